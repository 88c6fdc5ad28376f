package jp.tsunagi.versions;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import jp.tsunagi.audit.journal.ConfigurationFiles;
import jp.tsunagi.errors.ErrorCode;
import jp.tsunagi.errors.HubException;
import jp.tsunagi.files.Durable;
import jp.tsunagi.privacy.OwnerOnly;
import org.springframework.util.FileSystemUtils;

/**
 * The sets that were in order, each as it was checked in a folder of its own, named by its hash: what the hub runs from. It
 * tells by itself which one ran last, so that a hub starts without the edited set, and before any database is known.
 */
public final class VersionFolder {
    private static final String CANDIDATE = ".candidate-";
    private static final List<String> PARTS = List.of("routes", "mappings", "config");

    private final Path folder;

    /** @param data the hub's data folder */
    public VersionFolder(Path data) {
        this.folder = data.toAbsolutePath().normalize().resolve("hub/versions");
    }

    /** Where a set lies, if it was kept. */
    public Path of(String hash) {
        return folder.resolve(hash);
    }

    /** The hash of the set that the hub ran last, if that is still as it was checked. */
    public Optional<String> last() {
        try {
            String hash = Files.readString(folder.resolve("last")).strip();
            return isWhole(hash) ? Optional.of(hash) : Optional.empty();
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw unusable(e);
        }
    }

    /** Whether a set is there, and as it was checked. */
    public boolean isWhole(String hash) {
        return Files.isDirectory(of(hash))
                && ConfigurationFiles.read(of(hash)).version().equals(hash);
    }

    /** Notes that the hub runs from this set. */
    void ran(String hash) {
        try {
            Path temporary = folder.resolve(".last");
            try (Writer writer = OwnerOnly.replace(temporary, StandardCharsets.UTF_8)) {
                writer.write(hash + "\n");
            }
            Durable.publish(temporary, folder.resolve("last"));
        } catch (IOException e) {
            throw unusable(e);
        }
    }

    /**
     * Copies the set of a folder.
     *
     * @throws HubException FOLDER_UNUSABLE, also when a file went while it was copied
     */
    Candidate take(Path home) {
        try {
            OwnerOnly.makeFolder(folder);
            Path copy = Files.createTempDirectory(folder, CANDIDATE, OwnerOnly.FOLDER.attributes());
            for (String part : PARTS) {
                OwnerOnly.makeFolder(copy.resolve(part));
            }
            for (String name : ConfigurationFiles.read(home).files().keySet()) {
                Path target = copy.resolve(name);
                OwnerOnly.makeFolder(target.getParent());
                write(target, Files.readAllBytes(home.resolve(name)));
            }
            return new Candidate(copy, ConfigurationFiles.read(copy));
        } catch (IOException e) {
            throw unusable(e);
        }
    }

    private static void write(Path target, byte[] content) throws IOException {
        try (FileChannel channel = OwnerOnly.create(target)) {
            ByteBuffer bytes = ByteBuffer.wrap(content);
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        }
    }

    /** Keeps a set that was found in order, under its hash. */
    void keep(Candidate candidate) {
        String hash = candidate.hash();
        try {
            if (isWhole(hash)) {
                drop(candidate);
                return;
            }
            FileSystemUtils.deleteRecursively(of(hash));
            try (Stream<Path> folders = Files.walk(candidate.folder())) {
                for (Path each : folders.filter(Files::isDirectory).toList()) {
                    Durable.forceFolder(each);
                }
            }
            Files.move(candidate.folder(), of(hash), StandardCopyOption.ATOMIC_MOVE);
            Durable.forceFolder(folder);
        } catch (IOException e) {
            throw unusable(e);
        }
    }

    void drop(Candidate candidate) {
        FileSystemUtils.deleteRecursively(candidate.folder().toFile());
    }

    /** Removes copies that a crash has left in their check. Only for the one hub that works on this folder. */
    void clear() {
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (Stream<Path> entries = Files.list(folder)) {
            entries.filter(entry -> entry.getFileName().toString().startsWith(CANDIDATE))
                    .sorted(Comparator.naturalOrder())
                    .forEach(entry -> FileSystemUtils.deleteRecursively(entry.toFile()));
        } catch (IOException | UncheckedIOException e) {
            throw unusable(e);
        }
    }

    private HubException unusable(Exception failure) {
        return new HubException(
                ErrorCode.FOLDER_UNUSABLE, folder + ": " + failure.getClass().getSimpleName(), failure);
    }
}
