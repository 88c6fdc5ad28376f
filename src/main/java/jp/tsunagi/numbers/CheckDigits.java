package jp.tsunagi.numbers;

/**
 * The arithmetic that several numbers share. Digits are ASCII digits only; anything else makes a number wrong. Nothing
 * here allocates, so that the checks can stand in front of every record of a file.
 */
final class CheckDigits {
    /** What the calculations return when a character is no digit. */
    static final int NONE = -1;

    private CheckDigits() {}

    /** モジュラス10 (M10): weights 2, 1, 2, 1 … from the right, the digits of each product added. */
    static int modulus10(CharSequence digits, int from, int to) {
        int sum = 0;
        boolean twice = true;
        for (int i = to - 1; i >= from; i--) {
            int digit = digit(digits.charAt(i));
            if (digit < 0) {
                return NONE;
            }
            int product = twice ? digit * 2 : digit;
            sum += product > 9 ? product - 9 : product;
            twice = !twice;
        }
        return (10 - sum % 10) % 10;
    }

    /** Whether the text has this length and ends in the M10 digit of the rest. */
    static boolean endsInModulus10(CharSequence digits, int length) {
        if (digits.length() != length) {
            return false;
        }
        int last = digit(digits.charAt(length - 1));
        return last >= 0 && modulus10(digits, 0, length - 1) == last;
    }

    static boolean isDigit(char character) {
        return digit(character) >= 0;
    }

    /** The value of an ASCII digit, or {@link #NONE}. */
    static int digit(char character) {
        return character >= '0' && character <= '9' ? character - '0' : NONE;
    }
}
