package jp.tsunagi.promises;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import jp.tsunagi.counterpart.TerminalSettings;
import jp.tsunagi.errors.ErrorCode;
import jp.tsunagi.errors.HubException;
import jp.tsunagi.ledger.RunKind;
import jp.tsunagi.ledger.RunLine;
import jp.tsunagi.quarantine.Item;
import jp.tsunagi.routing.LinkageRunner;
import jp.tsunagi.routing.Replay;
import jp.tsunagi.support.HubFixture;
import jp.tsunagi.support.HubFixtureFiles;
import jp.tsunagi.support.HubFixturePeople;
import jp.tsunagi.support.HubFixtureResults;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.availability.ApplicationAvailability;
import org.springframework.boot.availability.ReadinessState;

/** Promise 3: what cannot be entered in the journal does not happen; what happens has exactly one attempt there. */
class NoJournalEntryNoActionTest {
    private static final String ATTEMPTS = "outcome in ('INTENDED', 'REFUSED') and refers is null";

    @TempDir
    Path root;

    private HubFixture hub;
    private HubFixturePeople people;

    @BeforeEach
    void fivePeople() throws IOException {
        hub = new HubFixture(root).start();
        people = HubFixturePeople.in(hub).found(5);
    }

    @AfterEach
    void stop() {
        hub.close();
    }

    @Test
    void aRunThatCannotBeEnteredReadsNothingAndSendsNothing() throws IOException {
        refuseFromNowOn(0);
        assertThatThrownBy(() -> hub.send(RunKind.FULL))
                .isInstanceOfSatisfying(
                        HubException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.JOURNAL_REFUSED));
        assertThat(HubFixtureFiles.names(hub.drop())).isEmpty();
        assertThat(hub.runs()).isEmpty();

