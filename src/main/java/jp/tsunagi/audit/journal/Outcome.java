package jp.tsunagi.audit.journal;

/** How far an attempt has come. Each attempt begins with exactly one entry: {@link #INTENDED} or {@link #REFUSED}. */
public enum Outcome {
    /** Entered before it is done; its outcome follows. */
    INTENDED,
    /** Refers to the attempt, or stands alone for what cannot fail. */
    DONE,
    /** Refers to the attempt. */
    FAILED,
    /** Asked for, not done: alone, or, where that was found out on the way, with reference to the attempt. */
    REFUSED
}
