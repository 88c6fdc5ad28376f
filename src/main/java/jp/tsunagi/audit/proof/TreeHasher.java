package jp.tsunagi.audit.proof;

import java.security.DigestException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * The hashes of a Merkle tree (RFC 6962 section 2.1, RFC 9162 section 2.1.1): a leaf is SHA-256(0x00 ‖ data), a node
 * SHA-256(0x01 ‖ left ‖ right), so that no node can be passed off as a leaf. Keeps one digest: for one thread at a time.
 */
public final class TreeHasher {
    /** The root of the tree without leaves: SHA-256 of nothing. */
    public static final Hash EMPTY_ROOT = Hash.owned(sha256().digest());

    private static final byte LEAF = 0;
    private static final byte NODE = 1;

    private final MessageDigest digest = sha256();

    /** The hash of a leaf with these data. */
    public byte[] leaf(byte[] data) {
        digest.update(LEAF);
        return digest.digest(data);
    }

    /** The hash of the node above two others. */
    public Hash node(Hash left, Hash right) {
        byte[] parent = new byte[Hash.BYTES];
        node(left.shared(), 0, right.shared(), parent);
        return Hash.owned(parent);
    }

    /** As {@link #node(Hash, Hash)}, in place: the parent may be the right child's array. */
    void node(byte[] left, int leftAt, byte[] right, byte[] parent) {
        digest.update(NODE);
        digest.update(left, leftAt, Hash.BYTES);
        digest.update(right, 0, Hash.BYTES);
        try {
            digest.digest(parent, 0, Hash.BYTES);
        } catch (DigestException e) {
            throw new IllegalStateException("the digest does not fit a hash", e);
        }
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
