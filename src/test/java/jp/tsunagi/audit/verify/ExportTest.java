package jp.tsunagi.audit.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import jp.tsunagi.audit.journal.EvidenceFolder;
import jp.tsunagi.audit.journal.JournalReader;
import jp.tsunagi.privacy.OwnerOnly;
import jp.tsunagi.support.JournalSite;
import jp.tsunagi.support.Pruning;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is exported is verified without a database, and what is done to the file is found. */
class ExportTest extends JournalSites {
    private Path file;

    private List<String> export(JournalSite site) throws IOException {
        file = site.root().resolve("journal.jsonl");
        new JournalExport(new JournalReader(site.database()), site.journal().journal())
                .write(file, 1, Long.MAX_VALUE, "test");
        return new ArrayList<>(Files.readAllLines(file));
    }

    private String found(JournalSite site, List<String> lines) throws IOException {
        Files.writeString(file, String.join("\n", lines) + "\n");
        return found(new Verifier(site.folder()).export(file));
    }

    @ParameterizedTest
    @MethodSource("sites")
    void anExportHoldsWithoutTheDatabase(JournalSite site) throws Exception {
        assertThat(export(site)).hasSize(16);
        Verification verification = new Verifier(site.folder(), site.folder().key(1)).export(file);
        assertThat(verification.holds()).isTrue();
        assertThat(verification.summary()).isEqualTo("3/3 checkpoints, 16/16 entries valid");
        assertThat(site.sql()
                        .queryForList(
                                "select outcome from journal_entry where action = 'EXPORT' order by seq", String.class))
                .containsExactly("INTENDED", "DONE");
    }

    @ParameterizedTest
    @MethodSource("sites")
    void anExportIsItsOwnersAloneAndOverwritesNothing(JournalSite site) throws Exception {
        List<String> lines = export(site);
        assertThat(OwnerOnly.FILE.holdsFor(file)).isTrue();
        assertThatThrownBy(() -> export(site)).hasMessageContaining("exists");
        assertThat(Files.readAllLines(file)).isEqualTo(lines);
        assertThat(site.entries()).hasSize(17);
    }

    @ParameterizedTest
    @MethodSource("sites")
    void anExportHoldsWithTheEvidenceOfLaterUnlessItsOwnEntryIsCutOff(JournalSite site) throws Exception {
        List<String> all = export(site);
        site.enterNow(17);
        site.journal().checkpoints().make();
        Verification verification = new Verifier(site.folder()).export(file);
        assertThat(verification.flaws()).isEmpty();
        assertThat(verification.summary()).isEqualTo("3/4 checkpoints, 16/16 entries valid");
        assertThat(verification.notices())
                .containsExactly("ATTENTION: checkpoints up to 18 were signed later: this export is one of an earlier "
                        + "time (its last entry is of "
                        + site.entries().get(15).journaled().at() + "), or was cut back to it");
        assertThat(found(site, all.subList(0, 15))).isEqualTo("entry 16 CUT_OFF");
        all.set(15, all.get(15).replace("\"screen\":\"test\"", "\"screen\":\"tent\""));
        assertThat(found(site, all)).isEqualTo("entry 16 EDITED");
    }

    @ParameterizedTest
    @MethodSource("sites")
    void anExportWithAnEmptyOrAnotherEvidenceFolderIsNotSigned(JournalSite site) throws Exception {
        export(site);
        Path empty = site.root().resolve("empty");
        assertThat(found(new Verifier(new EvidenceFolder(empty)).export(file))).isEqualTo("entry 1 NOT_SIGNED");
        assertThat(found(new Verifier(new EvidenceFolder(empty), site.folder().key(1)).export(file)))
                .isEqualTo("entry 1 NOT_SIGNED");
        Files.writeString(file, "");
        assertThat(found(new Verifier(new EvidenceFolder(empty)).export(file))).isEqualTo("entry 1 NOT_SIGNED");
    }

