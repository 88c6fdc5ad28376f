package jp.tsunagi.register;

/**
 * The municipality that the hub works for.
 *
 * @param code 全国地方公共団体コード, six digits, the last one a check digit
 */
public record Municipality(String code, Bilingual name) {
    /**
     * Reads a code and checks its last digit: eleven less the remainder of the weighted sum (6, 5, 4, 3, 2) by eleven,
     * of which the last digit counts (全国地方公共団体コード仕様, Ministry of Internal Affairs and Communications).
     *
     * @throws IllegalArgumentException when it is no such code
     */
    static String parseCode(String text) {
        if (!text.matches("\\d{6}")) {
            throw new IllegalArgumentException("municipality code is not 6 digits");
        }
        int sum = 0;
        for (int i = 0; i < 5; i++) {
            sum += (text.charAt(i) - '0') * (6 - i);
        }
        if ((11 - sum % 11) % 10 != text.charAt(5) - '0') {
            throw new IllegalArgumentException("municipality code has a wrong check digit");
        }
        return text;
    }
}
