package jp.tsunagi.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import jp.tsunagi.ledger.Run;
import jp.tsunagi.ledger.RunKind;
import jp.tsunagi.support.PostgresServer;
import jp.tsunagi.support.Waiting;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.JdbcTemplate;

/** The mark of a run's effect in the welfare database, as a hub finds it that was started again. */
class WelfareEffectTest {
    private static final Instant OPENED = Instant.parse("2026-04-01T03:00:00.123456Z");

    private static PostgresServer server;
    private static DataSource welfare;

    @BeforeAll
    static void start() throws IOException, SQLException {
        server = PostgresServer.start();
        welfare = server.create("effects", "welfare");
    }

    @AfterAll
    static void stop() throws IOException {
        server.close();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aCommitThatIsOnItsWayYetIsWaitedFor(boolean committed) throws Exception {
        Run run = run(committed ? 1 : 2);
        try (Connection outliving = welfare.getConnection()) {
            outliving.setAutoCommit(false);
            mark(outliving, run);
            CompletableFuture<Boolean> tookPlace =
                    CompletableFuture.supplyAsync(() -> WelfareEffect.tookPlace(welfare, run));
            Waiting.until(WelfareEffectTest::waits);
            if (committed) {
                outliving.commit();
            } else {
                outliving.rollback();
            }

            assertThat(tookPlace.get(10, TimeUnit.SECONDS)).isEqualTo(committed);
        }
    }

    @Test
    void theMarkIsTheRunsAndTheQuestionLeavesNone() {
        Run run = run(3);
        try (WelfareEffect effect = WelfareEffect.open(welfare, Clock.systemUTC(), run)) {
            effect.commit();
        }

        assertThat(WelfareEffect.tookPlace(welfare, run)).isTrue();
        assertThat(WelfareEffect.tookPlace(welfare, run(4))).isFalse();
        assertThat(WelfareEffect.tookPlace(welfare, run(4))).isFalse();
    }

    private static Run run(long id) {
        return new Run(id, "voucher-out", RunKind.DIFFERENCE, LocalDate.of(2026, 4, 1), OPENED, "test");
    }

    // As another hub's transaction has it in its last moment.
    private static void mark(Connection connection, Run run) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(
                "insert into tsunagi_applied (run_id, opened_at, linkage, applied_at) values (?, ?, ?, now())")) {
            insert.setLong(1, run.id());
            insert.setObject(2, OPENED.plusNanos(-456_000).atOffset(ZoneOffset.UTC));
            insert.setString(3, run.linkage());
            insert.executeUpdate();
        }
    }

    private static boolean waits() {
        return new JdbcTemplate(welfare)
                        .queryForObject(
                                "select count(*) from pg_stat_activity where wait_event_type = 'Lock' "
                                        + "and datname = current_database()",
                                Long.class)
                > 0;
    }
}
