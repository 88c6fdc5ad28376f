package jp.tsunagi.numbers;

/** 被保険者枝番: two digits without a check digit; the municipality receives it from the insurers' intermediate server. */
public final class BranchNumber {
    private static final int LENGTH = 2;

    private BranchNumber() {}

    public static boolean isValid(CharSequence digits) {
        return digits.length() == LENGTH
                && CheckDigits.isDigit(digits.charAt(0))
                && CheckDigits.isDigit(digits.charAt(1));
    }
}
