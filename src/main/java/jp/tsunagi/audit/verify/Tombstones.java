package jp.tsunagi.audit.verify;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import jp.tsunagi.audit.journal.EvidenceFolder;
import jp.tsunagi.audit.journal.Tombstone;
import jp.tsunagi.audit.proof.Hash;

/** The signed statements of what was erased after its retention; verification begins where the newest ends. */
final class Tombstones {
    private final NavigableMap<Long, Tombstone> valid = new TreeMap<>();
    private final List<Flaw> flaws = new ArrayList<>();
    private final Notes notes;

    private Tombstones(Notes notes) {
        this.notes = notes;
    }

    /**
     * Reads both copies of each.
     *
     * @param stored what the database holds; {@code null} when there is no database
     */
    static Tombstones read(
            Notes notes, NavigableMap<Long, Path> outside, NavigableMap<Long, StoredNotes.Stored> stored) {
        Tombstones tombstones = new Tombstones(notes);
        NavigableSet<Long> sizes = new TreeSet<>(outside.keySet());
        if (stored != null) {
            sizes.addAll(stored.keySet());
        }
        for (long size : sizes) {
            StoredNotes.Stored row = stored == null ? null : stored.get(size);
            Path file = outside.get(size);
            byte[] copy = file == null ? null : EvidenceFolder.read(file);
            tombstones.add(size, copy, row == null ? null : row.bytes());
        }
        tombstones.requireOrder();
        return tombstones;
    }

    private void add(long size, byte[] outside, byte[] inside) {
        if (outside == null) {
            flaw(size, Change.TOMBSTONE_ALTERED, "its copy outside the database is gone");
        } else if (inside != null && !Arrays.equals(outside, inside)) {
            flaw(size, Change.TOMBSTONE_ALTERED, "the copy outside the database is another");
        }
        for (byte[] note : Arrays.asList(outside, inside)) {
            if (note != null && !valid.containsKey(size)) {
                add(size, note);
            }
        }
    }

    private void add(long size, byte[] note) {
        Notes.Reading<Tombstone> reading =
                notes.read(note, Change.TOMBSTONE_ALTERED, Tombstone::parse, Tombstone::origin);
        Optional<Tombstone> tombstone = reading.counted();
        if (tombstone.isEmpty()) {
            flaw(size, reading.change(), reading.why());
        } else if (tombstone.get().size() != size || !fitsItself(tombstone.get())) {
            flaw(size, Change.TOMBSTONE_ALTERED, "its lines do not fit each other");
        } else {
            valid.put(size, tombstone.get());
        }
    }

    private static boolean fitsItself(Tombstone tombstone) {
        try {
            return tombstone.tree().root().equals(tombstone.root());
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private void requireOrder() {
        Instant before = Instant.MIN;
        for (Map.Entry<Long, Tombstone> each : valid.entrySet()) {
            if (each.getValue().at().isBefore(before)) {
                flaw(each.getKey(), Change.TOMBSTONE_ALTERED, "an earlier one was made later");
            }
            before = each.getValue().at();
        }
    }

    private void flaw(long size, Change change, String how) {
        if (flaws.stream().noneMatch(flaw -> flaw.number() == size)) {
            flaws.add(Flaw.tombstone(size, change, how));
        }
    }

    /** Holds each against the checkpoint of its size. */
    void requireRoots(Map<Long, Hash> signed) {
        valid.forEach((size, tombstone) -> {
            if (!tombstone.root().equals(signed.getOrDefault(size, tombstone.root()))) {
                flaw(size, Change.TOMBSTONE_ALTERED, "the checkpoint of its size signs another root");
            }
        });
    }

    /**
     * Where to begin.
     *
     * @param first number of the first entry that is there; 0 when none can be read
     */
    Optional<Tombstone> before(long first) {
        if (first == 1) {
            return Optional.empty();
        }
        Tombstone exact = valid.get(first - 1);
        return exact != null ? Optional.of(exact) : newest();
    }

    Optional<Tombstone> newest() {
        return valid.isEmpty()
                ? Optional.empty()
                : Optional.of(valid.lastEntry().getValue());
    }

    /** How many stand for what is erased up to this size. */
    int upTo(long size) {
        return valid.headMap(size, true).size();
    }

    List<Flaw> flaws() {
        return flaws;
    }
}
