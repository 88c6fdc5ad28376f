package jp.tsunagi.audit.journal;

import jp.tsunagi.audit.proof.Hash;

/**
 * An entry with the hash that is stored beside it.
 *
 * @param hash as stored; whether it is the entry's, verification finds out
 * @param seal as stored; shows that the hub itself has entered it
 */
@SuppressWarnings("ArrayRecordComponent") // compared by nobody
public record StoredEntry(JournalEntry journaled, Hash hash, byte[] seal) {
    public long seq() {
        return journaled.seq();
    }

    public Entry entry() {
        return journaled.entry();
    }
}
