package jp.tsunagi.versions;

import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import jp.tsunagi.audit.journal.ConfigurationFiles;
import jp.tsunagi.errors.ErrorCode;
import jp.tsunagi.errors.HubException;

/** What differs between two sets, file by file, as a unified difference. */
public final class Differences {
    private Differences() {}

    /** The lines of the difference; none when the sets are the same. */
    public static List<String> between(Path before, Path after) {
        ConfigurationFiles old = ConfigurationFiles.read(before);
        ConfigurationFiles now = ConfigurationFiles.read(after);
        TreeSet<String> names = new TreeSet<>(old.files().keySet());
        names.addAll(now.files().keySet());
        List<String> lines = new ArrayList<>();
        for (String name : names) {
            boolean was = old.files().containsKey(name);
            boolean is = now.files().containsKey(name);
            if (!was || !is || !old.files().get(name).equals(now.files().get(name))) {
                lines.add("--- " + (was ? name : "(none)"));
                lines.add("+++ " + (is ? name : "(none)"));
                lines.addAll(UnifiedDifference.of(text(before.resolve(name), was), text(after.resolve(name), is)));
            }
        }
        return lines;
    }

    private static List<String> text(Path file, boolean there) {
        try {
            return there ? Files.readAllLines(file) : List.of();
        } catch (MalformedInputException e) {
            return List.of("(no text)");
        } catch (IOException e) {
            throw new HubException(
                    ErrorCode.FOLDER_UNUSABLE, file + ": " + e.getClass().getSimpleName(), e);
        }
    }
}
