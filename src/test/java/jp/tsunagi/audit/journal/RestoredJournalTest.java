package jp.tsunagi.audit.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalTime;
import java.util.List;
import jp.tsunagi.audit.verify.Flaw;
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
        assertThat(verification().notices())
                .containsExactly("restored at " + accepted.at() + " by operator test: entries 9 to 13 were lost, "
                        + "2 checkpoints void; reason disk failed restored from the backup of the night");
    }

    @Test
    void aRestorationWhoseStatementIsGoneOrAlteredIsFound() throws Exception {
        JournalFixture hub = restore();
        accept(hub);
        hub.checkpoints().make();
        Path statement = hub.folder().restorations().get(0);
        String signed = Files.readString(statement);
        assertThat(verification().holds()).isTrue();
        // Together with the void checkpoints, so that nothing else tells of it.
        for (Path gone : hub.folder().voidCheckpoints()) {
            Files.delete(gone);
        }
        for (String altered : List.of("", signed.replace("operator test", "operator best"))) {
            Files.writeString(statement, altered);
            assertThat(verification().flaws())
                    .extracting(Flaw::toString)
                    .containsExactly("entry 9: restoration removed / 復元証明の欠落 "
                            + "(no trusted statement that a database of 8 entries was accepted)");
        }
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
