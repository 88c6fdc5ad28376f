package jp.tsunagi.checkup;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.Arrays;
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
    private final Reused<Compressor> compressors = new Reused<>(Compressor::new);
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
        byte[] deflated = compressors.use(compressor -> compressor.deflate(bytes));
        CRC32 crc = new CRC32();
        crc.update(bytes);
        ZipArchiveEntry entry = entry(path);
        entry.setMethod(ZipEntry.DEFLATED);
        entry.setSize(bytes.length);
        entry.setCompressedSize(deflated.length);
        entry.setCrc(crc.getValue());
        return new Deflated(entry, new ByteArrayInputStream(deflated));
    }

    /** Its memory outside the heap is freed when the archive is let go of. */
    private static final class Compressor {
        private final Deflater deflater = new Deflater(LEVEL, true);
        private byte[] room = new byte[1 << 14];

        byte[] deflate(byte[] bytes) {
            deflater.reset();
            deflater.setInput(bytes);
            deflater.finish();
            int length = deflater.deflate(room);
            while (!deflater.finished()) {
                room = Arrays.copyOf(room, 2 * room.length);
                length += deflater.deflate(room, length, room.length - length);
            }
            return Arrays.copyOf(room, length);
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
