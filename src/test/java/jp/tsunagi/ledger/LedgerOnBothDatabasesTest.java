package jp.tsunagi.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import javax.sql.DataSource;
import jp.tsunagi.audit.TraceCounts;
import jp.tsunagi.audit.journal.Journal;
import jp.tsunagi.errors.ErrorCode;
import jp.tsunagi.privacy.Pseudonym;
import jp.tsunagi.support.JournalFixture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The ledger's own SQL does the same on the embedded database and on PostgreSQL. */
class LedgerOnBothDatabasesTest {
    private static final Instant NOW = Instant.parse("2026-04-01T03:00:00.123Z");
    private static final Clock CLOCK = Clock.fixed(NOW, ZoneId.of("Asia/Tokyo"));

    private static final Pseudonym PERSON = Pseudonym.parse("p1-" + "0".repeat(32));
    private static final TraceCounts COUNTS = new TraceCounts();

    @TempDir
    static Path root;

    private static EmbeddedPostgres server;
    private static List<Ledger> ledgers;

    private record Ledger(
            String name, DataSource database, Journal journal, JdbcTemplate sql, Runs runs, LinkageFiles files) {
        static Ledger on(String name, DataSource database) {
            JdbcClient client = JdbcClient.create(database);
            TransactionTemplate transaction = new TransactionTemplate(new DataSourceTransactionManager(database));
            Journal journal = new JournalFixture(database, root.resolve(name), CLOCK).journal();
            return new Ledger(
                    name,
                    database,
                    journal,
                    new JdbcTemplate(database),
                    new Runs(client, transaction, journal, COUNTS, "0".repeat(64), CLOCK),
                    new LinkageFiles(client, transaction, journal, CLOCK));
        }

        @Override
        public String toString() {
            return name;
        }
    }

    @BeforeAll
    static void start() throws IOException {
        server = LedgerDatabases.server();
        ledgers = List.of(
                Ledger.on("H2", LedgerDatabases.h2()), Ledger.on("PostgreSQL", LedgerDatabases.postgres(server)));
    }

    @AfterAll
    static void stop() throws IOException {
        server.close();
    }

    static Stream<Ledger> ledgers() {
        return ledgers.stream();
    }

    @ParameterizedTest
    @MethodSource("ledgers")
    void whatIsInsertedInBulkIsReadBackAsItWas(Ledger ledger) throws SQLException {
        ledger.sql().execute("drop table if exists odd");
        ledger.sql()
                .execute("create table odd (id bigint, word varchar(100), raw bytea, flag boolean, "
                        + "at timestamp(3) with time zone)");
        List<String> words =
                List.of("\\", "\\N", "\\.", "a\tb", "a\r\nb", "", "'\"", "\\\\t", "架空𠮷", "a\u0001b", " x ");
        try (Connection connection = ledger.database().getConnection()) {
            List<Object[]> rows = new ArrayList<>();
            for (String word : words) {
                rows.add(new Object[] {(long) rows.size(), word, new byte[] {0, -1, 92, 10}, true, NOW});
            }
            rows.add(new Object[] {99L, null, null, null, null});
            BulkInsert insert = new BulkInsert(connection, "odd", "id", "word", "raw", "flag", "at");
            insert.insert(rows);
            insert.insert(List.of());
        }

        assertThat(ledger.sql().queryForList("select word from odd where id < 99 order by id", String.class))
                .containsExactlyElementsOf(words);
        Map<String, Object> nothing = ledger.sql().queryForMap("select * from odd where id = 99");
        assertThat(nothing)
                .containsEntry("word", null)
                .containsEntry("raw", null)
                .containsEntry("flag", null);
        assertThat(ledger.sql().queryForObject("select raw from odd where id = 0", byte[].class))
                .containsExactly(0, -1, 92, 10);
        assertThat(ledger.sql().queryForObject("select flag from odd where id = 0", Boolean.class))
                .isTrue();
        assertThat(ledger.sql()
                        .queryForObject("select at from odd where id = 0", OffsetDateTime.class)
                        .toInstant())
                .isEqualTo(NOW);
    }

