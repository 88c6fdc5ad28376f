package jp.tsunagi.versions;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
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

    /** Whether a set is there, as it was checked and with nothing beside. */
    public boolean isWhole(String hash) {
        if (!Files.isDirectory(of(hash))) {
            return false;
        }
        try (Stream<Path> paths = Files.walk(of(hash))) {
            ConfigurationFiles files = ConfigurationFiles.read(of(hash));
            return files.version().equals(hash)
                    && paths.filter(path -> !Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS))
                                    .count()
                            == files.files().size();
        } catch (HubException | IOException | UncheckedIOException e) {
            return false;
        }
    }

    /**
     * Where a kept set lies.
     *
     * @throws HubException ROUTE_INVALID when its files are not those any more that were checked
     */
    Path whole(String hash) {
        if (!isWhole(hash)) {
            throw new HubException(ErrorCode.ROUTE_INVALID, of(hash) + ": gone, or not the files that were checked");
        }
        return of(hash);
    }

    /** Notes that the hub runs from this set. */
    void ran(String hash) {
        try {
            // Going on with the same needs no room on the disk.
            if (last().filter(hash::equals).isPresent()) {
                return;
            }
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
     * @throws HubException STORAGE_FAILED, also when a file went while it was copied; nothing of the copy is left
     */
    Candidate take(Path home, ConfigurationFiles files) {
        Path copy = null;
        try {
            OwnerOnly.makeFolder(folder);
            copy = Files.createTempDirectory(folder, CANDIDATE, OwnerOnly.FOLDER.attributes());
            for (String part : PARTS) {
                OwnerOnly.makeFolder(copy.resolve(part));
            }
            for (String name : files.files().keySet()) {
                Path target = copy.resolve(name);
                OwnerOnly.makeFolder(target.getParent());
                write(target, ConfigurationFiles.content(home.resolve(name)));
            }
            return new Candidate(copy, ConfigurationFiles.read(copy));
        } catch (IOException e) {
            remove(copy);
            throw new HubException(
                    ErrorCode.STORAGE_FAILED, folder + ": " + e.getClass().getSimpleName(), e);
        } catch (HubException e) {
            remove(copy);
            throw e;
        }
    }

    private static void remove(Path copy) {
        if (copy != null) {
            FileSystemUtils.deleteRecursively(copy.toFile());
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
            Durable.publish(candidate.folder(), of(hash));
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
