package jp.tsunagi.numbers;

/**
 * 保険者番号: 法別番号 (2), 都道府県番号 (2), 保険者別番号 (3), check digit (M10); six digits without 法別番号 for 国民健康保険,
 * which files carry with {@code 00} before them. Source: MHLW, 保険者番号等の設定要領.
 */
public final class InsurerNumber {
    private static final int LENGTH = 8;
    private static final int NATIONAL_HEALTH_INSURANCE_LENGTH = 6;

    private InsurerNumber() {}

    /** Takes both lengths: zeros in front change nothing in the check digit. */
    public static boolean isValid(CharSequence digits) {
        return CheckDigits.endsInModulus10(digits, LENGTH)
                || CheckDigits.endsInModulus10(digits, NATIONAL_HEALTH_INSURANCE_LENGTH);
    }

    /** The eight digits of a file, for a number of six or eight; other texts come back as they are. */
    public static String padded(String digits) {
        return digits.length() == NATIONAL_HEALTH_INSURANCE_LENGTH ? "00" + digits : digits;
    }
}
