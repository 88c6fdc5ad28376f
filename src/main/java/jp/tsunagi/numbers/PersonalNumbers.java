package jp.tsunagi.numbers;

import jp.tsunagi.privacy.PersonalNumber;

/**
 * 個人番号: twelve digits, the last of them 検査用数字 (check digit). Source: 行政手続における特定の個人を識別するための番号の
 * 利用等に関する法律の規定による通知カード及び個人番号カード並びに…総務省令 (平成26年総務省令第85号), article 5.
 *
 * <p>Twelve zeros fit the check digit, yet stand for no one: they are what a wiped {@link PersonalNumber} reads as, and
 * are refused.
 */
public final class PersonalNumbers {
    private static final int LENGTH = 12;

    private PersonalNumbers() {}

    public static boolean isValid(PersonalNumber number) {
        if (number.length() != LENGTH) {
            return false;
        }
        int sum = 0;
        for (int i = 0; i < LENGTH - 1; i++) {
            int digit = CheckDigits.digit(number.charAt(i));
            if (digit < 0) {
                return false;
            }
            sum += digit * weight(i);
        }
        return fits(sum, CheckDigits.digit(number.charAt(LENGTH - 1)));
    }

    public static boolean isValid(CharSequence digits) {
        return digits.length() == LENGTH && isValid(digits, 0);
    }

    /** Whether the twelve characters from this index on are a 個人番号. */
    public static boolean isValid(CharSequence text, int from) {
        if (from < 0 || from > text.length() - LENGTH) {
            return false;
        }
        int sum = 0;
        for (int i = 0; i < LENGTH - 1; i++) {
            int digit = CheckDigits.digit(text.charAt(from + i));
            if (digit < 0) {
                return false;
            }
            sum += digit * weight(i);
        }
        return fits(sum, CheckDigits.digit(text.charAt(from + LENGTH - 1)));
    }

    /** The weights are 6, 5, 4, 3, 2, 7, 6, 5, 4, 3, 2 from the left. */
    static int weight(int index) {
        return index < 5 ? 6 - index : 12 - index;
    }

    /** Whether a last digit fits the weighted sum of the others; the sum is zero for zeros only. */
    static boolean fits(int sum, int lastDigit) {
        int remainder = sum % 11;
        return sum > 0 && lastDigit == (remainder <= 1 ? 0 : 11 - remainder);
    }
}
