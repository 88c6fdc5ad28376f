package jp.tsunagi.audit.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import jp.tsunagi.errors.ErrorCode;
import jp.tsunagi.errors.HubException;
import jp.tsunagi.privacy.OwnerOnly;

/**
 * What proves the journal from outside the database: checkpoints and the hashes of their entries, tombstones, public keys,
 * fingerprint pages. Best on another disk, or one that is written once.
 *
 * <pre>
 * checkpoints/000000000120.checkpoint   the signed note
 * checkpoints/000000000120.hashes       hashes of the entries since the checkpoint before, 32 bytes each
 * tombstones/000000000080.tombstone     what was erased after its retention
 * restorations/…                        databases restored to an older state, accepted
 * void/…                                checkpoints that a restoration made void
 * keys/journal-1.vkey                   public keys; .rotation: the statements by which one follows the other
 * fingerprints/2026-04-01.html          for paper
 * </pre>
 */
public final class EvidenceFolder {
    private static final Pattern NUMBERED = Pattern.compile("([0-9]{12,18})(-[0-9]+)?\\.[a-z]+");

    private final Path root;

    public EvidenceFolder(Path root) {
        this.root = root;
    }

    public Path root() {
        return root;
    }

    public Path checkpoint(long size) {
        return root.resolve("checkpoints").resolve(numbered(size) + ".checkpoint");
    }

    public Path hashes(long size) {
        return root.resolve("checkpoints").resolve(numbered(size) + ".hashes");
    }

    public Path tombstone(long size) {
        return root.resolve("tombstones").resolve(numbered(size) + ".tombstone");
    }

    public Path restoration(long size) {
        return root.resolve("restorations").resolve(numbered(size) + ".restoration");
    }

    /** Public key of a version. */
    public Path key(int version) {
        return root.resolve("keys").resolve("journal-" + version + ".vkey");
    }

    /** Statement by which a version followed the one before. */
    public Path rotation(int version) {
        return root.resolve("keys").resolve("journal-" + version + ".rotation");
    }

    private static String numbered(long size) {
        return String.format("%012d", size);
    }

    /** The size that a file's name tells. */
    public static long size(Path file) {
        Matcher name = NUMBERED.matcher(file.getFileName().toString());
        return name.matches() ? Long.parseLong(name.group(1)) : 0;
    }

    /** All checkpoints, smallest first; what is none by its name is left out. */
    public List<Path> checkpoints() {
        return list("checkpoints", ".checkpoint").stream()
                .filter(file -> file.equals(checkpoint(size(file))))
                .toList();
    }

    public Optional<Path> newestCheckpoint() {
        List<Path> all = checkpoints();
        return all.isEmpty() ? Optional.empty() : Optional.of(all.get(all.size() - 1));
    }

    /** All files of hashes, smallest first. */
    public List<Path> hashes() {
        return list("checkpoints", ".hashes");
    }

    /** All tombstones, smallest first. */
    public List<Path> tombstones() {
        return list("tombstones", ".tombstone");
    }

    public List<Path> restorations() {
        return list("restorations", ".restoration");
    }

    /** Checkpoints that a restoration made void, smallest first. */
    public List<Path> voidCheckpoints() {
        return list("void", ".checkpoint");
    }

    /** Puts a checkpoint with its hashes aside. */
    void makeVoid(long size) {
        Path voids = root.resolve("void");
        int copies = 0;
        while (Files.exists(voids.resolve(aside(checkpoint(size), copies)))) {
            copies++;
        }
        try {
            OwnerOnly.makeFolder(voids);
            for (Path file : List.of(hashes(size), checkpoint(size))) {
                if (Files.exists(file)) {
                    Files.move(file, voids.resolve(aside(file, copies)), StandardCopyOption.ATOMIC_MOVE);
                }
            }
            force(voids);
            force(root.resolve("checkpoints"));
        } catch (IOException e) {
            throw failed(voids, e);
        }
    }

    // Two restorations can make checkpoints of one size void.
    private static String aside(Path file, int copies) {
        String name = file.getFileName().toString();
        return copies == 0 ? name : name.replace(".", "-" + copies + ".");
    }

    /** Statements by which one key followed the other, oldest first. */
    public List<Path> rotations() {
        return list("keys", ".rotation");
    }

    private List<Path> list(String folder, String suffix) {
        Path path = root.resolve(folder);
        if (!Files.isDirectory(path)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(path)) {
            return files.filter(file -> file.getFileName().toString().endsWith(suffix))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw failed(path, e);
        }
    }

    /** Writes a file that is whole or not there, and stays when the power goes. */
    public void write(Path file, byte[] content) {
        Path temporary = file.resolveSibling("." + file.getFileName() + ".part");
        try {
            OwnerOnly.makeFolder(file.getParent());
            try (FileChannel channel = OwnerOnly.replace(temporary)) {
                ByteBuffer bytes = ByteBuffer.wrap(content);
                while (bytes.hasRemaining()) {
                    channel.write(bytes);
                }
                channel.force(true);
            }
            Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE);
            force(file.getParent());
        } catch (IOException e) {
            throw failed(file, e);
        }
    }

    /** Reads a file. */
    public static byte[] read(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw failed(file, e);
        }
    }

    private static void force(Path folder) throws IOException {
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    private static HubException failed(Path file, IOException e) {
        return new HubException(
                ErrorCode.STORAGE_FAILED, file + ": " + e.getClass().getSimpleName(), e);
    }
}
