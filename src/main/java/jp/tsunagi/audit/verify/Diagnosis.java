package jp.tsunagi.audit.verify;

import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.LongStream;
import jp.tsunagi.audit.journal.JournalEntry;
import jp.tsunagi.audit.journal.Tombstone;
import jp.tsunagi.audit.proof.Hash;
import jp.tsunagi.audit.proof.TreeHasher;

/**
 * Finds out which entry was tampered with first, and how, once it is known that the entries do not hold. A row keeps traces
 * of where it stood: its contents fit its hash under its old number only, and it names the hash of the entry that was before
 * it. What was hashed anew keeps none; there the hashes in the evidence folder tell.
 */
final class Diagnosis {
    // How far numbers may have been moved by what was removed or inserted in front.
    private static final int SHIFT = 1_000;

    private final TreeHasher hasher = new TreeHasher();
    private final Entries entries;
    private final long start;
    private final Hash origin;
    private final SignedHashes signed;
    private final boolean rolledBack;

    /**
     * @param erased what is erased before the first entry
     * @param rolledBack whether the database as a whole is older than what is signed
     */
    Diagnosis(Entries entries, Optional<Tombstone> erased, SignedHashes signed, boolean rolledBack) {
        this.entries = entries;
        this.start = erased.map(Tombstone::size).orElse(0L);
        this.origin = erased.map(Tombstone::last).orElse(JournalEntry.ORIGIN);
        this.signed = signed;
        this.rolledBack = rolledBack;
    }

    Flaw of(Break found) {
        OptionalLong altered = firstAltered(found.signed(), found.chained());
        if (found.kind() == Break.Kind.ROOT) {
            return wrongRoot(found, altered);
        }
        boolean justBefore = altered.isPresent() && altered.getAsLong() == found.at() - 1;
        if (altered.isPresent() && !justBefore) {
            return rebuilt(altered.getAsLong());
        }
        Flaw flaw = atBreak(found);
        return justBefore && flaw.number() >= found.at() ? rehashed(found.at() - 1) : flaw;
    }

    private Flaw atBreak(Break found) {
        return switch (found.kind()) {
            case TRUNCATED -> Flaw.entry(found.at(), Change.CUT_OFF, "its line has no end");
            case UNREADABLE -> Flaw.entry(found.at(), Change.EDITED, "no entry can be read from it");
            case NUMBER -> wrongNumber(found);
            case CONTENT -> wrongContent(found);
            case LINK -> wrongLink(found);
            case SHORT -> missing(found);
            case ROOT -> unlocated(found);
        };
    }

    /** The first entry after what holds, up to this one, whose hash is not the signed one. */
    private OptionalLong firstAltered(long holds, long last) {
        AtomicLong altered = new AtomicLong();
        entries.read(holds, row -> {
            if (!row.readable() || row.seq() > last) {
                return false;
            }
            Optional<Hash> hash = signed.of(row.seq());
            if (hash.isPresent() && !hash.get().equals(row.hash(hasher))) {
                altered.set(row.seq());
            }
            return hash.isPresent() && altered.get() == 0 && row.seq() < last;
        });
        return altered.get() == 0 ? OptionalLong.empty() : OptionalLong.of(altered.get());
    }

    private Flaw wrongRoot(Break found, OptionalLong altered) {
        Row next = found.next();
        boolean left = next != null
                && next.readable()
                && !next.prev().equals(found.row().hash(hasher));
        if (left && altered.orElse(found.at()) == found.at()) {
            return rehashed(found.at());
        }
        return altered.isPresent() ? rebuilt(altered.getAsLong()) : unlocated(found);
    }

    private static Flaw rebuilt(long seq) {
        return Flaw.entry(seq, Change.REBUILT, "from here on the hashes fit each other, and not what was signed");
    }

    private static Flaw unlocated(Break found) {
        return Flaw.entry(
                found.signed() + 1,
                Change.REBUILT,
                "the entries up to " + found.at() + " do not give the root that was signed of them");
    }

    private static Flaw rehashed(long seq) {
        return Flaw.entry(seq, Change.EDITED, "its hash was made anew, and what follows stands on another");
    }

    private Flaw wrongNumber(Break found) {
        if (found.row().seq() > found.at()) {
            return removedOrMoved(found, "entry " + found.row().seq() + " stands in its place");
        }
        return standsElsewhere(found)
                ? Flaw.entry(
                        found.at(), Change.INSERTED, "number " + found.row().seq() + " comes a second time")
                : moved(found);
    }

