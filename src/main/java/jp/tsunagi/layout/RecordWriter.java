package jp.tsunagi.layout;

import java.io.IOException;
import java.io.OutputStream;
import jp.tsunagi.errors.ErrorCode;
import jp.tsunagi.errors.HubException;

/**
 * Writes records into a buffer that grows until it is taken or written on; write it on every now and then and memory
 * stays flat. What has left the buffer is overwritten in it, because it may hold personal numbers. For one thread.
 */
public final class RecordWriter<T> {
    private final Layout<T> layout;
    private final Output out;
    private final Cell<T>[] cells;
    private final boolean quoted;
    private final char separator;

    RecordWriter(Layout<T> layout) {
        this.layout = layout;
        this.out = new Output(layout.format(), layout.isFixedLength());
        this.cells = layout.cells();
        this.quoted = layout.format().quoting() == Quoting.ALWAYS;
        this.separator = layout.format().separator();
    }

    /**
     * Writes a line. A missing value is written empty; {@link Layout#check} finds it.
     *
     * @throws HubException {@link ErrorCode#UNMAPPABLE_CHARACTER} with the column and the code point (a line break at
     *     fixed length too), {@link ErrorCode#TOO_LONG} at fixed length, {@link ErrorCode#WRONG_FORMAT} for a date out
     *     of the years 1 to 9999; nothing of the line is written then
     */
    public void write(T target) {
        int start = out.size();
        try {
            if (layout.isFixedLength()) {
                writeFixed(target);
            } else {
                writeDelimited(target);
            }
            endLine();
        } catch (RuntimeException e) {
            out.truncate(start);
            throw e;
        }
    }

    /** Writes the titles of the columns; not at fixed length. */
    public void writeTitles() {
        for (int i = 0; i < cells.length; i++) {
            if (i > 0) {
                out.ascii(separator);
            }
            String title = cells[i].column().title();
            out.column(title);
            quote();
            out.text(title);
            quote();
        }
        endLine();
    }

    /** Bytes that wait in the buffer. */
    public int size() {
        return out.size();
    }

    /** Hands over what the buffer holds, and empties it. */
    public byte[] take() {
        return out.take();
    }

    /** Writes on what the buffer holds, and empties it. */
    public void writeTo(OutputStream target) throws IOException {
        out.writeTo(target);
    }

    private void writeDelimited(T target) {
        for (int i = 0; i < cells.length; i++) {
            if (i > 0) {
                out.ascii(separator);
            }
            cells[i].writeDelimited(target, out, quoted);
        }
    }

    private void writeFixed(T target) {
        for (Cell<T> cell : cells) {
            cell.writeFixed(target, out);
        }
    }

    private void quote() {
        if (quoted) {
            out.ascii('"');
        }
    }

    private void endLine() {
        if (layout.format().lineEnd() == LineEnd.CRLF) {
            out.ascii('\r');
        }
        out.ascii('\n');
    }
}
