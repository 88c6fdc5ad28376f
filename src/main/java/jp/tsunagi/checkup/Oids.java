package jp.tsunagi.checkup;

/** Object identifiers of the health-check files. Source: MHLW, OID table of the electronic health-check data, fourth term. */
public final class Oids {
    /** Before every number below. */
    public static final String BASE = "1.2.392.200119.6.";

    /** 保険者番号; here 公費負担者番号. */
    public static final String INSURER = BASE + "101";

    /** 健診機関番号. */
    public static final String INSTITUTION = BASE + "102";

    /** 代行機関番号. */
    public static final String AGENCY = BASE + "103";

    /** 被保険者証等番号; here 受給者番号. */
    public static final String INSURED_NUMBER = BASE + "205";

    /** 被保険者枝番. */
    public static final String BRANCH_NUMBER = BASE + "211";

    public static final String REPORT_CATEGORY = BASE + "1001";

    public static final String PROGRAM = BASE + "1002";

    public static final String ITEM = BASE + "1005";

    public static final String METHOD = BASE + "1007";

    public static final String SECTION = BASE + "1010";

    public static final String SEX = BASE + "1104";

    /** Of {@code typeId}, fixed by HL7. */
    public static final String TYPE_ID = "2.16.840.1.113883.1.3";

    private Oids() {}
}
