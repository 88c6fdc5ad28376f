package jp.tsunagi.checkup;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import jp.tsunagi.files.Query;
import jp.tsunagi.files.SqlPermit;
import jp.tsunagi.layout.RowBinder;
import org.flywaydb.core.Flyway;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;

/** What the query for checkup-out says, on the databases that a welfare system may have. */
class CheckupQueryTest {
    private static final LocalDate DAY = LocalDate.of(2026, 11, 20);

    @Test
    void onH2() throws SQLException {
        JdbcDataSource database = new JdbcDataSource();
        database.setURL("jdbc:h2:mem:checkups;MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH;"
                + "LAZY_QUERY_EXECUTION=1;DB_CLOSE_DELAY=-1");
        assertAnswers(database);
    }

    @Test
    void onPostgres() throws IOException, SQLException {
        try (EmbeddedPostgres server =
                EmbeddedPostgres.builder().setLocaleConfig("locale", "C.UTF-8").start()) {
            assertAnswers(server.getPostgresDatabase());
        }
    }

    private static void assertAnswers(DataSource database) throws SQLException {
        Flyway.configure()
                .dataSource(database)
                .locations("classpath:db/welfare")
                .load()
                .migrate();
        JdbcTemplate welfare = new JdbcTemplate(database);
        welfare.update("insert into office values ('12138012', '架空')");
        welfare.update("insert into household values (1, '12138012', '1', date '2026-01-01', null)");
        for (int person = 1; person <= 4; person++) {
            person(welfare, person);
        }
        // Withdrawn since; expired in the ledger; left assistance on the very day; given, and withdrawn for tomorrow.
        welfare.update("insert into checkup_consent values (1, date '2026-11-20', '0')");
        welfare.update("update recipient set checkup_consent = '2' where recipient_id = 2");
        welfare.update("update eligibility set lost_on = date '2026-11-20' where recipient_id = 3");
        welfare.update("insert into checkup_consent values (4, date '2026-11-21', '0')");
        welfare.update("insert into checkup_institution values ('1399999991', '架空', '0', '9990002', '架空')");
        welfare.update("update checkup set institution_code = '0' where checkup_id = 4");

        List<CheckupRecord> records = records(database);

        assertThat(records).extracting(CheckupRecord::getConsent).containsExactly("0", "2", "1", "1");
        assertThat(records).extracting(CheckupRecord::getOnAssistanceAtCheck).containsOnly(true);
        assertThat(records).extracting(CheckupRecord::getOnAssistanceNow).containsExactly(true, true, false, true);
        assertThat(records).extracting(CheckupRecord::getInstitutionName).containsExactly("架空", "架空", "架空", null);
        assertThat(CheckupResult.parse(records.get(0).getResults()))
                .hasValue(List.of(
                        new CheckupResult("9N001000000000001", "160.5", "", "", ""),
                        new CheckupResult("9N011000000000001", "19.5", "18.5", "24.9", "N")));
    }

    private static void person(JdbcTemplate welfare, int person) {
        welfare.update(
                "insert into recipient values (?, ?, true, false, '12138012', ?, null, 1, true, '架空', 'ｶｸｳ', null, null, '2', "
                        + "date '1960-01-01', '1000001', '架空市', '0', '1', date '2026-04-01', '0', '0', 1, null)",
                person,
                "1" + person,
                "000000" + person);
        welfare.update("insert into eligibility values (?, 1, date '2026-01-01', null, null)", person);
        welfare.update("insert into checkup_consent values (?, date '2026-04-01', '1')", person);
        welfare.update(
                "insert into checkup (checkup_id, reference_number, recipient_id, checked_on, institution_code) "
                        + "values (?, ?, ?, date '2026-06-01', '1399999991')",
                person,
                "K" + person,
                person);
        welfare.update(
                "insert into checkup_result values (?, '9N011000000000001', '19.5', '18.5', '24.9', 'N')", person);
        welfare.update("insert into checkup_result values (?, '9N001000000000001', '160.5', null, null, null)", person);
    }

    private static List<CheckupRecord> records(DataSource database) throws SQLException {
        List<CheckupRecord> records = new ArrayList<>();
        Query query = Query.read(Path.of("mappings/checkup/checkup-out.sql"), SqlPermit.NONE);
        try (Connection connection = database.getConnection();
                PreparedStatement statement = query.prepare(connection, Map.of(Query.BUSINESS_DATE, DAY));
                ResultSet rows = statement.executeQuery()) {
            RowBinder<CheckupRecord> binder = RowBinder.of(CheckupRecord.class, rows.getMetaData());
            while (rows.next()) {
                records.add(binder.read(rows));
            }
        }
        return records;
    }
}
