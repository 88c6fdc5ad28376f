package jp.tsunagi.privacy;

import com.google.crypto.tink.StreamingAead;
import com.google.crypto.tink.subtle.AesGcmHkdfStreaming;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import jp.tsunagi.errors.ErrorCode;
import jp.tsunagi.errors.HubException;

/**
 * Encryption of files that the hub keeps: segments of AES-256-GCM, each under a key derived for its file (RFC 5869), as the
 * STREAM construction orders them. Reading gives nothing that was not authenticated, and notices when the end is missing;
 * memory is a few segments, whatever the size.
 *
 * <p>In clear text stand nine bytes: {@code TSNA}, the format's version (1), the key's version (4 bytes, big-endian). They
 * are authenticated with what the file is, so that no file can stand in for another.
 */
public final class AtRest {
    private static final String KEYS = "atrest";
    private static final byte[] MAGIC = {'T', 'S', 'N', 'A'};
    private static final byte FORMAT = 1;
    private static final int HEAD_BYTES = MAGIC.length + 1 + Integer.BYTES;
    private static final int AES_KEY_BYTES = 32;
    private static final int SEGMENT_BYTES = 1 << 16;

    private final HubKeys keys;

    public AtRest(HubKeys keys) {
        this.keys = keys;
    }

    /**
     * What is written goes encrypted, under the newest key, to the target; closing completes it and leaves the target open.
     *
     * @param what which file it is, in words that are never another's
     * @throws HubException KEY_UNUSABLE
     */
    public OutputStream encrypting(OutputStream target, String what) throws IOException {
        VersionedKey key = keys.newest(KEYS);
        byte[] head = head(key.version());
        target.write(head);
        try {
            return cipher(key).newEncryptingStream(new LeftOpen(target), associated(head, what));
        } catch (GeneralSecurityException e) {
            throw new HubException(ErrorCode.KEY_UNUSABLE, KEYS + " version " + key.version(), e);
        }
    }

    /**
     * Opens an encrypted file.
     *
     * @param what which file it is, as it was said when it was encrypted
     * @return the content; reading throws {@link HubException} ARCHIVE_UNREADABLE where it is not what was written
     * @throws HubException ARCHIVE_UNREADABLE, KEY_UNUSABLE
     */
    public InputStream open(Path file, String what) {
        InputStream source = source(file);
        try {
            byte[] head = source.readNBytes(HEAD_BYTES);
            VersionedKey key = key(file, head);
            return new Guarded(file, cipher(key).newDecryptingStream(source, associated(head, what)));
        } catch (IOException | GeneralSecurityException e) {
            close(source);
            throw unreadable(file, "cannot be read", e);
        } catch (HubException e) {
            close(source);
            throw e;
        }
    }

    private static InputStream source(Path file) {
        try {
            return Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS);
        } catch (NoSuchFileException e) {
            throw unreadable(file, "is not there", e);
        } catch (IOException e) {
            throw unreadable(file, "cannot be opened", e);
        }
    }

    private VersionedKey key(Path file, byte[] head) {
        if (head.length < HEAD_BYTES || !Arrays.equals(head, 0, MAGIC.length, MAGIC, 0, MAGIC.length)) {
            throw unreadable(file, "is no file that the hub encrypted", null);
        }
        if (head[MAGIC.length] != FORMAT) {
            throw unreadable(file, "has format " + head[MAGIC.length] + ", which this hub does not know", null);
        }
        int version = ByteBuffer.wrap(head).getInt(MAGIC.length + 1);
        return keys.version(KEYS, version)
                .orElseThrow(() -> unreadable(file, "needs the key " + KEYS + "-" + version + ".key", null));
    }

    private static StreamingAead cipher(VersionedKey key) throws GeneralSecurityException {
        return new AesGcmHkdfStreaming(key.key().getEncoded(), "HmacSha256", AES_KEY_BYTES, SEGMENT_BYTES, 0);
    }

    private static byte[] head(int keyVersion) {
        return ByteBuffer.allocate(HEAD_BYTES)
                .put(MAGIC)
                .put(FORMAT)
                .putInt(keyVersion)
                .array();
    }

    private static byte[] associated(byte[] head, String what) {
        byte[] words = what.getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(head.length + words.length)
                .put(head)
                .put(words)
                .array();
    }

    private static void close(InputStream source) {
        try {
            source.close();
        } catch (IOException e) {
            // Nothing of it was used; why it could not be is the failure to tell.
            return;
        }
    }

    private static HubException unreadable(Path file, String reason, Exception cause) {
        return new HubException(ErrorCode.ARCHIVE_UNREADABLE, file + " " + reason, cause);
    }

    private static final class LeftOpen extends FilterOutputStream {
        private LeftOpen(OutputStream target) {
            super(target);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            out.write(bytes, offset, length);
        }

        @Override
        public void close() throws IOException {
            flush();
        }
    }

    /** Tells the library's refusals by the hub's code. */
    private static final class Guarded extends InputStream {
        private final Path file;
        private final InputStream content;

        private Guarded(Path file, InputStream content) {
            this.file = file;
            this.content = content;
        }

        @Override
        public int read() {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) {
            try {
                return content.read(bytes, offset, length);
            } catch (IOException e) {
                throw unreadable(file, "was changed, cut off or exchanged, or another key encrypted it", e);
            }
        }

        @Override
        public void close() throws IOException {
            content.close();
        }
    }
}
