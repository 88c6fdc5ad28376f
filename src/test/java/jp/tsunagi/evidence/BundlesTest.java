package jp.tsunagi.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import jp.tsunagi.audit.journal.EntryLine;
import jp.tsunagi.audit.journal.JournalEntry;
import jp.tsunagi.audit.journal.Outcome;
import jp.tsunagi.audit.journal.StoredEntry;
import jp.tsunagi.audit.journal.Tombstone;
import jp.tsunagi.audit.proof.CompactRange;
import jp.tsunagi.audit.proof.SignedNote;
import jp.tsunagi.errors.HubException;
import jp.tsunagi.ledger.FileEntry;
import jp.tsunagi.support.HubSite;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BundlesTest {
    private static final String PURPOSE = "監査 2026-1";

    @TempDir
    Path root;

    private EvidenceFixture hub;
    private FileEntry first;
    private FileEntry second;

    @BeforeEach
    void sendOnTwoDays() {
        hub = new EvidenceFixture(root);
        first = hub.send("SKK_1.csv", 1, 130);
        hub.fixture.checkpoints().make();
        hub.moveTo(EvidenceFixture.DAY.plusDays(1), 6);
        hub.answer(first, 1, 130);
        second = hub.send("SKK_2.csv", 100, 200);
        hub.fixture.checkpoints().make();
        hub.moveTo(EvidenceFixture.DAY.plusDays(2), 6);
    }

    @Test
    void aBundleOfARunHoldsItsEntriesAndThoseOfTheAnswers() throws IOException {
        Map<String, byte[]> parts = bundle(new Scope.OfRun(first.runId()));

        assertThat(lines(parts))
                .containsExactlyElementsOf(expected(
                        "run_id = ? or run_id in (select run_id from linkage_file where sent_file_id = ?)",
                        first.runId(),
                        first.id()))
                .anyMatch(line -> line.contains("\"linkage\":\"result-in\""))
                .noneMatch(line -> line.contains("SKK_2.csv"));
        assertThat(parts.keySet())
                .containsSubsequence("entries.jsonl", "proofs.json", "summary.html", "README.html", "README.txt")
                .contains("keys/journal-1.pem", "keys/journal-1.vkey")
                .doesNotContain("membership.json");
        assertThat(EvidenceFixture.text(parts, "summary.html"))
                .contains("entrustment-7 生活保護法第34条第5項及び第6項", "schedule", PURPOSE);
    }

    @Test
    void aBundleOfAPeriodHoldsItsDaysInJapanAndNoOthers() throws IOException {
        Map<String, byte[]> parts =
                bundle(new Scope.OfPeriod(EvidenceFixture.DAY.plusDays(1), EvidenceFixture.DAY.plusDays(1)));

        assertThat(lines(parts))
                .isNotEmpty()
                // Six in the morning in Japan is nine at night the day before in UTC.
                .allMatch(line -> line.contains("\"at\":\"2026-04-01T21"));
        assertThat(EvidenceFixture.text(parts, "proofs.json")).contains("\"consistency\":[\n{");
    }

    @Test
    void aBundleOfAPersonHoldsLooksAndFilesButNoNumber() throws IOException {
        hub.lookup().byResidentNumber(EvidenceFixture.resident(110), "looked before");

        Map<String, byte[]> parts = bundle(new Scope.OfPerson(List.of(hub.pseudonym(110))));

        assertThat(lines(parts))
                .anyMatch(line -> line.contains("looked before"))
                .anyMatch(line -> line.contains("SKK_1.csv"))
                .anyMatch(line -> line.contains("SKK_2.csv"));
        assertThat(EvidenceFixture.text(parts, "membership.json").lines().filter(line -> line.contains("\"group\"")))
                .hasSize(2);
        parts.keySet()
                .forEach(part -> assertThat(EvidenceFixture.text(parts, part))
                        .as(part)
                        .doesNotContain(EvidenceFixture.key(110))
                        .doesNotContain("12016010"));
    }

    @Test
    void aPersonsBundleHasWhatWasLeftOutSetAsideAndListedAndTheRuns() throws IOException {
        hub.leftOut(190, first.runId(), "TSN-1050");
        hub.setAside(190, first.runId(), "TSN-1006");
        hub.listed(190, first.runId(), "TSN-1022");

        Map<String, byte[]> parts = bundle(new Scope.OfPerson(List.of(hub.pseudonym(190))));

        assertThat(EvidenceFixture.text(parts, "summary.html"))
                .contains("TSN-1050", "TSN-1006", "q.sql:7 name", "TSN-1022")
                .doesNotContain(EvidenceFixture.key(190));
        assertThat(lines(parts)).anyMatch(line -> line.contains("SKK_1.csv"));
        assertThat(EvidenceFixture.text(parts, "membership.json"))
                .contains("SKK_2.csv")
                .doesNotContain("SKK_1.csv");
    }

    @Test
    void ofAFileInWhichThePersonWasNotNothingIsClaimed() throws IOException {
        Map<String, byte[]> parts = bundle(new Scope.OfPerson(List.of(hub.pseudonym(190))));

        assertThat(EvidenceFixture.text(parts, "membership.json"))
                .contains("SKK_2.csv")
                .doesNotContain("SKK_1.csv");
        assertThat(lines(parts)).noneMatch(line -> line.contains("SKK_1.csv"));
    }

    @Test
    void whatIsGivenOutIsEnteredBeforeAndAfterWithItsHash() throws IOException {
        Path out = root.resolve("out.zip");
        Bundles.Bundle bundle = hub.bundles()
                .write(new Scope.OfPerson(List.of(hub.pseudonym(110))), PURPOSE, out)
                .orElseThrow();

        List<StoredEntry> entered = hub.entries("action = 'EVIDENCE'");
        assertThat(entered)
                .extracting(entry -> entry.entry().outcome())
                .containsExactly(Outcome.INTENDED, Outcome.DONE);
        assertThat(entered).allSatisfy(entry -> {
            assertThat(entry.entry().subject()).isEqualTo(hub.pseudonym(110).toString());
            assertThat(entry.entry().reason()).isEqualTo(PURPOSE);
        });
        assertThat(entered.get(1).entry().fileSha256())
                .isEqualTo(bundle.sha256())
                .isEqualTo(HubSite.sha256(out));
        assertThat(entered.get(1).entry().records()).isEqualTo(bundle.entries());
    }

    @Test
    void theSameEntriesAndCheckpointGiveTheSameBytes() throws IOException {
        Scope scope = new Scope.OfRun(first.runId());
        bundle(scope);
        Map<String, byte[]> once = bundle(scope);
        Map<String, byte[]> again = bundle(scope);

        assertThat(again.keySet().stream().filter(name -> !name.startsWith("checkpoints")))
                .containsExactlyElementsOf(once.keySet().stream()
                        .filter(name -> !name.startsWith("checkpoints"))
                        .toList());
        assertThat(EvidenceFixture.text(again, "entries.jsonl"))
                .startsWith(EvidenceFixture.text(once, "entries.jsonl"));
    }

    @Test
    void nothingIsOverwritten() throws IOException {
        Path out = Files.writeString(root.resolve("out.zip"), "mine");

        assertThatThrownBy(() -> hub.bundles().write(new Scope.OfRun(first.runId()), PURPOSE, out))
                .isInstanceOf(HubException.class)
                .hasMessageContaining("TSN-4005");
        assertThat(out).hasContent("mine");
        assertThat(hub.entries("action = 'EVIDENCE' and outcome = 'FAILED'")).hasSize(1);
    }

    @Test
    void ofWhatWasNeverEnteredThereIsNoBundle() {
        Path out = root.resolve("none.zip");
        assertThat(hub.bundles().write(new Scope.OfRun(4711), PURPOSE, out)).isEmpty();
        assertThat(hub.bundles().write(new Scope.OfPerson(List.of()), PURPOSE, out))
                .isEmpty();
        assertThat(out).doesNotExist();
        assertThat(hub.entries("action = 'EVIDENCE' and outcome = 'DONE'")).hasSize(2);
    }

    @Test
    void alteredEntriesAreNotGivenOut() {
        Path out = root.resolve("out.zip");
        hub.sql.update("update journal_entry set actor = 'nobody' where seq = 1");
        refused(out);
        hub.sql.update("update journal_entry set actor = 'schedule' where seq = 1");
        hub.sql.update("update journal_entry set hash = ? where seq = 2", (Object) new byte[32]);
        refused(out);
        assertThat(out).doesNotExist();
        assertThat(root).isDirectoryNotContaining("glob:**.part");
    }

    @Test
    void sentRecordsThatAreNotThoseOfTheJournalAreNotGivenOut() {
        hub.sql.update(
                "update sent_record set pseudonym = ? where file_id = ? and record_no = 1",
                hub.pseudonym(999).bytes(),
                second.id());
        assertThatThrownBy(() -> hub.bundles()
                        .write(new Scope.OfPerson(List.of(hub.pseudonym(190))), PURPOSE, root.resolve("out.zip")))
                .isInstanceOf(HubException.class)
                .hasMessageContaining("TSN-4015");
        assertThatThrownBy(() -> hub.bundles()
                        .write(new Scope.OfPerson(List.of(hub.pseudonym(999))), PURPOSE, root.resolve("out.zip")))
                .as("a person put into a file afterwards")
                .isInstanceOf(HubException.class)
                .hasMessageContaining("TSN-4015");
    }

    @Test
    void afterPruningWhatIsLeftIsStillProved() throws Exception {
        long erased = hub.sql.queryForObject("select min(size) from journal_checkpoint", Long.class);
        prune(erased);

        Map<String, byte[]> parts = bundle(new Scope.OfRun(second.runId()));

        assertThat(lines(parts)).containsExactlyElementsOf(expected("run_id = ?", second.runId()));
        assertThat(parts).containsKey("checkpoints/tombstone");
        Shell.assumeTools();
        Path folder = Files.createDirectory(root.resolve("unpacked"));
        Shell.write(parts, folder);
        Shell.Result result = Shell.run(folder, Shell.commands(parts, "README.html"));
        assertThat(result.exitCode()).as(result.output()).isZero();
    }

    private void prune(long size) {
        CompactRange tree = CompactRange.decode(
                hub.sql.queryForObject("select frontier from journal_checkpoint where size = ?", byte[].class, size));
        StoredEntry last = hub.entries("seq = ?", size).get(0);
        Tombstone tombstone = new Tombstone(
                hub.fixture.keys().origin(),
                size,
                tree.root(),
                last.hash(),
                tree.nodes(),
                hub.clock.instant(),
                hub.clock.instant().truncatedTo(ChronoUnit.MILLIS));
        hub.sql.update(
                "insert into journal_tombstone (size, at, note) values (?, current_timestamp, ?)",
                size,
                SignedNote.sign(tombstone.text(), hub.fixture.keys().newest()).format());
        hub.sql.update("delete from journal_entry where seq <= ?", size);
    }

    private void refused(Path out) {
        assertThatThrownBy(() -> hub.bundles().write(new Scope.OfRun(first.runId()), PURPOSE, out))
                .isInstanceOf(HubException.class)
                .hasMessageContaining("TSN-4015");
    }

    private Map<String, byte[]> bundle(Scope scope) throws IOException {
        Path out = root.resolve("bundle-" + hub.lastEntry() + ".zip");
        Optional<Bundles.Bundle> bundle = hub.bundles().write(scope, PURPOSE, out);
        assertThat(bundle).isPresent();
        return EvidenceFixture.unpack(out);
    }

    private static List<String> lines(Map<String, byte[]> parts) {
        return EvidenceFixture.text(parts, "entries.jsonl").lines().toList();
    }

    private List<String> expected(String where, Object... values) {
        return hub.entries("(" + where + ") and action not in ('EVIDENCE')", values).stream()
                .map(StoredEntry::journaled)
                .map((JournalEntry journaled) -> EntryLine.text(journaled))
                .toList();
    }
}
