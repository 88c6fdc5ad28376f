package jp.tsunagi.checkup;

import java.util.regex.Pattern;
import jp.tsunagi.text.Kana;

/** Half and full width, as the health-check files count and want them: half width is one byte, full width two. */
final class Width {
    private static final Kana KANA = new Kana();
    private static final Pattern BLANKS = Pattern.compile("[ \u3000]+");

    /** 氏名カナ: katakana with their marks and the blank, all in full width. */
    private static final Pattern NAME = Pattern.compile("[\u30A1-\u30FC\u309B\u309C\u3000]+");

    private Width() {}

    static int bytes(String text) {
        int bytes = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (!Character.isLowSurrogate(c)) {
                bytes += isHalfWidth(c) ? 1 : 2;
            }
        }
        return bytes;
    }

    /** All of it in full width. */
    static String full(String text) {
        return KANA.toFullWidth(text);
    }

    /** An address in full width, without blanks. */
    static String address(String text) {
        return text == null ? null : full(BLANKS.matcher(text).replaceAll(""));
    }

    static boolean isFullWidth(String text) {
        return text.chars().noneMatch(c -> isHalfWidth((char) c));
    }

    static boolean holdsBlank(String text) {
        return BLANKS.matcher(text).find();
    }

    static boolean isNameKana(String text) {
        return NAME.matcher(text).matches();
    }

    private static boolean isHalfWidth(char c) {
        return c < '\u0080' || (c >= '\uFF61' && c <= '\uFF9F');
    }
}
