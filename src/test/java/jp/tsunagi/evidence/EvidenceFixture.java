package jp.tsunagi.evidence;

import static jp.tsunagi.support.HubFixtureUsage.CLINIC;
import static jp.tsunagi.support.HubFixtureUsage.OTHER_CLINIC;
import static jp.tsunagi.support.HubFixtureUsage.THIRD_CLINIC;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import javax.sql.DataSource;
import jp.tsunagi.audit.TraceCounts;
import jp.tsunagi.audit.journal.Journal;
import jp.tsunagi.audit.journal.JournalReader;
import jp.tsunagi.audit.journal.StoredEntry;
import jp.tsunagi.demo.MovableClock;
import jp.tsunagi.files.Mappings;
import jp.tsunagi.files.Places;
import jp.tsunagi.files.SqlPermit;
import jp.tsunagi.ledger.Answer;
import jp.tsunagi.ledger.AnswerLedger;
import jp.tsunagi.ledger.Balance;
import jp.tsunagi.ledger.Change;
import jp.tsunagi.ledger.Concerned;
import jp.tsunagi.ledger.ContentHash;
import jp.tsunagi.ledger.EffectLedger;
import jp.tsunagi.ledger.EffectRuns;
import jp.tsunagi.ledger.FileEntry;
import jp.tsunagi.ledger.FileState;
import jp.tsunagi.ledger.LinkageFiles;
import jp.tsunagi.ledger.OutboundLedger;
import jp.tsunagi.ledger.Run;
import jp.tsunagi.ledger.RunKind;
import jp.tsunagi.ledger.Runs;
import jp.tsunagi.ledger.SentRecord;
import jp.tsunagi.privacy.KeyedPseudonyms;
import jp.tsunagi.privacy.Pseudonym;
import jp.tsunagi.privacy.Pseudonyms;
import jp.tsunagi.register.Register;
import jp.tsunagi.register.RegisterReader;
import jp.tsunagi.support.HubFixturePeople;
import jp.tsunagi.support.HubFixtureUsage;
import jp.tsunagi.support.JournalFixture;
import org.flywaydb.core.Flyway;
import org.h2.jdbcx.JdbcDataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The hub's ledger and journal in which files with made-up people are sent and answered. Person N has number 1000 + N. */
final class EvidenceFixture {
    static final String LINKAGE = "eligibility-out";
    static final LocalDate DAY = LocalDate.of(2026, 4, 1);
    static final ZoneId ZONE = ZoneId.of("Asia/Tokyo");

    private static final TraceCounts COUNTS = new TraceCounts();

    final MovableClock clock = new MovableClock(DAY, ZONE);
    final Path data;
    final DataSource hub;
    final JdbcTemplate sql;
    final JournalFixture fixture;
    final Journal journal;
    final Register register = RegisterReader.read(Path.of("config")).orThrow();

    private JdbcTemplate welfare;
    private final Runs runs;
    private final LinkageFiles files;

    EvidenceFixture(Path root) {
        this(root, h2());
    }

    EvidenceFixture(Path root, DataSource database) {
        data = root.resolve("data");
        hub = database;
        Flyway.configure().dataSource(hub).locations("classpath:db/hub").load().migrate();
        sql = new JdbcTemplate(hub);
        fixture = new JournalFixture(hub, root, clock);
        journal = fixture.journal();
        JdbcClient client = JdbcClient.create(hub);
        TransactionTemplate transaction = new TransactionTemplate(new DataSourceTransactionManager(hub));
        runs = new Runs(client, transaction, journal, COUNTS, "0".repeat(64), clock);
        files = new LinkageFiles(client, transaction, journal, clock);
    }

