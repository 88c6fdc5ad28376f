package jp.tsunagi.audit.verify;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import jp.tsunagi.audit.journal.EvidenceFolder;
import jp.tsunagi.audit.proof.Checkpoint;
import jp.tsunagi.audit.proof.CompactRange;
import jp.tsunagi.audit.proof.Hash;

/**
 * The hashes of single entries as the evidence folder has them. They are not signed themselves; they count as far as the
 * roots that they give are.
 */
final class SignedHashes {
    /** Files by the first entry whose hash they hold. */
    private final NavigableMap<Long, Path> files = new TreeMap<>();

    private final EvidenceFolder folder;
    private final CompactRange before;
    private final CompactRange start;
    private final NavigableMap<Long, Checkpoint> checkpoints;
    /** Of the last entry whose hash is known; -1 before the files are read. */
    private long end = -1;

    private long missing;
    private Path open;
    private byte[] content;

    /**
     * Reads nothing until it is asked.
     *
     * @param before the tree at the size that is signed before {@code start}
     * @param start the tree as far as the entries give it as it is signed; nothing is told of those
     */
    SignedHashes(
            EvidenceFolder folder,
            CompactRange before,
            CompactRange start,
            NavigableMap<Long, Checkpoint> checkpoints) {
        this.folder = folder;
        this.before = before;
        this.start = start;
        this.checkpoints = checkpoints;
    }

    private void read() {
        if (end >= 0) {
            return;
        }
        CompactRange tree = start;
        CompactRange earlier = before;
        for (Checkpoint checkpoint : checkpoints.tailMap(tree.size(), false).values()) {
            // Two processes that sign at the same time both go on from the checkpoint before.
            CompactRange base = checkpoint.previous() == earlier.size() ? earlier : tree;
            CompactRange grown = base.copy();
            Path file = folder.hashes(checkpoint.size());
            if (!Files.exists(file) || !grow(grown, EvidenceFolder.read(file), checkpoint)) {
                missing = checkpoint.size();
                break;
            }
            files.put(base.size() + 1, file);
            earlier = base;
            tree = grown;
        }
        end = tree.size();
    }

    private static boolean grow(CompactRange tree, byte[] hashes, Checkpoint checkpoint) {
        if (hashes.length != (checkpoint.size() - tree.size()) * Hash.BYTES) {
            return false;
        }
        for (int at = 0; at < hashes.length; at += Hash.BYTES) {
            tree.append(Arrays.copyOfRange(hashes, at, at + Hash.BYTES));
        }
        return tree.root().equals(checkpoint.root());
    }

    /** The size of the first checkpoint whose hashes are gone or not those that it signs; 0 when none is. */
    long missing() {
        read();
        return missing;
    }

    /** The hash of an entry as it was signed; none where nothing signed tells it. */
    Optional<Hash> of(long seq) {
        read();
        Map.Entry<Long, Path> file = files.floorEntry(seq);
        if (file == null || seq > end) {
            return Optional.empty();
        }
        if (!file.getValue().equals(open)) {
            content = EvidenceFolder.read(file.getValue());
            open = file.getValue();
        }
        int at = Math.toIntExact((seq - file.getKey()) * Hash.BYTES);
        return Optional.of(Hash.of(Arrays.copyOfRange(content, at, at + Hash.BYTES)));
    }
}
