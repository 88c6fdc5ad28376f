package jp.tsunagi.audit.journal;

import java.sql.Connection;
import java.util.function.UnaryOperator;
import jp.tsunagi.errors.HubException;

/**
 * 監査ジャーナル: no entry, no action. What reaches out, reads a person's data or is refused is entered before it happens, and
 * its outcome after.
 *
 * <p>In a transaction, enter last: others wait for it to end.
 */
public interface Journal {
    /**
     * Enters; in the caller's transaction of the hub's database if there is one, otherwise in its own, and then it is on the
     * disk when this returns.
     *
     * @return the number of the entry
     * @throws HubException JOURNAL_REFUSED: what was to be done must not be done
     */
    long enter(Entry entry);

    /** Enters in this transaction. */
    long enter(Connection transaction, Entry entry);

    /**
     * Enters how a run's attempt has ended, with what the attempt's entry says of it; does nothing when that is entered
     * already.
     *
     * @param details what is to be added
     */
    void conclude(long runId, Action action, Outcome outcome, UnaryOperator<Entry.Builder> details);

    /** The same in this transaction. */
    void conclude(
            Connection transaction, long runId, Action action, Outcome outcome, UnaryOperator<Entry.Builder> details);
}