    @ParameterizedTest
    @MethodSource("sites")
    void withoutTheHashesAnEditIsStillAnEditAndAnUntouchedExportIsNotCutOff(JournalSite site) throws Exception {
        List<String> all = export(site);
        site.journal().checkpoints().make();
        for (int size : JournalSite.SIGNED) {
            Files.delete(site.folder().hashes(size));
        }
        assertThat(new Verifier(site.folder()).export(file).holds()).isTrue();
        List<String> edited = new ArrayList<>(all);
        edited.set(6, all.get(6).replace("監査", "検査"));
        assertThat(found(site, edited)).isEqualTo("entry 7 EDITED");
        edited.set(6, all.get(6));
        edited.set(12, all.get(12).replace("監査", "検査"));
        assertThat(found(site, edited)).isEqualTo("entry 13 EDITED");
        Files.delete(site.folder().hashes(17));
        assertThat(found(site, all)).isEqualTo("checkpoint 17 CHECKPOINT_REMOVED");
        assertThat(found(site, all.subList(0, 15))).isEqualTo("entry 16 CUT_OFF");
    }

    @ParameterizedTest
    @MethodSource("sites")
    void anExportAfterPruningHolds(JournalSite site) throws Exception {
        new Pruning(site).upTo(5);
        export(site);
        assertThat(new Verifier(site.folder()).export(file).lines())
                .startsWith(
                        "3/3 checkpoints, 11/11 entries valid", "5 earlier entries pruned under 1 signed tombstone");
    }

    @ParameterizedTest
    @MethodSource("sites")
    void anEditedLineIsFound(JournalSite site) throws Exception {
        for (int seq : new int[] {1, 7, 13}) {
            List<String> lines = export(site.reset());
            lines.set(seq - 1, lines.get(seq - 1).replace("監査", "検査"));
            assertThat(found(site, lines)).isEqualTo("entry " + seq + " EDITED");
            lines.set(seq - 1, lines.get(seq - 1).replace("\"access\":", "\"access\": "));
            assertThat(found(site, lines)).isEqualTo("entry " + seq + " EDITED");
            lines.set(seq - 1, "");
            assertThat(found(site, lines)).isEqualTo("entry " + seq + " EDITED");
        }
    }

    @ParameterizedTest
    @MethodSource("sites")
    void removedInsertedAndReorderedLinesAreFound(JournalSite site) throws Exception {
        List<String> all = export(site);
        List<String> removed = new ArrayList<>(all);
        removed.remove(6);
        assertThat(found(site, removed)).isEqualTo("entry 7 REMOVED");
        List<String> renumbered = new ArrayList<>(removed);
        for (int i = 6; i < renumbered.size(); i++) {
            renumbered.set(i, renumbered.get(i).replace("\"seq\":" + (i + 2), "\"seq\":" + (i + 1)));
        }
        assertThat(found(site, renumbered)).isEqualTo("entry 7 REMOVED");
        List<String> twice = new ArrayList<>(all);
        twice.add(7, all.get(3));
        assertThat(found(site, twice)).isEqualTo("entry 8 INSERTED");
        List<String> neighbours = new ArrayList<>(all);
        Collections.swap(neighbours, 6, 7);
        assertThat(found(site, neighbours)).isEqualTo("entry 7 REORDERED");
        List<String> far = new ArrayList<>(all);
        Collections.swap(far, 2, 11);
        assertThat(found(site, far)).isEqualTo("entry 3 REORDERED");
    }

    @ParameterizedTest
    @MethodSource("sites")
    void anExportThatEndsTooEarlyIsFound(JournalSite site) throws Exception {
        List<String> all = export(site);
        assertThat(found(site, all.subList(0, 11))).isEqualTo("entry 12 CUT_OFF");
        String whole = String.join("\n", all);
        Files.writeString(file, whole.substring(0, whole.length() - 10));
        assertThat(found(new Verifier(site.folder()).export(file))).isEqualTo("entry 16 CUT_OFF");
        Files.writeString(file, "");
        assertThat(found(new Verifier(site.folder()).export(file))).isEqualTo("entry 1 CUT_OFF");
    }
}
