package jp.tsunagi.usage;

import static jp.tsunagi.support.HubFixturePeople.key;
import static jp.tsunagi.support.HubFixtureUsage.CLINIC;
import static jp.tsunagi.support.HubFixtureUsage.OTHER_CLINIC;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import javax.sql.DataSource;
import jp.tsunagi.errors.ErrorCode;
import jp.tsunagi.errors.HubException;
import jp.tsunagi.files.Mappings;
import jp.tsunagi.files.Places;
import jp.tsunagi.files.SqlPermit;
import jp.tsunagi.ledger.SubjectSet;
import jp.tsunagi.privacy.KeyedPseudonyms;
import jp.tsunagi.privacy.Pseudonyms;
import jp.tsunagi.support.HubFixturePeople;
import jp.tsunagi.support.HubFixtureUsage;
import jp.tsunagi.support.JournalFixture;
import jp.tsunagi.support.PostgresServer;
import org.flywaydb.core.Flyway;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.JdbcTemplate;

/** The searches against a few checks whose answers are known, on both databases. */
class UsageSearchesTest {
    private static final LocalDate MARCH = LocalDate.of(2026, 3, 1);
    private static final LocalDate END_OF_MARCH = LocalDate.of(2026, 3, 31);
    private static final LocalDate END_OF_APRIL = LocalDate.of(2026, 4, 30);
    private static final String PURPOSE = "review 7";

    @TempDir
    static Path root;

    private static PostgresServer server;
    private static Map<String, DataSource> databases;

    private JdbcTemplate hub;
    private JournalFixture journal;
    private Pseudonyms pseudonyms;
    private Path mappings;

    @BeforeAll
    static void makeChecks() throws Exception {
        server = PostgresServer.start();
        databases = Map.of("H2", h2("welfare"), "PostgreSQL", server.create("welfare", "welfare"));
        databases.values().forEach(UsageSearchesTest::fill);
    }

    @AfterAll
    static void stop() throws IOException {
        server.close();
    }

