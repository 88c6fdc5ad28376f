package jp.tsunagi.errors;

/** What an error does to the data that caused it. */
public enum Kind {
    /** One record is wrong: it goes to quarantine, the rest goes on. */
    DATA,
    /** A file breaks the agreed interface: it is held as a whole. */
    CONTRACT,
    /** Something is away for a while: the run fails and is tried again. */
    TRANSIENT,
    /** The hub is set up wrongly: an administrator must mend it. */
    CONFIGURATION,
    /** The hub itself is wrong: dead letter. */
    BUG
}
