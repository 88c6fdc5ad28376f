package jp.tsunagi.numbers;

/**
 * Looks for a 個人番号 in texts that must carry none: exactly twelve digits in a row, or 4-4-4 with a blank or a hyphen
 * between, half width or full width, whose last is the check digit. One in ten random runs of twelve digits passes too, so
 * a hit means "hold this file", and no hit does not prove a file clean.
 *
 * <p>Every match begins with four digits or more, so that one character in four decides for texts without digits. For a
 * region of a {@code char[]}, wrap it in a {@link java.nio.CharBuffer}.
 */
public final class PersonalNumberScan {
    private static final int LENGTH = 12;
    private static final int GROUP = 4;

    private PersonalNumberScan() {}

    public static boolean found(CharSequence text) {
        return find(text) >= 0;
    }

    /** The index of the first digit of the first hit, or -1. */
    public static int find(CharSequence text) {
        int end = text.length();
        int i = GROUP - 1;
        while (i < end) {
            if (digit(text.charAt(i)) < 0) {
                i += GROUP;
                continue;
            }
            int first = firstDigit(text, i);
            int after = afterDigits(text, i);
            if (isPersonalNumber(text, first, after - first)) {
                return first;
            }
            i = after + GROUP;
        }
        return -1;
    }

    private static boolean isPersonalNumber(CharSequence text, int first, int length) {
        return switch (length) {
            case LENGTH -> hasCheckDigit(text, first, 0);
            case GROUP -> isGrouped(text, first) && hasCheckDigit(text, first, 1);
            default -> false;
        };
    }

    private static boolean isGrouped(CharSequence text, int first) {
        int second = first + GROUP + 1;
        int third = second + GROUP + 1;
        return third + GROUP <= text.length()
                && isSeparator(text.charAt(second - 1))
                && afterDigits(text, second) == second + GROUP
                && isSeparator(text.charAt(third - 1))
                && afterDigits(text, third) == third + GROUP;
    }

    private static boolean hasCheckDigit(CharSequence text, int first, int separator) {
        int sum = 0;
        for (int i = 0; i < LENGTH - 1; i++) {
            int digit = digit(text.charAt(first + i + i / GROUP * separator));
            sum += digit * PersonalNumbers.weight(i);
        }
        int last = digit(text.charAt(first + LENGTH - 1 + (LENGTH - 1) / GROUP * separator));
        return PersonalNumbers.fits(sum, last);
    }

    private static int firstDigit(CharSequence text, int index) {
        int i = index;
        while (i > 0 && digit(text.charAt(i - 1)) >= 0) {
            i--;
        }
        return i;
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
