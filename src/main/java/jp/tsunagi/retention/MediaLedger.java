package jp.tsunagi.retention;

import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import jp.tsunagi.audit.journal.Action;
import jp.tsunagi.audit.journal.Entry;
import jp.tsunagi.audit.journal.JournalReader;
import jp.tsunagi.files.Places;
import jp.tsunagi.register.Linkage;
import jp.tsunagi.register.Register;

/**
 * 媒体管理簿: every file that the hub has written on a medium or into a place, with its end. Made from the journal, so it goes
 * back as far as that does.
 */
public final class MediaLedger {
    private static final String ENTRIES = "action in ('PUBLISH', 'STORE', 'REPORT', 'FETCH', 'EVIDENCE', 'EXPORT', "
            + "'ERASE') and outcome = 'DONE' and place is not null";
    // A staged file is none of the ledger's: it is on its way to a place.
    private static final String TEMPORARY = ".part";
    private static final String OVERWRITTEN = "overwritten / 上書き";

    private static final List<String> TITLES = List.of(
            "記録日時 written",
            "種別 kind",
            "場所 place",
            "ファイル file",
            "SHA-256",
            "件数 records",
            "記録者 by",
            "連携 linkage",
            "根拠 basis",
            "消去・廃棄日時 erased",
            "消去・廃棄者 erased by",
            "消去・廃棄理由 why",
            "現存 still there");

    private final JournalReader journal;
    private final Register register;
    private final Places places;
    private final Clock clock;

    public MediaLedger(JournalReader journal, Register register, Places places, Clock clock) {
        this.journal = journal;
        this.register = register;
        this.places = places;
        this.clock = clock;
    }

    /** Whether a file is where it was put. */
    public enum Presence {
        THERE("有 yes"),
        GONE("無 no"),
        /** On a server. */
        UNKNOWN("相手方 at the counterpart");

        private final String text;

        Presence(String text) {
            this.text = text;
        }
    }

    /** All files, in the order of their writing. */
    public List<Medium> all() {
        Map<String, Medium> newest = new LinkedHashMap<>();
        List<Medium> media = new ArrayList<>();
        journal.read(ENTRIES, stored -> {
            Entry entry = stored.entry();
            Instant at = stored.journaled().at();
            String file = file(entry.place());
            Medium before = newest.get(file);
            boolean open = before != null && before.end() == null;
            if (entry.action() == Action.ERASE) {
                if (open) {
                    newest.put(file, before.ended(at, entry, entry.reason()));
                } else if (!entry.place().endsWith(TEMPORARY)) {
                    media.add(Medium.erased(at, entry));
                }
                return true;
            }
            newest.remove(file);
            newest.put(file, Medium.written(at, entry));
            if (before != null) {
                media.add((open ? before.ended(at, entry, OVERWRITTEN) : before).replaced());
            }
            return true;
        });
        media.addAll(newest.values());
        media.sort((one, other) -> since(one).compareTo(since(other)));
        return media;
    }

    // Commands name one file by its path below the data folder or by its whole one.
    String file(String place) {
        return Places.isRemote(place) ? place : places.of(places.file(place));
    }

    private static Instant since(Medium medium) {
        return medium.written() == null ? medium.end().at() : medium.written();
    }

    /** Whether it is still there, by a look. */
    public Presence presence(Medium medium) {
        if (medium.isReplaced()) {
            return Presence.GONE;
        }
        if (Places.isRemote(medium.place())) {
            return medium.end() == null ? Presence.UNKNOWN : Presence.GONE;
        }
        boolean exists = Files.exists(places.file(medium.place()), LinkOption.NOFOLLOW_LINKS);
        return exists ? Presence.THERE : Presence.GONE;
    }

    /**
     * The ledger of the files that were written on these days.
     *
     * @param to the last of them
     */
    public Listing listing(LocalDate from, LocalDate to) {
        Days days = new Days(from, to, clock.getZone());
        List<List<String>> lines = new ArrayList<>();
        for (Medium medium : all()) {
            if (days.contain(since(medium))) {
                lines.add(line(medium, days));
            }
        }
        return new Listing(TITLES, lines);
    }

    private List<String> line(Medium medium, Days days) {
        Medium.End end = medium.end();
        return List.of(
                days.text(medium.written()),
                medium.kind() == null ? "" : medium.kind().name().toLowerCase(Locale.ROOT),
                medium.place(),
                Listing.text(medium.fileName()),
                Listing.text(medium.sha256()),
                Listing.text(medium.records()),
                Listing.text(medium.by()),
                Listing.text(medium.linkage()),
                basis(medium),
                end == null ? "" : days.text(end.at()),
                end == null ? "" : Listing.text(end.by()),
                end == null ? "" : Listing.text(end.why()),
                presence(medium).text);
    }

    private String basis(Medium medium) {
        String law = medium.linkage() == null
                ? ""
                : register.find(medium.linkage()).map(Linkage::legalBasis).orElse("");
        return medium.provision() == null ? law : medium.provision() + " " + law;
    }
}
