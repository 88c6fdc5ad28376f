package jp.tsunagi.audit.proof;

import java.util.List;

/**
 * The proof that a tree begins with all leaves of an older one, unchanged (RFC 9162 section 2.1.4).
 *
 * @param from the number of leaves in the older tree; every tree begins with the empty one, so 0 proves nothing
 * @param to the number of leaves in the newer tree
 * @param path the roots of the subtrees that lead to both roots; none if the trees are equal
 */
public record ConsistencyProof(long from, long to, List<Hash> path) {
    public ConsistencyProof {
        path = List.copyOf(path);
    }

    /** Whether the proof leads to both roots (RFC 9162 section 2.1.4.2). A proof of wrong form does not. */
    public boolean verify(Hash fromRoot, Hash toRoot) {
        if (from < 1 || from > to) {
            return false;
        }
        if (from == to) {
            return path.isEmpty() && fromRoot.equals(toRoot);
        }
        return !path.isEmpty() && leadsTo(fromRoot, toRoot);
    }

    private boolean leadsTo(Hash fromRoot, Hash toRoot) {
        // A complete older tree is itself a node of the newer one, and its root is left out of the path.
        boolean complete = Long.bitCount(from) == 1;
        Hash older = complete ? fromRoot : path.get(0);
        Hash newer = older;
        TreeHasher hasher = new TreeHasher();
        Climb climb = new Climb(from - 1, to - 1);
        climb.upWhileRightChild();
        for (Hash sibling : path.subList(complete ? 0 : 1, path.size())) {
            if (climb.isAtTop()) {
                return false;
            }
            if (climb.siblingIsLeft()) {
                older = hasher.node(sibling, older);
                newer = hasher.node(sibling, newer);
            } else {
                newer = hasher.node(newer, sibling);
            }
            climb.up();
        }
        return climb.isAtTop() && older.equals(fromRoot) && newer.equals(toRoot);
    }
}
