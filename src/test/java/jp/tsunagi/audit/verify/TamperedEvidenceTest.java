package jp.tsunagi.audit.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import jp.tsunagi.audit.journal.EvidenceFolder;
import jp.tsunagi.audit.journal.Restoration;
import jp.tsunagi.audit.proof.Checkpoint;
import jp.tsunagi.audit.proof.SignedNote;
import jp.tsunagi.audit.proof.SigningKey;
import jp.tsunagi.support.JournalFixture;
import jp.tsunagi.support.JournalSite;
import jp.tsunagi.support.Pruning;
import jp.tsunagi.support.Tamperer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Checkpoints, tombstones, restorations and keys: each counts as far as a trusted key has signed it. */
class TamperedEvidenceTest extends JournalSites {
    @ParameterizedTest
    @MethodSource("sites")
    void aRemovedCheckpointIsFound(JournalSite site) throws Exception {
        new Tamperer(site).sql("delete from journal_checkpoint where size = 10");
        assertThat(found(site)).isEqualTo("checkpoint 10 CHECKPOINT_REMOVED");
        Files.delete(site.folder().checkpoint(10));
        assertThat(found(site)).isEqualTo("checkpoint 10 CHECKPOINT_REMOVED");
        assertThat(verify(site).summary()).isEqualTo("2/2 checkpoints, 15/15 entries valid");
        Files.delete(site.reset().folder().checkpoint(13));
        assertThat(found(site)).isEqualTo("checkpoint 13 CHECKPOINT_REMOVED");
    }

    @ParameterizedTest
    @MethodSource("sites")
    void aCheckpointThatACrashLeftOutsideOnlyIsNoticedAndTakenOverByTheNext(JournalSite site) {
        new Tamperer(site).sql("delete from journal_checkpoint where size = 13");
        assertThat(verify(site).holds()).isTrue();
        assertThat(verify(site).notices())
                .containsExactly(
                        "checkpoint 13 lies only outside the database, as a crash in signing leaves it",
                        "2 entries are not signed yet");
        site.journal().checkpoints().make();
        assertThat(verify(site).notices()).isEmpty();
        assertThat(verify(site).summary()).isEqualTo("4/4 checkpoints, 15/15 entries valid");
    }

    @ParameterizedTest
    @MethodSource("sites")
    void whatIsNoCheckpointByItsNameIsIgnored(JournalSite site) throws Exception {
        Path checkpoint = site.folder().checkpoint(10);
        for (String name : List.of("copy of 000000000010.checkpoint", "10.checkpoint", ".checkpoint")) {
            Files.copy(checkpoint, checkpoint.resolveSibling(name));
        }
        assertThat(found(site)).isEqualTo("holds");
        assertThat(verify(site).summary()).isEqualTo("3/3 checkpoints, 15/15 entries valid");
    }

    @ParameterizedTest
    @MethodSource("sites")
    void anAlteredCheckpointIsFound(JournalSite site) {
        String note = site.sql().queryForObject("select note from journal_checkpoint where size = 10", String.class);
        String edited = note.replace("previous 5", "previous 4");
        new Tamperer(site).sql("update journal_checkpoint set note = ? where size = 10", edited);
        assertThat(found(site)).isEqualTo("checkpoint 10 CHECKPOINT_ALTERED");
        new Tamperer(site.reset()).forgeOutside(10, edited);
        assertThat(found(site)).isEqualTo("checkpoint 10 CHECKPOINT_ALTERED");
        new Tamperer(site).sql("update journal_checkpoint set note = ? where size = 10", edited);
        assertThat(found(site)).isEqualTo("checkpoint 10 CHECKPOINT_ALTERED");
        new Tamperer(site.reset()).forgeOutside(10, "nothing");
        assertThat(found(site)).isEqualTo("checkpoint 10 CHECKPOINT_ALTERED");
        new Tamperer(site.reset()).sql("update journal_checkpoint set at = at + interval '1' second where size = 10");
        assertThat(found(site)).isEqualTo("checkpoint 10 CHECKPOINT_ALTERED");
    }

