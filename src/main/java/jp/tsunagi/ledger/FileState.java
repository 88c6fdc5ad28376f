package jp.tsunagi.ledger;

/** The way of a file. */
public enum FileState {
    /** Out: being written under a temporary name. */
    STAGED,
    /** Out: complete, hashed and known to the ledger, not yet where the counterpart looks. */
    SEALED,
    /** Out, SFTP only: complete at the server under its temporary name. */
    UPLOADED,
    /** Out: in the counterpart's hands. */
    PUBLISHED,
    /** Out: every record has an answer, or the deadline has passed. */
    RECONCILED,
    /** Out: the counterpart refused the file as a whole; its records count as never sent. */
    REFUSED,
    /** Out: given up before it was in the counterpart's hands; its records count as never sent. */
    ABANDONED,
    /** Out: nothing was due, so there is no file. */
    EMPTY,
    /** In: known by name and hash, nothing done yet. */
    CLAIMED,
    /** In: it had its effect. */
    APPLIED,
    /** In: breaks the agreed interface; had no effect and waits for a person. */
    HELD,
    /** In: was held until a person had it taken again, as the file of another run. */
    TAKEN_AGAIN,
    /** In: came before under this name with the same content. */
    DUPLICATE
}
