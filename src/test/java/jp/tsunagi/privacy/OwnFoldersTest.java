package jp.tsunagi.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OwnFoldersTest {
    @TempDir
    Path data;

    @Test
    void whatAnEarlierVersionLeftOpenIsFoundAndClosed() throws IOException {
        Path archive = folder("hub/archive", "rwxr-xr-x");
        Path stored = file("hub/archive/1-result.csv.enc", "rw-r--r--");
        Path held = file("inbox/result-in/.held/2-result.csv.enc", "rw-r-----");
        file("hub/closed", "rw-------");
        OwnFolders folders = new OwnFolders(data);
        assertThat(folders.open()).contains(archive, stored, held).doesNotContain(data.resolve("hub/closed"));

        int closed = folders.close();

        assertThat(closed).isGreaterThanOrEqualTo(3);
        assertThat(folders.open()).isEmpty();
        assertThat(rights(archive)).isEqualTo("rwx------");
        assertThat(rights(stored)).isEqualTo("rw-------");
        assertThat(rights(held)).isEqualTo("rw-------");
    }

    @Test
    void whatIsSharedOrLiesElsewhereStaysAsItIs() throws IOException {
        Path shared = file("inbox/result-in/result.csv", "rw-r--r--");
        Path published = file("drop/eligibility-out/sent.csv", "rw-r-----");
        Path elsewhere = file("elsewhere", "rw-r--r--");
        folder("hub", "rwx------");
        Files.createSymbolicLink(data.resolve("hub/link"), elsewhere);

        assertThat(new OwnFolders(data).close()).isZero();
        assertThat(rights(shared)).isEqualTo("rw-r--r--");
        assertThat(rights(published)).isEqualTo("rw-r-----");
        assertThat(rights(elsewhere)).isEqualTo("rw-r--r--");
    }

    @Test
    void aDataFolderThatIsNotThereHasNothingOpen() {
        assertThat(new OwnFolders(data.resolve("none")).open()).isEmpty();
    }

    private Path folder(String name, String rights) throws IOException {
        Path folder = Files.createDirectories(data.resolve(name));
        return Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString(rights));
    }

    private Path file(String name, String rights) throws IOException {
        Path file = data.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, "x");
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(rights));
    }

    private static String rights(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }
}
