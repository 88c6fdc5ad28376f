package jp.tsunagi.numbers;

/**
 * 公費負担者番号, the number of an office that pays: 法別番号 (2), 都道府県番号 (2), 実施機関番号 (3), check digit (M10).
 * Source: MHLW, 保険者番号等の設定要領, 別添2.
 */
public final class PayerNumber {
    private static final int LENGTH = 8;

    private PayerNumber() {}

    public static boolean isValid(CharSequence digits) {
        return CheckDigits.endsInModulus10(digits, LENGTH);
    }

    /** Whether the 法別番号 is 12, 生活保護法. Says nothing of the check digit. */
    public static boolean isPublicAssistance(CharSequence digits) {
        return digits.length() == LENGTH && digits.charAt(0) == '1' && digits.charAt(1) == '2';
    }
}
