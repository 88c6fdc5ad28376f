package jp.tsunagi.demo.population;

/**
 * What the log of a plan of inquiries must come to.
 *
 * @param inquiries lines of the log
 * @param withVoucher of them those tied to a voucher of the institution
 * @param days on which each frequent visitor came
 * @param checks that each of them made at the same institution; no one else makes more than
 *     {@link #ORDINARY_CHECKS_AT_MOST} anywhere
 */
public record UsageExpectation(int inquiries, int withVoucher, int days, int checks) {
    public static final int ORDINARY_CHECKS_AT_MOST = 4;
}