    @ParameterizedTest
    @MethodSource("sites")
    void anAlteredEdgeOfTheTreeIsFoundAndNothingIsSignedOnIt(JournalSite site) {
        new Tamperer(site)
                .sql("update journal_checkpoint set frontier = (select c.frontier from journal_checkpoint c "
                        + "where c.size = 10) where size = 13");
        assertThat(found(site)).isEqualTo("checkpoint 13 CHECKPOINT_ALTERED");
        assertThat(org.assertj.core.api.Assertions.catchThrowable(
                        () -> site.journal().checkpoints().make()))
                .hasMessageContaining("TSN-4015");
    }

    @ParameterizedTest
    @MethodSource("sites")
    void aCheckpointOfAnotherKeyIsFound(JournalSite site) {
        SigningKey own = SigningKey.generate(JournalFixture.ORIGIN);
        Tamperer tamperer = new Tamperer(site);
        tamperer.forgeCheckpoint(13, 10, own);
        tamperer.forgeOutside(13, tamperer.checkpoint(13, 10).sign(own).format());
        assertThat(found(site)).isEqualTo("checkpoint 13 KEY_UNKNOWN");
    }

    @ParameterizedTest
    @MethodSource("sites")
    void everythingSignedAnewWithAnotherKeyIsFoundWithTheKeyThatWasKeptElsewhere(JournalSite site) throws Exception {
        Path kept = site.root().resolve("kept.vkey");
        Files.copy(site.folder().key(1), kept);
        SigningKey own = SigningKey.generate(JournalFixture.ORIGIN);
        Tamperer tamperer = new Tamperer(site);
        tamperer.sql("update journal_entry set reason = 'another' where seq = 7");
        tamperer.rebuildFrom(7);
        long previous = 0;
        for (int size : JournalSite.SIGNED) {
            tamperer.forgeCheckpoint(
                    size, tamperer.checkpoint(size, previous).sign(own).format());
            tamperer.forgeOutside(
                    size,
                    site.sql()
                            .queryForObject("select note from journal_checkpoint where size = ?", String.class, size));
            site.sql()
                    .update(
                            "update journal_checkpoint set at = ? where size = ?",
                            site.clock().instant().atOffset(java.time.ZoneOffset.UTC),
                            size);
            previous = size;
        }
        site.folder().write(site.folder().key(1), own.verifier().format().getBytes(StandardCharsets.UTF_8));
        assertThat(found(site)).isEqualTo("holds");
        Verification kept1 = new Verifier(site.folder(), kept).database(site.database(), site.clock());
        assertThat(found(kept1)).isEqualTo("checkpoint 5 KEY_UNKNOWN");
        assertThat(kept1.summary()).isEqualTo("0/3 checkpoints, 15/15 entries valid");
    }

    @ParameterizedTest
    @MethodSource("sites")
    void trustFollowsRotationsForwardAndBackward(JournalSite site) throws Exception {
        SigningKey second = site.journal().keys().rotate(site.clock().instant());
        site.enterNow(16);
        site.journal().checkpoints().make();
        assertThat(verify(site).summary()).isEqualTo("4/4 checkpoints, 16/16 entries valid");
        Path kept = site.root().resolve("kept");
        for (String form : List.of(second.verifier().format(), second.verifier().pem())) {
            Files.writeString(kept, form);
            assertThat(found(new Verifier(site.folder(), kept).database(site.database(), site.clock())))
                    .isEqualTo("holds");
        }
        Files.delete(site.folder().rotation(2));
        assertThat(found(site)).isEqualTo("checkpoint 16 KEY_UNKNOWN");
    }

    @ParameterizedTest
    @MethodSource("sites")
    void aKeyThatWasReplacedSignsNothingMore(JournalSite site) {
        SigningKey first = site.journal().keys().newest();
        site.journal().keys().rotate(site.clock().instant());
        site.journal().checkpoints().make();
        Tamperer tamperer = new Tamperer(site);
        site.enterNow(16);
        tamperer.forgeOutside(16, tamperer.checkpoint(16, 15).sign(first).format());
        assertThat(found(site)).isEqualTo("checkpoint 16 CHECKPOINT_ALTERED");
        assertThat(verify(site).flaws()).singleElement().asString().contains("a key that was replaced");
        assertThat(verify(site).summary()).isEqualTo("4/5 checkpoints, 16/16 entries valid");
    }

