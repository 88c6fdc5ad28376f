package jp.tsunagi.numbers;

import jp.tsunagi.privacy.PersonalNumberShape;

/**
 * Looks for a 個人番号 in texts that must carry none: what has its shape (see {@link PersonalNumberShape}) and ends on the
 * right check digit. One in ten random runs of twelve digits passes too, so a hit means "hold this file", and no hit does
 * not prove a file clean.
 *
 * <p>For a region of a {@code char[]}, wrap it in a {@link java.nio.CharBuffer}.
 */
public final class PersonalNumberScan {
    private PersonalNumberScan() {}

    public static boolean found(CharSequence text) {
        return find(text) >= 0;
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
            if (after >= 0 && hasCheckDigit(text, i, after)) {
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
