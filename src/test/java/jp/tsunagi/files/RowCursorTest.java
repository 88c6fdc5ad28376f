package jp.tsunagi.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.ref.Reference;
import java.lang.ref.WeakReference;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import jp.tsunagi.layout.Layout;
import jp.tsunagi.ledger.Change;
import jp.tsunagi.ledger.OutboundLedger;
import jp.tsunagi.ledger.Run;
import jp.tsunagi.ledger.RunKind;
import jp.tsunagi.ledger.Sendable;
import jp.tsunagi.register.Linkage;
import jp.tsunagi.register.RegisterReader;
import org.apache.camel.dataformat.bindy.annotation.CsvRecord;
import org.apache.camel.dataformat.bindy.annotation.DataField;
import org.awaitility.Awaitility;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.datasource.DelegatingDataSource;

class RowCursorTest {
    private static final int ROWS = 10_000;

    @TempDir
    private Path folder;

    private Query query;

    @BeforeEach
    void query() throws Exception {
        Path file = folder.resolve("people.sql");
        Files.writeString(file, "select cast(x as varchar) as name from generate_series(1, " + ROWS + ") order by x");
        query = Query.read(file, SqlPermit.NONE);
        Person.MADE.clear();
    }

    @Test
    void whatWasReadAheadIsWipedWhenReadingStops() {
        RowCursor<Person> cursor = open(new Remembering());
        Batch<Person> taken = cursor.next();
        assertThat(cursor.hasNext()).isTrue();

        cursor.close();

        assertThat(taken.records()).hasSize(RowCursor.BATCH).noneMatch(person -> person.wiped);
        assertThat(Person.MADE)
                .hasSizeGreaterThan(RowCursor.BATCH)
                .allMatch(person -> person.wiped || taken.records().contains(person));
        assertThat(cursor.hasNext()).isFalse();
    }

    @Test
    void whatIsWrittenWipesItsWholeBatchTheUnsentAmongItAndNoOther() {
        Linkage linkage = RegisterReader.read(Path.of("config")).orThrow().linkage("eligibility-out");
        StagedFile staged = StagedFile.create(folder.resolve("staged"), linkage.encryption());
        Outbound outbound = new Outbound(null, linkage, null, null, staged, null, null);
        try (RowCursor<Person> cursor = open(new Remembering())) {
            outbound.reading(cursor);
            List<Person> first = cursor.next().records();
            List<Person> second = cursor.next().records();

            outbound.append(new byte[0]);

            assertThat(first).hasSize(RowCursor.BATCH).allMatch(person -> person.wiped);
            assertThat(second).hasSize(RowCursor.BATCH).noneMatch(person -> person.wiped);
        } finally {
            staged.close();
        }
    }

    @Test
    void aRunThatEndsAmidABatchWipesIt() {
        Linkage linkage = RegisterReader.read(Path.of("config")).orThrow().linkage("eligibility-out");
        JdbcDataSource hub = new JdbcDataSource();
        hub.setURL("jdbc:h2:mem:" + UUID.randomUUID());
        Run run = new Run(1, linkage.id(), RunKind.FULL, LocalDate.EPOCH, Instant.EPOCH, "test");
        OutboundLedger ledger = OutboundLedger.open(hub, null, Clock.systemUTC(), run, null);
        StagedFile staged = StagedFile.create(folder.resolve("staged"), linkage.encryption());
        Outbound outbound = new Outbound(run, linkage, null, null, staged, ledger, null);
        RowCursor<Person> cursor = open(new Remembering());
        outbound.reading(cursor);
        List<Person> taken = cursor.next().records();

        outbound.close();

        assertThat(taken).hasSize(RowCursor.BATCH).allMatch(person -> person.wiped);
        assertThat(Person.MADE).allMatch(person -> person.wiped);
    }

    @Test
    void whoKeepsAClosedCursorKeepsNothingOfItsConnection() {
        Remembering database = new Remembering();
        RowCursor<Person> cursor = open(database);
        int rows = 0;
        while (cursor.hasNext()) {
            rows += cursor.next().count();
        }
        assertThat(rows).isEqualTo(ROWS);

        cursor.close();

        try {
            Awaitility.await().untilAsserted(() -> {
                System.gc();
                assertThat(database.last.get()).isNull();
            });
        } finally {
            Reference.reachabilityFence(cursor);
        }
    }

    private RowCursor<Person> open(Remembering database) {
        return RowCursor.open(database, query, Map.of(), "people.sql", Layout.of(Person.class));
    }

    /** A database that knows its last connection as long as somebody else does. */
    private static final class Remembering extends DelegatingDataSource {
        private WeakReference<Connection> last = new WeakReference<>(null);

        Remembering() {
            JdbcDataSource source = new JdbcDataSource();
            source.setURL("jdbc:h2:mem:" + UUID.randomUUID());
            setTargetDataSource(source);
        }

        @Override
        public Connection getConnection() throws SQLException {
            Connection connection = super.getConnection();
            last = new WeakReference<>(connection);
            return connection;
        }
    }

    /** One row. */
    @CsvRecord(separator = ",", crlf = "WINDOWS")
    public static final class Person implements Sendable {
        private static final Queue<Person> MADE = new ConcurrentLinkedQueue<>();

        @DataField(pos = 1)
        private String name;

        private volatile boolean wiped;

        public Person() {
            MADE.add(this);
        }

        public String getName() {
            return name;
        }

        public void setName(String name) {
            this.name = name;
        }

        @Override
        public String recordKey() {
            return name;
        }

        @Override
        public String residentNumber() {
            return name;
        }

        @Override
        public boolean ended() {
            return false;
        }

        @Override
        public void sentAs(RunKind kind, Change change) {
            throw new UnsupportedOperationException("nothing is sent");
        }

        @Override
        public Set<String> sendingFields() {
            return Set.of();
        }

        @Override
        public String contentSupplement() {
            return "";
        }

        @Override
        public void wipe() {
            wiped = true;
        }
    }
}