    private Flaw removedOrMoved(Break found, String how) {
        return standsElsewhere(found) ? moved(found) : Flaw.entry(found.at(), Change.REMOVED, how);
    }

    private static Flaw moved(Break found) {
        return Flaw.entry(found.at(), Change.REORDERED, "it stands in another place");
    }

    private Flaw wrongContent(Break found) {
        Row row = found.row();
        return renumbered(found, row, row.stored()).orElseGet(() -> {
            if (nextStoodHere(found)) {
                return Flaw.entry(found.at(), Change.INSERTED, "the entry after it had its number");
            }
            return standsElsewhere(found)
                    ? moved(found)
                    : Flaw.entry(found.at(), Change.EDITED, "its content does not fit its hash");
        });
    }

    private boolean nextStoodHere(Break found) {
        Row next = found.next();
        return next != null
                && next.readable()
                && next.stored() != null
                && next.was(found.at(), prev(found), next.stored(), hasher);
    }

    private Flaw wrongLink(Break found) {
        Row row = found.row();
        Row next = found.next();
        boolean followed = next != null && next.readable() && next.prev().equals(row.hash(hasher));
        if (row.stored() == null && next != null && next.readable()) {
            Optional<Flaw> renumbered = renumbered(found, row, next.prev());
            if (renumbered.isPresent()) {
                return renumbered.get();
            }
        }
        // What is signed knows; otherwise an entry that its successor stands on is taken to be the right one.
        boolean beforeIsRight =
                found.at() - 1 <= found.signed() || signed.of(found.at() - 1).isPresent();
        if (beforeIsRight || (next != null && !followed)) {
            return Flaw.entry(found.at(), Change.EDITED, "it does not stand on the entry before");
        }
        return rehashed(found.at() - 1);
    }

    /** What a row tells that fits its hash under another number. */
    private Optional<Flaw> renumbered(Break found, Row row, Hash hash) {
        OptionalLong original = original(row, hash);
        if (original.isEmpty() || original.getAsLong() == row.seq()) {
            return Optional.empty();
        }
        long number = original.getAsLong();
        return Optional.of(
                number > found.at()
                        ? removedOrMoved(found, "entry " + number + " was given its number")
                        : Flaw.entry(number, Change.INSERTED, "entry " + found.at() + " had its number"));
    }

    private Flaw missing(Break found) {
        return rolledBack
                ? Flaw.entry(found.at(), Change.ROLLED_BACK, "the database is older than the checkpoint outside it")
                : Flaw.entry(found.at(), Change.CUT_OFF, "a checkpoint signs more entries");
    }

    /** The number under which a row's contents fit a hash. */
    private OptionalLong original(Row row, Hash hash) {
        OptionalLong near = original(row, hash, row.seq());
        if (near.isPresent()) {
            return near;
        }
        AtomicLong before = new AtomicLong(-1);
        entries.read(start, other -> {
            if (row.prev().equals(other.stored())) {
                before.set(other.seq());
            }
            return before.get() < 0;
        });
        return before.get() < 0 ? OptionalLong.empty() : original(row, hash, before.get() + 1);
    }

    private OptionalLong original(Row row, Hash hash, long around) {
        return LongStream.rangeClosed(Math.max(1, around - SHIFT), around + SHIFT)
                .filter(seq -> row.was(seq, row.prev(), hash, hasher))
                .findFirst();
    }

    /** Whether another row holds what belongs to the place where the entries break. */
    private boolean standsElsewhere(Break found) {
        long seq = found.at();
        Hash prev = prev(found);
        Optional<Hash> expected = signed.of(seq)
                .or(() -> Optional.of(found.row())
                        .filter(row -> row.seq() == seq && row.prev().equals(prev))
                        .map(Row::stored));
        AtomicBoolean there = new AtomicBoolean();
        entries.read(start, row -> {
            there.set(row.readable() && isOther(row, found.row()) && holds(row, seq, prev, expected));
            return !there.get();
        });
        return there.get();
    }

    private static boolean isOther(Row row, Row found) {
        return row.seq() != found.seq();
    }

    private boolean holds(Row row, long seq, Hash prev, Optional<Hash> expected) {
        Hash hash = row.hashAs(seq, prev, hasher);
        return hash.equals(row.stored())
                || expected.filter(hash::equals).isPresent()
                || (row.stored() == null && row.seq() == seq);
    }

    private Hash prev(Break found) {
        return found.before() == null ? origin : found.before().hash(hasher);
    }
}
