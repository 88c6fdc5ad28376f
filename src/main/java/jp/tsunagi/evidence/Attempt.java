package jp.tsunagi.evidence;

import java.util.function.BiFunction;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import jp.tsunagi.audit.journal.Access;
import jp.tsunagi.audit.journal.Action;
import jp.tsunagi.audit.journal.Entry;
import jp.tsunagi.audit.journal.Journal;
import jp.tsunagi.audit.journal.Outcome;
import jp.tsunagi.errors.ErrorCode;
import jp.tsunagi.errors.HubException;

/** Something that is entered before it is done, and how it ended after. */
public final class Attempt {
    private final Journal journal;
    private final Action action;
    private final Access access;
    private final String screen;
    private final UnaryOperator<Entry.Builder> details;
    private final long seq;

    private Attempt(
            Journal journal, Action action, Access access, String screen, UnaryOperator<Entry.Builder> details) {
        this.journal = journal;
        this.action = action;
        this.access = access;
        this.screen = screen;
        this.details = details;
        this.seq = journal.enter(
                details.apply(Entry.intent(action, access, screen)).build());
    }

    /**
     * Enters that it is intended.
     *
     * @param details what both entries say beside action, access and screen
     * @throws HubException JOURNAL_REFUSED: then it must not be done
     */
    public static Attempt begin(
            Journal journal, Action action, Access access, String screen, UnaryOperator<Entry.Builder> details) {
        return new Attempt(journal, action, access, screen, details);
    }

    /** The number of the entry. */
    public long seq() {
        return seq;
    }

    /** Does it and enters the outcome; what fails is entered with its code and thrown on. */
    public <T> T conclude(Supplier<T> act, BiFunction<Entry.Builder, T, Entry.Builder> result) {
        T done;
        try {
            done = act.get();
        } catch (RuntimeException e) {
            ErrorCode code = e instanceof HubException known ? known.code() : ErrorCode.UNEXPECTED;
            journal.enter(outcome(Outcome.FAILED).code(code.code()).build());
            throw e;
        }
        journal.enter(result.apply(outcome(Outcome.DONE), done).build());
        return done;
    }

    private Entry.Builder outcome(Outcome outcome) {
        return details.apply(Entry.of(action, access, outcome, screen)).refers(seq);
    }
}
