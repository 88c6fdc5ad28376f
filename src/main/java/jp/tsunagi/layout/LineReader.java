package jp.tsunagi.layout;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import jp.tsunagi.errors.ErrorCode;
import jp.tsunagi.errors.HubException;

/**
 * The lines of a file, one at a time, in memory of fixed size. Found by their bytes (no character set allowed here uses
 * bytes below a space for anything else), decoded strictly. Everything wrong with the bytes is a breach of contract:
 * the file is held.
 */
final class LineReader {
    /** Bytes of the longest line that is read; a real one has some hundreds. */
    static final int MAX_BYTES = 65_536;

    private static final int DELETE = 0x7F;

    private final InputStream in;
    private final FileFormat format;
    private final LineScan scan;
    private final CharsetDecoder decoder;
    private final byte[] bytes = new byte[4 * MAX_BYTES];
    private final ByteBuffer byteBuffer = ByteBuffer.wrap(bytes);
    private final char[] characters = new char[MAX_BYTES + 1];
    private final CharBuffer charBuffer = CharBuffer.wrap(characters);
    private int position;
    private int limit;
    private long dropped;
    private boolean exhausted;
    private int length;
    private long number;
    private LineEnd end;

    LineReader(InputStream in, FileFormat format, LineScan scan) {
        this.in = in;
        this.format = format;
        this.scan = scan;
        this.decoder = format.charset()
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
    }

    /** The line without its end, in the first {@link #length()} elements; until {@link #next()}. */
    char[] characters() {
        return characters;
    }

    int length() {
        return length;
    }

    /** From 1. */
    long number() {
        return number;
    }

    /** Whether the line had a whole end; only the last can have none. */
    boolean hasEnd() {
        return end != null;
    }

    /** @throws HubException {@link ErrorCode#LAYOUT_MISMATCH} if the line ends in another way than the format says */
    void checkLineEnd() {
        if (end != null && end != format.lineEnd()) {
            throw breach(ErrorCode.LAYOUT_MISMATCH, "line end " + end + " instead of " + format.lineEnd());
        }
    }

    /** The character that is the whole first value of the line, or 0. Works on lines that cannot be divided, too. */
    char recordType(boolean fixedLength) {
        int at = !fixedLength && length > 0 && characters[0] == '"' ? 1 : 0;
        if (at >= length) {
            return 0;
        }
        boolean ends = fixedLength
                || at + 1 == length
                || characters[at + 1] == format.separator()
                || (at == 1 && characters[at + 1] == '"');
        return ends ? characters[at] : 0;
    }

    /**
     * Goes to the next line; false at the end of the file.
     *
     * @throws HubException {@link ErrorCode#BYTE_ORDER_MARK}, {@link ErrorCode#CONTROL_CHARACTER}, {@link
     *     ErrorCode#LINE_TOO_LONG}, {@link ErrorCode#WRONG_CHARACTER_SET} with line and byte, {@link
     *     ErrorCode#STORAGE_FAILED}
     */
    boolean next() {
        number++;
        int at = position;
        while (true) {
            at = findEnd(at);
            if (at < limit && bytes[at] == '\n') {
                accept(at, LineEnd.LF, 1);
                return true;
            }
            if (at + 1 < limit && bytes[at + 1] == '\n') {
                accept(at, LineEnd.CRLF, 2);
                return true;
            }
            if (at + 1 < limit) {
                throw control(at);
            }
            if (at < limit && exhausted) {
                accept(at, null, 1);
                return true;
            }
            if (at - position > MAX_BYTES) {
                throw breach(ErrorCode.LINE_TOO_LONG, "more than " + MAX_BYTES + " bytes");
            }
            if (exhausted) {
                return lastLine();
            }
            at -= position;
            fill();
        }
    }

    // Where the first line feed, carriage return or the end of the buffer is.
    private int findEnd(int from) {
        for (int at = from; at < limit; at++) {
            byte b = bytes[at];
            if ((b & 0xE0) == 0 || b == DELETE) {
                if (b == '\n' || b == '\r') {
                    return at;
                }
                if (b != '\t' || format.separator() != '\t') {
                    if (number == 1) {
                        refuseByteOrderMark();
                    }
                    throw control(at);
                }
            }
        }
        return limit;
    }

    private boolean lastLine() {
        if (position == limit) {
            number--;
            return false;
        }
        accept(limit, null, 0);
        return true;
    }

    private void accept(int to, LineEnd lineEnd, int endLength) {
        if (to - position > MAX_BYTES) {
            throw breach(ErrorCode.LINE_TOO_LONG, "more than " + MAX_BYTES + " bytes");
        }
        if (number == 1) {
            refuseByteOrderMark();
        }
        end = lineEnd;
        decode(to);
        position = to + endLength;
        scan.scan(number, characters, length);
    }

    private void decode(int to) {
        byteBuffer.limit(to).position(position);
        charBuffer.clear();
        CoderResult result = decoder.reset().decode(byteBuffer, charBuffer, true);
        if (result.isError()) {
            throw breach(
                    ErrorCode.WRONG_CHARACTER_SET,
                    "byte " + (dropped + byteBuffer.position()) + " is not " + format.charset());
        }
        decoder.flush(charBuffer);
        length = charBuffer.position();
    }

    private void fill() {
        int kept = limit - position;
        System.arraycopy(bytes, position, bytes, 0, kept);
        dropped += position;
        position = 0;
        limit = kept;
        try {
            int read = in.read(bytes, limit, bytes.length - limit);
            if (read < 0) {
                exhausted = true;
            } else {
                limit += read;
            }
        } catch (IOException e) {
            throw new HubException(ErrorCode.STORAGE_FAILED, "line " + number, e);
        }
    }

    private void refuseByteOrderMark() {
        boolean utf8 = startsWith(0xEF, 0xBB, 0xBF);
        if (utf8 || startsWith(0xFE, 0xFF) || startsWith(0xFF, 0xFE)) {
            throw breach(ErrorCode.BYTE_ORDER_MARK, utf8 ? "UTF-8" : "UTF-16");
        }
    }

    private boolean startsWith(int... mark) {
        boolean same = limit - position >= mark.length;
        for (int i = 0; same && i < mark.length; i++) {
            same = (bytes[position + i] & 0xFF) == mark[i];
        }
        return same;
    }

    private HubException control(int at) {
        return breach(ErrorCode.CONTROL_CHARACTER, "byte %d is U+%04X".formatted(dropped + at, (int) bytes[at]));
    }

    private HubException breach(ErrorCode code, String detail) {
        return new HubException(code, "line " + number + ": " + detail);
    }
}
