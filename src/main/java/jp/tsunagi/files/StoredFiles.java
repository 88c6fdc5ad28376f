package jp.tsunagi.files;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.Reader;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import jp.tsunagi.errors.ErrorCode;
import jp.tsunagi.errors.HubException;
import jp.tsunagi.ledger.FileEntry;
import jp.tsunagi.ledger.FileState;
import jp.tsunagi.ledger.LinkageFiles;
import jp.tsunagi.numbers.PersonalNumberScan;
import jp.tsunagi.privacy.AtRest;
import jp.tsunagi.privacy.OwnerOnly;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;

/**
 * The files that came in and were put away, encrypted: taken over ones in the archive, held ones with their inbox. Each is
 * bound to its linkage, its number in the ledger and its SHA-256, so that none can be read in the place of another.
 */
public final class StoredFiles {
    private static final Logger LOG = LoggerFactory.getLogger(StoredFiles.class);

    private static final List<Charset> CHARSETS = List.of(StandardCharsets.UTF_8, Charset.forName("windows-31j"));

    private final LinkageFiles files;
    private final AtRest atRest;
    private final Path dataDir;
    private final Eraser eraser;

    public StoredFiles(LinkageFiles files, AtRest atRest, Path dataDir, Eraser eraser) {
        this.eraser = eraser;
        this.files = files;
        this.atRest = atRest;
        this.dataDir = dataDir;
    }

    /** Whether a file is put away encrypted; what is no regular file (a link, a pipe) is never opened and stays as it is. */
    static boolean isEncrypted(FileEntry file) {
        return file.sha256() != null;
    }

    /**
     * Puts a file away. Cut off at any moment, it is done again from its beginning, without harm: until the encrypted file
     * has its name the source is untouched, and the ledger says {@code put_away} only when the source is gone.
     *
     * @throws HubException STORAGE_FAILED also for a source that is not what was claimed any more: it stays, as a new file
     */
    void putAway(FileEntry file, Source source, Path place) throws IOException {
        files.place(file.id(), relative(place));
        if (isEncrypted(file)) {
            encrypt(file, source, place);
            source.remove();
        } else if (source instanceof Source.Arrived arrived) {
            Durable.move(arrived.path(), place);
        }
        try {
            files.putAway(file.id());
        } catch (DataAccessException e) {
            // Failing now would leave the marker of a file that is gone. Unsaid, only a second delivery goes unnoticed.
            LOG.warn("{} file {} is put away; the ledger could not be told", file.linkage(), file.id());
        }
    }

    private void encrypt(FileEntry file, Source source, Path place) throws IOException {
        Durable.makeFolder(place.getParent());
        Path temporary = place.resolveSibling("." + place.getFileName() + ".part");
        // What a crash left under this name may not have the rights that a new file gets.
        Files.deleteIfExists(temporary);
        try {
            write(file, source, temporary);
            Durable.publish(temporary, place);
        } finally {
            Files.deleteIfExists(temporary);
        }
    }

    private void write(FileEntry file, Source source, Path temporary) throws IOException {
        MessageDigest digest = Hashes.sha256();
        try (InputStream in = source.open();
                FileChannel channel = FileChannel.open(
                        temporary,
                        Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                        OwnerOnly.FILE.attributes())) {
            try (OutputStream out = atRest.encrypting(Channels.newOutputStream(channel), what(file))) {
                new DigestInputStream(in, digest).transferTo(out);
            }
            channel.force(true);
        }
        if (!HexFormat.of().formatHex(digest.digest()).equals(file.sha256())) {
            throw new HubException(ErrorCode.STORAGE_FAILED, file.name() + " changed while it was taken over");
        }
    }

    /**
     * Opens a file that was put away.
     *
     * @return its plain content, which is authenticated as it is read
     * @throws HubException ARCHIVE_UNREADABLE, NOT_A_FILE, KEY_UNUSABLE
     */
    InputStream open(FileEntry file) {
        return atRest.open(path(file), what(file));
    }

