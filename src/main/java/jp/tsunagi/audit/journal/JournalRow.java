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
            "hash");
    private static final String NAMES = String.join(", ", COLUMNS);
    private static final String INSERT = "insert into journal_entry (" + NAMES + ") values (?"
            + ", ?".repeat(COLUMNS.size() - 1) + ") on conflict do nothing";

    /** All columns, for {@link #read}. */
    static final String SELECT = "select " + NAMES + " from journal_entry";

    private JournalRow() {}

    /** @return false when the number is taken */
    static boolean insert(Connection connection, JournalEntry journaled, Hash hash) throws SQLException {
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
            hash.bytes()
        };
        try (PreparedStatement statement = connection.prepareStatement(INSERT)) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            return statement.executeUpdate() == 1;
        }
    }

    /** What a row says; whether it is true, verification finds out. */
    static StoredEntry read(ResultSet row) throws SQLException {
        Entry entry = new Entry(
                Action.valueOf(row.getString("action")),
                Access.valueOf(row.getString("access")),
                Outcome.valueOf(row.getString("outcome")),
                row.getString("screen"),
                row.getString("actor"),
                row.getString("actor_version"),
                row.getString("terminal"),
                row.getObject("refers", Long.class),
                row.getString("subject"),
                row.getString("linkage"),
                row.getObject("run_id", Long.class),
                row.getString("file_name"),
                row.getString("file_sha256"),
                row.getString("place"),
                row.getObject("records", Long.class),
                row.getString("provision"),
                row.getString("code"),
                row.getString("reason"),
                row.getString("trace_process"),
                row.getObject("trace_count", Long.class));
        JournalEntry journaled = new JournalEntry(
                row.getLong("seq"),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                Hash.of(row.getBytes("prev")),
                entry);
        return new StoredEntry(journaled, Hash.of(row.getBytes("hash")));
    }
}
