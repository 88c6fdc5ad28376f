package jp.tsunagi.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import javax.sql.DataSource;
import jp.tsunagi.ledger.Exclusions;
import org.flywaydb.core.Flyway;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;

class ExclusionListTest {
    private final JdbcTemplate hub = new JdbcTemplate(database());

    @Test
    void eachRuleIsCountedAndSoManyKeysAreNamed() {
        hub.update("insert into run (run_id, linkage, kind, state, business_date, opened_at, actor) "
                + "values (7, 'checkup-out', 'DIFFERENCE', 'CLOSED', date '2026-04-01', current_timestamp, 'test')");
        for (String row : List.of("C TSN-1050", "A TSN-1050", "B TSN-1053")) {
            hub.update("insert into exclusion values (7, ?, ?)", (Object[]) row.split(" "));
        }

        assertThat(ExclusionList.of(new Exclusions(hub), 7, 2).lines())
                .satisfiesExactly(
                        line -> assertThat(line).isEmpty(),
                        line -> assertThat(line).isEqualTo("left out by a rule:"),
                        line -> assertThat(line).startsWith("        2  TSN-1050 "),
                        line -> assertThat(line).startsWith("        1  TSN-1053 "),
                        line -> assertThat(line).isEqualTo("    key A  TSN-1050"),
                        line -> assertThat(line).isEqualTo("    key B  TSN-1053"));
        assertThat(ExclusionList.of(new Exclusions(hub), 8, 2)).isEmpty();
    }

    private static DataSource database() {
        JdbcDataSource database = new JdbcDataSource();
        database.setURL("jdbc:h2:mem:exclusions;MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DB_CLOSE_DELAY=-1");
        Flyway.configure()
                .dataSource(database)
                .locations("classpath:db/hub")
                .load()
                .migrate();
        return database;
    }
}
