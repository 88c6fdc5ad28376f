package jp.tsunagi.files;

import java.io.IOException;
import java.nio.file.Path;
import jp.tsunagi.audit.journal.Access;
import jp.tsunagi.audit.journal.Action;
import jp.tsunagi.audit.journal.Attempt;
import jp.tsunagi.audit.journal.Entry;
import jp.tsunagi.audit.journal.Journal;
import jp.tsunagi.errors.ErrorCode;
import jp.tsunagi.errors.HubException;
import jp.tsunagi.ledger.FileEntry;
import jp.tsunagi.ledger.LinkageFiles;
import jp.tsunagi.ledger.Runs;

/** Enters a returned file that is put away: in the archive, or held. */
public final class StoreEntries {
    private final Journal journal;
    private final Runs runs;
    private final LinkageFiles files;
    private final Places places;

    public StoreEntries(Journal journal, Runs runs, LinkageFiles files, Places places) {
        this.journal = journal;
        this.runs = runs;
        this.files = files;
        this.places = places;
    }

    /** What puts the file there. */
    interface Move {
        void make() throws IOException;
    }

    /**
     * Puts a file away between its two entries.
     *
     * @throws HubException JOURNAL_REFUSED: the file is where it was; STORAGE_FAILED
     */
    void store(FileEntry file, Path place, Move move) {
        FileEntry settled = files.find(file.id()).orElseThrow();
        Entry.Builder attempt = Entry.intent(Action.STORE, Access.RECEIVE, "route " + file.linkage())
                .by(runs.run(file.runId()).actor())
                .linkage(file.linkage())
                .run(file.runId())
                .file(file.name(), file.sha256())
                .records(settled.recordCount())
                .place(places.of(place))
                .because(settled.state().name());
        Attempt.make(journal, attempt, outcome -> make(file, move));
    }

    private static void make(FileEntry file, Move move) {
        try {
            move.make();
        } catch (IOException e) {
            throw new HubException(
                    ErrorCode.STORAGE_FAILED,
                    file.linkage() + ", putting a file away: " + e.getClass().getSimpleName(),
                    e);
        }
    }
}
