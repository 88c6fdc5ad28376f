package jp.tsunagi.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.management.ThreadMXBean;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import jp.tsunagi.errors.ErrorCode;
import jp.tsunagi.errors.HubException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AtRestTest {
    private static final String WHAT = "result-in file 7 SHA-256 00";
    private static final int HEAD = 9;
    private static final int SEGMENT = 1 << 16;

    @TempDir
    Path folder;

    private HubKeys keys;
    private AtRest atRest;
    private Path file;

    @BeforeEach
    void makeKeys() {
        keys = new HubKeys(folder.resolve("keys"));
        atRest = new AtRest(keys);
        file = folder.resolve("file.enc");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, SEGMENT - 100, SEGMENT, SEGMENT + 1, 3 * SEGMENT + 5})
    void whatIsReadIsWhatWasWritten(int size) throws IOException {
        byte[] content = random(size);
        encrypt(content, WHAT);
        assertThat(decrypt(WHAT)).isEqualTo(content);
    }

    @Test
    void nothingOfTheContentIsReadableAndEqualFilesDiffer() throws IOException {
        byte[] content = "D,1,12139999,0000001\r\n".repeat(5_000).getBytes(StandardCharsets.US_ASCII);
        encrypt(content, WHAT);
        byte[] first = Files.readAllBytes(file);
        encrypt(content, WHAT);
        byte[] second = Files.readAllBytes(file);

        assertThat(first).startsWith('T', 'S', 'N', 'A', 1, 0, 0, 0, 1);
        assertThat(new String(first, StandardCharsets.ISO_8859_1)).doesNotContain("12139999");
        assertThat(Arrays.copyOfRange(first, HEAD, first.length))
                .isNotEqualTo(Arrays.copyOfRange(second, HEAD, second.length));
    }

    @Test
    void anyChangedByteIsNoticed() throws IOException {
        encrypt(random(2 * SEGMENT + 300), WHAT);
        byte[] whole = Files.readAllBytes(file);
        Random places = new Random(1);
        for (int i = 0; i < 300; i++) {
            // Every byte of the heads, then some of the content.
            int at = i < 60 ? i : places.nextInt(whole.length);
            byte[] changed = whole.clone();
            changed[at] ^= (byte) (1 << places.nextInt(8));
            Files.write(file, changed);
            assertUnreadable(WHAT);
        }
    }

    @Test
    void aMissingEndIsNoticedWhereverItWasCutAndSoIsWhatWasAdded() throws IOException {
        encrypt(random(2 * SEGMENT), WHAT);
        byte[] whole = Files.readAllBytes(file);
        for (int cut = 1; cut < 120; cut++) {
            Files.write(file, Arrays.copyOf(whole, whole.length - cut));
            assertUnreadable(WHAT);
        }
        for (int length = 0; length < 120; length++) {
            Files.write(file, Arrays.copyOf(whole, length));
            assertUnreadable(WHAT);
        }
        for (int segments = 1; segments <= 2; segments++) {
            Files.write(file, Arrays.copyOf(whole, HEAD + segments * SEGMENT));
            assertUnreadable(WHAT);
        }
        Files.write(file, Arrays.copyOf(whole, whole.length + 1));
        assertUnreadable(WHAT);
    }

    @Test
    void aFileCannotStandInForAnother() throws IOException {
        encrypt(random(100), WHAT);
        assertUnreadable("result-in file 8 SHA-256 00");
    }

    @Test
    void olderFilesAreReadAfterANewKeyIsMadeAndNotWithoutTheirOwn() throws IOException {
        byte[] content = random(100);
        encrypt(content, WHAT);
        keys.rotate("atrest");
        assertThat(decrypt(WHAT)).isEqualTo(content);

        Path second = folder.resolve("second.enc");
        encrypt(content, WHAT, second);
        assertThat(Files.readAllBytes(second)).startsWith('T', 'S', 'N', 'A', 1, 0, 0, 0, 2);

        Files.delete(folder.resolve("keys/atrest-1.key"));
        assertThatThrownBy(() -> decrypt(WHAT)).isInstanceOfSatisfying(HubException.class, e -> {
            assertThat(e.code()).isEqualTo(ErrorCode.ARCHIVE_UNREADABLE);
            assertThat(e.detail()).contains("file.enc", "atrest-1.key");
        });
        assertThat(folder.resolve("keys/atrest-1.key")).doesNotExist();
    }

    @Test
    void aFileThatIsNotThereAndALinkAreRefused() throws IOException {
        assertUnreadable(WHAT);
        encrypt(random(10), WHAT);
        Path real = Files.move(file, folder.resolve("real"));
        Files.createSymbolicLink(file, real);
        assertUnreadable(WHAT);
    }

    @Test
    void aHundredMegabytesAreEncryptedAndReadInLittleMemory() throws IOException {
        byte[] block = random(1 << 20);
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        encrypt(block, WHAT);
        long before = threads.getCurrentThreadAllocatedBytes();
        try (OutputStream out = atRest.encrypting(Files.newOutputStream(file), WHAT)) {
            for (int i = 0; i < 100; i++) {
                out.write(block);
            }
        }
        long read;
        try (InputStream in = atRest.open(file, WHAT)) {
            read = in.transferTo(OutputStream.nullOutputStream());
        }

        assertThat(read).isEqualTo(100L << 20);
        assertThat(threads.getCurrentThreadAllocatedBytes() - before).isLessThan(64L << 20);
    }

    private void assertUnreadable(String what) {
        assertThatThrownBy(() -> decrypt(what)).isInstanceOfSatisfying(HubException.class, e -> {
            assertThat(e.code()).isEqualTo(ErrorCode.ARCHIVE_UNREADABLE);
            assertThat(e.detail()).contains("file.enc");
        });
    }

    private void encrypt(byte[] content, String what) throws IOException {
        encrypt(content, what, file);
    }

    private void encrypt(byte[] content, String what, Path target) throws IOException {
        ByteArrayOutputStream encrypted = new ByteArrayOutputStream();
        try (OutputStream out = atRest.encrypting(encrypted, what)) {
            out.write(content);
        }
        Files.write(target, encrypted.toByteArray());
    }

    private byte[] decrypt(String what) throws IOException {
        try (InputStream in = atRest.open(file, what)) {
            return in.readAllBytes();
        }
    }

    private static byte[] random(int size) {
        byte[] bytes = new byte[size];
        new Random(size).nextBytes(bytes);
        return bytes;
    }
}
