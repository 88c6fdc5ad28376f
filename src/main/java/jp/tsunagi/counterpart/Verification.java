package jp.tsunagi.counterpart;

import java.util.Optional;

/**
 * What a medical institution is answered.
 *
 * @param confirmationNumber 資格確認通番, 20 characters, never given twice
 * @param branchNumber 被保険者枝番, if the recipient is registered
 * @param issueNumber 交付番号 of the voucher for this institution on that day; of several, the lowest
 * @param checkupShown the health checks were looked at
 */
public record Verification(
        String confirmationNumber,
        Validity validity,
        Optional<String> branchNumber,
        Optional<String> issueNumber,
        boolean checkupShown) {
    /**
     * 資格有効性. The page's further values do not come up here: asked by number, the store finds one recipient or none, and it
     * cannot tell that one under another number is the same person.
     */
    public enum Validity {
        VALID("1"),
        NOT_VALID("2"),
        NONE("4");

        private final String code;

        Validity(String code) {
            this.code = code;
        }

        String code() {
            return code;
        }
    }

    @Override
    public String toString() {
        return "verification " + confirmationNumber;
    }
}
