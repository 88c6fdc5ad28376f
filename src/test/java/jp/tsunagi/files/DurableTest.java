package jp.tsunagi.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class DurableTest {
    private static final Path MEMORY = Path.of("/dev/shm");

    @TempDir
    Path folder;

    @Test
    void publishingRenamesAndNothingElse() throws IOException {
        Path temporary = Files.writeString(folder.resolve(".a.part"), "whole");
        Object inode = Files.getAttribute(temporary, "unix:ino");
        Durable.publish(temporary, folder.resolve("a"));

        assertThat(folder.resolve("a")).hasContent("whole");
        assertThat(Files.getAttribute(folder.resolve("a"), "unix:ino")).isEqualTo(inode);
        assertThat(temporary).doesNotExist();
    }

    @Test
    void aMarkerThatIsThereIsLeftAsItIs() throws IOException {
        Path marker = Files.writeString(folder.resolve("a.done"), "x");
        Durable.touch(marker);
        Durable.touch(folder.resolve("b.done"));

        assertThat(marker).hasContent("x");
        assertThat(folder.resolve("b.done")).isEmptyFile();
    }

    @Test
    void whatIsNotThereIsDeletedWithoutAWordButNotMoved() throws IOException {
        Durable.delete(folder.resolve("nowhere"));
        assertThatThrownBy(() -> Durable.move(folder.resolve("nowhere"), folder.resolve("made/b")))
                .isInstanceOf(NoSuchFileException.class);
    }

    @Test
    @Timeout(30)
    void toAnotherFileSystemFilesAndLinksMoveAsTheyAreAndNoPipeIsOpened() throws Exception {
        Assumptions.assumeTrue(
                Files.isWritable(MEMORY) && !Files.getFileStore(MEMORY).equals(Files.getFileStore(folder)),
                "no second file system to move to");
        Path other = Files.createTempDirectory(MEMORY, "tsunagi-test");
        Path file = Files.writeString(folder.resolve("file"), "content");
        Path link = Files.createSymbolicLink(folder.resolve("link"), Path.of("/nowhere"));
        Path pipe = folder.resolve("pipe");
        assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor(10, TimeUnit.SECONDS))
                .isTrue();
        try {
            Durable.move(file, other.resolve("deep/file"));
            Durable.move(link, other.resolve("deep/link"));
            assertThatThrownBy(() -> Durable.move(pipe, other.resolve("deep/pipe")))
                    .isInstanceOf(AtomicMoveNotSupportedException.class);
            Durable.move(pipe, folder.resolve("sub/pipe"));

            assertThat(other.resolve("deep/file")).hasContent("content");
            assertThat(Files.readSymbolicLink(other.resolve("deep/link"))).isEqualTo(Path.of("/nowhere"));
            assertThat(Files.readAttributes(folder.resolve("sub/pipe"), "isOther"))
                    .containsEntry("isOther", true);
            assertThat(folder.toFile().list()).containsExactly("sub");
        } finally {
            for (String name : new String[] {"deep/file", "deep/link", "deep", ""}) {
                Files.deleteIfExists(other.resolve(name));
            }
        }
    }
}
