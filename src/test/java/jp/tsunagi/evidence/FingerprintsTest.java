package jp.tsunagi.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HexFormat;
import jp.tsunagi.audit.journal.StoredEntry;
import jp.tsunagi.audit.proof.Checkpoint;
import jp.tsunagi.audit.proof.SignedNote;
import jp.tsunagi.errors.HubException;
import jp.tsunagi.files.Hashes;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FingerprintsTest {
    @TempDir
    Path root;

    private EvidenceFixture hub;

    @BeforeEach
    void sendAFile() {
        hub = new EvidenceFixture(root);
        hub.send("SKK_1.csv", 1, 3);
    }

    @Test
    void theSheetHasTheRootInGroupsThatCanBeReadAloud() throws IOException {
        String page = Files.readString(today());

        Checkpoint checkpoint = newest();
        String groups = page.replaceAll("(?s).*<table class=\"root\">(.*?)</table>.*", "$1")
                .replaceAll("<th>\\d</th>", "")
                .replaceAll("<[^>]*>|\\s", "");
        assertThat(groups).isEqualTo(checkpoint.root().toString());
        assertThat(page).contains("<td>" + groups.substring(60) + "</td>");
        String key = hub.fixture.keys().newest().verifier().format().split("\\+", 3)[1];
        String publicKey =
                page.replaceAll("(?s).*<td class=\"key\">(.*?)</td>.*", "$1").replace(" ", "");
        assertThat(Base64.getEncoder().encodeToString(HexFormat.of().parseHex("01" + publicKey)))
                .isEqualTo(hub.fixture.keys().newest().verifier().format().split("\\+", 3)[2]);
        assertThat(page)
                .contains("架空市 / Kaku City (139998)", "2026年4月1日 (令和8年4月1日)", "2026-04-01 06:00:00")
                .contains("<td>" + key + "</td>", "<td>" + checkpoint.size() + "</td>", "確認者", "size: A4");
    }

    @Test
    void theDaysEntriesAreCountedByKindOfAccess() throws IOException {
        hub.moveTo(EvidenceFixture.DAY.plusDays(1), 6);
        long before = hub.lastEntry();
        hub.send("SKK_2.csv", 1, 3);

        hub.fingerprints().writeToday();
        String page = Files.readString(hub.fixture.folder().root().resolve("fingerprints/2026-04-02.html"));

        // A run and its end, the look of this page; the file and that it is published.
        assertThat(number(page, "参照")).isEqualTo(3);
        assertThat(number(page, "提供")).isEqualTo(2);
        assertThat(number(page, "取得")).isZero();
        assertThat(number(page, "最初の番号")).isEqualTo(before + 1);
        assertThat(number(page, "最後の番号")).isEqualTo(newest().size());
    }

    @Test
    void theSheetOfADayThatIsOverStaysAsItWas() throws IOException {
        Path sheet = hub.fingerprints().write(EvidenceFixture.DAY).orElseThrow();
        hub.fixture.checkpoints().make();
        hub.moveTo(EvidenceFixture.DAY.plusDays(3), 6);
        String once =
                Files.readString(hub.fingerprints().write(EvidenceFixture.DAY).orElseThrow());
        hub.send("SKK_2.csv", 1, 3);

        assertThat(Files.readString(
                        hub.fingerprints().write(EvidenceFixture.DAY).orElseThrow()))
                .isEqualTo(once);
        assertThat(sheet).endsWithRaw(Path.of("fingerprints/2026-04-01.html"));
        assertThat(hub.entries("action = 'REPORT' and outcome = 'DONE'")).hasSize(3);
    }

    @Test
    void thereIsNoSheetOfADayBeforeTheFirstCheckpoint() {
        assertThat(hub.fingerprints().write(EvidenceFixture.DAY.minusDays(1))).isEmpty();
        assertThat(hub.entries("action = 'REPORT' and outcome = 'DONE'"))
                .singleElement()
                .extracting(StoredEntry::entry)
                .satisfies(entry -> {
                    assertThat(entry.place()).isNull();
                    assertThat(entry.fileName()).isNull();
                    assertThat(entry.reason()).startsWith("nothing was signed");
                });
    }

    @Test
    void theSheetIsEnteredWithItsContentAndWhereItLiesBesideTheDataFolder() throws IOException {
        Path sheet = today();
        assertThat(hub.entries("action = 'REPORT' and outcome = 'DONE'"))
                .singleElement()
                .extracting(StoredEntry::entry)
                .satisfies(entry -> {
                    assertThat(entry.place()).isEqualTo(sheet.toString());
                    assertThat(entry.fileName()).isEqualTo("2026-04-01.html");
                    assertThat(entry.fileSha256()).isEqualTo(Hashes.of(sheet));
                });
    }

    @Test
    void aCheckpointThatNoKeyOfTheJournalSignedIsNotPutOnPaper() {
        hub.fixture.checkpoints().make();
        hub.sql.update("update journal_checkpoint set note = replace(note, 'at 2026', 'at 2025')");
        hub.moveTo(EvidenceFixture.DAY.plusDays(1), 6);

        assertThatThrownBy(() -> hub.fingerprints().write(EvidenceFixture.DAY).orElseThrow())
                .isInstanceOf(HubException.class)
                .hasMessageContaining("TSN-4015");
    }

    private Path today() {
        return hub.fingerprints().write(EvidenceFixture.DAY).orElseThrow();
    }

    private Checkpoint newest() {
        String note =
                hub.sql.queryForObject("select note from journal_checkpoint order by size desc limit 1", String.class);
        return Checkpoint.parse(SignedNote.parse(note).text());
    }

    private static long number(String page, String title) {
        return Long.parseLong(page.replaceAll("(?s).*<th>" + title + " .*?<td class=\"number\">(\\d+)</td>.*", "$1"));
    }
}
