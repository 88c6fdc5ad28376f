package jp.tsunagi.counterpart;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.CharsetEncoder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.format.DateTimeFormatter;

/**
 * A file that the terminal puts in an inbox. It is written under a name with a dot, forced to disk and renamed; the marker
 * follows.
 */
final class PublishedFile {
    static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuuMMddHHmmss");

    private final Path inbox;
    private final String name;
    private final TerminalSettings settings;

    /** What stands in the file. */
    @FunctionalInterface
    interface Content {
        void write(LineWriter lines) throws IOException;
    }

    PublishedFile(Path inbox, String name, TerminalSettings settings) {
        this.inbox = inbox;
        this.name = name;
        this.settings = settings;
    }

    /** A file of this name has not been fetched yet. */
    boolean waits() {
        return Files.exists(inbox.resolve(name)) || Files.exists(marker());
    }

    void publish(Content content) {
        Path staged = inbox.resolve("." + name + ".part");
        try {
            try (FileChannel channel = FileChannel.open(
                    staged,
                    StandardOpenOption.CREATE,
                    StandardOpenOption.WRITE,
                    StandardOpenOption.TRUNCATE_EXISTING)) {
                CharsetEncoder encoder = settings.charset().newEncoder();
                BufferedWriter out =
                        new BufferedWriter(new OutputStreamWriter(Channels.newOutputStream(channel), encoder));
                content.write(new LineWriter(out));
                out.flush();
                channel.force(true);
            }
            Files.move(staged, inbox.resolve(name), StandardCopyOption.ATOMIC_MOVE);
            if (!Files.exists(marker())) {
                Files.createFile(marker());
            }
            force(inbox);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path marker() {
        return inbox.resolve(settings.markerOf(name));
    }

    /** Makes names in a folder as durable as the files' content. */
    static void force(Path folder) throws IOException {
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }
}
