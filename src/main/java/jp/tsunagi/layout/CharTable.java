package jp.tsunagi.layout;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CharsetEncoder;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The bytes of each character of a character set other than UTF-8, for characters that come back as they went. {@code
 * Charset} alone would map some one way only (in windows-31j the yen sign to a backslash) and change a name without a
 * word.
 */
final class CharTable {
    static final int UNMAPPABLE = -1;
    private static final int MAX_BYTES = 3;
    private static final Map<Charset, int[]> TABLES = new ConcurrentHashMap<>();

    private CharTable() {}

    /** By UTF-16 unit: length in the top byte, up to three bytes below; or {@link #UNMAPPABLE}. */
    static int[] of(Charset charset) {
        return TABLES.computeIfAbsent(charset, CharTable::build);
    }

    private static int[] build(Charset charset) {
        int[] table = new int[Character.MAX_VALUE + 1];
        Arrays.fill(table, UNMAPPABLE);
        CharsetEncoder encoder = charset.newEncoder();
        CharsetDecoder decoder = charset.newDecoder();
        for (char c = 0; c < Character.MAX_VALUE; c++) {
            if (!Character.isSurrogate(c)) {
                table[c] = pack(c, encoder, decoder);
            }
        }
        return table;
    }

    private static int pack(char c, CharsetEncoder encoder, CharsetDecoder decoder) {
        ByteBuffer bytes = ByteBuffer.allocate(8);
        CharBuffer back = CharBuffer.allocate(2);
        if (!encoder.reset()
                .encode(CharBuffer.wrap(new char[] {c}), bytes, true)
                .isUnderflow()) {
            return UNMAPPABLE;
        }
        bytes.flip();
        int length = bytes.limit();
        decoder.reset().decode(bytes, back, true);
        if (length > MAX_BYTES || back.position() != 1 || back.get(0) != c) {
            return UNMAPPABLE;
        }
        int packed = length;
        for (int i = 0; i < MAX_BYTES; i++) {
            packed = packed << 8 | (i < length ? bytes.get(i) & 0xFF : 0);
        }
        return packed;
    }
}
