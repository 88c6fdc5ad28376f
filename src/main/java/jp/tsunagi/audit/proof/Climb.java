package jp.tsunagi.audit.proof;

/**
 * The way up a tree: the place of a node and of the last node in its level. The variables fn and sn of RFC 9162 sections
 * 2.1.3.2 and 2.1.4.2.
 */
final class Climb {
    private long node;
    private long last;

    Climb(long node, long last) {
        this.node = node;
        this.last = last;
    }

    boolean isAtTop() {
        return last == 0;
    }

    boolean siblingIsLeft() {
        return isRightChild() || node == last;
    }

    /** To the node above the two siblings; a last node without a sibling rises until it has one. */
    void up() {
        if (node == last) {
            while (!isRightChild() && node != 0) {
                shift();
            }
        }
        shift();
    }

    void upWhileRightChild() {
        while (isRightChild()) {
            shift();
        }
    }

    private boolean isRightChild() {
        return (node & 1) == 1;
    }

    private void shift() {
        node >>>= 1;
        last >>>= 1;
    }
}
