package jp.tsunagi.audit.proof;

import java.util.ArrayList;
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

    /** The path with the side of each sibling, for whoever folds it without knowing how index and size give the sides. */
    public List<Step> steps() {
        List<Step> steps = new ArrayList<>();
        Climb climb = new Climb(index, size - 1);
        for (Hash sibling : path) {
            steps.add(new Step(sibling, climb.siblingIsLeft()));
            climb.up();
        }
        return steps;
    }

    /**
     * One fold of the path.
     *
     * @param left whether the sibling stands to the left of what was reached so far
     */
    public record Step(Hash sibling, boolean left) {
        /** {@code L:} or {@code R:}, the sibling's side, and its hexadecimal digits. */
        @Override
        public String toString() {
            return (left ? "L:" : "R:") + sibling;
        }
    }
}
