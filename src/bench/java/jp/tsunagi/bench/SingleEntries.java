package jp.tsunagi.bench;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.time.Clock;
import java.time.ZoneOffset;
import jp.tsunagi.audit.journal.Access;
import jp.tsunagi.audit.journal.Action;
import jp.tsunagi.audit.journal.Checkpoints;
import jp.tsunagi.audit.journal.DatabaseJournal;
import jp.tsunagi.audit.journal.Entry;
import jp.tsunagi.audit.journal.EvidenceFolder;
import jp.tsunagi.audit.journal.Journal;
import jp.tsunagi.audit.journal.JournalKeys;
import jp.tsunagi.audit.journal.JournalSeal;
import jp.tsunagi.audit.journal.JournalState;
import jp.tsunagi.audit.journal.Outcome;
import jp.tsunagi.audit.journal.Station;
import jp.tsunagi.errors.HubException;
import jp.tsunagi.privacy.HubKeys;
import org.flywaydb.core.Flyway;

/** Entries that are each on the disk before the next: the journal, and plain JDBC into a table of the same shape. */
final class SingleEntries {
    private static final int ENTRIES = 3_000;
    private static final String PLAIN = "insert into plain_entry (seq, at, actor, actor_version, terminal, screen, access, "
            + "action, outcome, linkage, run_id, file_name, file_sha256, place, records, reason, refers, prev, hash, seal) "
            + "values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";

    private SingleEntries() {}

    static void measure(Figures figures) throws Exception {
        HikariConfig pool = new HikariConfig();
        pool.setDataSource(Databases.hubDatabase());
        try (HikariDataSource hub = new HikariDataSource(pool)) {
            Flyway.configure()
                    .dataSource(hub)
                    .locations("classpath:db/hub")
                    .load()
                    .migrate();
            Journal journal = journal(hub);
            figures.measure("entries", () -> {
                for (int i = 0; i < ENTRIES; i++) {
                    journal.enter(entry(i));
                }
            });
            try (Connection connection = hub.getConnection()) {
                try (Statement statement = connection.createStatement()) {
                    statement.execute("create table plain_entry (like journal_entry including all)");
                }
                connection.setAutoCommit(false);
                int[] number = {0};
                figures.measure("entries-plain", () -> plain(connection, number));
                connection.rollback();
                connection.setAutoCommit(true);
            }
        }
        figures.put("entries.count", ENTRIES);
    }

    private static void plain(Connection connection, int[] number) throws SQLException {
        String digest = "0".repeat(64);
        byte[] hash = new byte[32];
        try (PreparedStatement insert = connection.prepareStatement(PLAIN)) {
            for (int i = 0; i < ENTRIES; i++) {
                int column = 1;
                insert.setLong(column++, ++number[0]);
                insert.setObject(column++, Clock.systemUTC().instant().atOffset(ZoneOffset.UTC));
                for (String text : new String[] {
                    "operator", digest, "terminal-1", "screen " + i, "SEND", "PUBLISH", "DONE", "eligibility-out"
                }) {
                    insert.setString(column++, text);
                }
                insert.setLong(column++, i);
                insert.setString(column++, "SKK_139998_20260401_001.csv");
                insert.setString(column++, digest);
                insert.setString(column++, "drop/eligibility-out/SKK_139998_20260401_001.csv");
                insert.setLong(column++, i);
                insert.setString(column++, "read 1 = written 1");
                insert.setNull(column++, Types.BIGINT);
                insert.setBytes(column++, hash);
                insert.setBytes(column++, hash);
                insert.setBytes(column, hash);
                insert.executeUpdate();
                connection.commit();
            }
        }
    }

    private static Entry entry(int i) {
        return Entry.of(Action.PUBLISH, Access.SEND, Outcome.DONE, "screen " + i)
                .by("operator")
                .linkage("eligibility-out")
                .run((long) i)
                .file("SKK_139998_20260401_001.csv", "0".repeat(64))
                .place("drop/eligibility-out/SKK_139998_20260401_001.csv")
                .records((long) i)
                .because("read 1 = written 1")
                .build();
    }

    private static Journal journal(HikariDataSource hub) throws Exception {
        Path folder = Files.createDirectories(Databases.folder().resolve("entries"));
        EvidenceFolder evidence = new EvidenceFolder(folder.resolve("evidence"));
        HubKeys hubKeys = new HubKeys(folder.resolve("keys"));
        JournalKeys keys = new JournalKeys(hubKeys, evidence, "tsunagi-139998/journal");
        JournalSeal seal = new JournalSeal(hubKeys);
        JournalState state = new JournalState() {
            @Override
            public void failed(Part part, HubException failure) {
                throw failure;
            }

            @Override
            public void works(Part part) {
                // As it should.
            }
        };
        Clock clock = Clock.systemUTC();
        return new DatabaseJournal(
                hub,
                clock,
                new Station("operator", "terminal-1", "0".repeat(64)),
                state,
                new Checkpoints(hub, keys, seal, evidence, state, clock),
                seal);
    }
}
