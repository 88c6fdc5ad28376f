package jp.tsunagi.support;

import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import jp.tsunagi.audit.journal.ConfigurationFiles;
import jp.tsunagi.privacy.OwnerOnly;

/** A set that a data folder holds as checked, so that commands go by it without each checking it first. */
public final class CheckedSet {
    private CheckedSet() {}

    /** Puts the set that a command names with {@code --home} into the data folder that it names; a demo begins in an empty one. */
    static void ofCommand(String... words) throws IOException {
        List<String> all = Arrays.asList(words);
        boolean demo = all.contains("demo") || all.contains("--demo");
        int home = all.indexOf("--home") + 1;
        int data = all.indexOf("--data") + 1;
        if (!demo && home > 0 && data > 0) {
            put(Path.of(words[home]), Path.of(words[data]));
        }
    }

    /** Puts the set of a folder into a data folder. */
    public static void put(Path home, Path data) throws IOException {
        ConfigurationFiles set = ConfigurationFiles.read(home);
        Path versions = data.resolve("hub/versions");
        Path version = versions.resolve(set.version());
        if (!Files.exists(version)) {
            for (String file : set.files().keySet()) {
                OwnerOnly.makeFolder(version.resolve(file).getParent());
                write(version.resolve(file), Files.readString(home.resolve(file)));
            }
        }
        write(versions.resolve("last"), set.version());
    }

    private static void write(Path file, String text) throws IOException {
        try (Writer writer = OwnerOnly.replace(file, StandardCharsets.UTF_8)) {
            writer.write(text);
        }
    }
}
