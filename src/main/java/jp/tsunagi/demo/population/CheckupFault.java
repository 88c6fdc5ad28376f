package jp.tsunagi.demo.population;

import jp.tsunagi.errors.ErrorCode;

/** What can be wrong with a health check or stand against its sending, and where it is found. The people are of the payer's office and consent, but where it says otherwise. */
public enum CheckupFault {
    /** 住民番号 of a resident who is no recipient. */
    UNKNOWN_PERSON(Found.AT_IMPORT, ErrorCode.UNKNOWN_RECIPIENT),
    BIRTH_DIFFERS(Found.AT_IMPORT, ErrorCode.PERSON_DISAGREES),
    SEX_DIFFERS(Found.AT_IMPORT, ErrorCode.PERSON_DISAGREES),

    UNKNOWN_ITEM(Found.AT_SENDING, ErrorCode.UNKNOWN_ITEM),
    OUT_OF_RANGE(Found.AT_SENDING, ErrorCode.OUT_OF_RANGE),
    CODE_NOT_IN_LIST(Found.AT_SENDING, ErrorCode.UNKNOWN_CODE),

    NO_CONSENT(Found.BY_EXCLUSION, ErrorCode.NO_CONSENT),
    CONSENT_NOT_OBTAINABLE(Found.BY_EXCLUSION, ErrorCode.NO_CONSENT),
    CONSENT_EXPIRED(Found.BY_EXCLUSION, ErrorCode.CONSENT_EXPIRED),
    SELF_INFORMATION_REFUSED(Found.BY_EXCLUSION, ErrorCode.SELF_INFORMATION_REFUSED),
    NOT_DISCLOSED(Found.BY_EXCLUSION, ErrorCode.NOT_DISCLOSED),
    /** Checked before the assistance began. */
    NOT_ON_ASSISTANCE(Found.BY_EXCLUSION, ErrorCode.NOT_ON_ASSISTANCE),
    /** Of another office than the payer of the archive. */
    OTHER_PAYER(Found.BY_EXCLUSION, ErrorCode.OTHER_PAYER),

    /** Given at the import, withdrawn before the sending. */
    CONSENT_WITHDRAWN(Found.BY_EXCLUSION, ErrorCode.NO_CONSENT),
    /** Given at the import, expired before the sending. */
    CONSENT_RUN_OUT(Found.BY_EXCLUSION, ErrorCode.CONSENT_EXPIRED),
    /** None at the import, given before the sending: the check goes out. */
    CONSENT_GIVEN_LATE(Found.NOT_AT_ALL, null),

    /** Of someone whom the screening collection system does not know: rejected. */
    UNKNOWN_AT_COUNTERPART(Found.BY_COUNTERPART, null),
    /** Held there, and without an answer. */
    UNANSWERED(Found.BY_COUNTERPART, null);

    /** Which step meets it. */
    public enum Found {
        /** In quarantine of {@code checkup-in}, every line of the check. */
        AT_IMPORT,
        /** In quarantine of {@code checkup-out}. */
        AT_SENDING,
        /** On the exclusion list of {@code checkup-out}. */
        BY_EXCLUSION,
        /** By the result, or by its not coming. */
        BY_COUNTERPART,
        NOT_AT_ALL
    }

    private final Found found;
    private final String code;

    CheckupFault(Found found, ErrorCode code) {
        this.found = found;
        this.code = code == null ? "" : code.code();
    }

    public Found found() {
        return found;
    }

    /** The hub's code; empty when the check goes out. */
    public String code() {
        return code;
    }
}
