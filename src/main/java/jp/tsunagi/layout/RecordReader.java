package jp.tsunagi.layout;

import java.io.InputStream;
import java.util.Iterator;
import java.util.NoSuchElementException;
import jp.tsunagi.errors.ErrorCode;
import jp.tsunagi.errors.HubException;

/**
 * Reads lines of one layout, in memory of fixed size. What is wrong with a line is in its findings; what is wrong with
 * the file's bytes ends the reading with a {@link HubException} (character set, control characters, byte order mark,
 * line too long, line ends, titles: {@link ErrorCode#LAYOUT_MISMATCH}). For one thread; does not close the stream.
 */
public final class RecordReader<T> implements Iterator<Line<T>> {
    private final Layout<T> layout;
    private final LineReader lines;
    private final Splitter splitter;
    private Line<T> next;

    RecordReader(Layout<T> layout, InputStream in, LineScan scan) {
        this.layout = layout;
        this.lines = new LineReader(in, layout.format(), scan);
        this.splitter = layout.splitter();
        if (layout.format().columnTitles() && lines.next()) {
            layout.readTitles(lines, splitter);
        }
    }

    @Override
    public boolean hasNext() {
        if (next == null && lines.next()) {
            next = layout.read(lines, splitter);
        }
        return next != null;
    }

    @Override
    public Line<T> next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        Line<T> line = next;
        next = null;
        return line;
    }
}
