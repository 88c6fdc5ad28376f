package jp.tsunagi.audit.proof;

import java.util.Collection;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/**
 * Makes proofs against one tree in a single pass over its leaves. It must know beforehand which proofs are wanted, and
 * keeps only their nodes: its memory grows with the proofs, not with the tree. For one thread at a time.
 */
public final class ProofBuilder {
    private final long size;
    private final long first;
    private final CompactRange range;
    /** The wanted nodes; null until the pass has come by. */
    private final Map<Subtree, Hash> nodes = new HashMap<>();
    /** After which numbers of leaves wanted nodes are complete. */
    private final long[] ends;

    private int nextEnd;

    /**
     * Proofs against a tree whose leaves are all there.
     *
     * @param indices the leaves of which inclusion will be proved, each from 0 to size - 1
     * @param fromSizes the older trees from which consistency will be proved, each from 1 to size
     * @param size the number of leaves in the tree
     * @throws IllegalArgumentException when one of these is out of its bounds
     */
    public ProofBuilder(Collection<Long> indices, Collection<Long> fromSizes, long size) {
        this(indices, fromSizes, size, CompactRange.empty());
    }

    /**
     * Proofs against a tree whose first leaves are no longer there.
     *
     * @param indices as above, none of a leaf that is no longer there
     * @param fromSizes as above, none of a tree smaller than the pruned one
     * @param pruned the tree of the leaves that are no longer there; it is not changed
     * @throws IllegalArgumentException when one of these is out of its bounds
     */
    public ProofBuilder(Collection<Long> indices, Collection<Long> fromSizes, long size, CompactRange pruned) {
        this.size = size;
        this.first = pruned.size();
        this.range = pruned.copy();
        if (first > size) {
            throw new IllegalArgumentException("more leaves are pruned than the tree has: " + first);
        }
        indices.forEach(index -> want(inclusionPath(index)));
        fromSizes.forEach(from -> want(consistencyPath(from)));
        Iterator<Hash> edge = pruned.nodes().iterator();
        pruned.subtrees().forEach(subtree -> nodes.replace(subtree, edge.next()));
        this.ends = nodes.keySet().stream()
                .mapToLong(Subtree::end)
                .filter(end -> end > first)
                .sorted()
                .distinct()
                .toArray();
    }

    /**
     * Takes the next leaf.
     *
     * @throws IllegalStateException when the tree has all its leaves
     */
    public void add(byte[] leafHash) {
        if (range.size() == size) {
            throw new IllegalStateException("the tree has all its " + size + " leaves");
        }
        long end = range.size() + 1;
        if (nextEnd == ends.length || ends[nextEnd] != end) {
            range.append(leafHash);
            return;
        }
        range.append(leafHash, (level, node) -> nodes.replace(Subtree.complete(level, end), Hash.of(node)));
        nextEnd++;
    }

    /** The root of the tree. */
    public Hash root() {
        requireAllLeaves();
        return range.root();
    }

    /**
     * The proof for one of the leaves told beforehand.
     *
     * @throws IllegalStateException when leaves are still to come
     * @throws IllegalArgumentException when it was not told
     */
    public InclusionProof inclusion(long index) {
        return new InclusionProof(index, size, hashes(inclusionPath(index)));
    }

    /**
     * The proof from one of the older trees told beforehand.
     *
     * @throws IllegalStateException when leaves are still to come
     * @throws IllegalArgumentException when it was not told
     */
    public ConsistencyProof consistency(long from) {
        return new ConsistencyProof(from, size, hashes(consistencyPath(from)));
    }

    private List<Subtree> inclusionPath(long index) {
        if (index < first || index >= size) {
            throw new IllegalArgumentException("no leaf " + index + " between " + first + " and " + size);
        }
        return Subtree.inclusionPath(index, size);
    }

    private List<Subtree> consistencyPath(long from) {
        if (from < 1 || from < first || from > size) {
            throw new IllegalArgumentException("no older tree of " + from + " between " + first + " and " + size);
        }
        return Subtree.consistencyPath(from, size);
    }

    private void want(List<Subtree> path) {
        path.stream().filter(Subtree::isComplete).forEach(subtree -> nodes.put(subtree, null));
    }

    private List<Hash> hashes(List<Subtree> path) {
        requireAllLeaves();
        return path.stream().map(this::hash).toList();
    }

    private Hash hash(Subtree subtree) {
        if (!subtree.isComplete()) {
            return range.rootFrom(subtree.start());
        }
        Hash hash = nodes.get(subtree);
        if (hash == null) {
            throw new IllegalArgumentException("this proof was not asked for beforehand");
        }
        return hash;
    }

    private void requireAllLeaves() {
        if (range.size() != size) {
            throw new IllegalStateException("only " + range.size() + " of " + size + " leaves have come");
        }
    }
}