    @ParameterizedTest
    @MethodSource("ledgers")
    void whatDidNotTakePlaceIsForgottenAndKnownMattersAreAsBefore(Ledger ledger) {
        EffectRuns effects = new EffectRuns(
                JdbcClient.create(ledger.database()),
                new TransactionTemplate(new DataSourceTransactionManager(ledger.database())),
                ledger.runs(),
                ledger.journal(),
                COUNTS,
                CLOCK);
        Confirmation known = new Confirmation("k1", ErrorCode.WRONG_FORMAT, "first");
        Run first = prepared(ledger, known);
        effects.conclude(first, false);
        List<Map<String, Object>> before = matters(ledger);

        Run second = prepared(
                ledger,
                new Confirmation("k1", ErrorCode.WRONG_FORMAT, "second"),
                new Confirmation("k2", ErrorCode.WRONG_FORMAT, "new"));
        assertThat(matters(ledger)).hasSize(2).isNotEqualTo(before);
        effects.discard(second);

        assertThat(matters(ledger)).isEqualTo(before);
        assertThat(effects.isPrepared(second)).isFalse();
        assertThat(ledger.runs().find(second.id()).orElseThrow().balance()).isEqualTo(Balance.ZERO);
        assertThat(ledger.sql().queryForList("select 1 from taken_record where run_id = ?", Integer.class, second.id()))
                .isEmpty();
    }

    private static Run prepared(Ledger ledger, Confirmation... matters) {
        Run run = ledger.runs().open("effects", RunKind.INBOUND, "test", UnaryOperator.identity());
        try (EffectLedger effect = EffectLedger.open(ledger.database(), ledger.journal(), CLOCK, run)) {
            effect.concerns(List.of(new Concerned("k1", PERSON, Concerned.Effect.TAKEN_OVER)));
            effect.confirm(List.of(matters));
            effect.prepare(new Balance(1, 1, 0, 0, 0));
        }
        return run;
    }

    private static List<Map<String, Object>> matters(Ledger ledger) {
        return ledger.sql()
                .queryForList("select record_key, note, state, first_run_id, last_run_id from confirmation_item "
                        + "where linkage = 'effects' order by item_id");
    }

    @ParameterizedTest
    @MethodSource("ledgers")
    void answersAreTiedToWhatWasSent(Ledger ledger) {
        FileEntry sent = sent(ledger, "tied.csv", 6);
        FileEntry file = returned(ledger, "first");
        Reconciled first = reconcile(
                ledger,
                file,
                sent,
                answer(2, "1", true),
                answer(3, "2", false),
                answer(4, "3", true),
                answer(5, "3", true),
                answer(6, "4", true),
                answer(7, "4", false),
                answer(8, "4", true),
                answer(9, "77", true));
        assertThat(first).isEqualTo(new Reconciled(3, 5, 2, 1, 3));

        FileEntry later = returned(ledger, "second");
        Reconciled second =
                reconcile(ledger, later, sent, answer(2, "1", false), answer(3, "2", false), answer(4, "5", true));
        assertThat(second).isEqualTo(new Reconciled(1, 2, 3, 1, 2));

        assertThat(ledger.sql()
                        .query(
                                "select source, line_no, error_code from quarantine_item where run_id in (?, ?) "
                                        + "order by run_id, line_no",
                                (row, n) -> tuple(row.getString(1), row.getInt(2), row.getString(3)),
                                file.runId(),
                                later.runId()))
                .containsExactly(
                        tuple("first", 5, ErrorCode.ANSWERED_TWICE.code()),
                        tuple("first", 6, ErrorCode.CONTRADICTORY_ANSWERS.code()),
                        tuple("first", 7, ErrorCode.CONTRADICTORY_ANSWERS.code()),
                        tuple("first", 8, ErrorCode.CONTRADICTORY_ANSWERS.code()),
                        tuple("first", 9, ErrorCode.NEVER_SENT.code()),
                        tuple("second", 2, ErrorCode.CONTRADICTORY_ANSWERS.code()),
                        tuple("second", 3, ErrorCode.ANSWERED_TWICE.code()));
        assertThat(ledger.files().find(sent.id()).orElseThrow())
                .extracting(FileEntry::state, FileEntry::accepted, FileEntry::rejected)
                .containsExactly(FileState.PUBLISHED, 3L, 1L);
    }

