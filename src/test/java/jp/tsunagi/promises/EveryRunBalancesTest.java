package jp.tsunagi.promises;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.function.UnaryOperator;
import jp.tsunagi.audit.journal.Journal;
import jp.tsunagi.errors.ErrorCode;
import jp.tsunagi.errors.HubException;
import jp.tsunagi.ledger.Balance;
import jp.tsunagi.ledger.FileState;
import jp.tsunagi.ledger.LinkageFiles;
import jp.tsunagi.ledger.OutboundLedger;
import jp.tsunagi.ledger.Run;
import jp.tsunagi.ledger.RunKind;
import jp.tsunagi.ledger.RunLine;
import jp.tsunagi.ledger.Runs;
import jp.tsunagi.support.DemoHub;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Promise 5: read = written + unchanged + quarantined + held, or the run does not close. */
class EveryRunBalancesTest {
    private static final Balance ONE_LOST = new Balance(10, 6, 1, 1, 1);

    @TempDir
    Path root;

    @Test
    void aRunThatLostARecordCannotSealItsFileAndCannotClose() throws Exception {
        try (DemoHub hub = DemoHub.of(root, 1)) {
            Runs runs = hub.bean(Runs.class);
            LinkageFiles files = hub.bean(LinkageFiles.class);
            Run run = runs.open("eligibility-out", RunKind.FULL, "test", UnaryOperator.identity());
            var file = files.stage(run, "SKK_139998_20260401_001.csv", run.businessDate());
            try (OutboundLedger ledger =
                    OutboundLedger.open(hub.database("hub"), hub.bean(Journal.class), hub.clock(), run, file)) {
                assertRefused(() -> ledger.seal(
                        new OutboundLedger.Seal("00", 1, 6, "drop", null, null), ONE_LOST, FileState.SEALED, null));
            }
            assertThat(files.find(file.id()).orElseThrow().state()).isEqualTo(FileState.STAGED);

            assertRefused(() -> runs.close(run.id(), ONE_LOST));
            assertThat(runs.unfinished("eligibility-out")).contains(run);

            runs.close(run.id(), new Balance(10, 7, 1, 1, 1));
            assertThat(runs.unfinished("eligibility-out")).isEmpty();
        }
    }

    private static void assertRefused(ThrowingCallable closing) {
        assertThatThrownBy(closing)
                .isInstanceOfSatisfying(
                        HubException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.UNBALANCED));
    }

    @Test
    void everyRunOfAMunicipalitysDayAccountsForEveryRecord() throws Exception {
        try (DemoHub hub = DemoHub.of(root, 400)) {
            RunLine full = hub.send("eligibility-out", RunKind.FULL);
            assertThat(full.balance()).isEqualTo(new Balance(400, 400, 0, 0, 0));
            hub.answer();
            assertThat(hub.takeResults().balance()).isEqualTo(new Balance(400, 400, 0, 0, 0));
            long after = hub.municipality()
                    .liveOn(full.businessDate().plusDays(7))
                    .after()
                    .people();
            hub.send("address-view", RunKind.DIFFERENCE);
            Balance difference = hub.send("eligibility-out", RunKind.DIFFERENCE).balance();
            assertThat(difference.read()).isEqualTo(after);
            assertThat(difference.written()).isBetween(1L, after - 1);
            assertThat(difference.unchanged()).isEqualTo(after - difference.written());
        }
    }
}
