package jp.tsunagi.evidence;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import jp.tsunagi.errors.ErrorCode;
import jp.tsunagi.errors.HubException;

/** A ZIP file that is whole or not there, readable by its owner only. The same parts at the same time give the same bytes. */
final class Archive implements AutoCloseable {
    private final Path target;
    private final Path temporary;
    private final LocalDateTime time;
    private final MessageDigest digest = sha256();
    private final ZipOutputStream zip;

    private Archive(Path target, Path temporary, Instant time) throws IOException {
        this.target = target;
        this.temporary = temporary;
        this.time = LocalDateTime.ofInstant(time, ZoneOffset.UTC);
        this.zip = new ZipOutputStream(
                new DigestOutputStream(Files.newOutputStream(temporary), digest), StandardCharsets.UTF_8);
    }

    /**
     * @param time that all parts carry
     * @throws HubException FOLDER_UNUSABLE when there is a file already; STORAGE_FAILED
     */
    static Archive create(Path target, Instant time) {
        refuse(target);
        try {
            Path folder = target.toAbsolutePath().getParent();
            // Temporary files are their owner's only.
            return new Archive(target, Files.createTempFile(folder, ".evidence", ".part"), time);
        } catch (IOException e) {
            throw failed(target, e);
        }
    }

    static void refuse(Path target) {
        if (Files.exists(target)) {
            throw new HubException(ErrorCode.FOLDER_UNUSABLE, target + " is there already; nothing is overwritten");
        }
    }

    interface Content {
        void writeTo(OutputStream out) throws IOException;
    }

    void add(String name, Content content) {
        try {
            ZipEntry entry = new ZipEntry(name);
            entry.setTimeLocal(time);
            zip.putNextEntry(entry);
            content.writeTo(zip);
            zip.closeEntry();
        } catch (IOException e) {
            throw failed(target, e);
        } catch (UncheckedIOException e) {
            throw failed(target, e.getCause());
        }
    }

    void add(String name, String text) {
        add(name, text.getBytes(StandardCharsets.UTF_8));
    }

    void add(String name, byte[] bytes) {
        add(name, out -> out.write(bytes));
    }

    /** @return SHA-256 of the file, which from now on is there */
    String finish() {
        try {
            zip.close();
            // A link, unlike a rename, fails when the name was taken meanwhile.
            Files.createLink(target, temporary);
            return HexFormat.of().formatHex(digest.digest());
        } catch (FileAlreadyExistsException e) {
            refuse(target);
            throw failed(target, e);
        } catch (IOException e) {
            throw failed(target, e);
        }
    }

    /** Leaves nothing of what was not finished. */
    @Override
    public void close() {
        try {
            Files.deleteIfExists(temporary);
        } catch (IOException e) {
            throw failed(temporary, e);
        }
    }

    private static HubException failed(Path file, IOException e) {
        return new HubException(
                ErrorCode.STORAGE_FAILED, file + ": " + e.getClass().getSimpleName(), e);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