    @ParameterizedTest
    @MethodSource("ledgers")
    void answersThatWereNotAppliedLeaveNothing(Ledger ledger) {
        FileEntry sent = sent(ledger, "unapplied.csv", 2);
        FileEntry file = returned(ledger, "unapplied");
        try (AnswerLedger answers = AnswerLedger.open(
                ledger.database(),
                ledger.journal(),
                COUNTS,
                CLOCK,
                ledger.runs().run(file.runId()),
                file,
                sent)) {
            answers.answers(List.of(answer(2, "1", true)));
        }
        assertThat(ledger.sql()
                        .queryForObject("select count(*) from answer where sent_file_id = ?", Long.class, sent.id()))
                .isZero();
    }

    @ParameterizedTest
    @MethodSource("ledgers")
    void theNewestWordOnEachRecordDecidesItsState(Ledger ledger) {
        SentRecords records = new SentRecords(JdbcClient.create(ledger.database()));
        FileEntry sent = sent(ledger, "states.csv", 3);
        reconcile(ledger, returned(ledger, "states"), sent, answer(2, "1", true), answer(3, "2", false));

        Map<String, SentState> states = records.states("states.csv", List.of("1", "2", "3", "4"));
        ContentHash hash = new ContentHash(new byte[] {1});
        assertThat(states)
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "1", new SentState(hash, null, null),
                        "2", new SentState(null, null, hash),
                        "3", new SentState(null, hash, null)));
        ledger.files().closeUnanswered(sent.id());
        assertThat(records.states("states.csv", List.of("3"))).containsEntry("3", SentState.NONE);
    }

    private static Reconciled reconcile(Ledger ledger, FileEntry file, FileEntry sent, Answer... lines) {
        FileEntry now = ledger.files().find(sent.id()).orElseThrow();
        try (AnswerLedger answers = AnswerLedger.open(
                ledger.database(),
                ledger.journal(),
                COUNTS,
                CLOCK,
                ledger.runs().run(file.runId()),
                file,
                now)) {
            answers.answers(List.of(lines));
            return answers.apply(lines.length, 0);
        }
    }

    private static Answer answer(long line, String key, boolean accepted) {
        return new Answer(line, key, accepted, accepted ? "0000" : "E003", null);
    }

    /** A published file of one linkage of its own, with the keys 1, 2, 3 and so on. */
    private static FileEntry sent(Ledger ledger, String name, int records) {
        Run run = ledger.runs().open(name, RunKind.FULL, "test", UnaryOperator.identity());
        FileEntry file = ledger.files().stage(run, name, LocalDate.of(2026, 4, 6));
        try (OutboundLedger outbound = OutboundLedger.open(ledger.database(), ledger.journal(), CLOCK, run, file)) {
            List<SentRecord> entries = new ArrayList<>();
            for (int i = 1; i <= records; i++) {
                entries.add(new SentRecord(i, String.valueOf(i), Change.NEW, new ContentHash(new byte[] {1}), PERSON));
            }
            outbound.sent(entries);
            outbound.seal(
                    new OutboundLedger.Seal("00", 1, records, name, null, null),
                    new Balance(records, records, 0, 0, 0),
                    FileState.SEALED,
                    null);
        }
        ledger.files().published(file);
        return ledger.files().find(file.id()).orElseThrow();
    }

    private static FileEntry returned(Ledger ledger, String name) {
        Run run = ledger.runs().open("result", RunKind.INBOUND, "test", UnaryOperator.identity());
        return ledger.files().enter(run, name, "00", 1, FileState.CLAIMED);
    }
}
