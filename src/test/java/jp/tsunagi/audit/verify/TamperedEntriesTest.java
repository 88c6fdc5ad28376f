package jp.tsunagi.audit.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.time.LocalTime;
import java.util.LinkedHashMap;
import java.util.Map;
import jp.tsunagi.audit.proof.SigningKey;
import jp.tsunagi.support.HubFixture;
import jp.tsunagi.support.JournalFixture;
import jp.tsunagi.support.JournalSite;
import jp.tsunagi.support.Tamperer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever is done to the entries by SQL, verification names the first bad one and what was done. */
class TamperedEntriesTest extends JournalSites {
    /** Another value for each column, and beside it a code that is none. */
    private static Map<String, String> edits() {
        Map<String, String> edits = new LinkedHashMap<>();
        edits.put("at", "at + interval '1' second");
        for (String text : new String[] {
            "actor",
            "terminal",
            "screen",
            "subject",
            "linkage",
            "file_name",
            "file_sha256",
            "place",
            "provision",
            "code",
            "reason",
            "trace_process",
            "actor_version"
        }) {
            edits.put(text, "'another'");
        }
        for (String number : new String[] {"refers", "run_id", "records", "trace_count"}) {
            edits.put(number, number + " + 1");
        }
        edits.put("access", "'SEND'");
        edits.put("action", "'RUN'");
        edits.put("outcome", "'FAILED'");
        edits.put("prev", "hash");
        edits.put("hash", "prev");
        return edits;
    }

    @ParameterizedTest
    @MethodSource("sites")
    void whatNobodyTouchedHolds(JournalSite site) {
        assertThat(verify(site).lines())
                .containsExactly(
                        "3/3 checkpoints, 15/15 entries valid",
                        "15 attempts without an outcome",
                        "2 entries are not signed yet");
        assertThat(verify(site).holds()).isTrue();
    }

    @ParameterizedTest
    @MethodSource("sites")
    void anEditOfAnyColumnIsFound(JournalSite site) {
        edits().forEach((column, value) -> {
            for (long seq : new long[] {1, 7, 13, 15}) {
                site.reset();
                new Tamperer(site).sql("update journal_entry set " + column + " = " + value + " where seq = ?", seq);
                assertThat(found(site)).as(column).isEqualTo("entry " + seq + " EDITED");
            }
        });
    }

    @ParameterizedTest
    @MethodSource("sites")
    void aValueThatIsTakenOutOrIsNoCodeIsAnEdit(JournalSite site) {
        for (String edit : new String[] {
            "reason = null", "records = null", "code = ''", "action = 'NOTHING'", "access = ''", "outcome = 'done'"
        }) {
            site.reset();
            new Tamperer(site).sql("update journal_entry set " + edit + " where seq = 7");
            assertThat(found(site)).as(edit).isEqualTo("entry 7 EDITED");
        }
    }

    @ParameterizedTest
    @MethodSource("sites")
    void anEntryUnderAnotherNumberIsInAnotherPlace(JournalSite site) {
        new Tamperer(site).sql("update journal_entry set seq = 100 where seq = 7");
        assertThat(found(site)).isEqualTo("entry 7 REORDERED");
    }

    @ParameterizedTest
    @MethodSource("sites")
    void aRemovedEntryIsFound(JournalSite site) {
        for (long seq : new long[] {1, 7, 10, 13, 14}) {
            new Tamperer(site.reset()).remove(seq);
            assertThat(found(site)).isEqualTo("entry " + seq + " REMOVED");
            new Tamperer(site.reset()).removeAndRenumber(seq);
            assertThat(found(site)).isEqualTo("entry " + seq + " REMOVED");
        }
    }

    @ParameterizedTest
    @MethodSource("sites")
    void anInsertedEntryIsFound(JournalSite site) {
        for (long seq : new long[] {1, 7, 13, 15}) {
            new Tamperer(site.reset()).insert(seq, 4);
            assertThat(found(site)).isEqualTo("entry " + seq + " INSERTED");
        }
    }

    @ParameterizedTest
    @MethodSource("sites")
    void anInsertedEntryWithAHashOfItsOwnIsFound(JournalSite site) {
        Tamperer tamperer = new Tamperer(site);
        tamperer.insert(7, 4);
        tamperer.sql(
                "update journal_entry set prev = (select e.hash from journal_entry e where e.seq = 6) where seq = 7");
        tamperer.rehash(7);
        assertThat(found(site)).isEqualTo("entry 7 INSERTED");
    }

    @ParameterizedTest
    @MethodSource("sites")
    void entriesInAnotherOrderAreFound(JournalSite site) {
        for (long[] pair : new long[][] {{7, 8}, {3, 12}, {1, 15}, {14, 15}}) {
            new Tamperer(site.reset()).swap(pair[0], pair[1]);
            assertThat(found(site)).isEqualTo("entry " + pair[0] + " REORDERED");
            new Tamperer(site.reset()).swapContents(pair[0], pair[1]);
            assertThat(found(site)).isEqualTo("entry " + pair[0] + " REORDERED");
        }
    }

    @ParameterizedTest
    @MethodSource("sites")
    void anEditWithAHashMadeAnewIsFound(JournalSite site) {
        for (long seq : new long[] {1, 7, 9, 13, 14}) {
            Tamperer tamperer = new Tamperer(site.reset());
            tamperer.sql("update journal_entry set reason = 'another' where seq = ?", seq);
            tamperer.rehash(seq);
            assertThat(found(site)).isEqualTo("entry " + seq + " EDITED");
        }
    }

