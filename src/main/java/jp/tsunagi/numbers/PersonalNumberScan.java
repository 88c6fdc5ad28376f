package jp.tsunagi.numbers;

import java.io.IOException;
import java.io.Reader;
import java.nio.CharBuffer;
import jp.tsunagi.privacy.PersonalNumberShape;

/**
 * Looks for a 個人番号 in texts that must carry none: what has its shape (see {@link PersonalNumberShape}) and ends on the
 * right check digit. One in ten random runs of twelve digits passes too, so a hit means "hold this file", and no hit does
 * not prove a file clean.
 *
 * <p>For a region of a {@code char[]}, wrap it in a {@link java.nio.CharBuffer}.
 */
public final class PersonalNumberScan {
    private static final int READ_AT_ONCE = 1 << 16;
    private static final int LONGEST_HIT = 4 * PersonalNumberShape.LENGTH;

    private PersonalNumberScan() {}

    public static boolean found(CharSequence text) {
        return find(text) >= 0;
    }

    /** Whether one is found in a text of any length, which is read line by line; very long lines in overlapping pieces. */
    public static boolean found(Reader text) throws IOException {
        char[] chars = new char[READ_AT_ONCE];
        int end = 0;
        for (int read = text.read(chars); read >= 0; read = text.read(chars, end, chars.length - end)) {
            end += read;
            int lines = afterLastLine(chars, end);
            boolean full = end == chars.length;
            int scanned = lines == 0 && full ? end : lines;
            if (found(CharBuffer.wrap(chars, 0, scanned))) {
                return true;
            }
            int kept = lines == 0 && full ? LONGEST_HIT : end - scanned;
            System.arraycopy(chars, end - kept, chars, 0, kept);
            end = kept;
        }
        return found(CharBuffer.wrap(chars, 0, end));
    }

    private static int afterLastLine(char[] chars, int end) {
        int after = end;
        while (after > 0 && chars[after - 1] != '\n') {
            after--;
        }
        return after;
    }

    /** The index of the first digit of the first hit, or -1. */
    public static int find(CharSequence text) {
        int end = text.length();
        int i = 0;
        while (i < end) {
            if (PersonalNumberShape.digit(text.charAt(i)) < 0) {
                i++;
                continue;
            }
            int after = PersonalNumberShape.end(text, i);
            if (after >= 0 && hasCheckDigit(text, PersonalNumberShape.afterPadding(text, i), after)) {
                return i;
            }
            i = PersonalNumberShape.afterDigits(text, i);
        }
        return -1;
    }

    private static boolean hasCheckDigit(CharSequence text, int from, int to) {
        int sum = 0;
        int index = 0;
        for (int i = from; i < to; i++) {
            int digit = PersonalNumberShape.digit(text.charAt(i));
            if (digit >= 0 && index < PersonalNumberShape.LENGTH - 1) {
                sum += digit * PersonalNumbers.weight(index);
                index++;
            }
        }
        return PersonalNumbers.fits(sum, PersonalNumberShape.digit(text.charAt(to - 1)));
    }
}
