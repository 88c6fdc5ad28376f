package jp.tsunagi.routes;

import static jp.tsunagi.support.HubFixtureResults.accepting;
import static jp.tsunagi.support.HubFixtureResults.header;
import static jp.tsunagi.support.HubFixtureResults.mark;
import static jp.tsunagi.support.HubFixtureResults.put;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import jp.tsunagi.counterpart.TerminalSettings;
import jp.tsunagi.ledger.RunLine;
import jp.tsunagi.support.HubFixture;
import jp.tsunagi.support.HubFixtureFiles;
import jp.tsunagi.support.HubFixturePeople;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The templates schedule and pick-up, and what else a hub does that is left to itself. */
class UnattendedTest {
    private static final String SENT = "SKK_139998_20260401_001.csv";

    @TempDir
    Path root;

    private HubFixture hub;

    @AfterEach
    void stop() {
        hub.close();
    }

    @Test
    void whatIsDueIsSentByScheduleAndWhatArrivesIsReconciled() throws IOException {
        everySecond().start();
        await(30).until(() -> hub.drop().resolve(SENT + ".done").toFile().exists());
        hub.terminal(TerminalSettings.standard()).collect();

        await(30).until(() -> "RECONCILED".equals(sent().fileState()));
        assertThat(sent().accepted()).isEqualTo(3);
        await(10).until(() -> HubFixtureFiles.names(hub.inbox()).isEmpty());
        assertThat(HubFixtureFiles.names(hub.archive().resolve("20260401"))).hasSize(1);
    }

    @Test
    void aFileWithoutItsMarkerIsLeftWhileOthersAreTaken() throws IOException {
        everySecond().start();
        await(30).until(() -> hub.drop().resolve(SENT + ".done").toFile().exists());
        Path half = put(hub, "RES_a.csv", header(SENT));
        Files.delete(hub.inbox().resolve("RES_a.csv.done"));
        put(hub, "RES_b.csv", accepting(SENT, 1));

        await(30).until(() -> sent().accepted() == 1);
        assertThat(half).exists();
        Files.writeString(half, accepting(SENT, 2));
        mark(half);
        await(30).until(() -> sent().accepted() == 2);
    }

    @Test
    void withoutMarkersAFileIsTakenOnceItNoLongerChanges() throws IOException {
        everySecond()
                .edit(
                        "config/linkages.yaml",
                        "marker: \"{name}.done\"\n    invalidRecord: quarantine\n    retention",
                        "ready: stable 2 seconds\n    invalidRecord: quarantine\n    retention")
                .start();
        await(30).until(() -> hub.drop().resolve(SENT + ".done").toFile().exists());
        String text = accepting(SENT, 1, 2, 3);
        Files.createDirectories(hub.inbox());
        Path growing = hub.inbox().resolve("RES_a.csv");
        for (int length = 10; length < text.length(); length += 10) {
            Files.writeString(growing, text.substring(0, length));
            await(5).pollDelay(100, TimeUnit.MILLISECONDS).until(() -> true);
            assertThat(growing).exists();
        }
        Files.writeString(growing, text);

        await(30).until(() -> "RECONCILED".equals(sent().fileState()));
        assertThat(hub.runs())
                .filteredOn(run -> run.linkage().equals(HubFixture.IN))
                .hasSize(1);
    }

    @Test
    void whatHasNoAnswerInTimeIsToldMissing() throws IOException {
        everySecond().set("result-in.deadline-watch", "* * * * * ?").start();
        await(30).until(() -> hub.drop().resolve(SENT + ".done").toFile().exists());
        assertThat(sent().missing()).isZero();
        hub.clock().moveTo(LocalDate.of(2026, 4, 7), LocalTime.of(6, 0));

        await(30)
                .until(() -> Files.readString(hub.log())
                        .contains("ALERT " + SENT + ": 3 records have no answer by 2026-04-06"));
        assertThat(sent().missing()).isEqualTo(3);
        assertThat(hub.data().resolve("hub/reports/" + SENT + ".reconciliation.csv"))
                .content()
                .contains("未着 missing,3");
    }

    @Test
    void theJournalIsSignedAndItsPageForPaperWritten() throws IOException {
        everySecond()
                .set("hub.journal.checkpoint", 100)
                .set("hub.journal.fingerprint", "* * * * * ?")
                .start();
        Path evidence = hub.data().resolve("hub/evidence");

        await(30)
                .until(() -> evidence.resolve("fingerprints/2026-04-01.html")
                        .toFile()
                        .exists());
        await(30).until(() -> hub.hub().queryForObject("select count(*) from journal_checkpoint", Long.class) > 1);
    }

    @Test
    void aFileThatCannotBeTakenForAWhileIsTriedAtEachLookNotMoreOftenAndThenTaken() throws Exception {
        everySecond().start();
        await(30).until(() -> hub.drop().resolve(SENT + ".done").toFile().exists());
        long began = System.nanoTime();
        try (Connection busy = hub.bean("hub", DataSource.class).getConnection()) {
            busy.setAutoCommit(false);
            busy.createStatement().executeUpdate("update linkage_file set at = at where name = '" + SENT + "'");
            put(hub, "RES_a.csv", accepting(SENT, 1, 2, 3));
            await(30).until(() -> attempts() >= 2);
            busy.rollback();
            busy.setAutoCommit(true);
        }
        await(30).until(() -> sent().accepted() == 3);
        long seconds = Duration.ofNanos(System.nanoTime() - began).toSeconds();
        assertThat(attempts()).isLessThanOrEqualTo(seconds + 1);
    }

    private HubFixture everySecond() throws IOException {
        hub = new HubFixture(root)
                .edit("config/linkages.yaml", "0 0 6 ? * MON-FRI", "* * * * * ?")
                .edit("config/linkages.yaml", "every 10 seconds", "every 1 seconds")
                .unattended();
        hub.prepare();
        HubFixturePeople.in(hub).found(3);
        return hub;
    }

    private RunLine sent() {
        return hub.runs().stream()
                .filter(run -> SENT.equals(run.fileName()))
                .findFirst()
                .orElseThrow();
    }

    private long attempts() throws IOException {
        return Files.readString(hub.log()).split("TSN-3002 result-in", -1).length - 1L;
    }

    private static ConditionFactory await(long seconds) {
        return org.awaitility.Awaitility.await()
                .atMost(Duration.ofSeconds(seconds))
                .pollInterval(Duration.ofMillis(100));
    }
}
