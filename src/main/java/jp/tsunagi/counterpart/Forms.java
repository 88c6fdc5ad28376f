package jp.tsunagi.counterpart;

import java.time.YearMonth;
import java.util.Set;
import java.util.function.Predicate;

/** The forms that a value may have. None is asked about an empty value. */
public final class Forms {
    private Forms() {}

    public static Predicate<String> digits(int count) {
        return text -> text.length() == count && text.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    public static Predicate<String> oneOf(String... codes) {
        return Set.of(codes)::contains;
    }

    /** {@code yyyyMMdd}, a day of the calendar. */
    public static boolean date(String text) {
        if (!digits(8).test(text)) {
            return false;
        }
        String month = text.substring(0, 6);
        int day = Integer.parseInt(text.substring(6));
        return month(month) && day >= 1 && day <= yearMonth(month).lengthOfMonth();
    }

    /** {@code yyyyMM}. */
    static boolean month(String text) {
        return digits(6).test(text)
                && !text.startsWith("0000")
                && text.compareTo(text.substring(0, 4) + "01") >= 0
                && text.compareTo(text.substring(0, 4) + "12") <= 0;
    }

    private static YearMonth yearMonth(String month) {
        return YearMonth.of(Integer.parseInt(month.substring(0, 4)), Integer.parseInt(month.substring(4)));
    }

    /** {@code yyyyMMddHHmmss}. */
    public static boolean time(String text) {
        return digits(14).test(text)
                && date(text.substring(0, 8))
                && Integer.parseInt(text.substring(8, 10)) < 24
                && Integer.parseInt(text.substring(10, 12)) < 60
                && Integer.parseInt(text.substring(12)) < 60;
    }

    /** No character of ASCII, no control character, none of the half-width forms. */
    public static boolean fullWidth(String text) {
        return text.chars().noneMatch(c -> c <= 0xA0 || (c >= 0xFF61 && c <= 0xFFDC) || (c >= 0xFFE8 && c <= 0xFFEE));
    }

    /** Half-width katakana with its sound marks, and the space. */
    public static boolean halfWidthKana(String text) {
        return text.chars().allMatch(c -> c == ' ' || (c >= 0xFF66 && c <= 0xFF9F));
    }

    /** ASCII without control characters. */
    public static boolean halfWidth(String text) {
        return text.chars().allMatch(c -> c >= ' ' && c <= '~');
    }

    public static boolean text(String text) {
        return text.chars().noneMatch(Character::isISOControl);
    }

    /** Digits only: no sign. */
    static boolean number(String text) {
        return digits(text.length()).test(text);
    }

    /** 交付番号: a month and a number of seven digits. */
    static boolean issueNumber(String text) {
        return digits(13).test(text) && month(text.substring(0, 6));
    }

    public static boolean payerNumber(String text) {
        return digits(8).test(text) && text.startsWith("12") && CheckDigits.modulus10(text);
    }
}