        takeAgain();
        assertThat(hub.send(RunKind.FULL).state()).isEqualTo("CLOSED");
    }

    @Test
    void aFileWhosePublicationCannotBeEnteredIsNotPublished() throws IOException {
        // The run is entered; the publication, which comes next, is not.
        refuseFromNowOn(1);
        assertThatThrownBy(() -> hub.send(RunKind.FULL)).isInstanceOf(HubException.class);
        // The temporary file stays for the run's next try: not even its erasure can be entered.
        assertThat(HubFixtureFiles.names(hub.drop())).allMatch(name -> name.startsWith("."));
        assertThat(hub.hub().queryForObject("select count(*) from sent_record", Long.class))
                .isZero();

        takeAgain();
        RunLine run = hub.send(RunKind.FULL);
        assertThat(run.state()).isEqualTo("CLOSED");
        assertThat(run.fileState()).isEqualTo("PUBLISHED");
        assertThat(hub.runs()).hasSize(1);
    }

    @Test
    void aReturnedFileThatCannotBeEnteredStaysWhereItIs() throws IOException {
        hub.send(RunKind.FULL);
        hub.terminal(TerminalSettings.standard()).collect();
        List<String> waiting = HubFixtureFiles.names(hub.inbox());
        refuseFromNowOn(0);
        assertThatThrownBy(() -> hub.bean(LinkageRunner.class).run(HubFixture.IN, null))
                .isInstanceOf(HubException.class);
        assertThat(HubFixtureFiles.names(hub.inbox())).isEqualTo(waiting);
        assertThat(hub.hub().queryForObject("select count(*) from answer", Long.class))
                .isZero();

        takeAgain();
        assertThat(hub.take().state()).isEqualTo("CLOSED");
        assertThat(hub.newest(HubFixture.OUT).accepted()).isEqualTo(5);
    }

    @Test
    void aReplayThatCannotBeEnteredDoesNotHappen() {
        people.change(2, "name", "");
        RunLine run = hub.send(RunKind.FULL);
        Item item = hub.quarantine(run).get(0);
        refuseFromNowOn(0);
        assertThatThrownBy(() -> hub.bean(Replay.class).replay(item, "operator test", "mended"))
                .isInstanceOf(HubException.class);
        assertThat(hub.runs()).hasSize(1);
    }

    @Test
    void whileItRefusesTheHubIsNotReadyAndSaysSo() throws IOException {
        hub.close();
        hub = new HubFixture(root.resolve("other")).unattended().start();
        HubFixturePeople.in(hub).found(1);
        Path ready = hub.data().resolve("hub/ready");
        assertThat(readiness()).isEqualTo(ReadinessState.ACCEPTING_TRAFFIC);
        assertThat(ready).exists();

        refuseFromNowOn(0);
        assertThatThrownBy(() -> hub.send(RunKind.FULL)).isInstanceOf(HubException.class);
        assertThat(readiness()).isEqualTo(ReadinessState.REFUSING_TRAFFIC);
        assertThat(ready).doesNotExist();
        assertThat(Files.readString(hub.log())).contains("ALERT TSN-3006");

        takeAgain();
        // A refused request is entered alone, outside any transaction.
        assertThatThrownBy(() -> hub.bean(LinkageRunner.class).run("unknown", null))
                .isInstanceOf(HubException.class);
        assertThat(readiness()).isEqualTo(ReadinessState.ACCEPTING_TRAFFIC);
        assertThat(ready).exists();
    }

    @Test
    void everyAttemptHasExactlyOneEntryAndEveryOutcomeRefersToOne() throws IOException {
        people.change(2, "name", "");
        long last = hub.hub().queryForObject("select max(seq) from journal_entry", Long.class);
        RunLine run = hub.send(RunKind.FULL);
        hub.answer();
        assertThatThrownBy(() -> hub.bean(LinkageRunner.class).run("unknown", null))
                .isInstanceOf(HubException.class);
        HubFixtureResults.put(hub, "WRONG.csv", "nothing");
        assertThat(hub.take().state()).isEqualTo("FAILED");

        // Two files were put away, and one report was written.
        assertThat(hub.hub()
                        .queryForList(
                                "select action from journal_entry where seq > " + last + " and " + ATTEMPTS
                                        + " order by seq",
                                String.class))
                .containsExactly("RUN", "PUBLISH", "RUN", "REPORT", "STORE", "RUN", "RUN", "STORE");
        assertThat(entries("action = 'RUN' and outcome = 'INTENDED' and run_id = " + run.id()))
                .isEqualTo(1);
        assertThat(entries("action = 'PUBLISH' and outcome = 'INTENDED' and run_id = " + run.id()))
                .isEqualTo(1);
        assertThat(entries("outcome = 'REFUSED' and refers is null and code = 'TSN-4001'"))
                .isEqualTo(1);
        assertThat(entries("action = 'RUN' and outcome = 'REFUSED' and code = 'TSN-2014'"))
                .isEqualTo(1);
        assertThat(entries("outcome = 'INTENDED' and action in ('RUN', 'PUBLISH') and not exists (select 1 from "
                        + "journal_entry o where o.refers = journal_entry.seq)"))
                .isZero();
    }

    @Test
    void noEntryCanWaitLongerThanAMinuteForItsSignature() throws IOException {
        try (HubFixture other = new HubFixture(root.resolve("slow")).set("hub.journal.checkpoint", 60_001)) {
            assertThatThrownBy(other::start)
                    .hasRootCauseInstanceOf(HubException.class)
                    .rootCause()
                    .hasMessageContaining("hub.journal.checkpoint");
        }
    }

    @Test
    void anEntryHasTheSevenItems() {
        hub.send(RunKind.FULL);
        assertThat(entries("actor is null or terminal is null or at is null or screen is null or access is null "
                        + "or action is null or outcome is null"))
                .isZero();
        assertThat(hub.hub()
                        .queryForObject(
                                "select subject from journal_entry where action = 'PUBLISH' and outcome = 'DONE'",
                                String.class))
                .matches("set:5:[0-9a-f]{64}");
    }

    @Test
    void theClosingEntryCountsTheTraceEventsOfItsRun() {
        RunLine run = hub.send(RunKind.FULL);
        hub.stop();
        long counted = hub.hub()
                .queryForObject(
                        "select trace_count from journal_entry where action = 'RUN' and outcome = 'DONE' and run_id = ?",
                        Long.class,
                        run.id());
        assertThat(hub.hub()
                        .queryForObject(
                                "select count(*) from trace_event t join journal_entry e on e.trace_process = t.process "
                                        + "and e.run_id = t.run_id where e.run_id = ?",
                                Long.class,
                                run.id()))
                .isEqualTo(counted)
                .isPositive();
        hub.start();
    }

    private long entries(String which) {
        return hub.hub().queryForObject("select count(*) from journal_entry where " + which, Long.class);
    }

    private ReadinessState readiness() {
        return hub.bean(ApplicationAvailability.class).getReadinessState();
    }

    /** The database refuses entries as it would without space: after so many more. */
    private void refuseFromNowOn(int after) {
        long last = hub.hub().queryForObject("select max(seq) from journal_entry", Long.class);
        hub.hub().execute("alter table journal_entry add constraint full_disk check (seq <= " + (last + after) + ")");
    }

    private void takeAgain() {
        hub.hub().execute("alter table journal_entry drop constraint full_disk");
    }
}
