package jp.tsunagi.voucher;

import static jp.tsunagi.support.HubFixture.DAY;
import static jp.tsunagi.support.HubFixturePeople.PAYER;
import static jp.tsunagi.support.HubFixturePeople.key;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.sql.DataSource;
import jp.tsunagi.files.Query;
import jp.tsunagi.files.Script;
import jp.tsunagi.files.SqlPermit;
import jp.tsunagi.intake.NumberingStatements;
import jp.tsunagi.layout.RowBinder;
import jp.tsunagi.support.HubFixturePeople;
import jp.tsunagi.support.HubFixtureVouchers;
import jp.tsunagi.support.PostgresServer;
import jp.tsunagi.support.Waiting;
import org.flywaydb.core.Flyway;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.jdbc.core.JdbcTemplate;

/** The statements of {@code mappings/voucher} on the databases that the welfare system may have. */
class NumberingTest {
    private static final Path MAPPINGS = Path.of("mappings/voucher");
    private static final SqlPermit PERMIT = new SqlPermit(Set.of("voucher", "issue_number_counter"), Set.of());
    private static final Script NUMBERING = Script.read(MAPPINGS.resolve("voucher-out/numbering.sql"), PERMIT);
    private static final Script COUNTERS = Script.read(MAPPINGS.resolve("voucher-out/counters.sql"), PERMIT);
    private static final Map<String, ?> PARAMETERS = only("");
    private static final String OTHER_OFFICE = "12016028";

    private static PostgresServer server;

    @BeforeAll
    static void start() throws Exception {
        server = PostgresServer.start();
    }

    @AfterAll
    static void stop() throws IOException {
        server.close();
    }

    static Stream<DataSource> databases() throws SQLException {
        return Stream.of(
                h2(), server.create("numbering" + UUID.randomUUID().toString().replace("-", ""), "welfare"));
    }

