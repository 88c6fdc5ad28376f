package jp.tsunagi.retention;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;
import jp.tsunagi.audit.journal.Access;
import jp.tsunagi.audit.journal.Action;
import jp.tsunagi.audit.journal.Attempt;
import jp.tsunagi.audit.journal.Entry;
import jp.tsunagi.audit.journal.Journal;
import jp.tsunagi.errors.ErrorCode;
import jp.tsunagi.errors.HubException;
import jp.tsunagi.files.Hashes;
import jp.tsunagi.files.Places;
import jp.tsunagi.privacy.OwnerOnly;

/** Gives out a ledger that is made from the journal, to the screen or as a file, between its two entries. */
public final class LedgerOutput {
    private static final String BYTE_ORDER_MARK = "\uFEFF";
    // With these a cell becomes a formula to a spreadsheet program.
    private static final String FORMULA = "=+-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20";

    private final Journal journal;
    private final Places places;

    public LedgerOutput(Journal journal, Places places) {
        this.journal = journal;
        this.places = places;
    }

    /** Some work that yields a value once it is done. */
    private static final class Result<T> {
        private T value;
    }

    /**
     * Looks at a ledger.
     *
     * @param screen the command
     * @param what its days
     */
    public <T> T view(String screen, String what, Supplier<T> ledger) {
        Result<T> result = new Result<>();
        Attempt.make(
                journal,
                Entry.intent(Action.VIEW, Access.LOOK_UP, screen).because(what),
                outcome -> result.value = ledger.get());
        return result.value;
    }

    /**
     * Writes a ledger as CSV for spreadsheet programs: UTF-8 with a byte order mark, titles, and no cell that is a formula.
     *
     * @return how many lines, without titles
     * @throws HubException FOLDER_UNUSABLE when the file is there already or cannot be made; STORAGE_FAILED
     */
    public int export(String screen, String what, Path csv, Supplier<Listing> ledger) {
        String name = csv.getFileName().toString();
        Result<Integer> lines = new Result<>();
        Entry.Builder attempt = Entry.intent(Action.EXPORT, Access.LOOK_UP, screen)
                .place(places.of(csv))
                .file(name, null)
                .because(what);
        Attempt.make(journal, attempt, outcome -> {
            Listing listing = ledger.get();
            lines.value = listing.lines().size();
            outcome.records((long) lines.value).file(name, write(listing, csv));
        });
        return lines.value;
    }

    private static String write(Listing listing, Path csv) {
        try (Writer writer = OwnerOnly.create(csv, StandardCharsets.UTF_8)) {
            writer.write(BYTE_ORDER_MARK);
            try (CsvWriter lines = CsvWriter.builder().build(writer)) {
                lines.writeRecord(listing.titles());
                for (List<String> line : listing.lines()) {
                    lines.writeRecord(line.stream().map(LedgerOutput::harmless).toList());
                }
            }
        } catch (FileAlreadyExistsException e) {
            throw new HubException(ErrorCode.FOLDER_UNUSABLE, csv + " is there already; nothing is overwritten", e);
        } catch (IOException e) {
            throw failed(csv, e);
        }
        try {
            return Hashes.of(csv);
        } catch (IOException e) {
            throw failed(csv, e);
        }
    }

    static String harmless(String cell) {
        return !cell.isEmpty() && FORMULA.indexOf(cell.charAt(0)) >= 0 ? "'" + cell : cell;
    }

    private static HubException failed(Path csv, IOException e) {
        return new HubException(
                ErrorCode.STORAGE_FAILED, csv + ": " + e.getClass().getSimpleName(), e);
    }
}
