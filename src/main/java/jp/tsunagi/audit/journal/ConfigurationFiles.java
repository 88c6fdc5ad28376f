package jp.tsunagi.audit.journal;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import jp.tsunagi.errors.ErrorCode;
import jp.tsunagi.errors.HubException;

/**
 * What the hub goes by: the files of {@code routes/}, {@code mappings/} and {@code config/}, keys left out.
 *
 * @param files SHA-256 by path below the home folder
 */
public record ConfigurationFiles(SortedMap<String, String> files) {
    private static final List<String> FOLDERS = List.of("routes", "mappings", "config");

    /**
     * Reads them.
     *
     * @throws HubException FOLDER_UNUSABLE, naming the file: one that cannot be read, a link or pipe, a private key, one that
     *     is too large to belong here; also while somebody is changing the folders
     */
    public static ConfigurationFiles read(Path home) {
        SortedMap<String, String> files = new TreeMap<>();
        for (String folder : FOLDERS) {
            Path root = home.resolve(folder);
            if (Files.isDirectory(root)) {
                try {
                    // The folder itself may be a link.
                    Path real = root.toRealPath();
                    Files.walkFileTree(real, new Reading(folder, real, files));
                } catch (FileSystemException e) {
                    throw unusable(e.getFile() == null ? root : Path.of(e.getFile()), e);
                } catch (IOException e) {
                    throw unusable(root, e);
                }
            }
        }
        return new ConfigurationFiles(files);
    }

    private static HubException unusable(Path path, IOException failure) {
        String kind = failure.getClass().getSimpleName();
        return new HubException(
                ErrorCode.FOLDER_UNUSABLE,
                path + ":1: cannot be read (" + kind + "); let the hub's account read it, or remove it",
                failure);
    }

    /** What a file holds; never what a link points to. */
    public static byte[] content(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS)) {
            return in.readAllBytes();
        }
    }

    private static final class Reading extends SimpleFileVisitor<Path> {
        private static final String KEYS = "config/keys";
        private static final long LARGEST = 64L << 20;
        private static final int MOST = 10_000;

        private final String folder;
        private final Path root;
        private final SortedMap<String, String> files;

        Reading(String folder, Path root, SortedMap<String, String> files) {
            this.folder = folder;
            this.root = root;
            this.files = files;
        }

        @Override
        public FileVisitResult preVisitDirectory(Path path, BasicFileAttributes attributes) {
            return path.equals(root) || belongs(path) ? FileVisitResult.CONTINUE : FileVisitResult.SKIP_SUBTREE;
        }

        @Override
        public FileVisitResult visitFile(Path path, BasicFileAttributes attributes) throws IOException {
            if (belongs(path)) {
                // Otherwise a name could be made that gives two sets one hash.
                require(
                        name(path).chars().noneMatch(Character::isISOControl),
                        root,
                        "a file's name has line ends; rename it");
                require(attributes.isRegularFile(), path, "a link or pipe; put the file itself there");
                require(attributes.size() <= LARGEST, path, "larger than 64 MiB; keep data outside the set");
                require(files.size() < MOST, root, "more than " + MOST + " files; keep data outside the set");
                byte[] content = content(path);
                require(
                        !holdsPrivateKey(content),
                        path,
                        "a private key; move it to config/keys/, which is never copied");
                files.put(name(path), HexFormat.of().formatHex(sha256().digest(content)));
            }
            return FileVisitResult.CONTINUE;
        }

        private String name(Path path) {
            return folder + "/" + root.relativize(path);
        }

        // Neither keys, nor what editors and version control keep beside the files that they have open.
        private boolean belongs(Path path) {
            String file = path.getFileName().toString();
            return !name(path).equals(KEYS) && !file.startsWith(".") && !file.endsWith("~");
        }

        private static void require(boolean holds, Path path, String mistake) {
            if (!holds) {
                throw new HubException(ErrorCode.FOLDER_UNUSABLE, path + ":1: " + mistake);
            }
        }

        // PEM and OpenPGP.
        private static boolean holdsPrivateKey(byte[] content) {
            String text = new String(content, StandardCharsets.ISO_8859_1);
            return text.contains("PRIVATE KEY-----") || text.contains("PRIVATE KEY BLOCK-----");
        }
    }

    /** The files that are other ones than these: {@code added PATH, changed PATH, removed PATH}. */
    public String changesSince(ConfigurationFiles before) {
        if (before.files.isEmpty()) {
            return files.size() + " files";
        }
        List<String> changes = new ArrayList<>();
        files.forEach((path, hash) -> {
            if (!before.files.containsKey(path)) {
                changes.add("added " + path);
            } else if (!before.files.get(path).equals(hash)) {
                changes.add("changed " + path);
            }
        });
        before.files.keySet().stream()
                .filter(path -> !files.containsKey(path))
                .forEach(path -> changes.add("removed " + path));
        return String.join(", ", changes);
    }

    /** One digest over all names and contents: it names this configuration in the journal. */
    public String version() {
        MessageDigest digest = sha256();
        files.forEach((name, hash) -> digest.update((hash + "  " + name + "\n").getBytes(StandardCharsets.UTF_8)));
        return HexFormat.of().formatHex(digest.digest());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
