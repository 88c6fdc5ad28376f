package jp.tsunagi.retention;

import java.time.Instant;
import jp.tsunagi.audit.journal.Action;
import jp.tsunagi.audit.journal.Entry;

/**
 * A file that was written on a medium, as the journal tells it.
 *
 * @param kind how it came there; {@code null} when that entry is past its retention, and only the end is known
 * @param place path below the data folder, a whole path, or a server's
 * @param written {@code null} as {@code kind}
 * @param by who wrote it
 * @param provision row of the provision matrix
 * @param end {@code null} while it is not entered that the file was erased or taken
 * @param isReplaced whether a later file was written at its place
 */
public record Medium(
        Action kind,
        String place,
        String fileName,
        String sha256,
        Long records,
        Instant written,
        String by,
        String provision,
        String linkage,
        Long run,
        End end,
        boolean isReplaced) {

    /** 消去・廃棄: when, by whom and why a file went. */
    public record End(Instant at, String by, String why) {}

    static Medium written(Instant at, Entry entry) {
        return of(entry, entry.action(), at, entry.actor(), null);
    }

    /** Of which only the end is known. */
    static Medium erased(Instant at, Entry entry) {
        return of(entry, null, null, null, new End(at, entry.actor(), entry.reason()));
    }

    private static Medium of(Entry entry, Action kind, Instant written, String by, End end) {
        return new Medium(
                kind,
                entry.place(),
                entry.fileName(),
                entry.fileSha256(),
                entry.records(),
                written,
                by,
                entry.provision(),
                entry.linkage(),
                entry.runId(),
                end,
                false);
    }

    Medium ended(Instant at, Entry entry, String why) {
        return with(new End(at, entry.actor(), why), isReplaced);
    }

    Medium replaced() {
        return with(end, true);
    }

    private Medium with(End ended, boolean replaced) {
        return new Medium(
                kind, place, fileName, sha256, records, written, by, provision, linkage, run, ended, replaced);
    }
}
