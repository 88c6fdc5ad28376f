package jp.tsunagi.audit.proof;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import jp.tsunagi.errors.ErrorCode;
import jp.tsunagi.errors.HubException;

/**
 * The right edge of a Merkle tree (RFC 6962 section 2.1): the roots of the largest complete subtrees that its leaves
 * form. It is all that is needed to append leaves and to tell the root, however many leaves went before and whether or
 * not they are still there. For one thread at a time.
 */
public final class CompactRange {
    private static final int LEVELS = Long.SIZE - 1;

    private final TreeHasher hasher = new TreeHasher();
    private final byte[] carry = new byte[Hash.BYTES];
    /** The subtree of 2^level leaves stands at level × 32, where the size has that bit. */
    private final byte[] edge;

    private long size;

    private CompactRange(long size, byte[] edge) {
        this.size = size;
        this.edge = edge;
    }

    /** The tree without leaves. */
    public static CompactRange empty() {
        return new CompactRange(0, new byte[LEVELS * Hash.BYTES]);
    }

    /**
     * A tree of which only the edge is left.
     *
     * @param size its number of leaves
     * @param nodes its {@link #nodes()}
     * @throws IllegalArgumentException when a tree of this size has another number of nodes
     */
    public static CompactRange of(long size, List<Hash> nodes) {
        if (size < 0 || nodes.size() != Long.bitCount(size)) {
            throw new IllegalArgumentException(nodes.size() + " nodes are no edge of a tree of " + size + " leaves");
        }
        CompactRange range = empty();
        range.size = size;
        int next = 0;
        for (int level = LEVELS - 1; level >= 0; level--) {
            if (range.has(level)) {
                System.arraycopy(nodes.get(next++).shared(), 0, range.edge, level * Hash.BYTES, Hash.BYTES);
            }
        }
        return range;
    }

    /**
     * What {@link #encode()} wrote.
     *
     * @throws HubException EVIDENCE_MALFORMED when it is something else
     */
    public static CompactRange decode(byte[] encoded) {
        ByteBuffer in = ByteBuffer.wrap(encoded);
        long size = in.remaining() < Long.BYTES ? -1 : in.getLong();
        if (size < 0 || in.remaining() != Long.bitCount(size) * Hash.BYTES) {
            throw new HubException(ErrorCode.EVIDENCE_MALFORMED, "edge of a tree: " + encoded.length + " bytes");
        }
        List<Hash> nodes = new ArrayList<>();
        while (in.hasRemaining()) {
            byte[] node = new byte[Hash.BYTES];
            in.get(node);
            nodes.add(Hash.owned(node));
        }
        return of(size, nodes);
    }

    /** The size in eight bytes, big-endian, and the {@link #nodes()} one after the other. */
    public byte[] encode() {
        ByteBuffer out = ByteBuffer.allocate(Long.BYTES + Long.bitCount(size) * Hash.BYTES);
        out.putLong(size);
        nodes().forEach(node -> out.put(node.shared()));
        return out.array();
    }

    public CompactRange copy() {
        return new CompactRange(size, edge.clone());
    }

    /** The number of leaves. */
    public long size() {
        return size;
    }

    /**
     * Puts a leaf at the end of the tree.
     *
     * @param leafHash as {@link TreeHasher#leaf} makes it; it is not kept
     * @throws IllegalArgumentException when it is not 32 bytes long
     */
    public void append(byte[] leafHash) {
        append(leafHash, (level, node) -> {});
    }

    void append(byte[] leafHash, CompletedNodes completed) {
        if (leafHash.length != Hash.BYTES) {
            throw new IllegalArgumentException("a leaf hash has " + Hash.BYTES + " bytes, not " + leafHash.length);
        }
        System.arraycopy(leafHash, 0, carry, 0, Hash.BYTES);
        completed.completed(0, carry);
        int level = 0;
        while (has(level)) {
            hasher.node(edge, level * Hash.BYTES, carry, carry);
            level++;
            completed.completed(level, carry);
        }
        System.arraycopy(carry, 0, edge, level * Hash.BYTES, Hash.BYTES);
        size++;
    }

    /** The root of the whole tree; of no leaves, {@link TreeHasher#EMPTY_ROOT}. */
    public Hash root() {
        return size == 0 ? TreeHasher.EMPTY_ROOT : rootFrom(0);
    }

    /** The root of the subtree that starts at this leaf, on the edge, and ends with the tree. */
    Hash rootFrom(long start) {
        int level = Long.numberOfTrailingZeros(size);
        byte[] root = node(level);
        for (level++; level < LEVELS && startOf(level) >= start; level++) {
            if (has(level)) {
                hasher.node(edge, level * Hash.BYTES, root, root);
            }
        }
        return Hash.owned(root);
    }

    /** The roots of the complete subtrees, from the left and largest to the right and smallest. */
    public List<Hash> nodes() {
        List<Hash> nodes = new ArrayList<>();
        subtrees().forEach(subtree -> nodes.add(Hash.owned(node(subtree.level()))));
        return nodes;
    }

    /** Which leaves are under each of the {@link #nodes()}. */
    List<Subtree> subtrees() {
        List<Subtree> subtrees = new ArrayList<>();
        for (int level = LEVELS - 1; level >= 0; level--) {
            if (has(level)) {
                subtrees.add(Subtree.complete(level, startOf(level) + (1L << level)));
            }
        }
        return subtrees;
    }

    private boolean has(int level) {
        return (size >>> level & 1) == 1;
    }

    /** The first leaf under the edge's node of this level: the leaves before it are under larger nodes. */
    private long startOf(int level) {
        return size & -(2L << level);
    }

    private byte[] node(int level) {
        byte[] node = new byte[Hash.BYTES];
        System.arraycopy(edge, level * Hash.BYTES, node, 0, Hash.BYTES);
        return node;
    }

    /** Is told of each subtree that a new leaf completes, the leaf itself first. */
    @FunctionalInterface
    interface CompletedNodes {
        /** The array belongs to the tree and is written again at once. */
        void completed(int level, byte[] node);
    }
}
