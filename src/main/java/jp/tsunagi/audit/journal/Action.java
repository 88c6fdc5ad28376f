package jp.tsunagi.audit.journal;

/** What was done: the verb of an entry. */
public enum Action {
    HUB_START,
    HUB_STOP,
    /** Routes, mappings or register are others than at the start before. */
    CONFIGURATION,
    /** A run of a linkage, with the reading of its people. */
    RUN,
    /** A run that could not end; it is finished later. */
    DELAY,
    /** A file in the counterpart's hands. */
    PUBLISH,
    /** Rows of the welfare system, changed by what the hub took over. */
    APPLY,
    /** A returned file in the archive, or held. */
    STORE,
    /** A report for people. */
    REPORT,
    /** Answers that did not come in time. */
    DEADLINE,
    REPLAY,
    /** A look at what the hub holds: a run's page, the quarantine. */
    VIEW,
    /** The way of one person through all files. */
    PERSON,
    /** A stored file, given out in clear. */
    FETCH,
    VERIFY,
    /** A matter of the 確認リスト, taken in hand or settled. */
    CONFIRM,
    EVIDENCE,
    /** The journal, a ledger or a search, given out as a file. */
    EXPORT,
    /** A file at the end of its retention. */
    ERASE,
    /** Rows of ledger, trace and journal at the end of their retention. */
    PRUNE,
    /** The daily look for temporary files. */
    NONE_LEFT,
    KEY,
    /** A database restored to an older state, accepted. */
    RESTORED
}
