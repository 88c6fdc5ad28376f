package jp.tsunagi.counterpart.screening;

/** Rules on texts of the electronic health-check data. */
final class Texts {
    private Texts() {}

    /** Half width counts 1, full width 2, half-width kana 1. */
    static int bytes(String text) {
        return text.codePoints().map(c -> isHalfWidth(c) ? 1 : 2).sum();
    }

    /** Not empty, every character of full width. */
    static boolean fullWidth(String text) {
        return !text.isEmpty() && text.codePoints().noneMatch(Texts::isHalfWidth);
    }

    static boolean withoutBlanks(String text) {
        return text.codePoints().noneMatch(c -> Character.isWhitespace(c) || Character.isSpaceChar(c));
    }

    /** Katakana, its long and sound marks, full-width space. */
    static boolean fullWidthKana(String text) {
        return !text.isEmpty() && text.codePoints().allMatch(c -> (c >= 0x30A1 && c <= 0x30FE) || c == 0x3000);
    }

    private static boolean isHalfWidth(int c) {
        return c < 0xA1 || (c >= 0xFF61 && c <= 0xFF9F);
    }
}
