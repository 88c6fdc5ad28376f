package jp.tsunagi.audit.journal;

import java.io.ByteArrayOutputStream;
import jp.tsunagi.audit.proof.CompactRange;
import jp.tsunagi.audit.proof.Hash;
import jp.tsunagi.audit.proof.TreeHasher;
import jp.tsunagi.errors.ErrorCode;
import jp.tsunagi.errors.HubException;

/**
 * Follows the journal's entries in their order, from any place whose hash and edge of the tree are known. The first entry
 * that is not what its hash says ends it with JOURNAL_ALTERED.
 */
final class Chain implements JournalReader.Taker {
    private final TreeHasher hasher = new TreeHasher();
    private final CompactRange tree;
    private ByteArrayOutputStream hashes;
    private JournalSeal seal;
    private Hash last;

    /** @param last hash of the last entry in the tree */
    Chain(CompactRange tree, Hash last) {
        this.tree = tree;
        this.last = last;
    }

    /** From the first entry on. */
    static Chain start() {
        return new Chain(CompactRange.empty(), JournalEntry.ORIGIN);
    }

    /** From what a tombstone stands for. */
    static Chain after(Tombstone tombstone) {
        return new Chain(tombstone.tree(), tombstone.last());
    }

    /** Puts the hashes that follow there, one after the other. */
    void keeping(ByteArrayOutputStream there) {
        hashes = there;
    }

    /** Takes entries of the hub's own only. */
    void sealedBy(JournalSeal own) {
        seal = own;
    }

    /** The number of the last entry. */
    long size() {
        return tree.size();
    }

    Hash root() {
        return tree.root();
    }

    CompactRange tree() {
        return tree;
    }

    byte[] frontier() {
        return tree.encode();
    }

    /** Hash of the last entry. */
    Hash last() {
        return last;
    }

    @Override
    public boolean take(StoredEntry entry) {
        long expected = tree.size() + 1;
        if (entry.seq() != expected) {
            throw altered(expected, "is gone");
        }
        byte[] leaf = hasher.leaf(EntryLine.of(entry.journaled()));
        Hash hash = Hash.of(leaf);
        if (!entry.journaled().prev().equals(last) || !entry.hash().equals(hash)) {
            throw altered(expected, "does not fit its hash");
        }
        if (seal != null && !seal.fits(entry)) {
            throw altered(expected, "was not entered by the hub");
        }
        tree.append(leaf);
        if (hashes != null) {
            hashes.writeBytes(leaf);
        }
        last = hash;
        return true;
    }

    static HubException altered(long seq, String how) {
        return new HubException(ErrorCode.JOURNAL_ALTERED, "entry " + seq + " " + how);
    }
}
