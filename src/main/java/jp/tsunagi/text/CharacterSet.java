package jp.tsunagi.text;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.BitSet;
import jp.tsunagi.errors.ErrorCode;
import jp.tsunagi.errors.HubException;

/**
 * The characters that a counterpart's files can carry, and the strict reading and writing of its encoding: what cannot be
 * read or written is reported, never replaced.
 *
 * <p>A character belongs to a set only if it comes back as itself. Java's encoder alone does not say so: for windows-31j
 * it writes ¥ (U+00A5) as a backslash, and eleven others as something else too, without a word.
 */
public final class CharacterSet {
    private static final int BMP = Character.MAX_VALUE + 1;

    private final CharacterProfile profile;
    private final Charset charset;
    private final BitSet bmp;

    private CharacterSet(CharacterProfile profile) {
        this.profile = profile;
        this.charset = profile.charset();
        this.bmp = basicPlane();
    }

    public static CharacterSet of(CharacterProfile profile) {
        return new CharacterSet(profile);
    }

    /** Whether the character may be written. Variation selectors are never part of a set: they follow a member of it. */
    public boolean contains(int codePoint) {
        if (codePoint < BMP) {
            return bmp.get(codePoint);
        }
        return isUnicode() && !CodePoints.isNeverWritten(codePoint) && !CodePoints.isVariationSelector(codePoint);
    }

    /** A decoder that reports what it cannot read. */
    public CharsetDecoder newDecoder() {
        return charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
    }

    /**
     * An encoder that reports what the charset does not have. For texts that {@link Characters} has converted; anything
     * else goes through {@link #encode}.
     */
    public CharsetEncoder newEncoder() {
        return charset.newEncoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
    }

    /**
     * Reads text of this encoding.
     *
     * @throws HubException WRONG_CHARACTER_SET with the offset of the first byte that is not of the encoding
     */
    public String decode(byte[] bytes) {
        CharsetDecoder decoder = newDecoder();
        ByteBuffer in = ByteBuffer.wrap(bytes);
        CharBuffer out = CharBuffer.allocate(bytes.length);
        CoderResult result = decoder.decode(in, out, true);
        if (result.isUnderflow()) {
            result = decoder.flush(out);
        }
        if (!result.isUnderflow()) {
            throw new HubException(
                    ErrorCode.WRONG_CHARACTER_SET, "byte offset " + in.position() + " is not " + charset.name());
        }
        return out.flip().toString();
    }

    /**
     * Writes text in this encoding. Line ends pass, for whole files; what the set does not have, does not.
     *
     * @throws HubException UNMAPPABLE_CHARACTER with the first code point that cannot be written
     */
    public byte[] encode(String text) {
        text.codePoints()
                .filter(c -> !contains(c) && !isLineEnd(c) && !isTakenSelector(c))
                .findFirst()
                .ifPresent(c -> {
                    throw unmappable(c);
                });
        try {
            ByteBuffer bytes = newEncoder().encode(CharBuffer.wrap(text));
            byte[] result = new byte[bytes.remaining()];
            bytes.get(result);
            return result;
        } catch (CharacterCodingException e) {
            throw new IllegalStateException("a character of the set cannot be written in " + charset.name(), e);
        }
    }

    private HubException unmappable(int codePoint) {
        return new HubException(
                ErrorCode.UNMAPPABLE_CHARACTER,
                CodePoints.format(codePoint) + " cannot be written in " + charset.name()
                        + (profile.jisX0208Only() ? " limited to JIS X 0208" : ""));
    }

    private boolean isTakenSelector(int codePoint) {
        return profile.variationSelectors() && CodePoints.isVariationSelector(codePoint);
    }

    private static boolean isLineEnd(int codePoint) {
        return codePoint == '\r' || codePoint == '\n';
    }

    private boolean isUnicode() {
        return charset.equals(StandardCharsets.UTF_8) && !profile.jisX0208Only();
    }

    private BitSet basicPlane() {
        BitSet members = new BitSet(BMP);
        CharsetEncoder encoder = CharacterProfile.WINDOWS_31J.newEncoder();
        for (int c = 0; c < BMP; c++) {
            boolean member = !CodePoints.isNeverWritten(c)
                    && !CodePoints.isVariationSelector(c)
                    && (isUnicode() || isWindows31j((char) c, encoder));
            members.set(c, member);
        }
        return members;
    }

    private boolean isWindows31j(char c, CharsetEncoder encoder) {
        if (!encoder.canEncode(c)) {
            return false;
        }
        String text = String.valueOf(c);
        byte[] bytes = text.getBytes(CharacterProfile.WINDOWS_31J);
        boolean itself = new String(bytes, CharacterProfile.WINDOWS_31J).equals(text);
        return itself && (!profile.jisX0208Only() || isJisX0208(bytes));
    }

    /**
     * JIS X 0208 has the rows 1 to 8 and 16 to 84, so these first bytes in windows-31j; row 13 and what lies above row 84
     * are the makers' additions. Single bytes are JIS X 0201.
     */
    private static boolean isJisX0208(byte[] bytes) {
        int first = bytes[0] & 0xFF;
        return bytes.length == 1
                || (first >= 0x81 && first <= 0x84)
                || (first >= 0x88 && first <= 0x9F)
                || (first >= 0xE0 && first <= 0xEA);
    }
}