    private static DataSource h2() {
        JdbcDataSource database = new JdbcDataSource();
        database.setURL("jdbc:h2:mem:evidence" + UUID.randomUUID()
                + ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH;DB_CLOSE_DELAY=-1");
        return database;
    }

    Pseudonyms pseudonyms() {
        return new KeyedPseudonyms(fixture.hubKeys());
    }

    PersonLookup lookup() {
        Occasions occasions = new Occasions(
                welfare().getDataSource(),
                new Mappings(Path.of("mappings"), Duration.ofMinutes(1), file -> SqlPermit.NONE),
                ZONE);
        return new PersonLookup(JdbcClient.create(hub), occasions, pseudonyms(), journal);
    }

    /** The welfare database, empty at first; made when it is asked for. */
    JdbcTemplate welfare() {
        return welfare == null ? welfare(h2()) : welfare;
    }

    JdbcTemplate welfare(DataSource database) {
        Flyway.configure()
                .dataSource(database)
                .locations("classpath:db/welfare")
                .load()
                .migrate();
        welfare = new JdbcTemplate(database);
        return welfare;
    }

    Bundles bundles() {
        return new Bundles(
                hub, journal, fixture.checkpoints(), fixture.keys(), fixture.folder(), new LegalBases(register), ZONE);
    }

    Fingerprints fingerprints() {
        return new Fingerprints(
                JdbcClient.create(hub),
                journal,
                fixture.checkpoints(),
                fixture.keys(),
                fixture.folder(),
                new Places(data),
                register.municipality(),
                clock);
    }

    void moveTo(LocalDate day, int hour) {
        clock.moveTo(day, LocalTime.of(hour, 0));
    }

    static String resident(int person) {
        return Integer.toString(1000 + person);
    }

    static String key(int person) {
        return "12016010" + "%07d".formatted(person);
    }

    Pseudonym pseudonym(int person) {
        return pseudonyms().all(resident(person)).get(0);
    }

    /** Sends a file with these people. */
    FileEntry send(String name, int first, int last) {
        Run run = runs.open(LINKAGE, RunKind.FULL, "schedule", UnaryOperator.identity());
        FileEntry file = files.stage(run, name, DAY.plusDays(5));
        Pseudonyms.Maker maker = pseudonyms().maker();
        int count = last - first + 1;
        try (OutboundLedger ledger = OutboundLedger.open(hub, journal, clock, run, file)) {
            ledger.sent(IntStream.rangeClosed(first, last)
                    .mapToObj(person -> new SentRecord(
                            person - first + 1,
                            key(person),
                            Change.NEW,
                            new ContentHash(new byte[16]),
                            maker.of(resident(person))))
                    .toList());
            ledger.seal(
                    new OutboundLedger.Seal("a".repeat(64), 100, count, "drop/" + name, "entrustment-7", null),
                    new Balance(count, count, 0, 0, 0),
                    FileState.SEALED,
                    null);
        }
        files.published(file);
        runs.close(run.id(), new Balance(count, count, 0, 0, 0));
        return files.find(file.id()).orElseThrow();
    }

    /** Answers every record of a file. */
    void answer(FileEntry sent, int first, int last) {
        String name = "RES_" + sent.name();
        Run run = runs.open("result-in", RunKind.INBOUND, "arrival", UnaryOperator.identity());
        FileEntry file = files.enter(run, name, "b".repeat(64), 50, FileState.CLAIMED);
        try (AnswerLedger ledger = AnswerLedger.open(hub, journal, COUNTS, clock, run, file, sent)) {
            ledger.answers(IntStream.rangeClosed(first, last)
                    .mapToObj(person -> new Answer(person + 1L, key(person), true, "00", null))
                    .toList());
            ledger.apply(last - first + 1, 0);
        }
    }

    /**
     * A person in the welfare database, on assistance since 2026-01-01, with four checks in March: with a voucher, with one
     * that was issued afterwards, without, and with one that was withdrawn afterwards.
     */
    void knownToWelfare(int person) {
        new HubFixturePeople(welfare())
                .found(0)
                .add(person, person)
                .change(person, "resident_number", resident(person))
                .change(person, "recipient_number", key(person).substring(8));
        welfare()
                .update(
                        "insert into checkup (reference_number, recipient_id, checked_on, institution_code) "
                                + "values (?, ?, date '2026-02-01', '1310000009')",
                        "R" + person,
                        person);
        HubFixtureUsage usage = new HubFixtureUsage(welfare()).found();
        usage.voucher(person, person, CLINIC, "2026030000001");
        usage.voucher(person + 1, person, OTHER_CLINIC, "2026030000002");
        check(person, "2026-03-01 10:00:00", CLINIC, person);
        check(person, "2026-03-02 10:00:00", OTHER_CLINIC, null);
        check(person, "2026-03-03 10:00:00", "1310000003", null);
        usage.voucher(person + 2, person, THIRD_CLINIC, "2026030000003").cancel(person + 2, "2026-03-04");
        check(person, "2026-03-04 10:00:00", THIRD_CLINIC, person + 2);
    }

    private void check(int person, String at, String institution, Integer voucher) {
        welfare()
                .update(
                        "insert into usage_log values (?, ?, ?, ?, null, '1', '1', null, '0', 1, ?)",
                        person + at.substring(0, 10),
                        Timestamp.valueOf(at),
                        institution,
                        person,
                        voucher);
    }

    void leftOut(int person, long run, String code) {
        sql.update("insert into exclusion values (?, ?, ?)", run, key(person) + "20260201", code);
    }

    void setAside(int person, long run, String code) {
        sql.update(
                "insert into quarantine_item (run_id, linkage, level, source, line_no, record_key, field, error_code, state, "
                        + "raised_at) values (?, ?, 'RECORD', 'q.sql', 7, ?, 'name', ?, 'OPEN', ?)",
                run,
                LINKAGE,
                key(person),
                code,
                clock.instant().atOffset(ZoneOffset.UTC));
    }

    void listed(int person, long run, String code) {
        sql.update(
                "insert into confirmation_item (linkage, record_key, code, state, first_run_id, last_run_id, raised_at) "
                        + "values ('branch-number-in', ?, ?, 'OPEN', ?, ?, ?)",
                key(person),
                code,
                run,
                run,
                clock.instant().atOffset(ZoneOffset.UTC));
    }

    /** Takes a file over about these people. */
    Run takeOver(String name, int first, int last) {
        return takeOver(name, first, last, Concerned.Effect.TAKEN_OVER);
    }

    /** Takes a file over that did this about one person. */
    void concern(Concerned.Effect effect, int person) {
        takeOver("BRN_" + person + ".csv", person, person, effect);
    }

    private Run takeOver(String name, int first, int last, Concerned.Effect effect) {
        Run run = runs.open("branch-number-in", RunKind.INBOUND, "arrival", UnaryOperator.identity());
        files.enter(run, name, "c".repeat(64), 50, FileState.CLAIMED);
        Pseudonyms.Maker maker = pseudonyms().maker();
        int count = last - first + 1;
        try (EffectLedger ledger = EffectLedger.open(hub, journal, clock, run)) {
            ledger.concerns(IntStream.rangeClosed(first, last)
                    .mapToObj(person -> new Concerned(key(person), maker.of(resident(person)), effect))
                    .toList());
            ledger.prepare(new Balance(count, count, 0, 0, 0));
        }
        TransactionTemplate transaction = new TransactionTemplate(new DataSourceTransactionManager(hub));
        new EffectRuns(JdbcClient.create(hub), transaction, runs, journal, COUNTS, clock).conclude(run, false);
        return run;
    }

    List<StoredEntry> entries(String where, Object... values) {
        return new JournalReader(hub).list(where, values);
    }

    long lastEntry() {
        return sql.queryForObject("select max(seq) from journal_entry", Long.class);
    }

    /** The parts of a bundle, in their order. */
    static Map<String, byte[]> unpack(Path zip) throws IOException {
        Map<String, byte[]> parts = new LinkedHashMap<>();
        try (InputStream in = Files.newInputStream(zip);
                ZipInputStream entries = new ZipInputStream(in, StandardCharsets.UTF_8)) {
            for (ZipEntry entry = entries.getNextEntry(); entry != null; entry = entries.getNextEntry()) {
                parts.put(entry.getName(), entries.readAllBytes());
            }
        }
        return parts;
    }

    static String text(Map<String, byte[]> parts, String name) {
        return new String(parts.get(name), StandardCharsets.UTF_8);
    }
}
