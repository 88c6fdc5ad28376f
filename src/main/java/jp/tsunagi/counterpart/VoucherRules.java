package jp.tsunagi.counterpart;

import static jp.tsunagi.counterpart.VoucherItem.*;

import java.util.Optional;

/** What the items of a 医療券・調剤券情報 record must fulfil together. */
final class VoucherRules {
    private VoucherRules() {}

    static Optional<Fault> check(SentRecord record) {
        return missing(record).or(() -> contradictions(record)).or(() -> dates(record));
    }

    /** Items that another one makes a required one. */
    private static Optional<Fault> missing(SentRecord record) {
        boolean dispensing = is(record, TICKET_TYPE, "02");
        return missing(record, dispensing, PRESCRIPTION_ISSUER_CODE)
                .or(() -> missing(record, !dispensing, INJURY_NAME1))
                .or(() -> missing(record, is(record, CHANGE_TYPE, "03"), CANCELLED_ON));
    }

    private static Optional<Fault> contradictions(SentRecord record) {
        boolean dispensing = is(record, TICKET_TYPE, "02");
        boolean combined = is(record, SINGLE_OR_COMBINED_USE, "02");
        boolean cancelled = is(record, CHANGE_TYPE, "03");
        String month = record.get(MEDICAL_TREATMENT_MONTH);
        return contradiction(!record.get(ISSUE_NUMBER).startsWith(month), ISSUE_NUMBER)
                .or(() -> contradiction(!dispensing && record.has(PRESCRIPTION_ISSUER_CODE), PRESCRIPTION_ISSUER_CODE))
                .or(() -> contradiction(is(record, MEDICAL_TREATMENT_TYPE, "04") != dispensing, MEDICAL_TREATMENT_TYPE))
                .or(() -> contradiction(
                        is(record, STATUS_OF_SOCIAL_INSURANCE, "01") != combined, STATUS_OF_SOCIAL_INSURANCE))
                .or(() -> contradiction(!cancelled && record.has(CANCELLED_ON), CANCELLED_ON));
    }

    /** {@code yyyyMMdd} sorts as the days do. */
    private static Optional<Fault> dates(SentRecord record) {
        String month = record.get(MEDICAL_TREATMENT_MONTH);
        String from = record.get(VALID_DATE);
        String until = record.get(EXPIRATION_DATE);
        return Fault.when(!from.startsWith(month), Rejection.DATES_CONTRADICT, VALID_DATE)
                .or(() -> Fault.when(
                        !until.startsWith(month) || until.compareTo(from) < 0,
                        Rejection.DATES_CONTRADICT,
                        EXPIRATION_DATE));
    }

    private static Optional<Fault> missing(SentRecord record, boolean required, Item item) {
        return Fault.when(required && !record.has(item), Rejection.REQUIRED_MISSING, item);
    }

    private static Optional<Fault> contradiction(boolean found, Item item) {
        return Fault.when(found, Rejection.ITEMS_CONTRADICT, item);
    }

    private static boolean is(SentRecord record, Item item, String code) {
        return record.get(item).equals(code);
    }
}
