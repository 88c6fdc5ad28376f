package jp.tsunagi.numbers;

/**
 * Looks for a 個人番号 in texts that must carry none: exactly twelve digits, half width or full width, in a row or with
 * single blanks or hyphens anywhere between, whose last is the check digit. One in ten random runs of twelve digits passes
 * too, so a hit means "hold this file", and no hit does not prove a file clean.
 *
 * <p>For a region of a {@code char[]}, wrap it in a {@link java.nio.CharBuffer}.
 */
public final class PersonalNumberScan {
    private static final int LENGTH = 12;

    private PersonalNumberScan() {}

    public static boolean found(CharSequence text) {
        return find(text) >= 0;
    }

    /** The index of the first digit of the first hit, or -1. */
    public static int find(CharSequence text) {
        int end = text.length();
        int i = 0;
        while (i < end) {
            if (digit(text.charAt(i)) < 0) {
                i++;
                continue;
            }
            int after = afterDigits(text, i);
            if (isPersonalNumber(text, i, after)) {
                return i;
            }
            i = after;
        }
        return -1;
    }

    /** Whether twelve digits from here, to the end of this or a later group of them, have the check digit. */
    private static boolean isPersonalNumber(CharSequence text, int from, int afterFirst) {
        int after = afterFirst;
        int digits = after - from;
        while (digits < LENGTH && goesOn(text, after)) {
            int next = afterDigits(text, after + 1);
            digits += next - after - 1;
            after = next;
        }
        return digits == LENGTH && hasCheckDigit(text, from, after);
    }

    private static boolean goesOn(CharSequence text, int after) {
        return after + 1 < text.length() && isSeparator(text.charAt(after)) && digit(text.charAt(after + 1)) >= 0;
    }

    private static boolean hasCheckDigit(CharSequence text, int from, int to) {
        int sum = 0;
        int index = 0;
        for (int i = from; i < to; i++) {
            int digit = digit(text.charAt(i));
            if (digit >= 0 && index < LENGTH - 1) {
                sum += digit * PersonalNumbers.weight(index);
                index++;
            }
        }
        return PersonalNumbers.fits(sum, digit(text.charAt(to - 1)));
    }

    private static int afterDigits(CharSequence text, int index) {
        int i = index;
        while (i < text.length() && digit(text.charAt(i)) >= 0) {
            i++;
        }
        return i;
    }

    private static boolean isSeparator(char c) {
        return switch (c) {
            case ' ', '\t', '\u00A0', '\u3000', '-', '\u2212', '\uFF0D', '\u30FC', '\uFF70' -> true;
            default -> c >= '\u2010' && c <= '\u2015';
        };
    }

    private static int digit(char c) {
        if (c >= '\uFF10' && c <= '\uFF19') {
            return c - '\uFF10';
        }
        return CheckDigits.digit(c);
    }
}
