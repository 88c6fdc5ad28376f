package jp.tsunagi.counterpart;

import java.util.Optional;
import java.util.Set;

/** What can be said of a record from itself: items one by one in their order, then check digits, then items together. */
final class RecordCheck {
    private final Set<String> knownPayers;
    private final Set<String> unknownInstitutions;
    private final RecordKind kind;
    private final String processingType;

    /** @param processingType of the file's header; every record repeats it */
    RecordCheck(TerminalSettings settings, RecordKind kind, String processingType) {
        this.knownPayers = settings.knownPayers();
        this.unknownInstitutions = settings.unknownInstitutions();
        this.kind = kind;
        this.processingType = processingType;
    }

    Optional<Fault> check(SentRecord record) {
        return items(record).or(() -> numbers(record)).or(() -> switch (kind) {
            case ELIGIBILITY -> EligibilityRules.check(record);
            case VOUCHER -> VoucherRules.check(record).or(() -> institution(record));
        });
    }

    private Optional<Fault> institution(SentRecord record) {
        boolean unknown = unknownInstitutions.contains(record.get(VoucherItem.DESIGNATED_MEDICAL_INSTITUTION_CODE));
        return Fault.when(unknown, Rejection.WRONG_VALUE, VoucherItem.DESIGNATED_MEDICAL_INSTITUTION_CODE);
    }

    private Optional<Fault> items(SentRecord record) {
        for (Item item : kind.items()) {
            Optional<Fault> fault = item(item, record.get(item));
            if (fault.isPresent()) {
                return fault;
            }
        }
        Item type = kind.processingType();
        return Fault.when(!record.get(type).equals(processingType), Rejection.WRONG_VALUE, type);
    }

    private static Optional<Fault> item(Item item, String value) {
        if (value.isEmpty()) {
            return Fault.when(item.required(), Rejection.REQUIRED_MISSING, item);
        }
        if (value.codePointCount(0, value.length()) > item.length()) {
            return Fault.when(true, Rejection.TOO_LONG, item);
        }
        return Fault.when(!item.accepts(value), Rejection.WRONG_VALUE, item);
    }

    private Optional<Fault> numbers(SentRecord record) {
        boolean payerUnknown = !knownPayers.isEmpty() && !knownPayers.contains(record.get(kind.payer()));
        return Fault.when(payerUnknown, Rejection.UNKNOWN_PAYER, kind.payer())
                .or(() -> Fault.when(
                        !CheckDigits.modulus10(record.get(kind.recipient())),
                        Rejection.RECIPIENT_NUMBER_CHECK_DIGIT,
                        kind.recipient()));
    }
}
