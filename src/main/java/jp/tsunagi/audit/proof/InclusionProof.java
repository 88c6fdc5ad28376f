package jp.tsunagi.audit.proof;

import java.util.List;

/**
 * The proof that a leaf stands in a tree (RFC 9162 section 2.1.3).
 *
 * @param index the leaf's place, from 0
 * @param size the number of leaves in the tree
 * @param path the roots of the subtrees beside the way from the leaf to the root, in this order
 */
public record InclusionProof(long index, long size, List<Hash> path) {
    public InclusionProof {
        path = List.copyOf(path);
    }

    /** Whether the proof leads from this leaf to this root (RFC 9162 section 2.1.3.2). A proof of wrong form does not. */
    public boolean verify(Hash leafHash, Hash root) {
        if (index < 0 || index >= size) {
            return false;
        }
        TreeHasher hasher = new TreeHasher();
        Climb climb = new Climb(index, size - 1);
        Hash reached = leafHash;
        for (Hash sibling : path) {
            if (climb.isAtTop()) {
                return false;
            }
            reached = climb.siblingIsLeft() ? hasher.node(sibling, reached) : hasher.node(reached, sibling);
            climb.up();
        }
        return climb.isAtTop() && reached.equals(root);
    }
}
