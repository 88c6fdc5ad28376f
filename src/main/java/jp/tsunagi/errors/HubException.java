package jp.tsunagi.errors;

/**
 * A failure with its code. The detail names things (a file, a line, a field, a folder), never a personal number or a
 * value of a record. Of a cause only its type and stack frames are kept, because drivers and parsers write values into
 * their texts; so whoever prints this failure, prints no value.
 */
public class HubException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final ErrorCode code;
    private final String detail;

    public HubException(ErrorCode code, String detail) {
        this(code, detail, null);
    }

    public HubException(ErrorCode code, String detail, Throwable cause) {
        super(code.code() + " " + detail, Cause.of(cause), false, true);
        this.code = code;
        this.detail = detail;
    }

    public ErrorCode code() {
        return code;
    }

    public String detail() {
        return detail;
    }
}
