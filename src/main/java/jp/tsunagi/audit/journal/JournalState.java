package jp.tsunagi.audit.journal;

import jp.tsunagi.errors.HubException;

/** Hears whether the evidence can be kept. While it cannot, the hub is not ready. */
public interface JournalState {
    /** What is needed for evidence. */
    enum Part {
        /** Entries in the database: without them nothing is done. */
        ENTRIES,
        /** Signed checkpoints and their copies outside the database. */
        CHECKPOINTS
    }

    void failed(Part part, HubException failure);

    void works(Part part);
}
