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

    private final Connection connection;

    private InstanceLock(Connection connection) {
        this.connection = connection;
    }

    /** @throws HubException RUN_IN_PROGRESS when another hub holds it */
    public static InstanceLock take(DataSource hub) {
        Connection connection;
        try {
            connection = hub.getConnection();
        } catch (SQLException e) {
            throw new HubException(ErrorCode.DATABASE_UNREACHABLE, "hub database", e);
        }
        try {
            if (!connection.isWrapperFor(PGConnection.class) || locked(connection)) {
                return new InstanceLock(connection);
            }
            connection.close();
        } catch (SQLException e) {
            throw DatabaseErrors.of("hub database", e);
        }
        throw new HubException(ErrorCode.RUN_IN_PROGRESS, "another hub works on this hub database");
    }

    private static boolean locked(Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("select pg_try_advisory_lock(?)")) {
            statement.setLong(1, KEY);
            try (ResultSet row = statement.executeQuery()) {
                return row.next() && row.getBoolean(1);
            }
        }
    }

    @Override
    public void close() throws SQLException {
        try (connection) {
            if (connection.isWrapperFor(PGConnection.class)) {
                try (PreparedStatement statement = connection.prepareStatement("select pg_advisory_unlock(?)")) {
                    statement.setLong(1, KEY);
                    statement.execute();
                }
            }
        }
    }
}
