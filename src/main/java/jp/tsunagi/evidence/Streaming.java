package jp.tsunagi.evidence;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;
import jp.tsunagi.ledger.DatabaseErrors;

/** Long results, a few rows at a time in memory. */
final class Streaming {
    private static final int FETCH = 5_000;

    private Streaming() {}

    interface Row {
        void take(ResultSet row) throws SQLException;
    }

    static void rows(DataSource hub, String sql, List<?> values, Row taker) {
        try (Connection connection = hub.getConnection()) {
            // PostgreSQL streams only outside auto-commit, with a fetch size.
            connection.setAutoCommit(false);
            try (PreparedStatement statement =
                    connection.prepareStatement(sql, ResultSet.TYPE_FORWARD_ONLY, ResultSet.CONCUR_READ_ONLY)) {
                statement.setFetchSize(FETCH);
                for (int i = 0; i < values.size(); i++) {
                    statement.setObject(i + 1, values.get(i));
                }
                try (ResultSet rows = statement.executeQuery()) {
                    while (rows.next()) {
                        taker.take(rows);
                    }
                }
            } finally {
                connection.rollback();
                connection.setAutoCommit(true);
            }
        } catch (SQLException e) {
            throw DatabaseErrors.of("hub database", e);
        }
    }
}
