package jp.tsunagi.audit.verify;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import jp.tsunagi.audit.journal.Action;
import jp.tsunagi.audit.journal.JournalEntry;
import jp.tsunagi.audit.journal.Outcome;
import jp.tsunagi.audit.journal.Tombstone;
import jp.tsunagi.audit.proof.CompactRange;
import jp.tsunagi.audit.proof.Hash;
import jp.tsunagi.audit.proof.TreeHasher;

/** Follows the entries one after the other, up to the first that does not hold. */
final class ChainCheck implements Predicate<Row> {
    private static final int MOST_NOTICES = 10;

    private final TreeHasher hasher = new TreeHasher();
    private final NavigableMap<Long, Hash> roots;
    private final CompactRange tree;
    private final Set<Long> open = new HashSet<>();
    private final List<String> notices = new ArrayList<>();
    private Hash last;
    private Row before;
    private long signed;
    private CompactRange signedTree;
    private CompactRange signedBefore;
    private Break found;
    private final List<Long> restored = new ArrayList<>();
    private Instant first;
    private Instant latest = Instant.MIN;

    /**
     * @param start what is erased before the first entry
     * @param roots what is signed, by size
     */
    ChainCheck(Optional<Tombstone> start, NavigableMap<Long, Hash> roots) {
        this.tree = start.map(Tombstone::tree).orElseGet(CompactRange::empty);
        this.last = start.map(Tombstone::last).orElse(JournalEntry.ORIGIN);
        this.signed = tree.size();
        this.signedTree = tree.copy();
        this.signedBefore = signedTree;
        this.roots = new TreeMap<>(roots.tailMap(tree.size(), false));
    }

    @Override
    public boolean test(Row row) {
        if (found != null) {
            found = found.followedBy(row);
            return false;
        }
        Break.Kind kind = judge(row);
        if (kind != null) {
            found = new Break(kind, tree.size() + 1, before, row, null, signed);
            return true;
        }
        observe(row);
        before = row;
        holdAgainstRoot();
        return true;
    }

    /** @return what is wrong; {@code null} when it holds, and then it is in the tree */
    private Break.Kind judge(Row row) {
        if (!row.readable()) {
            return row.truncated() ? Break.Kind.TRUNCATED : Break.Kind.UNREADABLE;
        }
        if (row.seq() != tree.size() + 1) {
            return Break.Kind.NUMBER;
        }
        Hash hash;
        try {
            hash = row.hash(hasher);
        } catch (IllegalArgumentException e) {
            return Break.Kind.UNREADABLE;
        }
        if (row.stored() != null && !hash.equals(row.stored())) {
            return Break.Kind.CONTENT;
        }
        if (!row.prev().equals(last)) {
            return Break.Kind.LINK;
        }
        tree.append(hash.bytes());
        last = hash;
        return null;
    }

    private void holdAgainstRoot() {
        if (roots.isEmpty() || roots.firstKey() != tree.size()) {
            return;
        }
        if (roots.pollFirstEntry().getValue().equals(tree.root())) {
            signed = tree.size();
            signedBefore = signedTree;
            signedTree = tree.copy();
        } else {
            found = new Break(Break.Kind.ROOT, tree.size(), null, before, null, signed);
        }
    }

    private void observe(Row row) {
        if (row.entry().outcome() == Outcome.INTENDED) {
            open.add(row.seq());
        } else if (row.entry().refers() != null) {
            open.remove(row.entry().refers());
        }
        if (row.entry().action() == Action.RESTORED && row.entry().refers() == null) {
            restored.add(row.seq());
        }
        Instant at = row.journaled().at();
        if (at.isBefore(latest) && notices.size() < MOST_NOTICES) {
            notices.add("time goes back at entry " + row.seq() + " by " + Duration.between(at, latest));
        }
        latest = at;
        first = first == null ? at : first;
    }

    /** What does not hold, after everything was read. */
    Optional<Break> found() {
        if (found == null && !roots.isEmpty()) {
            found = new Break(Break.Kind.SHORT, tree.size() + 1, before, null, null, signed);
        }
        return Optional.ofNullable(found);
    }

    /** The number of the last entry that holds. */
    long verified() {
        return found == null || found.kind() != Break.Kind.ROOT ? tree.size() : signed;
    }

    /** The last size whose signed root fits. */
    long signed() {
        return signed;
    }

    /** The tree at that size. */
    CompactRange signedTree() {
        return signedTree;
    }

    /** The tree at the size that is signed before it. */
    CompactRange signedBefore() {
        return signedBefore;
    }

    /** When the first entry that is there was entered; {@code null} when none is there. */
    Instant first() {
        return first;
    }

    /** When the last entry that holds was entered. */
    Instant latest() {
        return latest;
    }

    /** Attempts whose outcome is not entered. */
    Set<Long> open() {
        return open;
    }

    /** Numbers of the entries that a restored database was accepted. */
    List<Long> restored() {
        return restored;
    }

    List<String> notices() {
        return notices;
    }
}
