package jp.tsunagi.audit.verify;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Predicate;
import jp.tsunagi.errors.ErrorCode;
import jp.tsunagi.errors.HubException;

/** An export: a line an entry, each exactly the bytes that were hashed. */
final class ExportedEntries implements Entries {
    // Longer than any entry: what has no line end is not read into memory.
    private static final int LONGEST = 1 << 16;

    private final Path file;

    ExportedEntries(Path file) {
        this.file = file;
    }

    @Override
    public void read(long after, Predicate<Row> taker) {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file), LONGEST)) {
            boolean begun = false;
            boolean more = true;
            while (more) {
                Row row = next(in);
                begun |= row == null || !row.readable() || row.seq() > after;
                more = row != null && (!begun || taker.test(row));
            }
        } catch (IOException e) {
            throw new HubException(
                    ErrorCode.STORAGE_FAILED, file + ": " + e.getClass().getSimpleName(), e);
        }
    }

    private static Row next(InputStream in) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream(1024);
        int read = in.read();
        if (read < 0) {
            return null;
        }
        for (; read >= 0 && read != '\n'; read = in.read()) {
            if (line.size() < LONGEST) {
                line.write(read);
            }
        }
        return read < 0 ? Row.cutShort() : ExportLine.parse(line.toByteArray());
    }
}
