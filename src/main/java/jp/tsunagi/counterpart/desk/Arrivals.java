package jp.tsunagi.counterpart.desk;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** The folder in which the municipality leaves files, and the one to which they are moved when they have been dealt with. */
public final class Arrivals {
    private static final String MARKER = ".done";

    private final Path folder;
    private final Path kept;

    public Arrivals(Path folder, Path kept) {
        this.folder = folder;
        this.kept = kept;
    }

    /** Names of the files, in their order. Names with a dot in front are nobody's concern. */
    public List<String> names(Predicate<String> wanted) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> file.getFileName().toString())
                    .filter(name -> !name.startsWith("."))
                    .filter(wanted)
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The marker file {@code NAME.done} lies beside the file. */
    public boolean marked(String name) {
        return Files.isRegularFile(folder.resolve(name + MARKER));
    }

    public Path file(String name) {
        return folder.resolve(name);
    }

    public Path folder() {
        return folder;
    }

    /** Where the first file of a name lies when it has been dealt with. */
    public Path kept(String name) {
        return kept.resolve(name);
    }

    /** Moves the file and its marker away, whichever of them is still there. A repeated name does not replace the first file. */
    public void keep(Receipt receipt) {
        String name = receipt.fileName();
        try {
            Files.createDirectories(kept);
            move(file(name + MARKER), kept.resolve(prefix(receipt) + name + MARKER));
            move(file(name), kept.resolve(prefix(receipt) + name));
            ResultFolder.force(kept);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String prefix(Receipt receipt) {
        return receipt.repeated() ? receipt.number() + "_" : "";
    }

    private static void move(Path from, Path to) throws IOException {
        if (Files.exists(from)) {
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
        }
    }
}
