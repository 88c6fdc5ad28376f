package jp.tsunagi.layout;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import jp.tsunagi.errors.ErrorCode;
import jp.tsunagi.errors.HubException;

/**
 * The growing bytes of a file. Encodes and quotes in one pass; a character that the file cannot hold is an error, never
 * a replacement. Personal numbers pass through, so every array that held bytes is overwritten before it is let go.
 */
final class Output {
    private static final int MAX_BYTES_PER_CHAR = 3;

    private final int[] table;
    private final boolean[] special = new boolean[128];
    private final boolean fixedLength;
    private final Quoting quoting;
    private byte[] bytes = new byte[16_384];
    private char[] scratch = new char[256];
    private int size;
    private int pairs;
    private String title = "";

    Output(FileFormat format, boolean fixedLength) {
        this.table = format.charset().equals(StandardCharsets.UTF_8) ? null : CharTable.of(format.charset());
        this.fixedLength = fixedLength;
        this.quoting = format.quoting();
        special['\r'] = true;
        special['\n'] = true;
        if (!fixedLength) {
            special['"'] = true;
            special[format.separator()] = true;
        }
    }

    /** Names the column whose value comes next, for errors. */
    void column(String title) {
        this.title = title;
    }

    String column() {
        return title;
    }

    int size() {
        return size;
    }

    /** Drops what was written after the mark. */
    void truncate(int mark) {
        Arrays.fill(bytes, mark, size, (byte) 0);
        size = mark;
    }

    /** Writes an ASCII character as it is. */
    void ascii(char c) {
        ensure(1);
        bytes[size++] = (byte) c;
    }

    /** Writes a number of exactly {@code width} digits, with leading zeros. */
    void digits(int value, int width) {
        ensure(width);
        int rest = value;
        for (int i = size + width - 1; i >= size; i--) {
            bytes[i] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
        size += width;
    }

    /** Writes a value and says how many code points it has. */
    int text(String value) {
        int length = value.length();
        char[] characters = scratch(length);
        value.getChars(0, length, characters, 0);
        return text(characters, length);
    }

    /** Space for the characters of a value; who puts a personal number there wipes it. */
    char[] scratch(int length) {
        if (scratch.length < length) {
            scratch = new char[Math.max(length, 2 * scratch.length)];
        }
        return scratch;
    }

    int text(char[] characters, int length) {
        ensure(length * MAX_BYTES_PER_CHAR + 2);
        pairs = 0;
        try {
            if (quoting == Quoting.ALWAYS && !fixedLength) {
                encode(characters, length, true);
            } else if (!encode(characters, length, false)) {
                encodeQuoted(characters, length);
            }
        } catch (HubException e) {
            Arrays.fill(bytes, size, bytes.length, (byte) 0);
            throw e;
        }
        return length - pairs;
    }

    /** Writes the character {@code count} times, never quoted. */
    void pad(char character, int count) {
        ensure(count * MAX_BYTES_PER_CHAR);
        char[] characters = scratch(count);
        Arrays.fill(characters, 0, count, character);
        encode(characters, count, true);
    }

    /** Puts the character {@code count} times before what was written since the mark. */
    void insert(int mark, char character, int count) {
        int end = size;
        pad(character, count);
        int width = size - end;
        byte[] padding = Arrays.copyOfRange(bytes, end, size);
        System.arraycopy(bytes, mark, bytes, mark + width, end - mark);
        System.arraycopy(padding, 0, bytes, mark, width);
    }

    void writeTo(OutputStream out) throws IOException {
        out.write(bytes, 0, size);
        truncate(0);
    }

    byte[] take() {
        byte[] taken = Arrays.copyOf(bytes, size);
        truncate(0);
        return taken;
    }

    private void encodeQuoted(char[] characters, int length) {
        bytes[size++] = '"';
        encode(characters, length, true);
        bytes[size++] = '"';
    }

    // Without quotes, stops at a character that needs them and leaves nothing behind.
    private boolean encode(char[] characters, int length, boolean quoted) {
        byte[] target = bytes;
        int at = size;
        for (int i = 0; i < length; i++) {
            char c = characters[i];
            if (c < 0x80) {
                if (special[c]) {
                    if (fixedLength) {
                        throw unmappable(c);
                    }
                    if (!quoted) {
                        return false;
                    }
                    if (c == '"') {
                        target[at++] = '"';
                    }
                }
                target[at++] = (byte) c;
            } else if (table != null) {
                at = encodeByTable(c, i + 1 < length ? characters[i + 1] : 0, target, at);
            } else if (c < 0x800) {
                target[at++] = (byte) (0xC0 | c >> 6);
                target[at++] = continuation(c);
            } else if (Character.isSurrogate(c)) {
                at = encodePair(c, ++i < length ? characters[i] : 0, target, at);
            } else if (c == '\uFFFD') {
                throw unmappable(c);
            } else {
                target[at++] = (byte) (0xE0 | c >> 12);
                target[at++] = continuation(c >> 6);
                target[at++] = continuation(c);
            }
        }
        size = at;
        return true;
    }

    private int encodeByTable(char c, char next, byte[] target, int start) {
        int packed = table[c];
        if (packed == CharTable.UNMAPPABLE) {
            throw unmappable(Character.isSurrogatePair(c, next) ? Character.toCodePoint(c, next) : c);
        }
        int at = start;
        for (int count = packed >>> 24, shift = 16; count > 0; count--, shift -= 8) {
            target[at++] = (byte) (packed >> shift);
        }
        return at;
    }

    private int encodePair(char high, char low, byte[] target, int start) {
        if (!Character.isSurrogatePair(high, low)) {
            throw unmappable(high);
        }
        int point = Character.toCodePoint(high, low);
        target[start] = (byte) (0xF0 | point >> 18);
        target[start + 1] = continuation(point >> 12);
        target[start + 2] = continuation(point >> 6);
        target[start + 3] = continuation(point);
        pairs++;
        return start + 4;
    }

    private static byte continuation(int bits) {
        return (byte) (0x80 | (bits & 0x3F));
    }

    private HubException unmappable(int point) {
        return new HubException(ErrorCode.UNMAPPABLE_CHARACTER, "field %s U+%04X".formatted(title, point));
    }

    private void ensure(int more) {
        if (bytes.length - size < more) {
            byte[] larger = Arrays.copyOf(bytes, Math.max(2 * bytes.length, size + more));
            Arrays.fill(bytes, 0, size, (byte) 0);
            bytes = larger;
        }
    }
}
