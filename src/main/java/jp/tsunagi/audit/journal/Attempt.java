package jp.tsunagi.audit.journal;

import java.sql.Connection;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import jp.tsunagi.errors.ErrorCode;
import jp.tsunagi.errors.HubException;

/** Something that is done between two entries: the attempt's before it, the outcome's after, however it ends. */
public final class Attempt {
    private final Journal journal;
    private final Entry begun;
    private final long seq;

    private Attempt(Journal journal, Entry begun, long seq) {
        this.journal = journal;
        this.begun = begun;
        this.seq = seq;
    }

    /** What is to be done; it may add to the outcome's entry. */
    public interface Work {
        void run(Entry.Builder outcome);
    }

    /**
     * Enters the attempt.
     *
     * @throws HubException JOURNAL_REFUSED: what was to be done must not be done
     */
    public static Attempt begin(Journal journal, Entry.Builder entry) {
        Entry begun = entry.build();
        return new Attempt(journal, begun, journal.enter(begun));
    }

    /** An attempt that was entered before, and whose outcome a crash kept from being entered. */
    public static Attempt cutOff(Journal journal, StoredEntry attempt) {
        return new Attempt(journal, attempt.entry(), attempt.seq());
    }

    /** Enters the attempt, does the work and enters how it ended. */
    public static void make(Journal journal, Entry.Builder entry, Work work) {
        begin(journal, entry).conclude(outcome -> {
            work.run(outcome);
            return Boolean.TRUE;
        });
    }

    /**
     * 参照: enters a look at what the hub holds, and looks.
     *
     * @param screen page or command
     * @param details what is looked at
     */
    public static <T> T view(Journal journal, String screen, UnaryOperator<Entry.Builder> details, Supplier<T> look) {
        Entry.Builder entry = details.apply(Entry.intent(Action.VIEW, Access.LOOK_UP, screen));
        return begin(journal, entry).conclude(outcome -> look.get());
    }

    /** The number of its entry. */
    public long seq() {
        return seq;
    }

    /**
     * Does the work and enters how it ended.
     *
     * @param work may add to the outcome's entry
     */
    public <T> T conclude(Function<Entry.Builder, T> work) {
        Entry.Builder outcome = outcome(Outcome.DONE);
        T result;
        try {
            result = work.apply(outcome);
        } catch (RuntimeException e) {
            failed(e);
            throw e;
        }
        journal.enter(outcome.build());
        return result;
    }

    public void done(UnaryOperator<Entry.Builder> details) {
        journal.enter(details.apply(outcome(Outcome.DONE)).build());
    }

    /** The same in this transaction. */
    public void done(Connection transaction, UnaryOperator<Entry.Builder> details) {
        journal.enter(transaction, details.apply(outcome(Outcome.DONE)).build());
    }

    public void failed(UnaryOperator<Entry.Builder> details) {
        journal.enter(details.apply(outcome(Outcome.FAILED)).build());
    }

    /** Enters the failure by its code; when even that fails, the failure itself is what its caller hears of. */
    public void failed(RuntimeException failure) {
        HubException known = failure instanceof HubException hub
                ? hub
                : new HubException(ErrorCode.UNEXPECTED, failure.getClass().getSimpleName(), failure);
        try {
            failed(entry -> entry.code(known.code().code()).because(known.detail()));
        } catch (HubException e) {
            failure.addSuppressed(e);
        }
    }

    private Entry.Builder outcome(Outcome outcome) {
        return Entry.outcomeOf(seq, begun, outcome).because(begun.reason());
    }
}
