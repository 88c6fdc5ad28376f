package jp.tsunagi.files;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.Optional;
import jp.tsunagi.audit.journal.Access;
import jp.tsunagi.audit.journal.Action;
import jp.tsunagi.audit.journal.Attempt;
import jp.tsunagi.audit.journal.Entry;
import jp.tsunagi.audit.journal.Journal;
import jp.tsunagi.errors.ErrorCatalogue;
import jp.tsunagi.errors.ErrorCode;
import jp.tsunagi.errors.HubException;
import jp.tsunagi.ledger.Exclusion;
import jp.tsunagi.ledger.Exclusions;
import jp.tsunagi.ledger.Run;
import jp.tsunagi.privacy.OwnerOnly;

/** Who was left out of a run's file by a rule, as CSV for people. The ledger holds the same facts. */
public final class ExclusionReport {
    /** What the names of these reports end with. */
    public static final String SUFFIX = ".exclusions.csv";

    private static final int PAYER = 8;
    private static final int PERSON = 15;

    private final Path folder;
    private final Exclusions exclusions;
    private final Journal journal;
    private final Places places;

    public ExclusionReport(Path folder, Exclusions exclusions, Journal journal, Places places) {
        this.folder = folder;
        this.exclusions = exclusions;
        this.journal = journal;
        this.places = places;
    }

    /**
     * Writes the report of a run that has left anyone out; of another none.
     *
     * @param fileName by which the report is named; nothing, for a run without a file: by the run's number
     */
    public void write(Run run, Optional<String> fileName) {
        Map<ErrorCode, Long> counts = exclusions.counts(run.id());
        if (counts.isEmpty()) {
            return;
        }
        Path target = path(run.linkage(), run.id(), fileName);
        String name = target.getFileName().toString();
        Entry.Builder attempt = Entry.intent(Action.REPORT, Access.LOOK_UP, "exclusions")
                .linkage(run.linkage())
                .run(run.id())
                .file(name, null)
                .records(counts.values().stream().mapToLong(Long::longValue).sum())
                .place(places.of(target));
        Attempt.make(journal, attempt, outcome -> outcome.file(name, write(run, target)));
    }

    /** Where the report of a run lies. */
    public Path path(String linkage, long runId, Optional<String> fileName) {
        return folder.resolve(fileName.orElse(linkage + "-" + runId) + SUFFIX);
    }

    /** @return SHA-256 of the report */
    private String write(Run run, Path target) {
        Path temporary = target.resolveSibling("." + target.getFileName() + ".part");
        try {
            OwnerOnly.makeFolder(folder);
            try (CsvWriter csv = CsvWriter.builder().build(OwnerOnly.replace(temporary, StandardCharsets.UTF_8))) {
                csv.writeRecord("公費負担者番号", "受給者番号", "健診実施日", "コード code", "理由", "reason");
                exclusions.of(run.id(), left -> line(csv, left));
            }
            Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE);
            return Hashes.of(target);
        } catch (IOException e) {
            throw new HubException(
                    ErrorCode.STORAGE_FAILED, target + ": " + e.getClass().getSimpleName(), e);
        }
    }

    private static void line(CsvWriter csv, Exclusion left) {
        String key = left.recordKey();
        int payer = Math.min(PAYER, key.length());
        int person = Math.min(PERSON, key.length());
        csv.writeRecord(
                key.substring(0, payer),
                key.substring(payer, person),
                key.substring(person),
                left.code().code(),
                ErrorCatalogue.of(left.code()).ja(),
                ErrorCatalogue.of(left.code()).en());
    }
}
