package jp.tsunagi.audit.journal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import jp.tsunagi.errors.ErrorCode;
import jp.tsunagi.errors.HubException;

/** Reads entries from the database, in their order, a few at a time. */
public final class JournalReader {
    private static final int FETCH = 2_000;

    private final DataSource hub;

    public JournalReader(DataSource hub) {
        this.hub = hub;
    }

    /** Takes one entry after the other. */
    public interface Taker {
        /** @return whether it wants more */
        boolean take(StoredEntry entry);

        /**
         * Is told of a row that no entry can be read from: somebody else than the hub has written it.
         *
         * @return whether it wants more
         */
        default boolean unreadable(long seq) {
            throw new HubException(ErrorCode.JOURNAL_ALTERED, "entry " + seq + " cannot be read");
        }
    }

    /**
     * Gives entries in the order of their numbers.
     *
     * @param where condition on the columns of {@code journal_entry}
     */
    public void read(String where, Taker taker, Object... values) {
        try (Connection connection = hub.getConnection()) {
            // PostgreSQL streams only outside auto-commit, with a fetch size.
            connection.setAutoCommit(false);
            try {
                read(connection, where, taker, values);
            } finally {
                connection.rollback();
                connection.setAutoCommit(true);
            }
        } catch (SQLException e) {
            throw new HubException(ErrorCode.DATABASE_UNREACHABLE, "journal, SQL state " + e.getSQLState(), e);
        }
    }

    /** The same in a transaction of the caller, which must be outside auto-commit. */
    public static void read(Connection connection, String where, Taker taker, Object... values) throws SQLException {
        String sql = JournalRow.SELECT + " where " + where + " order by seq";
        try (PreparedStatement statement =
                connection.prepareStatement(sql, ResultSet.TYPE_FORWARD_ONLY, ResultSet.CONCUR_READ_ONLY)) {
            statement.setFetchSize(FETCH);
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            try (ResultSet rows = statement.executeQuery()) {
                boolean more = true;
                while (more && rows.next()) {
                    more = take(rows, taker);
                }
            }
        }
    }

    private static boolean take(ResultSet rows, Taker taker) throws SQLException {
        StoredEntry entry;
        try {
            entry = JournalRow.read(rows);
        } catch (IllegalArgumentException e) {
            return taker.unreadable(JournalRow.seq(rows));
        }
        return taker.take(entry);
    }

    /** All entries that fit, for conditions that few fit. */
    public List<StoredEntry> list(String where, Object... values) {
        List<StoredEntry> entries = new ArrayList<>();
        read(where, entries::add, values);
        return entries;
    }
}
