package jp.tsunagi.counterpart;

import java.util.List;
import java.util.Optional;

/**
 * One data line as it was sent.
 *
 * @param detailNumber 受付明細番号, the record's number in the file, from 1
 * @param items one value an {@link EligibilityItem}
 */
record SentRecord(int detailNumber, List<String> items) {
    String get(EligibilityItem item) {
        return items.get(item.position() - 1);
    }

    boolean has(EligibilityItem item) {
        return !get(item).isEmpty();
    }

    /** 公費負担者番号 and 受給者番号, if both have their digits. */
    Optional<String> key() {
        String payer = get(EligibilityItem.INSURER_NUMBER);
        String recipient = get(EligibilityItem.INSURED_IDENTIFICATION_NUMBER);
        return Forms.digits(8).test(payer) && Forms.digits(7).test(recipient)
                ? Optional.of(payer + recipient)
                : Optional.empty();
    }

    /** 登録削除区分 {@code 2}. */
    boolean deletes() {
        return get(EligibilityItem.REGISTRATION_DELETION_CLASSIFICATION).equals("2");
    }

    /** The values are a person's: only the number is printed. */
    @Override
    public String toString() {
        return "record " + detailNumber;
    }
}
