package jp.tsunagi.ledger;

import java.sql.SQLException;
import jp.tsunagi.errors.ErrorCode;
import jp.tsunagi.errors.HubException;

/** What a database's failure means: gone for a while, or a statement that cannot work or was stopped. */
public final class DatabaseErrors {
    private DatabaseErrors() {}

    /** The detail names the database and the SQL state; never the driver's text, which repeats values. */
    public static HubException of(String where, Throwable failure) {
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
        return new HubException(code(sql, state), where + ", SQL state " + state, failure);
    }

    private static ErrorCode code(SQLException failure, String state) {
        if (state.equals("57014")) { // stopped: PostgreSQL and H2
            return ErrorCode.STATEMENT_TOO_SLOW;
        }
        if (state.startsWith("23")) {
            return ErrorCode.DUPLICATE_KEY;
        }
        if (state.startsWith("42")) {
            return ErrorCode.SQL_INVALID;
        }
        boolean gone = state.startsWith("08") // connection
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
}
