package jp.tsunagi.privacy;

/**
 * What a 個人番号 looks like in a text, its check digit right or not: exactly twelve digits, half width or full width, in a
 * row or with single blanks or hyphens anywhere between.
 */
public final class PersonalNumberShape {
    /** How many digits a personal number has. */
    public static final int LENGTH = 12;

    private PersonalNumberShape() {}

    /** Whether the text is nothing but twelve digits in a row. */
    public static boolean isAll(CharSequence text) {
        return text.length() == LENGTH && afterDigits(text, 0) == LENGTH;
    }

    /** Whether the shape is anywhere in the text. */
    public static boolean isIn(CharSequence text) {
        boolean found = false;
        for (int i = 0; !found && i < text.length(); i = Math.max(i + 1, afterDigits(text, i))) {
            found = digit(text.charAt(i)) >= 0 && end(text, i) >= 0;
        }
        return found;
    }

    /** Where the twelve digits end that begin at the first digit of a group; -1 if it does not begin twelve. */
    public static int end(CharSequence text, int from) {
        int after = afterDigits(text, from);
        int digits = after - from;
        while (digits < LENGTH && goesOn(text, after)) {
            int next = afterDigits(text, after + 1);
            digits += next - after - 1;
            after = next;
        }
        return digits == LENGTH ? after : -1;
    }

    private static boolean goesOn(CharSequence text, int after) {
        return after + 1 < text.length() && isSeparator(text.charAt(after)) && digit(text.charAt(after + 1)) >= 0;
    }

    /** The first place from here that is no digit. */
    public static int afterDigits(CharSequence text, int from) {
        int i = from;
        while (i < text.length() && digit(text.charAt(i)) >= 0) {
            i++;
        }
        return i;
    }

    /** The value of a digit, half width or full width; -1 for any other character. */
    public static int digit(char c) {
        if (c >= '0' && c <= '9') {
            return c - '0';
        }
        return c >= '\uFF10' && c <= '\uFF19' ? c - '\uFF10' : -1;
    }

    private static boolean isSeparator(char c) {
        return switch (c) {
            case ' ', '\t', '\u00A0', '\u3000', '-', '\u2212', '\uFF0D', '\u30FC', '\uFF70' -> true;
            default -> c >= '\u2010' && c <= '\u2015';
        };
    }
}
