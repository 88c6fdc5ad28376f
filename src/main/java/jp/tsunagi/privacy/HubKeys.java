package jp.tsunagi.privacy;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import jp.tsunagi.errors.ErrorCode;
import jp.tsunagi.errors.HubException;

/**
 * The hub's own keys of 256 bits, in a folder outside every database, readable by the hub's account alone: that is looked
 * at whenever a key is used. A key is made when it is first asked for. A name has one key for ever ({@code content.key}),
 * or versions of it ({@code atrest-1.key}): the newest writes, all of them read.
 *
 * <p>All throw {@link HubException} KEY_UNUSABLE when a file cannot be read, is not a key, or others may read it or its
 * folder.
 */
public final class HubKeys {
    private static final int KEY_BYTES = 32;

    private final Path folder;
    private final boolean making;

    /** Keys that are made when they are first asked for. */
    public HubKeys(Path folder) {
        this(folder, true);
    }

    /**
     * @param making whether a key that is not there is made; not once anything was written with it, for a new key in the
     *     place of a lost one would quietly make everything known before unknown
     */
    public HubKeys(Path folder, boolean making) {
        this.folder = folder;
        this.making = making;
    }

    /** The only key of a name, for keyed hashes. */
    public SecretKey hmac(String name) {
        Path file = folder.resolve(name + ".key");
        ensure(file);
        return read(file);
    }

    /** The key to write with. */
    public VersionedKey newest(String name) {
        int newest = newestVersion(name).orElse(1);
        Path file = file(name, newest);
        ensure(file);
        return new VersionedKey(newest, read(file));
    }

    /** The key that something was written with; empty when the folder does not hold it, for then none is made. */
    public Optional<VersionedKey> version(String name, int version) {
        Path file = file(name, version);
        return Files.exists(file) ? Optional.of(new VersionedKey(version, read(file))) : Optional.empty();
    }

    /** All keys of a name, newest first; the first is made when there is none. */
    public List<VersionedKey> all(String name) {
        List<VersionedKey> all = new ArrayList<>();
        for (int version = newest(name).version(); version > 0; version--) {
            version(name, version).ifPresent(all::add);
        }
        return all;
    }

    /** The names of all keys that there are, with their versions. */
    public List<String> names() {
        if (!Files.exists(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".key"))
                    .map(name -> name.substring(0, name.length() - ".key".length()))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw unusable(folder, e);
        }
    }

    /** Makes the next version, which writes from now on. */
    public VersionedKey rotate(String name) {
        int next = newestVersion(name).orElse(0) + 1;
        Path file = file(name, next);
        make(file);
        return new VersionedKey(next, read(file));
    }

    private Path file(String name, int version) {
        return folder.resolve(name + "-" + version + ".key");
    }

    private Optional<Integer> newestVersion(String name) {
        if (!Files.exists(folder)) {
            return Optional.empty();
        }
        Pattern versions = Pattern.compile(Pattern.quote(name) + "-([1-9][0-9]{0,8})\\.key");
        try (Stream<Path> files = Files.list(folder)) {
            IntStream found = files.map(
                            file -> versions.matcher(file.getFileName().toString()))
                    .filter(Matcher::matches)
                    .mapToInt(match -> Integer.parseInt(match.group(1)));
            return found.boxed().max(Integer::compare);
        } catch (IOException e) {
            throw unusable(folder, e);
        }
    }

    private SecretKey read(Path file) {
        try {
            check(folder, OwnerOnly.FOLDER);
            check(file, OwnerOnly.FILE);
            byte[] key = Files.readAllBytes(file);
            if (key.length != KEY_BYTES) {
                throw new HubException(ErrorCode.KEY_UNUSABLE, file + ": not a key of " + KEY_BYTES + " bytes");
            }
            return new SecretKeySpec(key, "HmacSHA256");
        } catch (IOException e) {
            throw unusable(file, e);
        }
    }

    private static void check(Path path, OwnerOnly rights) throws IOException {
        if (!rights.holdsFor(path)) {
            throw new HubException(
                    ErrorCode.KEY_UNUSABLE, path + ": others may use it; set its rights to " + rights.digits());
        }
    }

    private void ensure(Path file) {
        if (making) {
            make(file);
        } else if (!Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
            throw new HubException(
                    ErrorCode.KEY_UNUSABLE, file + " is missing, and what it was used for is there; put it back");
        }
    }

    private void make(Path file) {
        try {
            if (Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
                return;
            }
            makeFolder();
            check(folder, OwnerOnly.FOLDER);
            byte[] key = new byte[KEY_BYTES];
            new SecureRandom().nextBytes(key);
            Path made = Files.createTempFile(folder, ".new", null, OwnerOnly.FILE.attributes());
            Files.write(made, key, StandardOpenOption.SYNC);
            try {
                // A link, unlike a rename, fails when another process was first.
                Files.createLink(file, made);
                forceFolder();
            } catch (FileAlreadyExistsException e) {
                return;
            } finally {
                Files.delete(made);
            }
        } catch (IOException e) {
            throw unusable(file, e);
        }
    }

    private void makeFolder() throws IOException {
        if (folder.getParent() != null) {
            OwnerOnly.makeFolder(folder.getParent());
        }
        try {
            Files.createDirectory(folder, OwnerOnly.FOLDER.attributes());
        } catch (FileAlreadyExistsException e) {
            return;
        }
    }

    // Nothing may outlive the power that its key does not outlive.
    private void forceFolder() throws IOException {
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    private static HubException unusable(Path file, IOException e) {
        return new HubException(ErrorCode.KEY_UNUSABLE, file.toString(), e);
    }
}
