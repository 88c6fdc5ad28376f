package jp.tsunagi.counterpart.address;

/** Why one record is rejected. Codes: interface page, 宛名登録結果. */
enum RegistrationRejection {
    REQUIRED_MISSING("A001"),
    TOO_LONG("A002"),
    WRONG_VALUE("A003"),
    PERSONAL_NUMBER_CHECK_DIGIT("A004"),
    PERSONAL_NUMBER_OF_ANOTHER("A005"),
    IN_RESIDENT_REGISTER("A006"),
    TWICE("A007"),
    NEVER_REGISTERED("A008");

    private final String code;

    RegistrationRejection(String code) {
        this.code = code;
    }

    String code() {
        return code;
    }
}
