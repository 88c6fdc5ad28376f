package jp.tsunagi.counterpart;

/** The simulator's own arithmetic of check digits. Arguments are ASCII digits of the right length. */
public final class CheckDigits {
    private CheckDigits() {}

    /** 個人番号, 12 digits: 総務省令第85号第5条. */
    public static boolean personalNumber(String number) {
        int sum = 0;
        for (int n = 1; n <= 11; n++) {
            int weight = n <= 6 ? n + 1 : n - 5;
            sum += digit(number, 11 - n) * weight;
        }
        int rest = sum % 11;
        return digit(number, 11) == (rest <= 1 ? 0 : 11 - rest);
    }

    /** 公費負担者番号 and 受給者番号: modulus 10, weights 2 and 1 from the right, digits of a product added up (設定要領). */
    public static boolean modulus10(String number) {
        int last = number.length() - 1;
        int sum = 0;
        for (int i = last - 1, weight = 2; i >= 0; i--, weight = 3 - weight) {
            int product = digit(number, i) * weight;
            sum += product / 10 + product % 10;
        }
        return digit(number, last) == (10 - sum % 10) % 10;
    }

    /** The digits with their {@linkplain #modulus10 check digit} behind them. */
    public static String withModulus10(String digits) {
        for (char last = '0'; last < '9'; last++) {
            if (modulus10(digits + last)) {
                return digits + last;
            }
        }
        return digits + '9';
    }

    private static int digit(String number, int index) {
        return number.charAt(index) - '0';
    }
}
