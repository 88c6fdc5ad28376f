package jp.tsunagi.errors;

/**
 * A failure with its code. The detail names things (a file, a line, a field, a folder), never a personal number or a
 * value of a record; a cause's own text is not repeated, because drivers and parsers write values into theirs.
 */
public class HubException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final ErrorCode code;
    private final String detail;

    public HubException(ErrorCode code, String detail) {
        this(code, detail, null);
    }

    public HubException(ErrorCode code, String detail, Throwable cause) {
        super(code.code() + " " + detail, cause);
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
