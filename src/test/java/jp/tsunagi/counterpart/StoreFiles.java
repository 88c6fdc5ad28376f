package jp.tsunagi.counterpart;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Looks for digits in the bytes of files, one byte a digit or two (UTF-16, either order). */
final class StoreFiles {
    private StoreFiles() {}

    static List<Path> holding(Path folder, String digits) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> holds(file, digits))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean holds(Path file, String digits) {
        try {
            String bytes = Files.readString(file, StandardCharsets.ISO_8859_1);
            return bytes.contains(digits) || bytes.contains(String.join("\0", digits.split("")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
