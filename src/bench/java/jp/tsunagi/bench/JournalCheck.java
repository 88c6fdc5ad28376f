package jp.tsunagi.bench;

import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import javax.sql.DataSource;
import jp.tsunagi.audit.verify.Verification;
import jp.tsunagi.audit.verify.Verifier;
import org.flywaydb.core.Flyway;

/**
 * Verification of a whole journal in the database, against the two things that it cannot do without: a sequential read of the
 * same columns by the same driver, and SHA-256 of as many bytes as are hashed.
 */
final class JournalCheck {
    private static final int BLOCK = 500;

    private JournalCheck() {}

    static void measure(Figures figures) throws Exception {
        int entries = Integer.getInteger("tsunagi.bench.entries");
        DataSource hub = Databases.hubDatabase();
        Flyway.configure()
                .dataSource(hub)
                .locations("classpath:db/hub")
                .load()
                .migrate();
        JournalWriter journal = new JournalWriter(hub, Databases.folder().resolve("journal"));
        journal.write(entries);
        figures.put("verify.entries", entries);
        figures.put("verify.bytes", (double) journal.bytes());
        figures.measure("verify.read", () -> read(hub));
        figures.measure("verify.sha256", () -> hash(journal.bytes()));
        figures.measure("verify.verify", () -> verify(hub, journal, entries));
    }

    private static void verify(DataSource hub, JournalWriter journal, int entries) {
        Verification verification = new Verifier(journal.folder()).database(hub, Clock.systemUTC());
        if (!verification.holds() || verification.entries().valid() != entries) {
            throw new IllegalStateException(verification.lines().toString());
        }
    }

    private static void read(DataSource hub) throws SQLException {
        try (Connection connection = hub.getConnection()) {
            connection.setAutoCommit(false);
            try (PreparedStatement statement = connection.prepareStatement(
                    "select seq, at, actor, actor_version, terminal, screen, access, action, outcome, refers, subject, "
                            + "linkage, run_id, file_name, file_sha256, place, records, provision, code, reason, "
                            + "trace_process, trace_count, prev, hash from journal_entry order by seq")) {
                statement.setFetchSize(2_000);
                try (ResultSet row = statement.executeQuery()) {
                    while (row.next()) {
                        columns(row);
                    }
                }
            }
        }
    }

    private static void columns(ResultSet row) throws SQLException {
        for (int column = 1; column <= 24; column++) {
            switch (column) {
                case 1, 10, 13, 17, 22 -> row.getLong(column);
                case 2 -> row.getObject(column, OffsetDateTime.class);
                case 23, 24 -> row.getBytes(column);
                default -> row.getString(column);
            }
        }
    }

    private static void hash(long bytes) throws Exception {
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        byte[] block = new byte[BLOCK];
        for (long done = 0; done < bytes; done += BLOCK) {
            digest.digest(block);
        }
    }
}
