package jp.tsunagi.counterpart;

/** Why one record is rejected. Codes: interface page, 処理結果. */
enum Rejection {
    REQUIRED_MISSING("E001"),
    TOO_LONG("E002"),
    WRONG_VALUE("E003"),
    PERSONAL_NUMBER_CHECK_DIGIT("E004"),
    RECIPIENT_NUMBER_CHECK_DIGIT("E005"),
    UNKNOWN_PAYER("E006"),
    KEY_TWICE("E007"),
    PERSONAL_NUMBER_OF_ANOTHER("E008"),
    DATES_CONTRADICT("E009"),
    NEVER_REGISTERED("E010"),
    RECIPIENT_NOT_REGISTERED("E011"),
    OUTSIDE_ELIGIBILITY("E012"),
    ISSUE_NUMBER_OF_ANOTHER("E013"),
    ITEMS_CONTRADICT("E014");

    private final String code;

    Rejection(String code) {
        this.code = code;
    }

    String code() {
        return code;
    }
}
