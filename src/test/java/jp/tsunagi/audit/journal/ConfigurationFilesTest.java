package jp.tsunagi.audit.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import jp.tsunagi.errors.ErrorCode;
import jp.tsunagi.errors.HubException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigurationFilesTest {
    @TempDir
    Path home;

    @BeforeEach
    void set() throws IOException {
        Files.createDirectories(home.resolve("mappings/branch"));
        Files.createDirectories(home.resolve("config/keys"));
        Files.writeString(home.resolve("mappings/branch/a.sql"), "select 1");
    }

    @Test
    void a_link_is_refused_wherever_it_points_to() throws IOException {
        Path secret = Files.writeString(home.resolve("config/keys/secret"), "s3cret");
        Files.createSymbolicLink(home.resolve("mappings/branch/b.sql"), secret);
        refused("mappings/branch/b.sql:1: a link or pipe");
        Files.delete(home.resolve("mappings/branch/b.sql"));
        Files.createSymbolicLink(home.resolve("mappings/all"), home.resolve("config"));
        refused("mappings/all:1: a link or pipe");
    }

    @Test
    void a_folder_of_the_set_may_itself_be_a_link() throws IOException {
        String before = ConfigurationFiles.read(home).version();
        Path elsewhere = home.resolve("elsewhere");
        Files.move(home.resolve("mappings"), elsewhere);
        Files.createSymbolicLink(home.resolve("mappings"), elsewhere);
        assertThat(ConfigurationFiles.read(home).version()).isEqualTo(before);
    }

    @Test
    void a_pipe_is_refused_and_never_opened() throws Exception {
        Path pipe = home.resolve("mappings/branch/b.sql");
        assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor())
                .isZero();
        refused("mappings/branch/b.sql:1: a link or pipe");
    }

    @Test
    void a_private_key_is_refused_unless_it_lies_where_no_copies_are_kept() throws IOException {
        String key = "-----BEGIN " + "OPENSSH PRIVATE KEY-----\nAAAA\n";
        Files.writeString(home.resolve("config/keys/screening"), key);
        assertThat(ConfigurationFiles.read(home).files().keySet()).isEqualTo(Set.of("mappings/branch/a.sql"));
        Files.writeString(home.resolve("config/screening"), key);
        refused("config/screening:1: a private key");
    }

    @Test
    void a_file_that_is_too_large_is_refused_and_not_read() throws IOException {
        try (RandomAccessFile large =
                new RandomAccessFile(home.resolve("config/large").toFile(), "rw")) {
            large.setLength(1L << 40);
        }
        refused("config/large:1: larger than 64 MiB");
    }

    @Test
    void two_sets_cannot_have_one_hash_by_a_name_with_a_line_end() throws IOException {
        Files.writeString(home.resolve("mappings/branch/a\nb.sql"), "select 1");
        refused("mappings:1: a file's name has line ends");
    }

    @Test
    void folders_of_version_control_do_not_belong_to_the_set() throws IOException {
        String before = ConfigurationFiles.read(home).version();
        Files.createDirectories(home.resolve("mappings/.git/objects"));
        Files.writeString(home.resolve("mappings/.git/objects/x"), "x");
        Files.createSymbolicLink(home.resolve("mappings/.#a.sql"), Path.of("somebody@somewhere"));
        assertThat(ConfigurationFiles.read(home).version()).isEqualTo(before);
    }

    private void refused(String why) {
        assertThatExceptionOfType(HubException.class)
                .isThrownBy(() -> ConfigurationFiles.read(home))
                .satisfies(e -> assertThat(e.code()).isEqualTo(ErrorCode.FOLDER_UNUSABLE))
                .satisfies(e -> assertThat(e.detail()).contains(why).doesNotContain("s3cret"));
    }
}