    @ParameterizedTest
    @MethodSource("sites")
    void whatWasPrunedTwiceUnderTombstonesLeavesTheRestVerifiable(JournalSite site) {
        Pruning pruning = new Pruning(site);
        pruning.upTo(5);
        pruning.upTo(10);
        assertThat(verify(site).lines())
                .startsWith(
                        "3/3 checkpoints, 5/5 entries valid", "10 earlier entries pruned under 2 signed tombstones");
        assertThat(verify(site).holds()).isTrue();
        new Tamperer(site).remove(11);
        assertThat(found(site)).isEqualTo("entry 11 REMOVED");
    }

    @ParameterizedTest
    @MethodSource("sites")
    void anAlteredTombstoneIsFound(JournalSite site) throws Exception {
        new Pruning(site).upTo(5);
        new Pruning(site).upTo(10);
        for (int size : new int[] {5, 10}) {
            String note =
                    site.sql().queryForObject("select note from journal_tombstone where size = ?", String.class, size);
            String edited = note.replace("before 2026", "before 2016");
            site.sql().update("update journal_tombstone set note = ? where size = ?", edited, size);
            assertThat(found(site)).isEqualTo("tombstone " + size + " TOMBSTONE_ALTERED");
            Path file = site.folder().tombstone(size);
            Files.writeString(file, edited);
            assertThat(found(site)).isEqualTo("tombstone " + size + " TOMBSTONE_ALTERED");
            Files.delete(file);
            site.sql().update("update journal_tombstone set note = ? where size = ?", note, size);
            assertThat(found(site)).isEqualTo("tombstone " + size + " TOMBSTONE_ALTERED");
            Files.writeString(file, note);
        }
    }

    @ParameterizedTest
    @MethodSource("sites")
    void entriesErasedWithoutATombstoneAreRemoved(JournalSite site) {
        new Tamperer(site).sql("delete from journal_entry where seq <= 5");
        assertThat(found(site)).isEqualTo("entry 1 REMOVED");
    }

    @ParameterizedTest
    @MethodSource("sites")
    void aRestorationExplainsTheCheckpointsThatItNamesAndNoOthers(JournalSite site) throws Exception {
        Tamperer tamperer = new Tamperer(site);
        Checkpoint tenth = read(site, 10);
        Checkpoint thirteenth = read(site, 13);
        tamperer.sql("delete from journal_entry where seq > 8");
        tamperer.sql("delete from journal_checkpoint where size > 5");
        Path voids = Files.createDirectories(site.folder().root().resolve("void"));
        for (long size : new long[] {10, 13}) {
            Path from = site.folder().checkpoint(size);
            Files.move(from, voids.resolve(from.getFileName()));
        }
        assertThat(found(site)).isEqualTo("entry 9 ROLLED_BACK");
        accept(site, new Restoration.Voided(10, tenth.root()));
        assertThat(found(site)).isEqualTo("entry 9 ROLLED_BACK");
        accept(site, new Restoration.Voided(10, tenth.root()), new Restoration.Voided(13, thirteenth.root()));
        assertThat(found(site)).isEqualTo("holds");
        assertThat(verify(site).summary()).isEqualTo("1/1 checkpoints, 8/8 entries valid");
        Path note = site.folder().restoration(8);
        Files.writeString(note, Files.readString(note).replace("reason disk", "reason dusk"));
        assertThat(found(site)).isEqualTo("entry 9 ROLLED_BACK");
    }

    private static Checkpoint read(JournalSite site, long size) {
        return Checkpoint.parse(
                SignedNote.parse(EvidenceFolder.read(site.folder().checkpoint(size)))
                        .text());
    }

    private static void accept(JournalSite site, Restoration.Voided... voids) {
        Restoration restoration = new Restoration(
                JournalFixture.ORIGIN,
                8,
                List.of(voids),
                "operator",
                "disk failed",
                site.clock().instant());
        assertThat(Restoration.parse(restoration.text())).isEqualTo(restoration);
        site.folder()
                .write(
                        site.folder().restoration(8),
                        SignedNote.sign(
                                        restoration.text(),
                                        site.journal().keys().newest())
                                .format()
                                .getBytes(StandardCharsets.UTF_8));
    }
}
