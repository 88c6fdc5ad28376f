package jp.tsunagi.ledger;

import java.sql.SQLException;
import jp.tsunagi.errors.ErrorCode;
import jp.tsunagi.errors.HubException;

/** What a database's failure means: gone for a while, or a statement that cannot work or was stopped. */
public final class DatabaseErrors {
    private DatabaseErrors() {}

    /** The detail names the database and the SQL state; never the driver's text, which repeats values. */
    public static HubException of(String where, Throwable failure) {
        return of(where, failure, ErrorCode.UNEXPECTED);
    }

    /**
     * The same of a statement of {@code mappings/}. There a value that does not fit what the statement makes of it (SQL state
     * class 22, data exception: ISO/IEC 9075-2) is no fault of the hub: SQL_INVALID.
     */
    public static HubException ofMapping(String where, Throwable failure) {
        return of(where, failure, ErrorCode.SQL_INVALID);
    }

    private static HubException of(String where, Throwable failure, ErrorCode ofData) {
        Throwable cause = failure;
        while (cause != null && !(cause instanceof SQLException) && !(cause instanceof HubException)) {
            cause = cause.getCause();
        }
        if (cause instanceof HubException known) {
            return known;
        }
        if (!(cause instanceof SQLException sql)) {
            return new HubException(
                    ErrorCode.UNEXPECTED, where + ": " + failure.getClass().getSimpleName(), failure);
        }
        String state = sql.getSQLState() == null ? "" : sql.getSQLState();
        return new HubException(code(sql, state, ofData), where + ", SQL state " + state, failure);
    }

    private static ErrorCode code(SQLException failure, String state, ErrorCode ofData) {
        if (state.equals("57014")) { // stopped: PostgreSQL and H2
            return ErrorCode.STATEMENT_TOO_SLOW;
        }
        if (state.startsWith("22")) {
            return ofData;
        }
        if (state.startsWith("23")) {
            return ErrorCode.DUPLICATE_KEY;
        }
        if (state.startsWith("42")) {
            return ErrorCode.SQL_INVALID;
        }
        boolean gone = state.startsWith("08") // connection
                || isOfThePool(failure)
                || state.startsWith("57P") // PostgreSQL is going down
                || state.startsWith("9006") // H2: connection broken, database closed
                || state.equals("90098")
                || state.equals("90121")
                || failure instanceof java.sql.SQLTransientException
                || failure instanceof java.sql.SQLNonTransientConnectionException;
        return gone
                ? ErrorCode.DATABASE_LOST
                : state.startsWith("53") ? ErrorCode.STORAGE_FAILED : ErrorCode.UNEXPECTED;
    }

    // A connection that broke is closed by the pool, which then answers for it, without a SQL state.
    private static boolean isOfThePool(SQLException failure) {
        StackTraceElement[] frames = failure.getStackTrace();
        return failure.getSQLState() == null
                && frames.length > 0
                && frames[0].getClassName().startsWith("com.zaxxer.hikari.");
    }
}
