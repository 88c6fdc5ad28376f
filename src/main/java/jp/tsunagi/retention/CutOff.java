package jp.tsunagi.retention;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import jp.tsunagi.audit.journal.Action;
import jp.tsunagi.audit.journal.Attempt;
import jp.tsunagi.audit.journal.Entry;
import jp.tsunagi.audit.journal.Journal;
import jp.tsunagi.audit.journal.JournalReader;
import jp.tsunagi.audit.journal.StoredEntry;
import jp.tsunagi.errors.ErrorCode;
import jp.tsunagi.errors.HubException;
import jp.tsunagi.files.Hashes;
import jp.tsunagi.files.Places;

/**
 * Enters the outcome of files that were to be put away, written or erased when the hub was cut off: whether the file is
 * there tells how that ended. What this start of the hub has begun is its own to conclude.
 */
public final class CutOff {
    private static final String ACTIONS = "('STORE', 'REPORT', 'ERASE')";
    private static final String OPEN = "action in " + ACTIONS + " and outcome = 'INTENDED' and place is not null "
            + "and seq < (select coalesce(max(s.seq), 0) from journal_entry s "
            + "where s.action = 'HUB_START' and s.outcome = 'INTENDED') "
            + "and seq not in (select o.refers from journal_entry o where o.action in " + ACTIONS
            + " and o.refers is not null)";

    private final JournalReader reader;
    private final Journal journal;
    private final Places places;

    public CutOff(JournalReader reader, Journal journal, Places places) {
        this.reader = reader;
        this.journal = journal;
        this.places = places;
    }

    List<String> conclude() {
        List<String> lines = new ArrayList<>();
        for (StoredEntry open : reader.list(OPEN)) {
            Entry entry = open.entry();
            Path file = places.file(entry.place());
            boolean there = Files.exists(file, LinkOption.NOFOLLOW_LINKS);
            boolean done = there != (entry.action() == Action.ERASE);
            String why = "cut off; it is " + (there ? "there" : "not there");
            Attempt attempt = Attempt.cutOff(journal, open);
            if (!done) {
                attempt.failed(outcome -> outcome.because(why));
            } else if (entry.action() == Action.REPORT) {
                String sha256 = hash(file);
                attempt.done(outcome -> outcome.file(entry.fileName(), sha256).because(why));
            } else {
                attempt.done(outcome -> outcome.because(why));
            }
            lines.add("concluded entry " + open.seq() + ": " + why);
        }
        return lines;
    }

    private static String hash(Path file) {
        try {
            return Hashes.of(file);
        } catch (IOException e) {
            throw new HubException(
                    ErrorCode.STORAGE_FAILED, file + ": " + e.getClass().getSimpleName(), e);
        }
    }
}
