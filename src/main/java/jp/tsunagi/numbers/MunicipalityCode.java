package jp.tsunagi.numbers;

/**
 * 全国地方公共団体コード: 都道府県 (2), 市区町村 (3), check digit: weights 6, 5, 4, 3, 2, modulus 11. Source: Ministry of
 * Internal Affairs and Communications, 全国地方公共団体コード仕様.
 */
public final class MunicipalityCode {
    private static final int LENGTH = 6;

    private MunicipalityCode() {}

    public static boolean isValid(CharSequence digits) {
        if (digits.length() != LENGTH) {
            return false;
        }
        int sum = 0;
        for (int i = 0; i < LENGTH - 1; i++) {
            int digit = CheckDigits.digit(digits.charAt(i));
            if (digit < 0) {
                return false;
            }
            sum += digit * (LENGTH - i);
        }
        return (11 - sum % 11) % 10 == CheckDigits.digit(digits.charAt(LENGTH - 1));
    }
}
