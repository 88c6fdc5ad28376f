package jp.tsunagi.ledger;

/**
 * What the ledger knows of one record key: the content that the counterpart accepted last, the content that is under way,
 * the content that it rejected since. Each is {@code null} when there is none.
 */
public record SentState(ContentHash accepted, ContentHash underWay, ContentHash rejected) {
    public static final SentState NONE = new SentState(null, null, null);

    /** What a difference run does with a record. */
    public enum Decision {
        SEND,
        UNCHANGED,
        /** Waits for the answer to the earlier one; the next run sees what has to follow. */
        UNANSWERED,
        /** Waits for another content. */
        REJECTED
    }

    /** Decides by the content hash of the record as it is now. */
    public Decision decide(ContentHash current) {
        if (underWay != null) {
            return Decision.UNANSWERED;
        }
        if (rejected != null && rejected.equals(current)) {
            return Decision.REJECTED;
        }
        if (accepted != null && accepted.equals(current)) {
            return Decision.UNCHANGED;
        }
        return Decision.SEND;
    }

    /** What the record is to the counterpart, which knows the person only once it has accepted a record. */
    public Change change(boolean ended) {
        if (accepted == null) {
            return Change.NEW;
        }
        return ended ? Change.ENDED : Change.CHANGED;
    }
}
