package jp.tsunagi.counterpart;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;

/** A folder in which the municipality publishes files of one kind; what has been dealt with goes to {@code fetched} in it. */
final class DropFolder {
    private static final String ENCRYPTED = ".pgp";

    private final Path folder;
    private final RecordKind kind;
    private final TerminalSettings settings;

    DropFolder(Path folder, RecordKind kind, TerminalSettings settings) {
        this.folder = folder;
        this.kind = kind;
        this.settings = settings;
    }

    /** Names of the files whose marker lies beside them, in their order. */
    List<String> ready() {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> file.getFileName().toString())
                    .filter(name -> !name.startsWith("."))
                    .filter(name -> Files.isRegularFile(marker(name)))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The name that the file had before it was encrypted. */
    static String plainName(String name) {
        return name.endsWith(ENCRYPTED) ? name.substring(0, name.length() - ENCRYPTED.length()) : name;
    }

    /** The file's bytes, decrypted. */
    SentFile open(String name) throws IOException, FileRefused {
        if (Files.size(marker(name)) > 0) {
            throw new FileRefused(Refusal.F002);
        }
        InputStream content = new BufferedInputStream(Files.newInputStream(folder.resolve(name)));
        try {
            return new SentFile(
                    name.endsWith(ENCRYPTED) ? decrypted(content) : content, kind, settings.charset(), plainName(name));
        } catch (DamagedMessageException e) {
            content.close();
            throw new FileRefused(Refusal.F002);
        } catch (IOException | FileRefused e) {
            content.close();
            throw e;
        }
    }

    private InputStream decrypted(InputStream message) throws IOException, FileRefused {
        return settings.decryption()
                .orElseThrow(() -> new FileRefused(Refusal.F002))
                .open(message);
    }

    /** Moves the file and its marker away, whichever of them is still there. A repeated name does not replace the first file. */
    void fetch(Reception reception) {
        String name = reception.sentAs();
        String prefix = reception.repeated() ? reception.number() + "_" : "";
        try {
            Path fetched = Files.createDirectories(folder.resolve("fetched"));
            move(marker(name), fetched.resolve(prefix + marker(name).getFileName()));
            move(folder.resolve(name), fetched.resolve(prefix + name));
            PublishedFile.force(fetched);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void move(Path from, Path to) throws IOException {
        if (Files.exists(from)) {
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
        }
    }

    private Path marker(String name) {
        return folder.resolve(settings.markerOf(name));
    }
}
