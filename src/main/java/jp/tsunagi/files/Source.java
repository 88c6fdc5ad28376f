package jp.tsunagi.files;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import jp.tsunagi.ledger.FileEntry;

/** Where a file that is taken over comes from. */
sealed interface Source {
    /** Its content in plain, from the beginning. */
    InputStream open() throws IOException;

    /** Removes it once it is put away. */
    void remove() throws IOException;

    /** A file as the counterpart put it down. */
    record Arrived(Path path) implements Source {
        @Override
        public InputStream open() throws IOException {
            return Files.newInputStream(path, LinkOption.NOFOLLOW_LINKS);
        }

        @Override
        public void remove() throws IOException {
            Durable.delete(path);
        }
    }

    /** A file that was put away before. */
    record Stored(StoredFiles stored, FileEntry file) implements Source {
        @Override
        public InputStream open() {
            return stored.open(file);
        }

        @Override
        public void remove() throws IOException {
            stored.erase(file);
        }
    }
}
