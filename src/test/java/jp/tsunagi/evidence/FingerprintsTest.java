package jp.tsunagi.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import jp.tsunagi.audit.proof.Checkpoint;
import jp.tsunagi.audit.proof.SignedNote;
import jp.tsunagi.errors.HubException;
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
        String page = Files.readString(hub.fingerprints().writeToday());

        Checkpoint checkpoint = newest();
        String groups = page.replaceAll("(?s).*<table class=\"root\">(.*?)</table>.*", "$1")
                .replaceAll("<th>\\d</th>", "")
                .replaceAll("<[^>]*>|\\s", "");
        assertThat(groups).isEqualTo(checkpoint.root().toString());
        assertThat(page).contains("<td>" + groups.substring(60) + "</td>");
        String key = hub.fixture.keys().newest().verifier().format().split("\\+", 3)[1];
        assertThat(page)
                .contains("架空市 / Kaku City (139998)", "2026年4月1日 (令和8年4月1日)", "2026-04-01 06:00:00")
                .contains("<td>" + key + "</td>", "<td>" + checkpoint.size() + "</td>", "確認者", "size: A4");
    }

    @Test
    void theDaysEntriesAreCountedByKindOfAccess() throws IOException {
        hub.moveTo(EvidenceFixture.DAY.plusDays(1), 6);
        long before = hub.lastEntry();
        hub.send("SKK_2.csv", 1, 3);

        String page = Files.readString(hub.fingerprints().writeToday());

        // A run and its end, the look of this page; the file and that it is published.
        assertThat(number(page, "参照")).isEqualTo(3);
        assertThat(number(page, "提供")).isEqualTo(2);
        assertThat(number(page, "取得")).isZero();
        assertThat(number(page, "最初の番号")).isEqualTo(before + 1);
        assertThat(number(page, "最後の番号")).isEqualTo(newest().size());
    }

    @Test
    void theSheetOfADayThatIsOverStaysAsItWas() throws IOException {
        Path sheet = hub.fingerprints().write(EvidenceFixture.DAY);
        hub.fixture.checkpoints().make();
        hub.moveTo(EvidenceFixture.DAY.plusDays(3), 6);
        String once = Files.readString(hub.fingerprints().write(EvidenceFixture.DAY));
        hub.send("SKK_2.csv", 1, 3);

        assertThat(Files.readString(hub.fingerprints().write(EvidenceFixture.DAY)))
                .isEqualTo(once);
        assertThat(sheet).endsWithRaw(Path.of("fingerprints/2026-04-01.html"));
        assertThat(hub.entries("action = 'REPORT' and outcome = 'DONE'")).hasSize(3);
    }

    @Test
    void thereIsNoSheetOfADayBeforeTheFirstCheckpoint() {
        assertThatThrownBy(() -> hub.fingerprints().write(EvidenceFixture.DAY.minusDays(1)))
                .isInstanceOf(HubException.class);
    }

    @Test
    void aCheckpointThatNoKeyOfTheJournalSignedIsNotPutOnPaper() {
        hub.fixture.checkpoints().make();
        hub.sql.update("update journal_checkpoint set note = replace(note, 'at 2026', 'at 2025')");
        hub.moveTo(EvidenceFixture.DAY.plusDays(1), 6);

        assertThatThrownBy(() -> hub.fingerprints().write(EvidenceFixture.DAY))
                .isInstanceOf(HubException.class)
                .hasMessageContaining("TSN-4015");
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
