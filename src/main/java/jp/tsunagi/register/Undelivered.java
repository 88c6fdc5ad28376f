package jp.tsunagi.register;

/** What becomes of a file that was sealed and could not be delivered, when its linkage runs next. */
public enum Undelivered {
    /** It is delivered as it is. */
    DELIVER,
    /** It is given up and made anew, so that what decides on the day of sending, such as a consent, is respected. */
    ANEW
}
