package jp.tsunagi.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.concurrent.Callable;
import jp.tsunagi.errors.ErrorCode;
import jp.tsunagi.errors.HubException;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HubKeysTest {
    @TempDir
    Path root;

    private Path folder;
    private HubKeys keys;

    @BeforeEach
    void begin() {
        folder = root.resolve("hub/keys");
        keys = new HubKeys(folder);
    }

    @Test
    void aKeyIsMadeOnceForTheOwnerAlone() throws IOException {
        VersionedKey first = keys.newest("a");

        assertThat(first.version()).isEqualTo(1);
        assertThat(first.key().getEncoded()).hasSize(32);
        assertThat(new HubKeys(folder).newest("a")).isEqualTo(first);
        assertThat(rights(folder)).isEqualTo("rwx------");
        assertThat(rights(folder.resolve("a-1.key"))).isEqualTo("rw-------");
        assertThat(keys.hmac("a")).isEqualTo(keys.hmac("a")).isNotEqualTo(first.key());
        assertThat(folder.toFile().list()).containsExactlyInAnyOrder("a-1.key", "a.key");
    }

    @Test
    void theNewestWritesAndEveryVersionReads() {
        VersionedKey first = keys.newest("a");
        for (int version = 2; version <= 11; version++) {
            assertThat(keys.rotate("a").version()).isEqualTo(version);
        }
        assertThat(keys.newest("a").version()).isEqualTo(11);
        assertThat(keys.newest("a").key()).isNotEqualTo(first.key());
        assertThat(keys.version("a", 1)).contains(first);
        assertThat(keys.newest("a-b").version()).isEqualTo(1);
    }

    @Test
    void aVersionThatIsNotThereIsNeverMade() throws IOException {
        assertThat(keys.version("a", 1)).isEmpty();
        keys.rotate("a");
        assertThat(keys.version("a", 2)).isEmpty();
        Files.delete(folder.resolve("a-1.key"));
        assertThat(keys.version("a", 1)).isEmpty();
        assertThat(folder.toFile().list()).isEmpty();
    }

    @Test
    void aKeyOrAFolderThatOthersMayUseIsRefusedAtEachUse() throws IOException {
        keys.newest("a");
        set(folder.resolve("a-1.key"), "rw-r-----");
        assertRefused(() -> keys.newest("a"), "a-1.key", "600");
        assertRefused(() -> keys.version("a", 1), "a-1.key", "600");
        set(folder.resolve("a-1.key"), "rw-------");
        set(folder, "rwxr-x---");
        assertRefused(() -> keys.newest("a"), "keys", "700");
        assertRefused(() -> keys.hmac("new"), "keys", "700");
        set(folder, "rwx------");
        assertThat(keys.version("a", 1)).isPresent();
    }

    @Test
    void aFileThatIsNoKeyIsRefused() throws IOException {
        keys.newest("a");
        Files.write(folder.resolve("a-1.key"), new byte[31]);
        assertRefused(() -> keys.newest("a"), "a-1.key", "32 bytes");
    }

    private static void assertRefused(Callable<?> use, String... words) {
        assertThatThrownBy(use::call).isInstanceOfSatisfying(HubException.class, e -> {
            assertThat(e.code()).isEqualTo(ErrorCode.KEY_UNUSABLE);
            assertThat(e.detail()).contains(words);
        });
    }

    private static String rights(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }

    private static void set(Path path, String rights) throws IOException {
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(rights));
    }

    @Test
    void aKeyThatIsLostIsToldAndNotReplaced() throws Exception {
        keys.newest("a");
        keys.hmac("b");
        HubKeys later = new HubKeys(folder, false);
        assertThat(later.newest("a")).isEqualTo(keys.newest("a"));
        Files.delete(folder.resolve("a-1.key"));
        Files.delete(folder.resolve("b.key"));
        for (ThrowingCallable use : List.<ThrowingCallable>of(() -> later.newest("a"), () -> later.hmac("b"))) {
            assertThatThrownBy(use)
                    .isInstanceOfSatisfying(
                            HubException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.KEY_UNUSABLE));
        }
        assertThat(folder).isEmptyDirectory();
        assertThat(later.rotate("a").version()).isEqualTo(1);
    }
}
