package jp.tsunagi.files;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import jp.tsunagi.errors.ErrorCode;
import jp.tsunagi.errors.HubException;
import jp.tsunagi.privacy.OwnerOnly;
import jp.tsunagi.register.Encryption;

/**
 * A file while it is written, under a temporary name. Hashed as it goes; with encryption only the encrypted bytes ever
 * reach the disk, and the hash is of those.
 */
final class StagedFile implements Closeable {
    private final Path path;
    private final FileChannel channel;
    private final MessageDigest digest;
    private final OutputStream content;
    private long size;

    private StagedFile(Path path, FileChannel channel, Encryption encryption) throws IOException {
        this.path = path;
        this.channel = channel;
        this.digest = Hashes.sha256();
        OutputStream disk = new Disk();
        this.content = encryption instanceof Encryption.OpenPgp pgp ? OpenPgp.encrypt(disk, pgp.recipientKey()) : disk;
    }

    /** Begins anew: whatever a crash left under this name is replaced. */
    static StagedFile create(Path path, Encryption encryption) {
        FileChannel channel = open(path);
        try {
            return new StagedFile(path, channel, encryption);
        } catch (IOException e) {
            undo(path, channel);
            throw failed(path, e);
        } catch (HubException e) {
            undo(path, channel);
            throw e;
        }
    }

    private static FileChannel open(Path path) {
        try {
            OwnerOnly.makeFolder(path.getParent());
            return OwnerOnly.replace(path);
        } catch (FileSystemException e) {
            throw new HubException(
                    ErrorCode.FOLDER_UNUSABLE,
                    path.getParent() + ": " + e.getClass().getSimpleName(),
                    e);
        } catch (IOException e) {
            throw failed(path, e);
        }
    }

    private static void undo(Path path, FileChannel channel) {
        try (channel) {
            Files.deleteIfExists(path);
        } catch (IOException e) {
            // Nothing was written; what kept the file from being made is the failure to tell.
            return;
        }
    }

    Path path() {
        return path;
    }

    void append(byte[] bytes) {
        try {
            content.write(bytes);
        } catch (IOException e) {
            throw failed(path, e);
        }
    }

    /** Completes the file on the disk. */
    Sealed seal() {
        try {
            content.close();
            channel.force(true);
            channel.close();
            return new Sealed(HexFormat.of().formatHex(digest.digest()), size);
        } catch (IOException e) {
            throw failed(path, e);
        }
    }

    /** What the ledger must know of the finished file. */
    record Sealed(String sha256, long byteSize) {}

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw failed(path, e);
        }
    }

    private static HubException failed(Path path, IOException e) {
        return new HubException(
                ErrorCode.STORAGE_FAILED, path + ": " + e.getClass().getSimpleName(), e);
    }

    private final class Disk extends OutputStream {
        @Override
        public void write(int b) throws IOException {
            write(new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            ByteBuffer buffer = ByteBuffer.wrap(bytes, offset, length);
            while (buffer.hasRemaining()) {
                channel.write(buffer);
            }
            digest.update(bytes, offset, length);
            size += length;
        }
    }
}
