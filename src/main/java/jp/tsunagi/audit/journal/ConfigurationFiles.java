package jp.tsunagi.audit.journal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import jp.tsunagi.errors.ErrorCode;
import jp.tsunagi.errors.HubException;

/**
 * What the hub goes by: the files of {@code routes/}, {@code mappings/} and {@code config/}, keys left out.
 *
 * @param files SHA-256 by path below the home folder
 */
public record ConfigurationFiles(SortedMap<String, String> files) {
    private static final List<String> FOLDERS = List.of("routes", "mappings", "config");

    /** @throws HubException FOLDER_UNUSABLE, also while somebody is changing the folders */
    public static ConfigurationFiles read(Path home) {
        SortedMap<String, String> files = new TreeMap<>();
        for (String folder : FOLDERS) {
            Path root = home.resolve(folder);
            if (Files.isDirectory(root)) {
                try (Stream<Path> paths = Files.walk(root, FileVisitOption.FOLLOW_LINKS)) {
                    for (Path path : paths.filter(Files::isRegularFile).toList()) {
                        String name = home.relativize(path).toString();
                        if (belongs(name)) {
                            files.put(name, HexFormat.of().formatHex(sha256().digest(Files.readAllBytes(path))));
                        }
                    }
                } catch (IOException | UncheckedIOException e) {
                    throw new HubException(
                            ErrorCode.FOLDER_UNUSABLE,
                            root + ": " + e.getClass().getSimpleName(),
                            e);
                }
            }
        }
        return new ConfigurationFiles(files);
    }

    // Neither keys, nor what editors keep beside the files that they have open.
    private static boolean belongs(String name) {
        String file = name.substring(name.lastIndexOf('/') + 1);
        return !name.startsWith("config/keys/") && !file.startsWith(".") && !file.endsWith("~");
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
