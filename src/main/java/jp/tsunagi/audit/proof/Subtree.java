package jp.tsunagi.audit.proof;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * The leaves under one node of a Merkle tree.
 *
 * @param start the first of them
 * @param end the one after the last
 */
record Subtree(long start, long end) {
    /** The subtree of 2^level leaves before this end. */
    static Subtree complete(int level, long end) {
        return new Subtree(end - (1L << level), end);
    }

    /** Whether it has a power of two of leaves; only a node on the right edge of a tree has not. */
    boolean isComplete() {
        return Long.bitCount(end - start) == 1;
    }

    int level() {
        return Long.numberOfTrailingZeros(end - start);
    }

    /** The nodes of PATH(index, D[size]) (RFC 6962 section 2.1.1, RFC 9162 section 2.1.3.1), from the leaf upwards. */
    static List<Subtree> inclusionPath(long index, long size) {
        List<Subtree> path = new ArrayList<>();
        Subtree on = new Subtree(0, size);
        while (on.end - on.start > 1) {
            on = on.descend(index < on.middle(), path);
        }
        Collections.reverse(path);
        return path;
    }

    /** The nodes of PROOF(from, D[size]) (RFC 6962 section 2.1.2, RFC 9162 section 2.1.4.1), in its order. */
    static List<Subtree> consistencyPath(long from, long size) {
        List<Subtree> path = new ArrayList<>();
        Subtree on = new Subtree(0, size);
        while (on.end != from) {
            on = on.descend(from <= on.middle(), path);
        }
        // Where it starts at the first leaf it is the whole older tree, whose root the verifier has.
        if (on.start > 0) {
            path.add(on);
        }
        Collections.reverse(path);
        return path;
    }

    /** A number that no other complete subtree has; a record's own gives most leaves the same place in a map. */
    @Override
    public int hashCode() {
        return Long.hashCode(start + end);
    }

    private long middle() {
        return start + Long.highestOneBit(end - start - 1);
    }

    private Subtree descend(boolean left, List<Subtree> siblings) {
        Subtree before = new Subtree(start, middle());
        Subtree after = new Subtree(middle(), end);
        siblings.add(left ? after : before);
        return left ? before : after;
    }
}
