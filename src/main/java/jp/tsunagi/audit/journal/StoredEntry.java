package jp.tsunagi.audit.journal;

import jp.tsunagi.audit.proof.Hash;

/**
 * An entry with the hash that is stored beside it.
 *
 * @param hash as stored; whether it is the entry's, verification finds out
 */
public record StoredEntry(JournalEntry journaled, Hash hash) {
    public long seq() {
        return journaled.seq();
    }

    public Entry entry() {
        return journaled.entry();
    }
}
