package jp.tsunagi.ledger;

import java.io.ByteArrayOutputStream;
import jp.tsunagi.audit.proof.CompactRange;
import jp.tsunagi.audit.proof.TreeHasher;
import jp.tsunagi.privacy.Pseudonym;

/**
 * The people of a file, in their order, as one digest: the root of a Merkle tree (RFC 6962) whose leaves are groups of 64
 * pseudonyms. With the digest in the journal it can be proved that a person was in the file, by showing one group; a leaf
 * for each person would cost a million hashes more.
 */
public final class SubjectSet {
    /** Pseudonyms to a leaf. */
    public static final int GROUP = 64;

    private final TreeHasher hasher = new TreeHasher();
    private final CompactRange tree = CompactRange.empty();
    private final ByteArrayOutputStream group = new ByteArrayOutputStream();
    private Pseudonym last;
    private long count;
    private int grouped;

    public void add(Pseudonym pseudonym) {
        group.writeBytes(pseudonym.bytes());
        last = pseudonym;
        count++;
        grouped++;
        if (grouped == GROUP) {
            close();
        }
    }

    /** {@code set:COUNT:ROOT}; the pseudonym itself for one person; {@code null} for none. To be asked when all are in. */
    public String digest() {
        if (count < 2) {
            return last == null ? null : last.toString();
        }
        close();
        return "set:" + count + ":" + tree.root();
    }

    private void close() {
        if (grouped > 0) {
            tree.append(hasher.leaf(group.toByteArray()));
            group.reset();
            grouped = 0;
        }
    }
}
