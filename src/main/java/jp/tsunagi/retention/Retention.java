package jp.tsunagi.retention;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import jp.tsunagi.audit.journal.Access;
import jp.tsunagi.audit.journal.Action;
import jp.tsunagi.audit.journal.Attempt;
import jp.tsunagi.audit.journal.Entry;
import jp.tsunagi.audit.journal.Journal;
import jp.tsunagi.audit.journal.JournalPruning;
import jp.tsunagi.errors.HubException;
import jp.tsunagi.ledger.LedgerPruning;
import jp.tsunagi.register.Linkage;
import jp.tsunagi.register.Register;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * 保存期間: once a day erases what is past its retention: files, rows of ledger and trace by the retention of their linkage,
 * the journal by the longest of the register. And looks whether transfers have left anything (S1).
 */
public final class Retention {
    static final String SCREEN = "retention";
    private static final Logger LOG = LoggerFactory.getLogger(Retention.class);

    private final Register register;
    private final Clock clock;
    private final Journal journal;
    private final JournalPruning journalPruning;
    private final LedgerPruning ledgerPruning;
    private final CutOff cutOff;
    private final FileErasure files;
    private final TakenFiles taken;
    private final NoneLeft noneLeft;

    public Retention(
            Register register,
            Clock clock,
            Journal journal,
            JournalPruning journalPruning,
            LedgerPruning ledgerPruning,
            CutOff cutOff,
            FileErasure files,
            TakenFiles taken,
            NoneLeft noneLeft) {
        this.register = register;
        this.clock = clock;
        this.journal = journal;
        this.journalPruning = journalPruning;
        this.ledgerPruning = ledgerPruning;
        this.cutOff = cutOff;
        this.files = files;
        this.taken = taken;
        this.noneLeft = noneLeft;
    }

    /**
     * A day's work.
     *
     * @param lines what was done, one line each
     * @param isLeft whether temporary files were left of which a person is told
     */
    public record Day(List<String> lines, boolean isLeft) {}

    /**
     * Does the day's work. What fails is told and keeps nothing else from being done.
     *
     * @throws HubException the first failure, when all else is done
     */
    public Day daily() {
        AtomicBoolean left = new AtomicBoolean();
        Supplier<List<String>> look = () -> {
            NoneLeft.Found found = noneLeft.look();
            left.set(found.isLeft());
            return List.of(found.line());
        };
        List<Supplier<List<String>>> steps =
                List.of(cutOff::conclude, taken::note, files::erase, look, this::pruneLedger, this::pruneJournal);
        List<String> lines = new ArrayList<>();
        RuntimeException failure = null;
        for (Supplier<List<String>> step : steps) {
            try {
                lines.addAll(step.get());
            } catch (RuntimeException e) {
                LOG.error("ALERT retention: {}", e instanceof HubException hub ? hub.getMessage() : e.getClass());
                failure = failure == null ? e : failure;
            }
        }
        lines.forEach(line -> LOG.info("retention: {}", line));
        if (failure != null) {
            throw failure;
        }
        return new Day(lines, left.get());
    }

    /** What {@link #daily} would do now, one line each. */
    public List<String> plan() {
        List<String> lines = new ArrayList<>(taken.gone());
        lines.addAll(files.plan());
        lines.addAll(noneLeft.plan());
        for (Linkage linkage : register.linkages()) {
            LedgerPruning.Rows rows = ledgerPruning.prunable(linkage.id(), keptFrom(linkage));
            if (rows.total() > 0) {
                lines.add("delete " + linkage.id() + ": " + rows);
            }
        }
        long trace = ledgerPruning.prunableTrace(journalKeptFrom());
        if (trace > 0) {
            lines.add("delete trace events of no run " + trace);
        }
        long entries = journalPruning.prunable(journalKeptFrom());
        if (entries > 0) {
            lines.add("erase journal entries " + entries);
        }
        return lines;
    }

    private List<String> pruneLedger() {
        List<String> lines = new ArrayList<>();
        for (Linkage linkage : register.linkages()) {
            LocalDate keptFrom = keptFrom(linkage);
            if (ledgerPruning.prunable(linkage.id(), keptFrom).total() > 0) {
                Attempt.make(journal, attempt("runs before " + keptFrom).linkage(linkage.id()), outcome -> {
                    LedgerPruning.Rows rows = ledgerPruning.prune(linkage.id(), keptFrom);
                    outcome.records(rows.total()).because(rows.toString());
                    lines.add("deleted " + linkage.id() + ": " + rows);
                });
            }
        }
        Instant before = journalKeptFrom();
        if (ledgerPruning.prunableTrace(before) > 0) {
            Attempt.make(journal, attempt("trace events of no run before " + before), outcome -> {
                long events = ledgerPruning.pruneTrace(before);
                outcome.records(events);
                lines.add("deleted trace events of no run " + events);
            });
        }
        return lines;
    }

    private static Entry.Builder attempt(String what) {
        return Entry.intent(Action.PRUNE, Access.CHANGE, SCREEN).place("ledger").because(what);
    }

    private List<String> pruneJournal() {
        long entries = journalPruning.prune(journalKeptFrom());
        return entries == 0 ? List.of() : List.of("erased journal entries " + entries);
    }

    private LocalDate keptFrom(Linkage linkage) {
        return keptFrom(LocalDate.now(clock), linkage.retention());
    }

    private Instant journalKeptFrom() {
        return keptFrom(LocalDate.now(clock), longest(register))
                .atStartOfDay(clock.getZone())
                .toInstant();
    }

    /** The longest retention of the register. */
    static Period longest(Register register) {
        return register.linkages().stream()
                .map(Linkage::retention)
                .max(Comparator.comparingLong(Period::toTotalMonths))
                .orElse(Period.ofYears(5));
    }

    /**
     * The first day whose records are still kept. The day itself does not count, and what was made on 29 February ends
     * with the February of its last year (Civil Code, Articles 140 and 143): a record of 1 April 2026 with 5 years is kept
     * through 1 April 2031.
     */
    static LocalDate keptFrom(LocalDate today, Period retention) {
        LocalDate first = today.minus(retention);
        return first.plus(retention).isBefore(today) ? first.plusDays(1) : first;
    }
}
