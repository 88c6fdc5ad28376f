package jp.tsunagi.audit.verify;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import jp.tsunagi.audit.journal.EvidenceFolder;
import jp.tsunagi.audit.proof.Checkpoint;
import jp.tsunagi.audit.proof.Hash;

/** The checkpoints of database and evidence folder: which count, and which were tampered with. */
final class SignedCheckpoints {
    private final Notes notes;
    private final NavigableMap<Long, Path> outside;
    private final long pruned;
    private final NavigableMap<Long, Checkpoint> valid = new TreeMap<>();
    /** By which key each is signed. */
    private final NavigableMap<Long, Integer> keys = new TreeMap<>();

    private final NavigableMap<Long, Flaw> flaws = new TreeMap<>();
    private final List<String> notices = new ArrayList<>();
    private final NavigableSet<Long> sizes;
    private final Set<Long> stored = new HashSet<>();
    private long newestStored;

    private SignedCheckpoints(Notes notes, NavigableMap<Long, Path> outside, long pruned) {
        this.notes = notes;
        this.outside = outside;
        this.pruned = pruned;
        this.sizes = new TreeSet<>(outside.keySet());
    }

    /**
     * Reads the copies outside a database.
     *
     * @param pruned the entries that are erased; of checkpoints before, copies may be missing
     */
    static SignedCheckpoints outside(Notes notes, NavigableMap<Long, Path> outside, long pruned) {
        SignedCheckpoints checkpoints = new SignedCheckpoints(notes, outside, pruned);
        outside.forEach((size, file) -> checkpoints.read(size, EvidenceFolder.read(file)));
        checkpoints.requireNewestKeys();
        checkpoints.requireLinks();
        return checkpoints;
    }

    /** Reads both copies of each. */
    static SignedCheckpoints both(
            Notes notes, NavigableMap<Long, Path> outside, long pruned, Connection snapshot, EvidenceFolder folder) {
        SignedCheckpoints checkpoints = new SignedCheckpoints(notes, outside, pruned);
        StoredNotes.checkpoints(snapshot, (size, row) -> checkpoints.readBoth(size, row, folder.checkpoint(size)));
        checkpoints.readOnlyOutside();
        checkpoints.requireNewestKeys();
        checkpoints.requireLinks();
        return checkpoints;
    }

    /** The copy outside counts more: who changes the database need not reach it. */
    private void readBoth(long size, StoredNotes.Stored row, Path file) {
        sizes.add(size);
        newestStored = size;
        // What was signed since the folder was listed is there as well.
        Path copy = outside.getOrDefault(size, file);
        byte[] note = Files.exists(copy) ? EvidenceFolder.read(copy) : null;
        if (note != null) {
            read(size, note);
        }
        if (!Arrays.equals(note, row.bytes())) {
            read(size, row.bytes());
            if (note != null) {
                flaw(size, Change.CHECKPOINT_ALTERED, "the copies in and outside the database are not the same");
            } else if (size >= pruned) {
                flaw(size, Change.CHECKPOINT_REMOVED, "its copy outside the database is gone");
            }
        }
        Checkpoint checkpoint = valid.get(size);
        if (checkpoint != null && (!row.at().equals(checkpoint.at()) || !fits(row, checkpoint))) {
            flaw(size, Change.CHECKPOINT_ALTERED, "time or edge of the tree beside it in the database do not fit it");
        }
        stored.add(size);
    }

    private void readOnlyOutside() {
        outside.forEach((size, file) -> {
            if (stored.contains(size)) {
                return;
            }
            read(size, EvidenceFolder.read(file));
            if (size > newestStored) {
                notices.add("checkpoint " + size + " lies only outside the database, as a crash in signing leaves it");
            } else if (size >= pruned) {
                flaw(size, Change.CHECKPOINT_REMOVED, "it is gone from the database");
            }
        });
    }

    private void read(long size, byte[] note) {
        Notes.Reading<Checkpoint> reading =
                notes.read(note, Change.CHECKPOINT_ALTERED, Checkpoint::parse, Checkpoint::origin);
        if (reading.counted().isEmpty()) {
            flaw(size, reading.change(), reading.why());
        } else if (reading.value().size() != size) {
            flaw(size, Change.CHECKPOINT_ALTERED, "it is one of another size");
        } else {
            valid.putIfAbsent(size, reading.value());
            keys.putIfAbsent(size, reading.key());
        }
    }

    private static boolean fits(StoredNotes.Stored row, Checkpoint checkpoint) {
        return row.edge() != null
                && row.edge().size() == checkpoint.size()
                && row.edge().root().equals(checkpoint.root());
    }

    private void requireLinks() {
        for (Checkpoint checkpoint : List.copyOf(valid.values())) {
            long previous = checkpoint.previous();
            if (previous > pruned && !sizes.contains(previous)) {
                flaw(previous, Change.CHECKPOINT_REMOVED, "checkpoint " + checkpoint.size() + " follows it");
            }
        }
    }

    /** A key that was replaced signs no longer: whoever still holds it cannot go on with it. */
    private void requireNewestKeys() {
        int newest = Integer.MIN_VALUE;
        for (Map.Entry<Long, Integer> signed : keys.entrySet()) {
            if (signed.getValue() < newest) {
                valid.remove(signed.getKey());
                flaw(signed.getKey(), Change.CHECKPOINT_ALTERED, "it is signed by a key that was replaced before");
            }
            newest = Math.max(newest, signed.getValue());
        }
    }

    private void flaw(long size, Change change, String how) {
        flaws.putIfAbsent(size, Flaw.checkpoint(size, change, how));
    }

    /** The size of the newest that the database holds, whoever signed it; 0 when it holds none. */
    long newestStored() {
        return newestStored;
    }

    /** What is signed, by size. */
    NavigableMap<Long, Hash> roots() {
        NavigableMap<Long, Hash> roots = new TreeMap<>();
        valid.forEach((size, checkpoint) -> roots.put(size, checkpoint.root()));
        return roots;
    }

    NavigableMap<Long, Checkpoint> valid() {
        return valid;
    }

    /** Whether there is none at all, neither in a database nor outside. */
    boolean none() {
        return sizes.isEmpty();
    }

    /** The size of the newest that counts; 0 when none does. */
    long newest() {
        return valid.isEmpty() ? 0 : valid.lastKey();
    }

    /** How many hold when the entries up to this size do. */
    Verification.Share share(long verified) {
        long good = valid.headMap(verified, true).keySet().stream()
                .filter(size -> !flaws.containsKey(size))
                .count();
        return new Verification.Share(good, sizes.size());
    }

    List<Flaw> flaws() {
        return List.copyOf(flaws.values());
    }

    List<String> notices() {
        return notices;
    }
}
