package jp.tsunagi.counterpart;

import java.util.List;
import java.util.Optional;

/**
 * One data line as it was sent.
 *
 * @param detailNumber 受付明細番号, the record's number in the file, from 1
 * @param items one value an item of the kind
 */
record SentRecord(RecordKind kind, int detailNumber, List<String> items) {
    String get(Item item) {
        return items.get(item.position() - 1);
    }

    boolean has(Item item) {
        return !get(item).isEmpty();
    }

    /** 公費負担者番号 and 受給者番号, and of a voucher the 交付番号, if all have their digits. */
    Optional<String> key() {
        String key = get(kind.payer())
                + get(kind.recipient())
                + kind.issueNumber().map(this::get).orElse("");
        boolean whole = Forms.digits(kind.payer().length()).test(get(kind.payer()))
                && Forms.digits(kind.recipient().length()).test(get(kind.recipient()))
                && Forms.digits(kind.keyLength()).test(key);
        return whole ? Optional.of(key) : Optional.empty();
    }

    /** The values are a person's: only the number is printed. */
    @Override
    public String toString() {
        return "record " + detailNumber;
    }
}
