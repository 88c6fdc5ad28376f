package jp.tsunagi.retention;

import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import jp.tsunagi.audit.journal.Access;
import jp.tsunagi.audit.journal.Action;
import jp.tsunagi.audit.journal.Attempt;
import jp.tsunagi.audit.journal.Entry;
import jp.tsunagi.audit.journal.Journal;
import jp.tsunagi.audit.journal.Outcome;
import jp.tsunagi.files.Places;

/** 廃棄: the end of files that were given out, which a person destroys and the hub does not see. */
public final class DestroyedFiles {
    private final MediaLedger media;
    private final Journal journal;
    private final Places places;

    public DestroyedFiles(MediaLedger media, Journal journal, Places places) {
        this.media = media;
        this.journal = journal;
        this.places = places;
    }

    /**
     * Enters that a file was destroyed, or that this was refused.
     *
     * @param place as the media ledger names it, or a path from the present folder
     * @param reason why, and how
     * @param screen the command
     * @return why it was refused; empty when it is entered
     */
    public Optional<String> note(String place, String reason, String screen) {
        Optional<Known> known = find(place);
        Optional<String> refusal = refusal(known);
        if (refusal.isPresent()) {
            journal.enter(Entry.of(Action.ERASE, Access.CHANGE, Outcome.REFUSED, screen)
                    .place(place)
                    .because(refusal.get() + ": " + reason)
                    .build());
            return refusal;
        }
        Medium medium = known.orElseThrow().medium();
        Entry.Builder attempt = Entry.intent(Action.ERASE, Access.CHANGE, screen)
                .linkage(medium.linkage())
                .run(medium.run())
                .file(medium.fileName(), medium.sha256())
                .records(medium.records())
                .place(medium.place())
                .because(reason);
        Attempt.begin(journal, attempt).done(outcome -> outcome);
        return Optional.empty();
    }

    /** A file of the ledger, and whether it is there. */
    private record Known(Medium medium, boolean isThere) {}

    private static Optional<String> refusal(Optional<Known> known) {
        if (known.isEmpty()) {
            return Optional.of("not in the media ledger / 媒体管理簿にありません");
        }
        if (known.get().medium().end() != null) {
            return Optional.of("its end is entered already / 消去・廃棄は記録済みです");
        }
        return known.get().isThere() ? Optional.of("the file is still there / ファイルが残っています") : Optional.empty();
    }

    private Optional<Known> find(String place) {
        List<Medium> newest =
                media.all().stream().filter(medium -> !medium.isReplaced()).toList();
        if (Places.isRemote(place)) {
            return find(newest, place).map(medium -> new Known(medium, false));
        }
        return Stream.of(places.file(place), Path.of(place))
                .flatMap(file -> find(newest, places.of(file)).stream()
                        .map(medium -> new Known(medium, Files.exists(file, LinkOption.NOFOLLOW_LINKS))))
                .findFirst();
    }

    // What looks like a personal number is not in the journal, even as part of a file's name.
    private Optional<Medium> find(List<Medium> newest, String place) {
        String entered = Entry.intent(Action.ERASE, Access.CHANGE, Retention.SCREEN)
                .place(place)
                .build()
                .place();
        return newest.stream()
                .filter(medium -> media.file(medium.place()).equals(entered))
                .reduce((one, later) -> later);
    }
}
