package jp.tsunagi.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import javax.sql.DataSource;
import jp.tsunagi.ledger.Exclusions;
import jp.tsunagi.ledger.HeldBack;
import org.flywaydb.core.Flyway;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;

class ExclusionListTest {
    private final JdbcTemplate hub = new JdbcTemplate(database());

    @Test
    void soManyKeysAreNamedAndWhereAllOfThemAre() {
        hub.update("insert into run (run_id, linkage, kind, state, business_date, opened_at, actor) "
                + "values (7, 'checkup-out', 'DIFFERENCE', 'CLOSED', date '2026-04-01', current_timestamp, 'test')");
        for (String row : List.of("C TSN-1050", "A TSN-1050", "B TSN-1053")) {
            hub.update("insert into exclusion values (7, ?, ?)", (Object[]) row.split(" "));
        }

        Path report = Path.of("reports/x.exclusions.csv");

        assertThat(ExclusionList.of(new Exclusions(hub), 7, 2, report).lines())
                .containsExactly(
                        "",
                        "left out by a rule:",
                        "    key A  TSN-1050",
                        "    key B  TSN-1053",
                        "    1 more / 他 1 件; --most shows more",
                        "    all / 全件: reports/x.exclusions.csv");
        assertThat(ExclusionList.of(new Exclusions(hub), 7, 3, report).lines())
                .hasSize(6)
                .noneMatch(line -> line.contains("more"));
        assertThat(ExclusionList.of(new Exclusions(hub), 8, 2, report)).isEmpty();
    }

    @Test
    void theCausesAddUpToWhatWasHeld() {
        List<HeldBack> causes = List.of(
                new HeldBack(HeldBack.Cause.FOLLOWS, "eligibility-out", 4),
                new HeldBack(HeldBack.Cause.LEFT_OUT, "TSN-1050", 2));

        assertThat(HeldBackTable.of(6, causes).lines())
                .satisfiesExactly(
                        line -> assertThat(line).isEmpty(),
                        line -> assertThat(line).isEqualTo("held, by cause:"),
                        line -> assertThat(line).startsWith("        4  eligibility-out "),
                        line -> assertThat(line).matches("        2  .*TSN-1050 .+ / .+"),
                        line -> assertThat(line).startsWith("        6  "));
        assertThat(HeldBackTable.of(9, causes))
                .as("of a run before causes were entered")
                .contains("        3  ");
        assertThat(HeldBackTable.of(0, List.of())).isEmpty();
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
