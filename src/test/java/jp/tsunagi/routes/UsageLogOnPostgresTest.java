package jp.tsunagi.routes;

import static jp.tsunagi.support.HubFixtureUsage.CLINIC;
import static jp.tsunagi.support.HubFixtureUsage.OTHER_CLINIC;
import static jp.tsunagi.support.HubFixtureUsage.file;
import static jp.tsunagi.support.HubFixtureUsage.line;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import java.io.IOException;
import java.nio.file.Path;
import jp.tsunagi.ledger.Balance;
import jp.tsunagi.ledger.RunLine;
import jp.tsunagi.quarantine.Item;
import jp.tsunagi.support.HubFixture;
import jp.tsunagi.support.HubFixturePeople;
import jp.tsunagi.support.HubFixtureUsage;
import jp.tsunagi.support.PostgresServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.JdbcTemplate;

/** The statements mean the same to PostgreSQL, and one that takes too long is stopped there, too. */
class UsageLogOnPostgresTest {
    private static final String LINKAGE = "usage-log-in";
    private static final String FIRST = "LOG_139998_20260401_001.csv";
    private static final String SECOND = "LOG_139998_20260401_002.csv";
    private static final String THIRD = "LOG_139998_20260401_003.csv";
    private static final String NOON = "20260310120000";

    @TempDir
    Path root;

    @Test
    void linesAreSetAsideTiedAndKnownAgain() throws Exception {
        try (PostgresServer server = PostgresServer.start();
                HubFixture hub = new HubFixture(root)) {
            JdbcTemplate welfare = new JdbcTemplate(server.create("welfare", "welfare"));
            hub.set("tsunagi.databases.welfare.url", server.url("welfare"))
                    .set("hub.statement-limit", "1s")
                    .start();
            new HubFixturePeople(welfare).found(3);
            HubFixtureUsage usage = new HubFixtureUsage(welfare)
                    .found()
                    .voucher(10, 1, CLINIC, "2026030000010")
                    .voucher(12, 1, CLINIC, "2026030000012")
                    .voucher(20, 2, CLINIC, "2026030000020")
                    .cancel(20, "2026-03-10");
            String same = line(6, NOON, 3, CLINIC);

            RunLine first = hub.take(
                    LINKAGE,
                    FIRST,
                    file(
                            FIRST,
                            line(1, NOON, 1, CLINIC, "2026030000012"),
                            line(2, NOON, 1, CLINIC),
                            line(3, NOON, 1, OTHER_CLINIC),
                            line(4, NOON, 2, CLINIC),
                            line(5, "20251231235959", 2, CLINIC),
                            same,
                            same,
                            line(7, NOON, 1, CLINIC),
                            line(7, NOON, 2, CLINIC),
                            line(8, NOON, 77, CLINIC)));
            RunLine second = hub.take(
                    LINKAGE,
                    SECOND,
                    file(SECOND, line(2, NOON, 1, CLINIC), line(3, NOON, 1, CLINIC), line(9, NOON, 3, CLINIC)));

            assertThat(first.balance()).isEqualTo(new Balance(10, 6, 0, 4, 0));
            assertThat(hub.quarantine(first))
                    .extracting(Item::lineNo, Item::errorCode)
                    .containsExactlyInAnyOrder(
                            tuple(8L, "TSN-1007"),
                            tuple(9L, "TSN-1007"),
                            tuple(10L, "TSN-1007"),
                            tuple(11L, "TSN-1020"));
            assertThat(second.balance()).isEqualTo(new Balance(3, 1, 1, 1, 0));
            assertThat(usage.ties())
                    .containsExactly("1 1 12", "2 1 10", "3 1 null", "4 1 null", "5 null null", "6 1 null", "9 1 null");

            RunLine slow = withSlowEffect(hub);

            assertThat(slow.state()).isEqualTo("FAILED");
            assertThat(slow.errorCode()).isEqualTo("TSN-4019");
            assertThat(slow.errorDetail()).endsWith("usage-log-in/effect.sql, statement 1, SQL state 57014");
            assertThat(usage.ties()).hasSize(7);
        }
    }

    private static RunLine withSlowEffect(HubFixture hub) throws IOException {
        hub.edit(
                "mappings/usage/usage-log-in/effect.sql",
                "delete from arrived\nwhere exists",
                "delete from arrived where line_no < (with recursive n(i) as (select 1 union all select i + 1 from n "
                        + "where i < 2000000000) select max(i) from n) and exists");
        return hub.take(LINKAGE, THIRD, file(THIRD, line(10, NOON, 1, CLINIC)));
    }
}
