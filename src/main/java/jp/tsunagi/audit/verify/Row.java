package jp.tsunagi.audit.verify;

import jp.tsunagi.audit.journal.Entry;
import jp.tsunagi.audit.journal.EntryLine;
import jp.tsunagi.audit.journal.JournalEntry;
import jp.tsunagi.audit.proof.Hash;
import jp.tsunagi.audit.proof.TreeHasher;

/**
 * What stands in an entry's place.
 *
 * @param journaled the entry; {@code null} when none can be read
 * @param stored the hash that is stored beside it; {@code null} in an export, which stores none
 * @param truncated a last line without its end
 */
record Row(JournalEntry journaled, Hash stored, boolean truncated) {
    static Row of(JournalEntry journaled, Hash stored) {
        return new Row(journaled, stored, false);
    }

    static Row unreadable() {
        return new Row(null, null, false);
    }

    static Row cutShort() {
        return new Row(null, null, true);
    }

    boolean readable() {
        return journaled != null;
    }

    long seq() {
        return journaled.seq();
    }

    Entry entry() {
        return journaled.entry();
    }

    Hash prev() {
        return journaled.prev();
    }

    /**
     * The hash of its contents.
     *
     * @throws IllegalArgumentException when a text in it has no bytes
     */
    Hash hash(TreeHasher hasher) {
        return Hash.of(hasher.leaf(EntryLine.of(journaled)));
    }

    /** The hash that its contents had under this number after that entry. */
    Hash hashAs(long seq, Hash prev, TreeHasher hasher) {
        return Hash.of(hasher.leaf(EntryLine.of(new JournalEntry(seq, journaled.at(), prev, journaled.entry()))));
    }

    /** Whether what is stored says that its contents stood under this number after that entry. */
    boolean was(long seq, Hash prev, Hash hash, TreeHasher hasher) {
        return hashAs(seq, prev, hasher).equals(hash);
    }
}
