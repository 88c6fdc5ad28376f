package jp.tsunagi.privacy;

import java.util.Arrays;

/**
 * 個人番号: the digits of a personal number on their way from the welfare database to a file. Prints masked, has no
 * equality, no serial form and no way to a {@code String}; {@link #wipe()} overwrites the digits as soon as the file has
 * them. The value may be wrong in form; {@code jp.tsunagi.numbers} checks it.
 */
public final class PersonalNumber {
    private final char[] digits;

    private PersonalNumber(char[] digits) {
        this.digits = digits;
    }

    /** Takes over the array: the caller must not use it any more. */
    public static PersonalNumber of(char[] digits) {
        return new PersonalNumber(digits);
    }

    public int length() {
        return digits.length;
    }

    public char charAt(int index) {
        return digits[index];
    }

    /** Overwrites the digits; afterwards the number reads as zeros. */
    public void wipe() {
        Arrays.fill(digits, '0');
    }

    @Override
    public String toString() {
        return "************";
    }
}
