package jp.tsunagi.retention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import jp.tsunagi.errors.HubException;
import jp.tsunagi.files.Hashes;
import jp.tsunagi.support.HubFixture;
import jp.tsunagi.support.HubFixtureResults;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LedgersTest {
    private static final LocalDate LAST = LocalDate.of(2099, 12, 31);

    @TempDir
    private Path root;

    private RetentionHub office;

    @BeforeEach
    void start() throws IOException {
        office = new RetentionHub(root);
        HubFixtureResults.put(office.hub, "ERGEBNIS.csv", "no header");
        office.hub.take();
    }

    @AfterEach
    void stop() {
        office.close();
    }

    @Test
    void theMediaLedgerBalancesWithTheFilesOnDisk() throws IOException {
        Map<String, String> listed = new TreeMap<>();
        for (List<String> line : media()) {
            assertThat(line.get(12)).isEqualTo("有 yes");
            // Put away, a file is encrypted; listed is what it holds.
            boolean encrypted = line.get(1).equals("store");
            listed.put(line.get(2), encrypted ? hash(office.hub.data().resolve(line.get(2))) : line.get(4));
        }
        assertThat(listed).isEqualTo(onDisk());
        assertThat(media())
                .extracting(line -> line.get(1))
                .containsExactlyInAnyOrder("publish", "store", "report", "store");
    }

    @Test
    void theEndOfAFileIsListedWhetherItWasErasedOrTaken() throws IOException {
        Files.delete(office.hub.drop().resolve(office.sent.fileName()));
        office.daily(HubFixture.DAY.plusDays(1));
        office.daily(HubFixture.DAY.plusDays(2));
        assertThat(media())
                .filteredOn(line -> line.get(1).equals("publish"))
                .singleElement()
                .satisfies(line -> assertThat(line.subList(9, 13))
                        .containsExactly(
                                "2026-04-02 02:30:00", "hub", "taken by the counterpart (no longer there)", "無 no"));

        office.daily(HubFixture.DAY.plusYears(5).plusDays(1));
        assertThat(media())
                .filteredOn(line -> line.get(1).equals("store") && line.get(2).startsWith("hub/archive"))
                .singleElement()
                .satisfies(line -> assertThat(line.subList(9, 13))
                        .containsExactly("2031-04-02 02:30:00", "hub", "retention 5 years", "無 no"));
    }

    @Test
    void theSendLedgerTellsWhoGotWhatOnWhichBasisAndWhatWasAnswered() {
        List<List<String>> lines = office.hub
                .bean(SendLedger.class)
                .listing(HubFixture.DAY, HubFixture.DAY)
                .lines();
        assertThat(lines)
                .singleElement()
                .satisfies(line -> assertThat(line)
                        .contains("eligibility-out", office.sent.fileName(), office.sent.sha256(), "生活保護法第34条第5項及び第6項")
                        .containsSequence(
                                "folder", "none", "drop/eligibility-out/" + office.sent.fileName(), "test", "done")
                        .endsWith("4", "1", "0"));
        assertThat(office.hub
                        .bean(SendLedger.class)
                        .listing(HubFixture.DAY.plusDays(1), LAST)
                        .lines())
                .isEmpty();
    }

    @Test
    void aLedgerAsAFileIsEnteredBeforeAndAfterAndOpensInASpreadsheetProgram() throws IOException {
        Path csv = root.resolve("media.csv");
        LedgerOutput output = office.hub.bean(LedgerOutput.class);
        int lines = output.export("media", "test", csv, () -> listing());

        String text = Files.readString(csv);
        assertThat(text).startsWith("\uFEFF記録日時 written,").contains(office.sent.sha256());
        assertThat(text.lines()).hasSize(lines + 1);
        assertThat(office.entries("EXPORT")).containsExactly("INTENDED " + csv + " test", "DONE " + csv + " test");
        assertThat(media())
                .anyMatch(line -> line.get(1).equals("export") && line.get(4).equals(hash(csv)));
        assertThatThrownBy(() -> output.export("media", "test", csv, () -> listing()))
                .isInstanceOf(HubException.class);
        assertThat(output.view("media", "a look", this::listing).lines()).isNotEmpty();
        assertThat(office.entries("VIEW")).containsExactly("INTENDED  a look", "DONE  a look");
    }

    @Test
    void noCellIsAFormula() {
        for (String cell : List.of("=1+1", "+1", "-1", "@A1", "\t=1", "\r=1", "＝1")) {
            assertThat(LedgerOutput.harmless(cell)).isEqualTo("'" + cell);
        }
        assertThat(LedgerOutput.harmless("a=1")).isEqualTo("a=1");
        assertThat(LedgerOutput.harmless("")).isEmpty();
    }

    private List<List<String>> media() {
        return listing().lines();
    }

    private Listing listing() {
        return office.hub.bean(MediaLedger.class).listing(LocalDate.of(2000, 1, 1), LAST);
    }

    /** SHA-256 by place of what was sent, put away and reported. */
    private Map<String, String> onDisk() throws IOException {
        Map<String, String> files = new TreeMap<>();
        Path data = office.hub.data();
        for (String folder : List.of("drop", "inbox", "hub/archive", "hub/reports")) {
            try (Stream<Path> paths = Files.walk(data.resolve(folder))) {
                for (Path path :
                        new TreeSet<>(paths.filter(Files::isRegularFile).toList())) {
                    if (!path.toString().endsWith(".done")) {
                        files.put(data.relativize(path).toString(), hash(path));
                    }
                }
            }
        }
        return files;
    }

    private static String hash(Path file) {
        try {
            return Hashes.of(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
