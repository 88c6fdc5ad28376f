package jp.tsunagi.audit.verify;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import jp.tsunagi.audit.journal.EvidenceFolder;
import jp.tsunagi.audit.journal.Restoration;
import jp.tsunagi.audit.proof.Checkpoint;
import jp.tsunagi.audit.proof.SignedNote;
import jp.tsunagi.errors.HubException;

/** Databases restored to an older state, as far as a signed statement says that it was accepted. */
final class Restorations {
    private final EvidenceFolder folder;
    private final List<Restoration> signed = new ArrayList<>();
    private final Set<Restoration.Voided> voided = new HashSet<>();

    private Restorations(EvidenceFolder folder) {
        this.folder = folder;
    }

    /** Those whose statements count. */
    static Restorations read(EvidenceFolder folder, Notes notes) {
        Restorations restorations = new Restorations(folder);
        for (Path file : folder.restorations()) {
            notes.read(EvidenceFolder.read(file), Change.EDITED, Restoration::parse, Restoration::origin)
                    .counted()
                    .ifPresent(restorations::add);
        }
        return restorations;
    }

    private void add(Restoration restoration) {
        signed.add(restoration);
        voided.addAll(restoration.voids());
    }

    /** The checkpoints outside the database, without those that are void. What nothing explains counts, wherever it lies. */
    NavigableMap<Long, Path> checkpoints() {
        NavigableMap<Long, Path> checkpoints = new TreeMap<>();
        for (Path file : folder.voidCheckpoints()) {
            if (!explain(EvidenceFolder.read(file))) {
                checkpoints.put(EvidenceFolder.size(file), file);
            }
        }
        checkpoints.putAll(StoredNotes.outside(folder.checkpoints()));
        return checkpoints;
    }

    /** What was lost and accepted, for people. */
    List<String> notices() {
        return signed.stream().map(Restorations::notice).toList();
    }

    private static String notice(Restoration restoration) {
        long last = restoration.voids().stream()
                .mapToLong(Restoration.Voided::size)
                .max()
                .orElse(restoration.size());
        int voids = restoration.voids().size();
        return String.format(
                Locale.ROOT,
                "restored at %s by %s: entries %d to %d were lost, %d checkpoint%s void; reason %s",
                restoration.at(),
                restoration.by(),
                restoration.size() + 1,
                last,
                voids,
                voids == 1 ? "" : "s",
                restoration.reason());
    }

    /**
     * The entries of restorations for which there is no statement.
     *
     * @param entered numbers of the entries; each is the first after what the restored database held
     */
    List<Flaw> unexplained(Collection<Long> entered) {
        return entered.stream()
                .filter(seq -> signed.stream().noneMatch(restoration -> restoration.size() == seq - 1))
                .map(seq -> Flaw.entry(
                        seq,
                        Change.RESTORATION_REMOVED,
                        "no trusted statement that a database of " + (seq - 1) + " entries was accepted"))
                .toList();
    }

    private boolean explain(byte[] note) {
        try {
            Checkpoint checkpoint = Checkpoint.parse(SignedNote.parse(note).text());
            return voided.contains(new Restoration.Voided(checkpoint.size(), checkpoint.root()));
        } catch (HubException e) {
            return false;
        }
    }
}
