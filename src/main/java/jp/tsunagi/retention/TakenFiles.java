package jp.tsunagi.retention;

import java.util.List;
import jp.tsunagi.audit.journal.Access;
import jp.tsunagi.audit.journal.Action;
import jp.tsunagi.audit.journal.Entry;
import jp.tsunagi.audit.journal.Journal;
import jp.tsunagi.audit.journal.Outcome;

/** Notices the published files that are no longer in their drop folder: the counterpart takes them away. */
public final class TakenFiles {
    private final MediaLedger media;
    private final Journal journal;

    public TakenFiles(MediaLedger media, Journal journal) {
        this.media = media;
        this.journal = journal;
    }

    /** Enters each one's end. */
    List<String> note() {
        List<Medium> taken = taken();
        for (Medium medium : taken) {
            journal.enter(Entry.of(Action.ERASE, Access.CHANGE, Outcome.DONE, Retention.SCREEN)
                    .linkage(medium.linkage())
                    .run(medium.run())
                    .file(medium.fileName(), medium.sha256())
                    .records(medium.records())
                    .place(medium.place())
                    .because("taken by the counterpart (no longer there)")
                    .build());
        }
        return taken.stream().map(medium -> "taken " + medium.place()).toList();
    }

    /** What {@link #note} would enter now. */
    List<String> gone() {
        return taken().stream().map(medium -> "note as taken " + medium.place()).toList();
    }

    private List<Medium> taken() {
        return media.all().stream()
                .filter(medium -> medium.kind() == Action.PUBLISH
                        && medium.end() == null
                        && media.presence(medium) == MediaLedger.Presence.GONE)
                .toList();
    }
}
