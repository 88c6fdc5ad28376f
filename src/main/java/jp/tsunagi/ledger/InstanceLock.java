package jp.tsunagi.ledger;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import javax.sql.DataSource;
import jp.tsunagi.errors.ErrorCode;
import jp.tsunagi.errors.HubException;
import org.postgresql.PGConnection;

/**
 * One hub at a time works on a ledger. PostgreSQL: an advisory lock that goes with its connection, so a crash frees it.
 * An embedded database has a lock of its own.
 */
public final class InstanceLock implements AutoCloseable {
    // "tsunagi" in the bytes of a long.
    private static final long KEY = 0x7473756e616769L;
    private static final int ANSWERS_WITHIN_SECONDS = 5;

    private final DataSource hub;
    private Connection connection;

    private InstanceLock(DataSource hub) {
        this.hub = hub;
    }

    /** @throws HubException RUN_IN_PROGRESS when another hub holds it */
    public static InstanceLock take(DataSource hub) {
        InstanceLock lock = new InstanceLock(hub);
        lock.assure();
        return lock;
    }

    /**
     * Makes sure that the lock is still held, and takes it anew when its connection was lost. Asked before each run.
     *
     * @throws HubException RUN_IN_PROGRESS when another hub has it now
     */
    public synchronized void assure() {
        try {
            if (connection != null && connection.isValid(ANSWERS_WITHIN_SECONDS)) {
                return;
            }
            drop();
            Connection fresh = hub.getConnection();
            if (fresh.isWrapperFor(PGConnection.class) && !asked(fresh, "select pg_try_advisory_lock(?)")) {
                fresh.close();
                throw new HubException(ErrorCode.RUN_IN_PROGRESS, "another hub works on this hub database");
            }
            connection = fresh;
        } catch (SQLException e) {
            throw new HubException(ErrorCode.DATABASE_UNREACHABLE, "hub database", e);
        }
    }

    private static boolean asked(Connection connection, String question) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(question)) {
            statement.setLong(1, KEY);
            try (ResultSet row = statement.executeQuery()) {
                return row.next() && row.getBoolean(1);
            }
        }
    }

    private void drop() throws SQLException {
        if (connection != null) {
            connection.close();
            connection = null;
        }
    }

    @Override
    public synchronized void close() throws SQLException {
        if (connection != null && connection.isWrapperFor(PGConnection.class)) {
            asked(connection, "select pg_advisory_unlock(?)");
        }
        drop();
    }
}
