package jp.tsunagi.audit.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.LocalTime;
import jp.tsunagi.audit.verify.Verification;
import jp.tsunagi.audit.verify.Verifier;
import jp.tsunagi.errors.ErrorCode;
import jp.tsunagi.errors.HubException;
import jp.tsunagi.support.HubFixture;
import jp.tsunagi.support.JournalFixture;
import jp.tsunagi.support.JournalSite;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A hub database that was restored to an older state: nothing goes on until a person has accepted it. */
class RestoredJournalTest {
    private static final int RESTORED = 8;

    @TempDir
    Path root;

    private JournalSite site;

    @BeforeEach
    void start() {
        site = JournalSite.on("restored", JournalSite.h2(), root);
    }

    @Test
    void nothingIsEnteredBehindWhatWasSigned() {
        JournalFixture hub = restore();
        assertThatThrownBy(() -> hub.journal().enter(entry()))
                .isInstanceOfSatisfying(
                        HubException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.JOURNAL_ROLLED_BACK));
        assertThat(site.entries()).hasSize(RESTORED);
        assertThat(verification().holds()).isFalse();
    }

    @Test
    void onceAcceptedTheJournalGoesOnAndVerifiesAndWhatWasLostStaysKnown() {
        JournalFixture hub = restore();
        Restoration accepted = accept(hub);
        assertThat(accepted.size()).isEqualTo(RESTORED);
        assertThat(accepted.voids()).extracting(Restoration.Voided::size).containsExactly(10L, 13L);
        assertThat(hub.folder().voidCheckpoints()).hasSize(2);

        hub.journal().enter(entry());
        hub.checkpoints().make();
        assertThat(site.entries()).hasSize(RESTORED + 2);
        assertThat(site.entries().get(RESTORED).entry().action()).isEqualTo(Action.RESTORED);
        assertThat(verification().lines()).first().asString().startsWith("2/2 checkpoints, 10/10 entries valid");
    }

    @Test
    void theSameCanHappenAgain() {
        accept(restore()).voids();
        JournalFixture hub = new JournalFixture(site.database(), site.root(), site.clock());
        hub.journal().enter(entry());
        hub.checkpoints().make();
        site.clock().moveTo(HubFixture.DAY.plusDays(1), LocalTime.NOON);
        accept(restore());
        assertThat(hub.folder().restorations()).hasSize(2);
        // The second 10 lies beside the first.
        assertThat(hub.folder().voidCheckpoints()).hasSize(3);
        hub = new JournalFixture(site.database(), site.root(), site.clock());
        hub.journal().enter(entry());
        hub.checkpoints().make();
        assertThat(verification().holds()).isTrue();
    }

    @Test
    void aDatabaseThatIsNotOlderHasNothingToAccept() {
        assertThat(accept(site.journal())).isNull();
    }

    private JournalFixture restore() {
        site.sql().update("delete from journal_entry where seq > ?", RESTORED);
        site.sql().update("delete from journal_checkpoint where size > ?", RESTORED);
        return new JournalFixture(site.database(), site.root(), site.clock());
    }

    private Restoration accept(JournalFixture hub) {
        return new RestoredJournal(site.database(), hub.keys(), hub.folder(), hub.journal(), site.clock())
                .accept("operator test", "disk failed\nrestored from the backup of the night");
    }

    private Verification verification() {
        return new Verifier(site.folder()).database(site.database(), site.clock());
    }

    private static Entry entry() {
        return Entry.of(Action.VIEW, Access.LOOK_UP, Outcome.DONE, "test").build();
    }
}
