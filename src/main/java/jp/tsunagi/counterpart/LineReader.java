package jp.tsunagi.counterpart;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.util.Optional;

/**
 * Lines of a file, judged by its bytes: every line ends with CR LF, the last one too, neither stands anywhere else, and
 * every byte belongs to the character set. Works for character sets in which no part of a character looks like CR or LF.
 */
public final class LineReader implements Closeable {
    private static final int LONGEST_LINE = 1 << 16;
    private static final int BYTE_ORDER_MARK = 0xFEFF;

    private final InputStream in;
    private final CharsetDecoder decoder;
    private final byte[] buffer = new byte[1 << 16];
    private final byte[] line = new byte[LONGEST_LINE];
    private int position;
    private int limit;
    private boolean atStart = true;

    public LineReader(InputStream in, Charset charset) {
        this.in = in;
        this.decoder = charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
    }

    /** The next line without its end; empty after the last. */
    public Optional<String> next() throws IOException, FileRefused {
        int length = 0;
        int read;
        while ((read = read()) != '\r') {
            if (read < 0 && length == 0) {
                return Optional.empty();
            }
            if (read < 0 || read == '\n' || length == LONGEST_LINE) {
                throw new FileRefused(Refusal.F002);
            }
            line[length++] = (byte) read;
        }
        if (read() != '\n') {
            throw new FileRefused(Refusal.F002);
        }
        return Optional.of(decode(length));
    }

    private String decode(int length) throws FileRefused {
        try {
            String text = decoder.decode(ByteBuffer.wrap(line, 0, length)).toString();
            if (atStart && !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK) {
                throw new FileRefused(Refusal.F003);
            }
            atStart = false;
            return text;
        } catch (CharacterCodingException e) {
            throw new FileRefused(Refusal.F003);
        }
    }

    private int read() throws IOException, FileRefused {
        if (position == limit) {
            limit = fill();
            position = 0;
        }
        return limit <= 0 ? -1 : buffer[position++] & 0xFF;
    }

    private int fill() throws IOException, FileRefused {
        try {
            return Math.max(0, in.read(buffer));
        } catch (DamagedMessageException e) {
            throw new FileRefused(Refusal.F002);
        }
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
