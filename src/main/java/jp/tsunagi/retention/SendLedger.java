package jp.tsunagi.retention;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import jp.tsunagi.audit.journal.Entry;
import jp.tsunagi.audit.journal.JournalReader;
import jp.tsunagi.audit.journal.Outcome;
import jp.tsunagi.audit.journal.StoredEntry;
import jp.tsunagi.files.Places;
import jp.tsunagi.ledger.RunLine;
import jp.tsunagi.ledger.Runs;
import jp.tsunagi.register.Bilingual;
import jp.tsunagi.register.Linkage;
import jp.tsunagi.register.Register;

/**
 * 送付記録: every file that was to be handed to a counterpart, and what became of it. What was done is the journal's; recipient,
 * legal basis and purpose are the register's of today.
 */
public final class SendLedger {
    private static final List<String> TITLES = List.of(
            "送付日時 sent",
            "送付先 recipient",
            "提供根拠 provision",
            "根拠法令 legal basis",
            "目的 purpose",
            "連携 linkage",
            "実行 run",
            "ファイル file",
            "SHA-256",
            "件数 records",
            "方法 method",
            "暗号化 encryption",
            "場所 place",
            "送付者 by",
            "結果 outcome",
            "正常 accepted",
            "エラー rejected",
            "未着 missing");

    private final JournalReader journal;
    private final Register register;
    private final Runs runs;
    private final Clock clock;

    public SendLedger(JournalReader journal, Register register, Runs runs, Clock clock) {
        this.journal = journal;
        this.register = register;
        this.runs = runs;
        this.clock = clock;
    }

    /**
     * The ledger of what was sent on these days.
     *
     * @param to the last of them
     */
    public Listing listing(LocalDate from, LocalDate to) {
        Days days = new Days(from, to, clock.getZone());
        Map<Long, Sending> sendings = new LinkedHashMap<>();
        journal.read("action = 'PUBLISH'", stored -> {
            Long refers = stored.entry().refers();
            Sending begun = refers == null ? null : sendings.get(refers);
            if (refers == null) {
                sendings.put(stored.seq(), Sending.begun(stored));
            } else if (begun != null) {
                sendings.put(refers, begun.ended(stored));
            }
            return true;
        });
        List<List<String>> lines = new ArrayList<>();
        for (Sending sending : sendings.values()) {
            if (days.contain(sending.at())) {
                lines.add(line(sending, days));
            }
        }
        return new Listing(TITLES, lines);
    }

    /**
     * A publication.
     *
     * @param at of the outcome once it is entered, otherwise of the attempt
     */
    private record Sending(Entry entry, Instant at, Outcome outcome) {
        static Sending begun(StoredEntry attempt) {
            return new Sending(
                    attempt.entry(), attempt.journaled().at(), attempt.entry().outcome());
        }

        Sending ended(StoredEntry outcome) {
            return new Sending(entry, outcome.journaled().at(), outcome.entry().outcome());
        }
    }

    private List<String> line(Sending sending, Days days) {
        Entry entry = sending.entry();
        Optional<Linkage> linkage = Optional.ofNullable(entry.linkage()).flatMap(register::find);
        Optional<RunLine> run = Optional.ofNullable(entry.runId()).flatMap(runs::find);
        boolean encrypted = entry.fileName() != null && entry.fileName().endsWith(".pgp");
        return List.of(
                days.text(sending.at()),
                linkage.map(Linkage::to).map(SendLedger::both).orElse(""),
                Listing.text(entry.provision()),
                linkage.map(Linkage::legalBasis).orElse(""),
                linkage.map(Linkage::purpose).orElse(""),
                Listing.text(entry.linkage()),
                Listing.text(entry.runId()),
                Listing.text(entry.fileName()),
                Listing.text(entry.fileSha256()),
                Listing.text(entry.records()),
                entry.place() != null && Places.isRemote(entry.place()) ? "sftp" : "folder",
                encrypted ? "openpgp" : "none",
                Listing.text(entry.place()),
                Listing.text(entry.actor()),
                sending.outcome().name().toLowerCase(Locale.ROOT),
                run.map(found -> Listing.text(found.accepted())).orElse(""),
                run.map(found -> Listing.text(found.rejected())).orElse(""),
                run.map(found -> Listing.text(found.missing())).orElse(""));
    }

    private static String both(Bilingual text) {
        return text.ja() + " / " + text.en();
    }
}
