package jp.tsunagi.ledger;

/**
 * So many records of a run that were held back for one cause.
 *
 * @param detail of {@link Cause#FOLLOWS} the linkage, of {@link Cause#LEFT_OUT} and {@link Cause#LISTED} the code of the rule;
 *     otherwise empty
 */
public record HeldBack(Cause cause, String detail, long records) {
    /** Why a record is neither sent nor taken over, though nothing is wrong with it. */
    public enum Cause {
        /** An earlier record of the same key has no answer yet. */
        UNANSWERED,
        /** The counterpart rejected this very content. */
        REJECTED,
        /** The person's record in a linkage that this one follows was not accepted yet. */
        FOLLOWS,
        /** A rule leaves it out. */
        LEFT_OUT,
        /** It is on the 確認リスト. */
        LISTED,
        /** Another line of its whole was set aside. */
        WHOLE,
        /** Somebody else changed the person's record during the run. */
        MEANWHILE
    }
}
