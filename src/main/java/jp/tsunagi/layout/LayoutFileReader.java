package jp.tsunagi.layout;

import java.io.InputStream;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.stream.Collectors;
import jp.tsunagi.errors.ErrorCode;
import jp.tsunagi.errors.Finding;
import jp.tsunagi.errors.HubException;

/**
 * Reads a whole file line by line, in memory of fixed size: the header at once, then the data lines, then the trailer.
 * A data line that is wrong in itself bears its findings and the reading goes on. A file that breaks its frame ends the
 * reading with a {@link HubException} that names the line: {@link ErrorCode#EMPTY_FILE}, {@link
 * ErrorCode#HEADER_MISSING}, {@link ErrorCode#TRAILER_MISSING} (also when the last line has no end), {@link
 * ErrorCode#DATA_AFTER_TRAILER}, {@link ErrorCode#LAYOUT_MISMATCH} (first or last line not as agreed, a second first
 * line, other titles, other line ends), and what {@link RecordReader} refuses. Since later lines may break the frame,
 * nothing read is final before {@link #trailer()}. For one thread; does not close the stream.
 */
public final class LayoutFileReader<H, R, T> implements Iterator<Line<R>> {
    private static final char HEADER = 'H';
    private static final char DATA = 'D';
    private static final char TRAILER = 'T';

    private final LayoutFile<H, R, T> file;
    private final LineReader lines;
    private final Splitter splitter;
    private final H header;
    private Line<R> next;
    private T trailer;

    LayoutFileReader(LayoutFile<H, R, T> file, InputStream in, LineScan scan) {
        this.file = file;
        this.lines = new LineReader(in, file.record().format(), scan);
        this.splitter = file.record().splitter();
        this.header = readHeader();
        if (file.record().format().columnTitles()) {
            advance();
            file.record().readTitles(lines, splitter);
        }
    }

    public H header() {
        return header;
    }

    @Override
    public boolean hasNext() {
        if (next == null && trailer == null) {
            advance();
            switch (recordType(file.record())) {
                case TRAILER -> trailer = readTrailer();
                case HEADER -> throw breach(ErrorCode.LAYOUT_MISMATCH, "a second first line");
                case DATA -> next = file.record().read(lines, splitter);
                default -> next = unknownType();
            }
        }
        return next != null;
    }

    @Override
    public Line<R> next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        Line<R> line = next;
        next = null;
        return line;
    }

    /**
     * The last line.
     *
     * @throws IllegalStateException while data lines are left
     */
    public T trailer() {
        if (trailer == null) {
            throw new IllegalStateException("data lines are left");
        }
        return trailer;
    }

    /** Number of the line that was read last, from 1. */
    public long lineNumber() {
        return lines.number();
    }

    private H readHeader() {
        if (!lines.next()) {
            throw new HubException(ErrorCode.EMPTY_FILE, "no line");
        }
        if (recordType(file.header()) != HEADER) {
            throw breach(ErrorCode.HEADER_MISSING, "first line is no " + HEADER);
        }
        checkWhole();
        return frame(file.header());
    }

    private T readTrailer() {
        T read = frame(file.trailer());
        if (lines.next()) {
            throw breach(ErrorCode.DATA_AFTER_TRAILER, "after the last line");
        }
        return read;
    }

    private void advance() {
        if (!lines.next()) {
            throw breach(ErrorCode.TRAILER_MISSING, "end of file instead of " + TRAILER);
        }
        checkWhole();
    }

    private void checkWhole() {
        if (!lines.hasEnd()) {
            throw breach(ErrorCode.TRAILER_MISSING, "line has no end");
        }
    }

    private char recordType(Layout<?> layout) {
        return lines.recordType(layout.isFixedLength());
    }

    // A stray line, such as the rest of a value with a line break, is one bad data line, so that it shows in the
    // counts.
    private Line<R> unknownType() {
        String title = file.record().columns().get(0).field();
        return new Line<>(lines.number(), null, List.of(new Finding(ErrorCode.MALFORMED_LINE, title, "record type")));
    }

    private <X> X frame(Layout<X> layout) {
        Line<X> line = layout.read(lines, layout.splitter());
        if (!line.isGood()) {
            throw breach(
                    ErrorCode.LAYOUT_MISMATCH,
                    line.findings().stream()
                            .map(finding -> finding.code().code() + " " + finding.field() + " " + finding.note())
                            .map(String::strip)
                            .collect(Collectors.joining(", ")));
        }
        return line.record();
    }

    private HubException breach(ErrorCode code, String detail) {
        return new HubException(code, "line " + lines.number() + ": " + detail);
    }
}
