package jp.tsunagi.usage;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Set;
import jp.tsunagi.errors.ErrorCode;
import jp.tsunagi.errors.HubException;
import jp.tsunagi.files.Hashes;
import jp.tsunagi.privacy.OwnerOnly;

/**
 * A search's rows as CSV for spreadsheet programs: UTF-8 with a byte order mark (without it they take Japanese titles for
 * another character set), CRLF, for its owner only. It never takes another file's place, and is gone again unless kept. No
 * cell can be a formula: {@link SearchColumn} lets digits and capitals through.
 */
final class SearchFile implements SearchRows.Output, AutoCloseable {
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private final Path path;
    private CsvWriter lines;
    private boolean kept;

    SearchFile(Path path) {
        this.path = path;
    }

    /** @throws HubException FOLDER_UNUSABLE when the file is there already; STORAGE_FAILED */
    void create() {
        try {
            OutputStream out = new BufferedOutputStream(Channels.newOutputStream(Files.newByteChannel(
                    path,
                    Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                    OwnerOnly.FILE.attributes())));
            OutputStreamWriter writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
            lines = CsvWriter.builder().build(writer);
            writer.write(BYTE_ORDER_MARK);
        } catch (FileAlreadyExistsException e) {
            throw new HubException(ErrorCode.FOLDER_UNUSABLE, path + " is there already; nothing is overwritten", e);
        } catch (IOException e) {
            throw failed(e);
        }
    }

    @Override
    public void titles(List<String> titles) {
        row(titles);
    }

    @Override
    public boolean row(List<String> cells) {
        try {
            lines.writeRecord(cells);
            return true;
        } catch (UncheckedIOException e) {
            throw failed(e.getCause());
        }
    }

    /** Ends the file. @return its SHA-256 */
    String complete() {
        try {
            lines.close();
            return Hashes.of(path);
        } catch (IOException e) {
            throw failed(e);
        }
    }

    void keep() {
        kept = true;
    }

    /** Deletes what is not kept. */
    @Override
    public void close() {
        if (lines == null || kept) {
            return;
        }
        try {
            // Closing may fail again for what has failed before, such as a full disk.
            try {
                lines.close();
            } finally {
                Files.deleteIfExists(path);
            }
        } catch (IOException e) {
            throw failed(e);
        }
    }

    private HubException failed(IOException e) {
        return new HubException(
                ErrorCode.STORAGE_FAILED, path + ": " + e.getClass().getSimpleName(), e);
    }
}
