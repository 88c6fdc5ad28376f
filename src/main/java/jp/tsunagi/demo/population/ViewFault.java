package jp.tsunagi.demo.population;

import jp.tsunagi.errors.ErrorCode;

/** What can be wrong with a recipient's entry in the reference view; the welfare system has the right number. */
public enum ViewFault {
    DIFFERS(ErrorCode.NUMBER_DIFFERS),
    BLANK(ErrorCode.NUMBER_BLANK),
    CHECK_DIGIT(ErrorCode.NUMBER_INVALID),
    /** Another resident, no recipient, has the same number. */
    SHARED(ErrorCode.NUMBER_SHARED),
    MISSING(ErrorCode.PERSON_MISSING),
    /** The same number both times. */
    TWICE(ErrorCode.PERSON_TWICE);

    private final String code;

    ViewFault(ErrorCode code) {
        this.code = code.code();
    }

    /** The code on the confirmation list. */
    public String code() {
        return code;
    }
}
