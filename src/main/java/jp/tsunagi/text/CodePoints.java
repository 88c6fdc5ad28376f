package jp.tsunagi.text;

import java.text.Normalizer;
import java.util.Locale;
import java.util.stream.Collectors;

/** How code points are written in tables and findings ({@code U+9AD9}), and the kinds that conversion tells apart. */
final class CodePoints {
    /** The stand-in for a character that some system has already lost. */
    static final int REPLACEMENT = 0xFFFD;

    private CodePoints() {}

    /** {@code U+9AD9}, {@code U+20BB7}. */
    static String format(int codePoint) {
        return String.format(Locale.ROOT, "U+%04X", codePoint);
    }

    /** {@code U+845B U+E0100}. */
    static String format(String text) {
        return text.codePoints().mapToObj(CodePoints::format).collect(Collectors.joining(" "));
    }

    /**
     * The text that stands in a table's cell as code points ({@code U+845B U+E0100}, upper or lower case).
     *
     * @throws IllegalArgumentException if a part is no code point
     */
    static String parse(String cell) {
        StringBuilder text = new StringBuilder();
        for (String part : cell.trim().split("\\s+")) {
            text.appendCodePoint(parseOne(part));
        }
        return text.toString();
    }

    private static int parseOne(String part) {
        if (!part.matches("[Uu]\\+[0-9A-Fa-f]{4,6}")) {
            throw new IllegalArgumentException("\"" + part + "\" is no code point; write it as U+9AD9");
        }
        int codePoint = Integer.parseInt(part.substring(2), 16);
        if (!Character.isValidCodePoint(codePoint) || isSurrogate(codePoint)) {
            throw new IllegalArgumentException("\"" + part + "\" is no character; write one above U+FFFF as U+20BB7");
        }
        return codePoint;
    }

    /** 異体字セレクタ: says which shape of the character before it is meant. */
    static boolean isVariationSelector(int codePoint) {
        return (codePoint >= 0xFE00 && codePoint <= 0xFE0F) || (codePoint >= 0xE0100 && codePoint <= 0xE01EF);
    }

    static boolean isCombiningMark(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.NON_SPACING_MARK, Character.COMBINING_SPACING_MARK, Character.ENCLOSING_MARK ->
                !isVariationSelector(codePoint);
            default -> false;
        };
    }

    static boolean hasCombiningMark(String text) {
        int codePoint;
        for (int i = 0; i < text.length(); i += Character.charCount(codePoint)) {
            codePoint = text.codePointAt(i);
            if (isCombiningMark(codePoint)) {
                return true;
            }
        }
        return false;
    }

    static boolean isPrivateUse(int codePoint) {
        return Character.getType(codePoint) == Character.PRIVATE_USE;
    }

    /**
     * Characters that no target gets: controls and invisible marks, which break layouts or hide text; private use, whose
     * meaning ends with the system that made it; surrogates without their other half, non-characters and U+FFFD.
     */
    static boolean isNeverWritten(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.PRIVATE_USE,
                    Character.SURROGATE -> true;
            default -> codePoint == REPLACEMENT || isNonCharacter(codePoint);
        };
    }

    private static boolean isNonCharacter(int codePoint) {
        return (codePoint & 0xFFFE) == 0xFFFE || (codePoint >= 0xFDD0 && codePoint <= 0xFDEF);
    }

    private static boolean isSurrogate(int codePoint) {
        return codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
    }

    /** The one character that a base and a mark make together (か and U+3099: が), or -1 if there is none. */
    static int compose(int base, int mark) {
        String composed = Normalizer.normalize(
                new StringBuilder().appendCodePoint(base).appendCodePoint(mark), Normalizer.Form.NFC);
        return composed.codePointCount(0, composed.length()) == 1 ? composed.codePointAt(0) : -1;
    }
}
