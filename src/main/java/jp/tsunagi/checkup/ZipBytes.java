package jp.tsunagi.checkup;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import org.apache.commons.compress.archivers.zip.Zip64Mode;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;

/**
 * A ZIP file as it grows, handed out in pieces. Files are compressed on all processors and stand in the order in which they came. All
 * entries bear one time, so that the same files give the same bytes.
 */
final class ZipBytes {
    private static final int LEVEL = 6;

    private final LocalDate date;
    private final ByteArrayOutputStream pending = new ByteArrayOutputStream(1 << 16);
    private final ZipArchiveOutputStream zip = new ZipArchiveOutputStream(pending);

    ZipBytes(LocalDate date) {
        this.date = date;
        zip.setUseZip64(Zip64Mode.AsNeeded);
    }

    private record Deflated(ZipArchiveEntry entry, ByteArrayInputStream bytes) {}

    /** @param path ended by a slash */
    void addFolder(String path) {
        ZipArchiveEntry entry = entry(path);
        entry.setMethod(ZipEntry.STORED);
        entry.setSize(0);
        entry.setCompressedSize(0);
        entry.setCrc(0);
        write(new Deflated(entry, new ByteArrayInputStream(new byte[0])));
    }

    /** @param contents paths and files */
    void add(List<Map.Entry<String, byte[]>> contents) {
        contents.parallelStream()
                .map(file -> deflate(file.getKey(), file.getValue()))
                .forEachOrdered(this::write);
    }

    private Deflated deflate(String path, byte[] bytes) {
        // Enough for what cannot be compressed: a header of five bytes a block.
        byte[] out = new byte[bytes.length + bytes.length / 1000 + 64];
        int length = deflate(bytes, out);
        CRC32 crc = new CRC32();
        crc.update(bytes);
        ZipArchiveEntry entry = entry(path);
        entry.setMethod(ZipEntry.DEFLATED);
        entry.setSize(bytes.length);
        entry.setCompressedSize(length);
        entry.setCrc(crc.getValue());
        return new Deflated(entry, new ByteArrayInputStream(out, 0, length));
    }

    private static int deflate(byte[] bytes, byte[] out) {
        Deflater deflater = new Deflater(LEVEL, true);
        try {
            deflater.setInput(bytes);
            deflater.finish();
            int length = deflater.deflate(out);
            if (!deflater.finished()) {
                throw new IllegalStateException("a file does not fit into the room for it");
            }
            return length;
        } finally {
            deflater.end();
        }
    }

    private ZipArchiveEntry entry(String path) {
        ZipArchiveEntry entry = new ZipArchiveEntry(path);
        // A ZIP file holds the time of day of no time zone.
        entry.setTimeLocal(date.atStartOfDay());
        return entry;
    }

    private void write(Deflated file) {
        try {
            zip.addRawArchiveEntry(file.entry(), file.bytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What has come since the last piece. */
    byte[] take() {
        byte[] bytes = pending.toByteArray();
        pending.reset();
        return bytes;
    }

    /** The last piece, which ends the file. */
    byte[] finish() {
        try {
            zip.finish();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return take();
    }
}
