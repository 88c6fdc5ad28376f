package jp.tsunagi.counterpart.screening;

/** Object identifiers of the electronic health-check data. */
final class Oids {
    private static final String BASE = "1.2.392.200119.6.";

    static final String PAYER = BASE + "101";
    static final String INSTITUTION = BASE + "102";
    static final String AGENCY = BASE + "103";
    static final String NUMBER = BASE + "205";
    static final String BRANCH = BASE + "211";
    static final String REPORT = BASE + "1001";
    static final String PROGRAM = BASE + "1002";
    static final String ITEM = BASE + "1005";
    static final String METHOD = BASE + "1007";
    static final String SECTION = BASE + "1010";
    static final String SEX = BASE + "1104";

    private Oids() {}
}
