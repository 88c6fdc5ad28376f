package jp.tsunagi.audit.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import javax.sql.DataSource;
import jp.tsunagi.audit.journal.Access;
import jp.tsunagi.audit.journal.Action;
import jp.tsunagi.audit.journal.Attempt;
import jp.tsunagi.audit.journal.Entry;
import jp.tsunagi.audit.journal.EvidenceFolder;
import jp.tsunagi.audit.journal.Journal;
import jp.tsunagi.ledger.RunKind;
import jp.tsunagi.ledger.RunLine;
import jp.tsunagi.support.HubFixture;
import jp.tsunagi.support.HubFixturePeople;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** After a real run, ledger and trace are held against the journal. */
class LiveChecksTest {
    @TempDir
    Path root;

    @Test
    void aLostTraceEventAndAnAlteredLedgerAreFound() throws Exception {
        try (HubFixture hub = new HubFixture(root).start()) {
            RunLine run = sent(hub);
            hub.stop();
            hub.start();
            assertThat(verify(hub)).isEmpty();

            long events =
                    hub.hub().queryForObject("select count(*) from trace_event where run_id = ?", Long.class, run.id());
            hub.hub()
                    .update(
                            "delete from trace_event where run_id = ? and seq = (select min(seq) from trace_event where run_id = ?)",
                            run.id(),
                            run.id());
            hub.hub().update("update linkage_file set sha256 = ? where run_id = ?", "0".repeat(64), run.id());
            assertThat(verify(hub))
                    .containsExactly(
                            "run " + run.id() + ": trace lost / 処理記録の欠落 (" + (events - 1) + " of " + events
                                    + " trace events)",
                            "file 1: ledger altered / 台帳の改変 (" + run.fileName()
                                    + " was not published with this content)",
                            "run " + run.id() + ": ledger altered / 台帳の改変 "
                                    + "(its file is not the one that entry " + entry(hub, "PUBLISH")
                                    + " says was published)");
        }
    }

    @Test
    void everyColumnOfTheLedgerThatTheJournalKnowsIsHeldAgainstIt() throws Exception {
        try (HubFixture hub = new HubFixture(root).start()) {
            RunLine run = sent(hub);
            hub.stop();
            hub.start();
            String file = "its file is not the one that entry " + entry(hub, "PUBLISH") + " says was published";
            String counts = "it is not closed with the counts that entry " + entry(hub, "RUN") + " says";
            String state = "state GONE is none of a sent file";
            for (String[] edit : new String[][] {
                {"linkage_file", "record_count = record_count + 1", file},
                {"linkage_file", "subject = 'set:2:other'", file},
                {"linkage_file", "subject = null", file},
                {"linkage_file", "state = 'ABANDONED'", file},
                {"linkage_file", "state = 'GONE'", state},
                {"run", "written_count = written_count - 1, held_count = held_count + 1", counts},
                {"run", "state = 'FAILED'", counts}
            }) {
                hub.hub().execute("create table saved as select * from " + edit[0] + " where run_id = " + run.id());
                hub.hub().update("update " + edit[0] + " set " + edit[1] + " where run_id = ?", run.id());
                assertThat(verify(hub))
                        .as(edit[1])
                        .anySatisfy(flaw ->
                                assertThat(flaw).contains("ledger altered").endsWith("(" + edit[2] + ")"));
                String column = edit[1].substring(0, edit[1].indexOf(' '));
                hub.hub()
                        .update(
                                "update " + edit[0] + " set " + column + " = (select " + column + " from saved)"
                                        + (edit[1].contains("held")
                                                ? ", held_count = (select held_count from saved)"
                                                : "")
                                        + " where run_id = ?",
                                run.id());
                hub.hub().execute("drop table saved");
                assertThat(verify(hub)).as("put back after %s", edit[1]).isEmpty();
            }
        }
    }

    @Test
    void anIntendedPruningDoesNotExplainALostTraceAndADoneOneDoes() throws Exception {
        try (HubFixture hub = new HubFixture(root).start()) {
            RunLine run = sent(hub);
            hub.stop();
            hub.start();
            hub.hub().update("delete from trace_event where run_id = ?", run.id());
            Attempt pruning = Attempt.begin(
                    hub.bean(Journal.class),
                    Entry.intent(Action.PRUNE, Access.CHANGE, "test")
                            .linkage(run.linkage())
                            .because("runs before 2999-01-01"));
            assertThat(verify(hub)).singleElement().asString().contains("trace lost");
            pruning.done(outcome -> outcome);
            assertThat(verify(hub)).isEmpty();
        }
    }

    private static long entry(HubFixture hub, String action) {
        return hub.hub()
                .queryForObject(
                        "select max(seq) from journal_entry where action = ? and outcome = 'DONE'", Long.class, action);
    }

    @Test
    void aVerificationIsEnteredWithItsOutcome() throws Exception {
        try (HubFixture hub = new HubFixture(root).start()) {
            sent(hub);
            EnteredVerification verification = new EnteredVerification(
                    hub.bean("hub", DataSource.class),
                    hub.bean(Journal.class),
                    new Verifier(hub.bean(EvidenceFolder.class)),
                    hub.clock());
            assertThat(verification.verify("test").verification().holds()).isTrue();
            hub.hub().update("update journal_entry set reason = 'another' where seq = 2");
            assertThat(verification.verify("test").verification().flaws()).hasSize(1);
            assertThat(hub.hub()
                            .queryForList(
                                    "select outcome from journal_entry where action = 'VERIFY' order by seq",
                                    String.class))
                    .containsExactly("INTENDED", "DONE", "INTENDED", "FAILED");
        }
    }

    private static RunLine sent(HubFixture hub) throws Exception {
        hub.reset();
        HubFixturePeople.in(hub).found(3);
        return hub.send(RunKind.FULL);
    }

    private static List<String> verify(HubFixture hub) {
        Clock later = Clock.offset(hub.clock(), Duration.ofMinutes(5));
        return new Verifier(hub.bean(EvidenceFolder.class))
                .database(hub.bean("hub", DataSource.class), later).flaws().stream()
                        .map(Flaw::toString)
                        .toList();
    }
}
