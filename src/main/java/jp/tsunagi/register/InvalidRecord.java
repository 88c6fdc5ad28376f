package jp.tsunagi.register;

/** What happens to the others when one record is wrong. */
public enum InvalidRecord {
    /** The wrong one is set aside, the rest goes on. */
    QUARANTINE,
    /** The run stops before anything is published or applied. */
    STOP
}