    @ParameterizedTest
    @MethodSource("sites")
    void aTailCutOffBehindACheckpointIsFound(JournalSite site) {
        for (long seq : new long[] {1, 9, 12, 13}) {
            new Tamperer(site.reset()).sql("delete from journal_entry where seq >= ?", seq);
            assertThat(found(site)).isEqualTo("entry " + seq + " CUT_OFF");
        }
    }

    @ParameterizedTest
    @MethodSource("sites")
    void aChainMadeAnewIsFoundWithItsFirstAlteredEntry(JournalSite site) {
        for (long seq : new long[] {1, 7, 10, 13}) {
            Tamperer tamperer = new Tamperer(site.reset());
            tamperer.sql("update journal_entry set reason = 'another' where seq = ?", seq);
            tamperer.rebuildFrom(seq);
            assertThat(found(site)).isEqualTo("entry " + seq + " REBUILT");
        }
    }

    @ParameterizedTest
    @MethodSource("sites")
    void aChainMadeAnewInPartIsFound(JournalSite site) {
        Tamperer tamperer = new Tamperer(site);
        tamperer.sql("update journal_entry set reason = 'another' where seq = 7");
        tamperer.rebuildFrom(7);
        tamperer.sql(
                "update journal_entry set hash = (select e.hash from saved_journal_entry e where e.seq = 9) where seq = 9");
        assertThat(found(site)).isEqualTo("entry 7 REBUILT");
    }

    @ParameterizedTest
    @MethodSource("sites")
    void newCheckpointsInTheDatabaseDoNotHideAChainMadeAnew(JournalSite site) {
        SigningKey own = SigningKey.generate(JournalFixture.ORIGIN);
        Tamperer tamperer = new Tamperer(site);
        tamperer.sql("update journal_entry set reason = 'another' where seq = 7");
        tamperer.rebuildFrom(7);
        String old = site.sql().queryForObject("select note from journal_checkpoint where size = 10", String.class);
        String signature = old.substring(old.lastIndexOf("\n\n") + 1);
        tamperer.forgeCheckpoint(10, tamperer.checkpoint(10, 5).text() + signature);
        tamperer.forgeCheckpoint(13, 10, own);
        Verification verification = verify(site);
        assertThat(found(verification)).isEqualTo("entry 7 REBUILT");
        assertThat(verification.flaws())
                .extracting(flaw -> flaw.number() + " " + flaw.change())
                .contains("10 " + Change.CHECKPOINT_ALTERED, "13 " + Change.KEY_UNKNOWN);
    }

    @ParameterizedTest
    @MethodSource("sites")
    void withoutTheHashesOutsideARebuiltChainIsFoundFromTheCheckpointBefore(JournalSite site) throws Exception {
        Tamperer tamperer = new Tamperer(site);
        tamperer.sql("update journal_entry set reason = 'another' where seq = 8");
        tamperer.rebuildFrom(8);
        for (int size : JournalSite.SIGNED) {
            Files.delete(site.folder().hashes(size));
        }
        assertThat(found(site)).isEqualTo("entry 6 REBUILT");
    }

    @ParameterizedTest
    @MethodSource("sites")
    void aDatabaseOlderThanACheckpointOutsideIsFound(JournalSite site) {
        Tamperer tamperer = new Tamperer(site);
        tamperer.sql("delete from journal_entry where seq > 8");
        tamperer.sql("delete from journal_checkpoint where size > 5");
        assertThat(verify(site).flaws().get(0))
                .hasToString("entry 9: rolled back / 以前の状態への巻き戻し "
                        + "(the database is older than the checkpoint outside it)");
        tamperer.sql("delete from journal_entry");
        tamperer.sql("delete from journal_checkpoint");
        assertThat(found(site)).isEqualTo("entry 1 ROLLED_BACK");
    }

    @ParameterizedTest
    @MethodSource("sites")
    void entriesWithoutAnyCheckpointAreNotSignedOnceTheyAreOlderThanTheTimeBetweenSignatures(JournalSite site)
            throws Exception {
        new Tamperer(site).sql("delete from journal_checkpoint");
        for (int size : JournalSite.SIGNED) {
            Files.delete(site.folder().checkpoint(size));
        }
        assertThat(found(site)).isEqualTo("holds");
        assertThat(verify(site).notices()).containsExactly("15 entries are not signed yet");
        site.clock().moveTo(HubFixture.DAY, LocalTime.of(6, 3));
        assertThat(verify(site).flaws())
                .extracting(Flaw::toString)
                .containsExactly("entry 1: not signed / 署名の欠落 (no checkpoint is in "
                        + site.folder().root() + ": give the evidence folder of this journal with --evidence)");
    }

    @ParameterizedTest
    @MethodSource("sites")
    void aClockThatGoesBackIsOnlyNoticed(JournalSite site) {
        site.clock().moveTo(HubFixture.DAY, LocalTime.of(5, 0));
        site.enterNow(16);
        Verification verification = verify(site);
        assertThat(verification.holds()).isTrue();
        assertThat(verification.notices())
                .containsExactly("time goes back at entry 16 by PT1H15S", "3 entries are not signed yet");
    }

    @ParameterizedTest
    @MethodSource("sites")
    void whatFollowsTheLastCheckpointCanBeCutOffUnseen(JournalSite site) {
        new Tamperer(site).sql("delete from journal_entry where seq > 13");
        assertThat(verify(site).summary()).isEqualTo("3/3 checkpoints, 13/13 entries valid");
    }
}
