package jp.tsunagi.demo.population;

import jp.tsunagi.errors.ErrorCode;

/** What can be wrong with a 医療券; each is found before it is sent. */
public enum VoucherFault {
    /** Issued though the assistance had ended. */
    NOT_ELIGIBLE(ErrorCode.NOT_ELIGIBLE),
    /** The institution's designation ended on the day before. */
    NOT_DESIGNATED(ErrorCode.NOT_DESIGNATED),
    OVER_TWO_MONTHS(ErrorCode.PERIOD_INVALID),
    /** 医療券 for 調剤, at a pharmacy. */
    WRONG_TREATMENT(ErrorCode.ITEMS_DISAGREE);

    private final String code;

    VoucherFault(ErrorCode code) {
        this.code = code.code();
    }

    /** The code in quarantine. */
    public String code() {
        return code;
    }
}
