package jp.tsunagi.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.function.UnaryOperator;
import jp.tsunagi.audit.journal.Access;
import jp.tsunagi.audit.journal.Action;
import jp.tsunagi.audit.journal.Attempt;
import jp.tsunagi.audit.journal.Entry;
import jp.tsunagi.audit.journal.Journal;
import jp.tsunagi.errors.ErrorCode;
import jp.tsunagi.errors.HubException;

/** 消去: deletes files for good, each between the two entries of its end. */
public final class Eraser {
    private final Journal journal;
    private final Places places;

    public Eraser(Journal journal, Places places) {
        this.journal = journal;
        this.places = places;
    }

    /**
     * Deletes a file, or a link or pipe itself; does nothing when it is not there.
     *
     * @param screen screen, command, or route
     * @param details whose file it was, and why it goes
     * @return whether it was there
     * @throws HubException JOURNAL_REFUSED: it is still there; STORAGE_FAILED
     */
    public boolean erase(Path file, String screen, UnaryOperator<Entry.Builder> details) {
        if (!Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
            return false;
        }
        Entry.Builder attempt =
                Entry.intent(Action.ERASE, Access.CHANGE, screen).place(places.of(file));
        Attempt.make(journal, details.apply(attempt), outcome -> delete(file));
        return true;
    }

    private static void delete(Path file) {
        try {
            Durable.delete(file);
        } catch (IOException e) {
            throw new HubException(ErrorCode.STORAGE_FAILED, file + " cannot be deleted", e);
        }
    }
}
