package jp.tsunagi.evidence;

import jp.tsunagi.privacy.Pseudonym;

/** A person's place in a set of people that a journal entry names by its digest; what is erased is {@code null}. */
sealed interface Appearance permits Sending, Taking {
    Pseudonym pseudonym();

    String linkage();

    long runId();

    /** Position in the set, from 1. */
    int number();

    /** Number of the entry. */
    Long entry();

    /** The digest. */
    String subject();

    /** The file that the entry names; empty when it names none. */
    String enteredFile();

    /** By which the ledger finds the set's people. */
    long setId();
}
