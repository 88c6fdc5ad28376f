package jp.tsunagi.audit.verify;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import jp.tsunagi.audit.journal.EvidenceFolder;
import jp.tsunagi.audit.journal.Restoration;
import jp.tsunagi.audit.proof.Checkpoint;
import jp.tsunagi.audit.proof.SignedNote;
import jp.tsunagi.errors.HubException;

/** The checkpoints outside the database, without those that an accepted restoration has made void. */
final class Restorations {
    private final Set<Restoration.Voided> voided = new HashSet<>();

    private Restorations() {}

    /** Checkpoints that nothing explains count, wherever they lie. */
    static NavigableMap<Long, Path> checkpoints(EvidenceFolder folder, Notes notes) {
        Restorations restorations = new Restorations();
        for (Path file : folder.restorations()) {
            notes.read(EvidenceFolder.read(file), Change.EDITED, Restoration::parse, Restoration::origin)
                    .counted()
                    .ifPresent(restoration -> restorations.voided.addAll(restoration.voids()));
        }
        NavigableMap<Long, Path> checkpoints = new TreeMap<>();
        for (Path file : folder.voidCheckpoints()) {
            if (!restorations.explain(EvidenceFolder.read(file))) {
                checkpoints.put(EvidenceFolder.size(file), file);
            }
        }
        checkpoints.putAll(StoredNotes.outside(folder.checkpoints()));
        return checkpoints;
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
