package jp.tsunagi.support;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** What lies in a hub's folders. */
public final class HubFixtureFiles {
    private HubFixtureFiles() {}

    /** Names in a folder, hidden ones too, in order; none when it is not there. */
    public static List<String> names(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return List.of();
        }
        try (Stream<Path> paths = Files.list(folder)) {
            return paths.map(path -> path.getFileName().toString()).sorted().toList();
        }
    }

    /** Every file under a folder that holds the text, in UTF-8 or UTF-16. */
    public static List<Path> holding(Path folder, String text) throws IOException {
        List<byte[]> forms = Stream.of(StandardCharsets.UTF_8, StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE)
                .map(text::getBytes)
                .toList();
        try (Stream<Path> paths = Files.walk(folder)) {
            return paths.filter(Files::isRegularFile)
                    .filter(path -> forms.stream().anyMatch(form -> holds(path, form)))
                    .toList();
        }
    }

    /** The lines of a file whose every line ends in CRLF. */
    public static List<String> lines(Path file, Charset charset) throws IOException {
        String text = new String(Files.readAllBytes(file), charset);
        if (!text.endsWith("\r\n")) {
            throw new IllegalArgumentException("the last line has no end");
        }
        return List.of(text.substring(0, text.length() - 2).split("\r\n"));
    }

    private static boolean holds(Path file, byte[] form) {
        try {
            String bytes = Files.readString(file, StandardCharsets.ISO_8859_1);
            return bytes.contains(new String(form, StandardCharsets.ISO_8859_1));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
