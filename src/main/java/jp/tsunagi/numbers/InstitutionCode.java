package jp.tsunagi.numbers;

/**
 * 医療機関コード in ten digits: 都道府県番号 (2), 点数表番号 (1), 郡市区番号 (2), 医療機関等番号 (4), check digit (M10). Most
 * regional bureaus take the check digit over the nine digits before it, some over the six without 都道府県番号 and
 * 点数表番号, so that both are in use. Source: MHLW, 保険者番号等の設定要領; numbers of public documents.
 */
public final class InstitutionCode {
    private static final int LENGTH = 10;
    private static final int BODY = 3;

    /** What the check digit says. */
    public enum Check {
        /** Fits the nine digits before it. */
        VALID,
        /** Fits the six digits of the body only: acceptable, worth a warning. */
        BODY_ONLY,
        INVALID
    }

    private InstitutionCode() {}

    public static Check check(CharSequence digits) {
        if (digits.length() != LENGTH || !CheckDigits.isDigit(digits.charAt(LENGTH - 1))) {
            return Check.INVALID;
        }
        int expected = CheckDigits.digit(digits.charAt(LENGTH - 1));
        int whole = CheckDigits.modulus10(digits, 0, LENGTH - 1);
        if (whole == expected) {
            return Check.VALID;
        }
        boolean body = whole >= 0 && CheckDigits.modulus10(digits, BODY, LENGTH - 1) == expected;
        return body ? Check.BODY_ONLY : Check.INVALID;
    }

    /** Either rule. */
    public static boolean isValid(CharSequence digits) {
        return check(digits) != Check.INVALID;
    }
}
