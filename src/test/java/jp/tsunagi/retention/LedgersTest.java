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
import jp.tsunagi.audit.journal.Access;
import jp.tsunagi.audit.journal.Action;
import jp.tsunagi.audit.journal.Entry;
import jp.tsunagi.audit.journal.Journal;
import jp.tsunagi.audit.journal.Outcome;
import jp.tsunagi.errors.HubException;
import jp.tsunagi.evidence.Fingerprints;
import jp.tsunagi.files.Hashes;
import jp.tsunagi.ledger.LinkageFiles;
import jp.tsunagi.returned.ReconciliationReport;
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
    void aFileThatIsWrittenAnewLeavesTheOneBeforeListedAsOverwritten() throws IOException {
        office.on(HubFixture.DAY.plusDays(1));
        String first = hash(office.report());
        LinkageFiles files = office.hub.bean(LinkageFiles.class);
        office.hub
                .bean(ReconciliationReport.class)
                .write(files.find(office.sent.fileId()).orElseThrow());

        assertThat(media())
                .filteredOn(line -> line.get(1).equals("report"))
                .satisfiesExactly(
                        before -> {
                            assertThat(before.get(4)).isEqualTo(first);
                            assertThat(before.subList(9, 13))
                                    .containsExactly("2026-04-02 02:30:00", "hub", "overwritten / 上書き", "無 no");
                        },
                        now -> assertThat(now.subList(9, 13)).containsExactly("", "", "", "有 yes"));
    }

    @Test
    void theFingerprintPageIsListedAndFound() {
        Path page = office.hub.bean(Fingerprints.class).write(HubFixture.DAY).orElseThrow();
        assertThat(media())
                .filteredOn(line -> line.get(3).equals(page.getFileName().toString()))
                .singleElement()
                .satisfies(line -> {
                    assertThat(line.get(4)).isEqualTo(hash(page));
                    assertThat(line.get(12)).isEqualTo("有 yes");
                });
    }

    @Test
    void oneFileNamedInTwoWaysIsOneFile() throws IOException {
        Path csv = office.hub.data().resolve("given.csv");
        office.hub.bean(LedgerOutput.class).export("media", "test", csv, this::listing);
        Files.delete(csv);
        Journal journal = office.hub.bean(Journal.class);
        journal.enter(Entry.of(Action.FETCH, Access.LOOK_UP, Outcome.DONE, "test")
                .place(office.hub.data().resolve("hub/../given.csv").toString())
                .build());

        assertThat(media())
                .filteredOn(line -> line.get(1).equals("export"))
                .singleElement()
                .satisfies(line -> assertThat(line.get(11)).isEqualTo("overwritten / 上書き"));
    }

    @Test
    void theDestructionOfAFileThatWasGivenOutIsEnteredOnceItIsGone() throws IOException {
        Path csv = root.resolve("given.csv");
        office.hub.bean(LedgerOutput.class).export("media", "test", csv, this::listing);
        DestroyedFiles destroyed = office.hub.bean(DestroyedFiles.class);
        assertThat(destroyed.note(csv.toString(), "shredded", "test"))
                .hasValueSatisfying(why -> assertThat(why).startsWith("the file is still there"));

        Files.delete(csv);
        String byOtherName = root.resolve("x/../given.csv").toString();
        assertThat(destroyed.note(byOtherName, "shredded", "test")).isEmpty();
        assertThat(media())
                .filteredOn(line -> line.get(1).equals("export"))
                .singleElement()
                .satisfies(line -> assertThat(line.subList(9, 13))
                        .containsExactly("2026-04-01 02:30:00", "hub", "shredded", "無 no"));
        assertThat(destroyed.note(csv.toString(), "again", "test"))
                .hasValueSatisfying(why -> assertThat(why).startsWith("its end is entered already"));
        assertThat(destroyed.note("nowhere.csv", "lost", "test"))
                .hasValueSatisfying(why -> assertThat(why).startsWith("not in the media ledger"));
        assertThat(office.entries("ERASE"))
                .containsExactly(
                        "REFUSED " + csv + " the file is still there / ファイルが残っています: shredded",
                        "INTENDED " + csv + " shredded",
                        "DONE " + csv + " shredded",
                        "REFUSED " + csv + " its end is entered already / 消去・廃棄は記録済みです: again",
                        "REFUSED nowhere.csv not in the media ledger / 媒体管理簿にありません: lost");
    }

    @Test
    void theDestructionOfAFileWhoseNameLooksLikeANumberIsEnteredOnceItIsGone() throws IOException {
        Path csv = root.resolve("given-983205673214.csv");
        office.hub.bean(LedgerOutput.class).export("media", "test", csv, this::listing);
        DestroyedFiles destroyed = office.hub.bean(DestroyedFiles.class);

        assertThat(destroyed.note(csv.toString(), "shredded", "test")).isPresent();
        Files.delete(csv);
        assertThat(destroyed.note(csv.toString(), "shredded", "test")).isEmpty();
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
