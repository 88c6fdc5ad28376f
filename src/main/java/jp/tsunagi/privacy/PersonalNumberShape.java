package jp.tsunagi.privacy;

import java.util.regex.Pattern;

/**
 * What a 個人番号 looks like in a text, its check digit right or not: exactly twelve digits, half width or full width, in a
 * row or with single blanks, hyphens, dots, strokes or signs without width anywhere between. Commas separate the columns of
 * files and the numbers of a list, and are none of these; nor is the address of a machine a personal number. Zeros that pad
 * twelve digits to the width of a column hide nothing.
 */
public final class PersonalNumberShape {
    /** How many digits a personal number has. */
    public static final int LENGTH = 12;

    private static final int ADDRESS = LENGTH + 3;
    private static final Pattern MACHINE =
            Pattern.compile("(1\\d\\d|2[0-4]\\d|25[0-5])(\\.(1\\d\\d|2[0-4]\\d|25[0-5])){3}");

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
        int digits = after - afterPadding(text, from);
        while (digits < LENGTH && goesOn(text, after)) {
            int next = afterDigits(text, after + 1);
            digits += next - after - 1;
            after = next;
        }
        return digits == LENGTH && !isAddress(text, from, after) ? after : -1;
    }

    /**
     * The first of twelve digits on end that nothing but zeros stand before; else the place itself. Twelve that begin with two
     * zeros themselves are taken for a shorter number of another kind: one in a hundred personal numbers does.
     */
    public static int afterPadding(CharSequence text, int from) {
        int first = afterDigits(text, from) - LENGTH;
        if (first <= from || (digit(text.charAt(first)) == 0 && digit(text.charAt(first + 1)) == 0)) {
            return from;
        }
        for (int i = from; i < first; i++) {
            if (digit(text.charAt(i)) != 0) {
                return from;
            }
        }
        return first;
    }

    // 192.168.100.100
    private static boolean isAddress(CharSequence text, int from, int to) {
        return to - from == ADDRESS
                && MACHINE.matcher(text.subSequence(from, to)).matches();
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
            case '/', '\uFF0F', '.', '\uFF0E', '_', '\uFF3F', '\u30FB', '\uFF65', '\u00B7' -> true;
            default -> (c >= '\u2010' && c <= '\u2015') || Character.getType(c) == Character.FORMAT;
        };
    }
}
