package jp.tsunagi.privacy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * What below the data folder is the hub's alone: {@code hub/}, and what is held in the inboxes. Earlier versions made files
 * with the rights that were usual; those stay as they are until somebody closes them. Inboxes and drop folders themselves are
 * shared with the counterparts, and not looked at.
 */
public final class OwnFolders {
    private final Path data;

    public OwnFolders(Path data) {
        this.data = data;
    }

    /**
     * Files and folders that other accounts have a right to.
     *
     * @throws UncheckedIOException a folder cannot be looked into
     */
    public List<Path> open() {
        List<Path> open = new ArrayList<>();
        try {
            for (Path folder : folders()) {
                try (Stream<Path> walk = Files.walk(folder)) {
                    walk.filter(OwnFolders::isOpen).forEach(open::add);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return open;
    }

    /** Takes every right from other accounts. @return how many files and folders were open; those of other owners stay so */
    public int close() {
        return (int) open().stream().filter(OwnFolders::close).count();
    }

    private static boolean close(Path path) {
        try {
            OwnerOnly.of(path).apply(path);
            return true;
        } catch (IOException e) {
            // Another account's: check tells of it.
            return false;
        }
    }

    private List<Path> folders() throws IOException {
        List<Path> folders = new ArrayList<>();
        folders.add(data.resolve("hub"));
        Path inboxes = data.resolve("inbox");
        if (Files.isDirectory(inboxes)) {
            try (Stream<Path> each = Files.list(inboxes)) {
                each.map(inbox -> inbox.resolve(".held")).forEach(folders::add);
            }
        }
        return folders.stream().filter(Files::isDirectory).toList();
    }

    private static boolean isOpen(Path path) {
        try {
            return !Files.isSymbolicLink(path) && !OwnerOnly.of(path).holdsFor(path);
        } catch (IOException e) {
            // Gone meanwhile: a hub may be at work.
            return false;
        }
    }
}