    private static DataSource h2() {
        JdbcDataSource database = new JdbcDataSource();
        database.setURL("jdbc:h2:mem:numbering" + UUID.randomUUID()
                + ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH;DB_CLOSE_DELAY=-1");
        Flyway.configure()
                .dataSource(database)
                .locations("classpath:db/welfare")
                .load()
                .migrate();
        return database;
    }

    private static HubFixtureVouchers found(DataSource welfare) {
        JdbcTemplate sql = new JdbcTemplate(welfare);
        new HubFixturePeople(sql).found(4).change(4, "payer_number", OTHER_OFFICE);
        sql.update("insert into office values (?, '架空市第二福祉事務所')", OTHER_OFFICE);
        return new HubFixtureVouchers(sql).found();
    }

    @ParameterizedTest
    @MethodSource("databases")
    void eachOfficeAndMonthCountsForItselfAndGoesOnWhereItEnded(DataSource welfare) throws SQLException {
        HubFixtureVouchers vouchers = found(welfare)
                .medical(1, 1, DAY)
                .medical(2, 2, DAY)
                .medical(3, 4, DAY)
                .medical(4, 1, DAY.plusMonths(1))
                .medical(5, 3, DAY)
                .change(5, "cancelled_on", DAY);

        assertThat(number(welfare)).isEqualTo(4);
        assertThat(number(welfare)).isZero();
        vouchers.medical(6, 3, DAY).dispensing(7, 4, DAY).medical(8, 4, DAY.plusMonths(1));
        assertThat(number(welfare)).isEqualTo(3);

        assertThat(vouchers.numbers())
                .containsExactly(
                        "2026040000001",
                        "2026040000002",
                        "2026040000001",
                        "2026050000001",
                        null,
                        "2026040000003",
                        "2026040000002",
                        "2026050000001");
        assertThat(counters(welfare))
                .containsExactly("12016010 202604 3", "12016010 202605 1", "12016028 202604 2", "12016028 202605 1");
    }

    @ParameterizedTest
    @MethodSource("databases")
    void whoeverNumbersAtTheSameTimeWaitsAndGoesOn(DataSource welfare) throws Exception {
        HubFixtureVouchers vouchers = found(welfare).medical(1, 1, DAY);
        number(welfare);
        vouchers.medical(2, 2, DAY);
        try (Connection first = welfare.getConnection()) {
            first.setAutoCommit(false);
            NumberingStatements.createTable(first);
            NUMBERING.execute(first, PARAMETERS);
            COUNTERS.execute(first, PARAMETERS);
            vouchers.medical(3, 3, DAY);
            CompletableFuture<Integer> second = CompletableFuture.supplyAsync(() -> numbered(welfare));
            Waiting.until(() -> waits(welfare));
            first.commit();
            assertThat(second.get(10, TimeUnit.SECONDS)).isEqualTo(1);
        }

        assertThat(vouchers.numbers()).containsExactly("2026040000001", "2026040000002", "2026040000003");
    }

    @ParameterizedTest
    @MethodSource("databases")
    void whatOthersHaveGivenIsPassedOverAndNeverCounted(DataSource welfare) throws SQLException {
        HubFixtureVouchers vouchers = found(welfare);
        List<String> others = List.of(
                "2026040000001",
                "2026040000003",
                "2026040000004",
                "2026049999999",
                "202604ABCDEFG",
                "20260400000000",
                "202604");
        for (int i = 0; i < others.size(); i++) {
            vouchers.medical(101 + i, 1 + i % 3, DAY).change(101 + i, "issue_number", others.get(i));
        }
        vouchers.medical(1, 1, DAY).medical(2, 2, DAY).medical(3, 3, DAY).medical(4, 4, DAY);

        assertThat(number(welfare)).isEqualTo(4);
        assertThat(vouchers.numbers().subList(0, 4))
                .containsExactly("2026040000002", "2026040000005", "2026040000006", "2026040000001");
        assertThat(counters(welfare)).containsExactly("12016010 202604 6", "12016028 202604 1");
    }

    @ParameterizedTest
    @MethodSource("databases")
    void anOfficeWhoseSerialNumbersDoNotSufficeNumbersNothingAndTheOthersGoOn(DataSource welfare) throws SQLException {
        HubFixtureVouchers vouchers = found(welfare).medical(1, 1, DAY).medical(2, 4, DAY);
        number(welfare);
        new JdbcTemplate(welfare)
                .update("update issue_number_counter set last_number = 9999998 where payer_number = ?", PAYER);
        vouchers.medical(3, 2, DAY).medical(4, 3, DAY).medical(5, 4, DAY).medical(6, 2, DAY.plusMonths(1));

        assertThat(number(welfare)).isEqualTo(2);
        assertThat(vouchers.numbers().subList(2, 6)).containsExactly(null, null, "2026040000002", "2026050000001");
        vouchers.change(4, "cancelled_on", DAY);
        assertThat(number(welfare)).as("one is left for the other").isEqualTo(1);
        assertThat(vouchers.number(3)).isEqualTo("2026049999999");
    }

    @ParameterizedTest
    @MethodSource("databases")
    void onlyTheVoucherThatIsAskedForIsNumbered(DataSource welfare) throws SQLException {
        HubFixtureVouchers vouchers =
                found(welfare).medical(1, 1, DAY).medical(2, 2, DAY).medical(3, 2, DAY);

        assertThat(number(welfare, only(key(2) + "V3"))).isEqualTo(1);
        assertThat(number(welfare, only(key(1) + "V3"))).as("another person's").isZero();
        assertThat(vouchers.numbers()).containsExactly(null, null, "2026040000001");
        assertThat(number(welfare)).isEqualTo(2);
        assertThat(vouchers.numbers()).containsExactly("2026040000002", "2026040000003", "2026040000001");
    }

    @ParameterizedTest
    @MethodSource("databases")
    void theVouchersAreReadAsRecordsInTheOrderOfTheirKeys(DataSource welfare) throws SQLException {
        found(welfare).medical(1, 2, DAY).dispensing(2, 1, DAY).medical(3, 1, DAY);
        number(welfare);
        List<VoucherRecord> records = new ArrayList<>();
        try (Connection connection = welfare.getConnection();
                PreparedStatement query =
                        Query.read(MAPPINGS.resolve("voucher-out.sql"), PERMIT).prepare(connection, PARAMETERS);
                ResultSet rows = query.executeQuery()) {
            RowBinder<VoucherRecord> binder = RowBinder.of(VoucherRecord.class, rows.getMetaData());
            while (rows.next()) {
                records.add(binder.read(rows));
            }
        }

        assertThat(records).extracting(VoucherRecord::recordKey).isSorted();
        assertThat(records).extracting(VoucherRecord::getVoucherId).containsExactly("2", "3", "1");
        assertThat(records).allMatch(VoucherRecord::isEligible);
    }

    private static Map<String, ?> only(String key) {
        return Map.of(Query.BUSINESS_DATE, DAY, NumberingStatements.ONLY, key);
    }

    private static List<String> counters(DataSource welfare) {
        return new JdbcTemplate(welfare)
                .queryForList(
                        "select payer_number || ' ' || treatment_month || ' ' || last_number "
                                + "from issue_number_counter order by 1",
                        String.class);
    }

    private static int numbered(DataSource welfare) {
        try {
            return number(welfare);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static int number(DataSource welfare) throws SQLException {
        return number(welfare, PARAMETERS);
    }

    private static int number(DataSource welfare, Map<String, ?> parameters) throws SQLException {
        try (Connection connection = welfare.getConnection()) {
            connection.setAutoCommit(false);
            NumberingStatements.createTable(connection);
            List<Integer> changed = NUMBERING.execute(connection, parameters);
            COUNTERS.execute(connection, parameters);
            connection.commit();
            return changed.get(changed.size() - 1);
        }
    }

    private static boolean waits(DataSource welfare) {
        String waiting = welfare instanceof JdbcDataSource
                ? "select count(*) from information_schema.sessions where blocker_id is not null"
                : "select count(*) from pg_stat_activity where wait_event_type = 'Lock' and datname = current_database()";
        return new JdbcTemplate(welfare).queryForObject(waiting, Long.class) > 0;
    }
}
