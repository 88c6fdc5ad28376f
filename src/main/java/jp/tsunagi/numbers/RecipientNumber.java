package jp.tsunagi.numbers;

/**
 * 受給者番号, a recipient's number within the office that pays: 受給者区分 (6), check digit (M10). Source: MHLW,
 * 保険者番号等の設定要領, 別添2.
 */
public final class RecipientNumber {
    private static final int LENGTH = 7;
    private static final int LAST_SERIAL = 999_999;

    private RecipientNumber() {}

    public static boolean isValid(CharSequence digits) {
        return CheckDigits.endsInModulus10(digits, LENGTH);
    }

    /**
     * The whole number for a 受給者区分.
     *
     * @param serial 1 to 999999; an office gives them out in this order
     * @throws IllegalArgumentException if the serial lies outside
     */
    public static String withCheckDigit(int serial) {
        if (serial < 1 || serial > LAST_SERIAL) {
            throw new IllegalArgumentException("A 受給者区分 is 1 to 999999");
        }
        char[] digits = new char[LENGTH - 1];
        int rest = serial;
        for (int i = digits.length - 1; i >= 0; i--) {
            digits[i] = (char) ('0' + rest % 10);
            rest /= 10;
        }
        return withCheckDigit(new String(digits));
    }

    /**
     * The whole number for a 受給者区分.
     *
     * @throws IllegalArgumentException if it is not six digits
     */
    public static String withCheckDigit(CharSequence sixDigits) {
        int check =
                sixDigits.length() == LENGTH - 1 ? CheckDigits.modulus10(sixDigits, 0, LENGTH - 1) : CheckDigits.NONE;
        if (check < 0) {
            throw new IllegalArgumentException("A 受給者区分 has six digits");
        }
        return sixDigits.toString() + check;
    }
}
