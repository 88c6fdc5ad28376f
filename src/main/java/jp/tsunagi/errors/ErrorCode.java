package jp.tsunagi.errors;

/**
 * Every error that a person can meet, by its number. The Japanese and English texts, what each means and what to do,
 * are in {@code error-codes.yaml}; {@link ErrorCatalogue} reads them.
 */
public enum ErrorCode {
    REQUIRED_MISSING(1001, Kind.DATA),
    TOO_LONG(1002, Kind.DATA),
    WRONG_TYPE(1003, Kind.DATA),
    UNKNOWN_CODE(1004, Kind.DATA),
    WRONG_CHECK_DIGIT(1005, Kind.DATA),
    UNMAPPABLE_CHARACTER(1006, Kind.DATA),
    DUPLICATE_KEY(1007, Kind.DATA),
    DATE_ORDER(1008, Kind.DATA),
    FUTURE_DATE(1009, Kind.DATA),
    WRONG_COLUMN_COUNT(1010, Kind.DATA),
    NEVER_SENT(1011, Kind.DATA),
    ANSWERED_TWICE(1012, Kind.DATA),
    CONTRADICTORY_ANSWERS(1013, Kind.DATA),
    UNKNOWN_RESULT_CODE(1014, Kind.DATA),
    MALFORMED_LINE(1015, Kind.DATA),
    ITEMS_DISAGREE(1016, Kind.DATA),
    WRONG_FORMAT(1017, Kind.DATA),
    EMPTY_FILE(2001, Kind.CONTRACT),
    HEADER_MISSING(2002, Kind.CONTRACT),
    TRAILER_MISSING(2003, Kind.CONTRACT),
    COUNT_MISMATCH(2004, Kind.CONTRACT),
    WRONG_CHARACTER_SET(2005, Kind.CONTRACT),
    BYTE_ORDER_MARK(2006, Kind.CONTRACT),
    PERSONAL_NUMBER_RETURNED(2007, Kind.CONTRACT),
    UNKNOWN_SENT_FILE(2008, Kind.CONTRACT),
    DUPLICATE_FILE(2009, Kind.CONTRACT),
    NAME_REUSED(2010, Kind.CONTRACT),
    LINE_TOO_LONG(2011, Kind.CONTRACT),
    DATA_AFTER_TRAILER(2012, Kind.CONTRACT),
    LAYOUT_MISMATCH(2013, Kind.CONTRACT),
    WRONG_FILE_NAME(2014, Kind.CONTRACT),
    CONTROL_CHARACTER(2015, Kind.CONTRACT),
    DATABASE_UNREACHABLE(3001, Kind.TRANSIENT),
    DATABASE_LOST(3002, Kind.TRANSIENT),
    SFTP_FAILED(3003, Kind.TRANSIENT),
    STORAGE_FAILED(3004, Kind.TRANSIENT),
    RUN_IN_PROGRESS(3005, Kind.TRANSIENT),
    UNKNOWN_LINKAGE(4001, Kind.CONFIGURATION),
    REGISTER_INVALID(4002, Kind.CONFIGURATION),
    SQL_INVALID(4003, Kind.CONFIGURATION),
    DATABASES_NOT_CONFIGURED(4004, Kind.CONFIGURATION),
    FOLDER_UNUSABLE(4005, Kind.CONFIGURATION),
    HOST_KEY_REFUSED(4006, Kind.CONFIGURATION),
    KEY_UNUSABLE(4007, Kind.CONFIGURATION),
    ROUTE_INVALID(4008, Kind.CONFIGURATION),
    SOURCE_UNORDERED(4009, Kind.CONFIGURATION),
    MAPPING_INVALID(4010, Kind.CONFIGURATION),
    UNEXPECTED(9001, Kind.BUG),
    UNBALANCED(9002, Kind.BUG);

    private final String code;
    private final Kind kind;

    ErrorCode(int number, Kind kind) {
        this.code = "TSN-" + number;
        this.kind = kind;
    }

    /** The code as people see it, {@code TSN-1001}. */
    public String code() {
        return code;
    }

    public Kind kind() {
        return kind;
    }
}
