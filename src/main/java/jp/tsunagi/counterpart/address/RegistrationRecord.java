package jp.tsunagi.counterpart.address;

import java.util.List;
import java.util.Optional;
import jp.tsunagi.counterpart.Forms;

/**
 * One data line as it was sent.
 *
 * @param detailNumber 明細番号, the record's number in the file, from 1
 * @param items one value a {@link RegistrationItem}
 */
record RegistrationRecord(int detailNumber, List<String> items) {
    String get(RegistrationItem item) {
        return items.get(item.position() - 1);
    }

    boolean has(RegistrationItem item) {
        return !get(item).isEmpty();
    }

    /** 異動種別 {@code 03}. */
    boolean ends() {
        return get(RegistrationItem.CHANGE_TYPE).equals("03");
    }

    /** 公費負担者番号 and 受給者番号, if both have their digits. */
    Optional<String> key() {
        String payer = get(RegistrationItem.INSURER_NUMBER);
        String recipient = get(RegistrationItem.RECIPIENT_NUMBER);
        return Forms.digits(8).test(payer) && Forms.digits(7).test(recipient)
                ? Optional.of(payer + recipient)
                : Optional.empty();
    }

    /** 業務利用番号, if well formed. */
    Optional<String> residentNumber() {
        String number = get(RegistrationItem.RESIDENT_NUMBER);
        return !number.isEmpty() && fits(number, RegistrationItem.RESIDENT_NUMBER)
                ? Optional.of(number)
                : Optional.empty();
    }

    /** As sent, or empty when longer than the item: what stands there may be another kind of number. */
    String echo(RegistrationItem item) {
        String value = get(item);
        return value.length() <= item.length() ? value : "";
    }

    /** The values are a person's: only the number is printed. */
    @Override
    public String toString() {
        return "record " + detailNumber;
    }

    private static boolean fits(String value, RegistrationItem item) {
        return value.length() <= item.length() && item.accepts(value);
    }
}