    /** A file that was put away as a source, after it was authenticated to its end. */
    Source source(FileEntry file) {
        try (InputStream in = open(file)) {
            in.transferTo(OutputStream.nullOutputStream());
            return new Source.Stored(this, file);
        } catch (IOException e) {
            throw failed(path(file), e);
        }
    }

    /** Deletes a file that was held, when it was taken again as the file of another run. */
    void erase(FileEntry file) {
        eraser.erase(
                path(file),
                "route " + file.linkage(),
                entry -> entry.linkage(file.linkage())
                        .run(file.runId())
                        .file(file.name(), file.sha256())
                        .because("taken again"));
    }

    Path path(FileEntry file) {
        if (file.place() == null) {
            throw new HubException(
                    ErrorCode.ARCHIVE_UNREADABLE,
                    file.linkage() + " file " + file.id() + " of run " + file.runId() + " was not put away");
        }
        if (!isEncrypted(file)) {
            throw new HubException(ErrorCode.NOT_A_FILE, file.place() + " is no regular file and is never opened");
        }
        return dataDir.resolve(file.place());
    }

    /**
     * Writes the plain content of a run's returned file to a new file that only its owner may read.
     *
     * @throws HubException PERSONAL_NUMBER_RETURNED for a file that was held because it carries one, or seems to when it is
     *     searched now; ARCHIVE_UNREADABLE, NOT_A_FILE, KEY_UNUSABLE; FOLDER_UNUSABLE when the target is there already or cannot be made
     */
    public FileEntry fetch(long runId, Path target) {
        FileEntry file = files.ofRun(runId)
                .orElseThrow(() -> new HubException(ErrorCode.ARCHIVE_UNREADABLE, "run " + runId + " has no file"));
        if (files.refused(file.sha256(), ErrorCode.PERSONAL_NUMBER_RETURNED)
                || files.refused(file.sha256(), ErrorCode.AMBIGUOUS_IDENTIFIER)
                || (file.state() != FileState.APPLIED && holdsNumber(file))) {
            throw new HubException(
                    ErrorCode.PERSONAL_NUMBER_RETURNED,
                    file.linkage() + " file " + file.id() + " of run " + runId + " is not given out");
        }
        try (InputStream in = open(file);
                OutputStream out = Channels.newOutputStream(create(target))) {
            copy(in, out, target);
        } catch (IOException e) {
            throw failed(target, e);
        }
        return file;
    }

    // A file that was refused by its name, or at its first line, was never searched; one that was taken over was, to
    // its end.
    private boolean holdsNumber(FileEntry file) {
        for (Charset charset : CHARSETS) {
            try (Reader text = new InputStreamReader(open(file), charset)) {
                if (PersonalNumberScan.found(text)) {
                    return true;
                }
            } catch (IOException e) {
                throw failed(path(file), e);
            }
        }
        return false;
    }

    private static void copy(InputStream in, OutputStream out, Path target) throws IOException {
        boolean whole = false;
        try {
            in.transferTo(out);
            whole = true;
        } finally {
            if (!whole) {
                Files.delete(target);
            }
        }
    }

    private static WritableByteChannel create(Path target) {
        try {
            return Files.newByteChannel(
                    target,
                    Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                    OwnerOnly.FILE.attributes());
        } catch (FileAlreadyExistsException e) {
            throw new HubException(ErrorCode.FOLDER_UNUSABLE, target + " is there already; nothing is overwritten", e);
        } catch (FileSystemException e) {
            throw new HubException(ErrorCode.FOLDER_UNUSABLE, target + " cannot be made", e);
        } catch (IOException e) {
            throw failed(target, e);
        }
    }

    private String relative(Path place) {
        return (place.startsWith(dataDir) ? dataDir.relativize(place) : place.toAbsolutePath()).toString();
    }

    private static String what(FileEntry file) {
        return file.linkage() + " file " + file.id() + " SHA-256 " + file.sha256();
    }

    private static HubException failed(Path path, IOException e) {
        return new HubException(
                ErrorCode.STORAGE_FAILED, path + ": " + e.getClass().getSimpleName(), e);
    }
}
