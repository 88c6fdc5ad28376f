package jp.tsunagi.audit.journal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import jp.tsunagi.audit.proof.Hash;

/** An entry as a row of {@code journal_entry}. */
final class JournalRow {
    private static final List<String> COLUMNS = List.of(
            "seq",
            "at",
            "actor",
            "actor_version",
            "terminal",
            "screen",
            "access",
            "action",
            "outcome",
            "refers",
            "subject",
            "linkage",
            "run_id",
            "file_name",
            "file_sha256",
            "place",
            "records",
            "provision",
            "code",
            "reason",
            "trace_process",
            "trace_count",
            "prev",
            "hash",
            "seal");
    private static final String NAMES = String.join(", ", COLUMNS);
    private static final String INSERT = "insert into journal_entry (" + NAMES + ") values (?"
            + ", ?".repeat(COLUMNS.size() - 1) + ") on conflict do nothing";

    /** All columns, for {@link #read}. */
    static final String SELECT = "select " + NAMES + " from journal_entry";

    private JournalRow() {}

    /** @return false when the number is taken */
    static boolean insert(Connection connection, JournalEntry journaled, Hash hash, byte[] seal) throws SQLException {
        Entry entry = journaled.entry();
        Object[] values = {
            journaled.seq(),
            journaled.at().atOffset(ZoneOffset.UTC),
            entry.actor(),
            entry.version(),
            entry.terminal(),
            entry.screen(),
            entry.access().name(),
            entry.action().name(),
            entry.outcome().name(),
            entry.refers(),
            entry.subject(),
            entry.linkage(),
            entry.runId(),
            entry.fileName(),
            entry.fileSha256(),
            entry.place(),
            entry.records(),
            entry.provision(),
            entry.code(),
            entry.reason(),
            entry.traceProcess(),
            entry.traceCount(),
            journaled.prev().bytes(),
            hash.bytes(),
            seal
        };
        try (PreparedStatement statement = connection.prepareStatement(INSERT)) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            return statement.executeUpdate() == 1;
        }
    }

    /**
     * What a row says; whether it is true, verification finds out. The columns are taken by their places: to look them up by
     * name costs as much as to read them.
     *
     * @throws IllegalArgumentException when a code or a hash is none
     */
    static StoredEntry read(ResultSet row) throws SQLException {
        Entry entry = new Entry(
                Action.valueOf(row.getString(8)),
                Access.valueOf(row.getString(7)),
                Outcome.valueOf(row.getString(9)),
                row.getString(6),
                row.getString(3),
                row.getString(4),
                row.getString(5),
                number(row, 10),
                row.getString(11),
                row.getString(12),
                number(row, 13),
                row.getString(14),
                row.getString(15),
                row.getString(16),
                number(row, 17),
                row.getString(18),
                row.getString(19),
                row.getString(20),
                row.getString(21),
                number(row, 22));
        JournalEntry journaled = new JournalEntry(
                seq(row), row.getObject(2, OffsetDateTime.class).toInstant(), Hash.of(row.getBytes(23)), entry);
        return new StoredEntry(journaled, Hash.of(row.getBytes(24)), row.getBytes(25));
    }

    static long seq(ResultSet row) throws SQLException {
        return row.getLong(1);
    }

    private static Long number(ResultSet row, int column) throws SQLException {
        long value = row.getLong(column);
        return row.wasNull() ? null : value;
    }
}