    @BeforeEach
    void makeJournal() throws IOException {
        DataSource database = h2("hub");
        Path folder = Files.createTempDirectory(root, "hub");
        hub = new JdbcTemplate(database);
        journal = new JournalFixture(database, folder, Clock.systemUTC());
        pseudonyms = new KeyedPseudonyms(journal.hubKeys());
        mappings = Files.createDirectories(folder.resolve("mappings/usage")).getParent();
        try (Stream<Path> queries = Files.list(Path.of("mappings/usage"))) {
            for (Path query : queries.filter(Files::isRegularFile).toList()) {
                Files.copy(query, mappings.resolve("usage").resolve(query.getFileName()));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"H2", "PostgreSQL"})
    void untrustedAreTheChecksWithoutAVoucherFromTheFirstToTheEndOfTheLastDay(String database) {
        assertThat(rows(database, UsageSearch.untrusted(LocalDate.of(2026, 3, 2), LocalDate.of(2026, 3, 3))))
                .containsExactly(
                        key(1) + " 2026-03-03 12:00:00 " + CLINIC + " 00000000000000000002 1 1  1",
                        key(3) + " 2026-03-02 00:00:00 " + OTHER_CLINIC + " 00000000000000000009 1 1  1",
                        key(3) + " 2026-03-03 23:59:59 " + CLINIC + " 00000000000000000010 1 1  1");
        assertThat(rows(database, UsageSearch.untrusted(LocalDate.of(2026, 3, 30), END_OF_APRIL)))
                .as("there was a voucher")
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"H2", "PostgreSQL"})
    void aVoucherIssuedAfterTheCheckWasTakenOverCountsUnlessItWasCancelledByThenOrIsOfAnotherTimeOrPlace(
            String database) {
        UsageSearch search = UsageSearch.untrusted(LocalDate.of(2026, 3, 1), LocalDate.of(2026, 3, 2));
        String of1st = key(4) + " 2026-03-01 12:00:00 " + CLINIC + " 00000000000000000011 1 1  1";
        JdbcTemplate welfare = new JdbcTemplate(databases.get(database));
        HubFixtureUsage vouchers = new HubFixtureUsage(welfare);
        try {
            vouchers.voucher(40, 4, OTHER_CLINIC, "2026030000040").voucher(41, 4, CLINIC, null);
            vouchers.voucher(42, 4, CLINIC, "2026030000042").cancel(42, "2026-03-01");
            vouchers.voucher(43, 4, CLINIC, "2026030000043");
            welfare.update("update voucher set valid_from = date '2026-03-02' where voucher_id = 43");
            assertThat(rows(database, search)).contains(of1st);

            welfare.update("update voucher set valid_from = date '2026-03-01' where voucher_id = 43");
            assertThat(rows(database, search)).isNotEmpty().doesNotContain(of1st);
            assertThat(welfare.queryForList("select voucher_id from usage_log where recipient_id = 4", Long.class))
                    .as("what was tied at the time")
                    .containsOnlyNulls();
        } finally {
            welfare.update("delete from voucher where voucher_id >= 40");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"H2", "PostgreSQL"})
    void aVoucherThatWasTiedAndCancelledSinceCountsNoMore(String database) {
        UsageSearch search = UsageSearch.untrusted(LocalDate.of(2026, 3, 30), END_OF_APRIL);
        JdbcTemplate welfare = new JdbcTemplate(databases.get(database));
        HubFixtureUsage vouchers = new HubFixtureUsage(welfare);
        long tied = welfare.queryForObject(
                "select min(voucher_id) from usage_log where confirmed_at >= timestamp '2026-03-30 00:00:00'",
                Long.class);
        try {
            vouchers.cancel(tied, "2026-03-01");
            assertThat(rows(database, search)).isNotEmpty();
        } finally {
            welfare.update("update voucher set cancelled_on = null where voucher_id = ?", tied);
        }
        assertThat(rows(database, search)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"H2", "PostgreSQL"})
    void recipientsAreFoundByAnyNumberOfChecksAndDays(String database) {
        assertThat(rows(database, UsageSearch.checks(MARCH, END_OF_MARCH, 4, 3)))
                .containsExactly(key(1) + " 4 3 1 2026-03-01 2026-03-05");
        assertThat(rows(database, UsageSearch.checks(MARCH, END_OF_MARCH, 3, 3)))
                .containsExactly(
                        key(1) + " 4 3 1 2026-03-01 2026-03-05",
                        key(3) + " 3 3 2 2026-03-01 2026-03-03",
                        key(4) + " 3 3 1 2026-03-01 2026-03-19");
        assertThat(rows(database, UsageSearch.checks(MARCH, END_OF_MARCH, 1, 4)))
                .as("two checks of a day are one day")
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"H2", "PostgreSQL"})
    void frequentAreVisitsAtOneInstitutionWithinAPeriodThatSlidesOverTheEndOfAMonth(String database) {
        assertThat(frequent(database, 3, 5))
                .containsExactly(
                        key(1) + " " + CLINIC + " 2026-03-01 2026-03-05 3 4",
                        key(2) + " " + CLINIC + " 2026-03-30 2026-04-03 3 3");
        assertThat(frequent(database, 3, 4)).isEmpty();
        assertThat(frequent(database, 3, 18)).hasSize(2);
        assertThat(frequent(database, 3, 19)).hasSize(3).contains(key(4) + " " + CLINIC + " 2026-03-01 2026-03-19 3 3");
        assertThat(frequent(database, 4, 31)).isEmpty();
    }

    @Test
    void theJournalHasPurposeCountAndPeopleShownAndNobodysNumber() {
        UsageSearches.Page page =
                searches("H2").look(UsageSearch.checks(MARCH, END_OF_MARCH, 3, 3), "review of " + key(1), 2);

        assertThat(page.rows()).hasSize(2);
        assertThat(page.found()).isEqualTo(3);
        SubjectSet shown = new SubjectSet();
        Stream.of("11", "13").map(resident -> pseudonyms.all(resident).get(0)).forEach(shown::add);
        assertThat(hub.queryForList("select action, outcome, subject, records, reason from journal_entry order by seq"))
                .extracting(entry -> entry.get("action") + " " + entry.get("outcome") + " " + entry.get("subject") + " "
                        + entry.get("records") + " " + entry.get("reason"))
                .containsExactly(
                        "VIEW INTENDED null null checks from 2026-03-01 to 2026-03-31, checks 3, days 3: review of *",
                        "VIEW DONE " + shown.digest()
                                + " 2 checks from 2026-03-01 to 2026-03-31, checks 3, days 3: review of *");
    }

    @Test
    void aQueryShowsNothingOfThePersonUnderAnyLabel() throws IOException {
        Path query = mappings.resolve("usage/checks.sql");
        String good = Files.readString(query);
        for (String column : List.of(
                "r.name",
                "r.resident_number as number",
                "r.name as institution_code",
                "r.resident_number as issue_number",
                "r.address as first_day")) {
            Files.writeString(query, good.replace("    c.checks,", "    " + column + ",\n    c.checks,"));
            refused(ErrorCode.MAPPING_INVALID);
        }
        Files.writeString(query, good.replace("    r.resident_number,\n", ""));
        refused(ErrorCode.MAPPING_INVALID);
        Files.writeString(
                query, good.replace("order by r.payer_number, r.recipient_number", "order by c.days, 3 desc"));
        refused(ErrorCode.SOURCE_UNORDERED);
        Files.writeString(query, good + "; delete from usage_log");
        refused(ErrorCode.MAPPING_INVALID);
        assertThat(hub.queryForList(
                        "select distinct outcome from journal_entry where refers is not null", String.class))
                .containsExactly("FAILED");
        assertThat(hub.queryForList("select reason from journal_entry", String.class))
                .noneMatch(reason -> reason.contains("架空"));
    }

    private void refused(ErrorCode code) {
        assertThatThrownBy(() -> rows("H2", UsageSearch.checks(MARCH, END_OF_MARCH, 1, 1)))
                .isInstanceOfSatisfying(
                        HubException.class, e -> assertThat(e.code()).isEqualTo(code));
    }

    private List<String> frequent(String database, int days, int period) {
        return rows(database, UsageSearch.frequent(MARCH, END_OF_APRIL, new FrequentVisits(days, period)));
    }

    /** Rows as text, with 公費負担者番号 and 受給者番号 as one. */
    private List<String> rows(String database, UsageSearch search) {
        return searches(database).look(search, PURPOSE, 100).rows().stream()
                .map(row -> row.get(0) + String.join(" ", row.subList(1, row.size())))
                .toList();
    }

    private UsageSearches searches(String database) {
        return new UsageSearches(
                databases.get(database),
                new Mappings(mappings, Duration.ofMinutes(1), file -> SqlPermit.NONE),
                pseudonyms,
                journal.journal(),
                new Places(root));
    }

    private static void fill(DataSource database) {
        JdbcTemplate welfare = new JdbcTemplate(database);
        new HubFixturePeople(welfare).found(4);
        new HubFixtureUsage(welfare).found().voucher(20, 2, CLINIC, "2026030000020");
        welfare.update("update voucher set valid_until = date '2026-04-30' where voucher_id = 20");
        check(welfare, 1, "2026-03-01T12:00:00", 1, CLINIC, null);
        check(welfare, 2, "2026-03-03T12:00:00", 1, CLINIC, null);
        check(welfare, 3, "2026-03-05T09:00:00", 1, CLINIC, null);
        check(welfare, 4, "2026-03-05T12:00:00", 1, CLINIC, null);
        check(welfare, 5, "2026-03-30T12:00:00", 2, CLINIC, 20L);
        check(welfare, 6, "2026-04-01T12:00:00", 2, CLINIC, 20L);
        check(welfare, 7, "2026-04-03T12:00:00", 2, CLINIC, 20L);
        check(welfare, 8, "2026-03-01T12:00:00", 3, CLINIC, null);
        check(welfare, 9, "2026-03-02T00:00:00", 3, OTHER_CLINIC, null);
        check(welfare, 10, "2026-03-03T23:59:59", 3, CLINIC, null);
        check(welfare, 11, "2026-03-01T12:00:00", 4, CLINIC, null);
        check(welfare, 12, "2026-03-10T12:00:00", 4, CLINIC, null);
        check(welfare, 13, "2026-03-19T12:00:00", 4, CLINIC, null);
    }

    private static void check(
            JdbcTemplate welfare, int serial, String at, int person, String institution, Long voucher) {
        welfare.update(
                "insert into usage_log values (?, ?, ?, ?, null, '1', '1', null, '0', 1, ?)",
                HubFixtureUsage.number(serial),
                LocalDateTime.parse(at),
                institution,
                person,
                voucher);
    }

    private static DataSource h2(String schema) {
        JdbcDataSource database = new JdbcDataSource();
        database.setURL("jdbc:h2:mem:" + UUID.randomUUID()
                + ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH;DB_CLOSE_DELAY=-1");
        Flyway.configure()
                .dataSource(database)
                .locations("classpath:db/" + schema)
                .load()
                .migrate();
        return database;
    }
}
