package jp.tsunagi.errors;

import java.sql.SQLException;
import java.util.regex.Pattern;

/**
 * What may be told of a failure: its type, its stack frames, the hub's own text and a database's SQL state. Any other text
 * may repeat values. An instance stands for a failure of others among the causes of a {@link HubException}.
 */
public final class Cause extends Exception {
    private static final long serialVersionUID = 1L;
    private static final int DEEPEST = 20;
    private static final Pattern SQL_STATE = Pattern.compile("[0-9A-Z]{5}");

    private final String type;
    private final String text;

    private Cause(Throwable original, Throwable next) {
        super(told(original), next, false, true);
        this.type = type(original);
        this.text = text(original);
        setStackTrace(original.getStackTrace());
    }

    static Throwable of(Throwable original) {
        return of(original, 1);
    }

    private static Throwable of(Throwable original, int depth) {
        if (original == null || original instanceof HubException || depth > DEEPEST) {
            return depth > DEEPEST ? null : original;
        }
        return new Cause(original, of(original.getCause(), depth + 1));
    }

    /** The type of a failure by its full name; of a kept cause, that of the original. */
    public static String type(Throwable failure) {
        return failure instanceof Cause kept ? kept.type : failure.getClass().getName();
    }

    /** Code and detail of the hub's own failure, SQL state and vendor code of a database's; else null. */
    public static String text(Throwable failure) {
        if (failure instanceof HubException own) {
            return own.getMessage();
        }
        if (failure instanceof Cause kept) {
            return kept.text;
        }
        return failure instanceof SQLException sql ? state(sql) : null;
    }

    /** Type and text in one line. */
    public static String told(Throwable failure) {
        String text = text(failure);
        return text == null ? type(failure) : type(failure) + " (" + text + ")";
    }

    private static String state(SQLException failure) {
        String state = failure.getSQLState();
        // Whoever writes a function in a database can raise any state.
        boolean told = state != null && SQL_STATE.matcher(state).matches();
        return "SQL state " + (told ? state : "unknown") + ", vendor code " + failure.getErrorCode();
    }
}
