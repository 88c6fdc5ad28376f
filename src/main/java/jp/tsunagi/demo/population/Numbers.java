package jp.tsunagi.demo.population;

import java.util.SplittableRandom;

/**
 * The numbers of the made-up municipality, each a function of the recipient's id, so that none is given twice and none
 * need be remembered. The check digits are computed here once more, apart from the hub, so that one mistake is not made on both
 * sides.
 */
final class Numbers {
    private static final long PERSONAL_RANGE = 100_000_000_000L;
    private static final long RESIDENT_RANGE = 1_000_000_000L;
    private static final int[] PERSONAL_WEIGHTS = {6, 5, 4, 3, 2, 7, 6, 5, 4, 3, 2};

    private final long personalFactor;
    private final long personalOffset;
    private final long residentFactor;

    Numbers(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        personalFactor = coprimeToTen(random.nextLong(10_000_000, 90_000_000));
        personalOffset = random.nextLong(PERSONAL_RANGE);
        residentFactor = coprimeToTen(random.nextLong(100_000_000, 900_000_000));
    }

    /** 個人番号 (平成26年総務省令第85号第5条): another one for each revision, 1 to 90, of the same person. */
    String personalNumber(long recipientId, int revision) {
        long position = revision * RESIDENT_RANGE + recipientId;
        // Multiplying by a factor coprime to the range maps positions to bodies one to one, and spreads them.
        long body = (position * personalFactor % PERSONAL_RANGE + personalOffset) % PERSONAL_RANGE;
        String digits = padded(body, 11);
        return digits + personalCheckDigit(digits);
    }

    /** 住民番号; those outside the resident register (住登外) begin with 9. */
    String residentNumber(long recipientId, boolean inRegister) {
        return (inRegister ? "1" : "9") + padded(recipientId * residentFactor % RESIDENT_RANGE, 9);
    }

    /** 公費負担者番号: 法別 12, prefecture 13, three digits of the office, check digit. */
    static String payerNumber(int officeCode) {
        String body = "1213" + padded(officeCode, 3);
        return body + mod10(body);
    }

    /** 受給者番号: six digits and the check digit. */
    static String recipientNumber(int serial) {
        String body = padded(serial, 6);
        return body + mod10(body);
    }

    /** The same number with its last digit wrong. */
    static String withWrongCheckDigit(String number) {
        int last = number.length() - 1;
        return number.substring(0, last) + (number.charAt(last) - '0' + 1) % 10;
    }

    /**
     * 医療機関コード: prefecture, 点数表, 郡市区, number, check digit. Both rules in use occur: over the nine digits before it,
     * or over 郡市区 and number alone.
     */
    static String institutionCode(char kind, int area, int number, boolean overBodyOnly) {
        String body = padded(area, 2) + padded(number, 4);
        String all = "13" + kind + body;
        return all + mod10(overBodyOnly ? body : all);
    }

    static String padded(long value, int width) {
        String digits = Long.toString(value);
        return "0".repeat(Math.max(0, width - digits.length())) + digits;
    }

    private static int personalCheckDigit(String body) {
        int sum = 0;
        for (int i = 0; i < PERSONAL_WEIGHTS.length; i++) {
            sum += (body.charAt(i) - '0') * PERSONAL_WEIGHTS[i];
        }
        int rest = sum % 11;
        return rest <= 1 ? 0 : 11 - rest;
    }

    /** Modulus 10, weights 2, 1, 2, 1 … from the right, the digits of two-digit products added. */
    private static int mod10(String body) {
        int sum = 0;
        for (int i = 0; i < body.length(); i++) {
            int product = (body.charAt(body.length() - 1 - i) - '0') * (i % 2 == 0 ? 2 : 1);
            sum += product / 10 + product % 10;
        }
        return (10 - sum % 10) % 10;
    }

    private static long coprimeToTen(long value) {
        return value / 10 * 10 + 7;
    }
}
