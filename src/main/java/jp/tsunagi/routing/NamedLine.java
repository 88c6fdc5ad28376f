package jp.tsunagi.routing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The line of a file that a message is about, when the message names no line: the one that holds the rarest of the names in
 * it, of those in quotes if there are any. Camel and database drivers name the wrong bean or column, not the place.
 */
final class NamedLine {
    private static final Pattern NAME = Pattern.compile("[A-Za-z][\\w.-]{2,}");
    private static final Pattern QUOTED = Pattern.compile("(?<=\")[A-Za-z][\\w.-]*(?=\")");

    private NamedLine() {}

    /** From 1; 1 when the file holds none of the names. */
    static int find(Path file, String message) {
        List<String> lines = lines(file);
        int quoted = find(lines, QUOTED, message);
        return Math.max(1, quoted > 0 ? quoted : find(lines, NAME, message));
    }

    /** 0 when the lines hold none of the names. */
    private static int find(List<String> lines, Pattern of, String message) {
        int best = 0;
        long fewest = Long.MAX_VALUE;
        Matcher names = of.matcher(message);
        while (names.find()) {
            Pattern name = Pattern.compile("(?<![\\w.-])" + Pattern.quote(names.group()) + "(?![\\w-])");
            long times =
                    lines.stream().filter(line -> name.matcher(line).find()).count();
            if (times > 0 && times <= fewest) {
                fewest = times;
                best = indexOf(lines, name) + 1;
            }
        }
        return best;
    }

    private static int indexOf(List<String> lines, Pattern name) {
        int index = 0;
        while (!name.matcher(lines.get(index)).find()) {
            index++;
        }
        return index;
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
