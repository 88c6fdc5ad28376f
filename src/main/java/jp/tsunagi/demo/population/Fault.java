package jp.tsunagi.demo.population;

import jp.tsunagi.errors.ErrorCode;

/** The kinds of spoilt records: what is wrong with them, who sees it, and whether the welfare department can mend it. */
public enum Fault {
    PERSONAL_NUMBER_CHECK_DIGIT(ErrorCode.WRONG_CHECK_DIGIT, "personalNumber"),
    PERSONAL_NUMBER_MISSING(ErrorCode.REQUIRED_MISSING, "personalNumber"),
    RECIPIENT_NUMBER_CHECK_DIGIT(ErrorCode.WRONG_CHECK_DIGIT, "insuredIdentificationNumber"),
    /** A private-use character that stands in no table. */
    NAME_UNMAPPABLE(ErrorCode.UNMAPPABLE_CHARACTER, "name"),
    KANA_MISSING(ErrorCode.REQUIRED_MISSING, "nameKana"),
    KANA_NOT_KANA(ErrorCode.WRONG_FORMAT, "nameKana"),
    ADDRESS_TOO_LONG(ErrorCode.TOO_LONG, "address"),
    BIRTH_IN_FUTURE(ErrorCode.FUTURE_DATE, "birthdate"),
    LOSS_BEFORE_QUALIFICATION(ErrorCode.DATE_ORDER, "disqualificationDate"),
    LOSS_REASON_UNKNOWN(ErrorCode.UNKNOWN_CODE, "reasonOfLoss"),
    LOSS_WITHOUT_REASON(ErrorCode.ITEMS_DISAGREE, "reasonOfLoss"),
    CONSENT_WITHOUT_DATE(ErrorCode.ITEMS_DISAGREE, "consentDate"),
    POST_NUMBER_LETTERS(ErrorCode.WRONG_FORMAT, "postNumber"),

    /** One 個人番号 on two people: the terminal takes the first and refuses the second. */
    PERSONAL_NUMBER_SHARED(Outcome.REJECTED, "E008", true),
    /** The terminal does not know the office. */
    OFFICE_UNKNOWN(Outcome.REJECTED, "E006", false),
    /** Nothing is wrong with the record; the counterpart leaves it without an answer. */
    UNANSWERED(Outcome.MISSING, "", false),
    /** Nothing is wrong with the record; the counterpart answers it two times. */
    ANSWERED_TWICE(Outcome.ANSWERED_TWICE, "", false);

    /** What becomes of a spoilt record. */
    public enum Outcome {
        QUARANTINED,
        REJECTED,
        MISSING,
        ANSWERED_TWICE
    }

    private final Outcome outcome;
    private final String code;
    private final String field;
    private final boolean mendable;

    Fault(ErrorCode code, String field) {
        this.outcome = Outcome.QUARANTINED;
        this.code = code.code();
        this.field = field;
        this.mendable = true;
    }

    Fault(Outcome outcome, String code, boolean mendable) {
        this.outcome = outcome;
        this.code = code;
        this.field = "";
        this.mendable = mendable;
    }

    public Outcome outcome() {
        return outcome;
    }

    /** The hub's code (TSN-1005) or the counterpart's (E008); empty if the record is good. */
    public String code() {
        return code;
    }

    /** The field in the words of the interface; empty if the hub finds nothing wrong. */
    public String field() {
        return field;
    }

    /** Whether the welfare department can put it right in its own data. */
    public boolean mendable() {
        return mendable;
    }
}
