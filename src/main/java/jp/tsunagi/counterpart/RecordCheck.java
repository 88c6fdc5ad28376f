package jp.tsunagi.counterpart;

import static jp.tsunagi.counterpart.EligibilityItem.*;

import java.util.Optional;
import java.util.Set;

/** What can be said of a record from itself: items one by one in their order, then check digits, then items together. */
final class RecordCheck {
    private final Set<String> knownPayers;
    private final String processingType;

    /** @param processingType of the file's header; every record repeats it */
    RecordCheck(Set<String> knownPayers, String processingType) {
        this.knownPayers = knownPayers;
        this.processingType = processingType;
    }

    Optional<Fault> check(SentRecord record) {
        return items(record)
                .or(() -> numbers(record))
                .or(() -> otherName(record))
                .or(() -> loss(record))
                .or(() -> consent(record))
                .or(() -> dates(record));
    }

    private Optional<Fault> items(SentRecord record) {
        for (EligibilityItem item : ALL) {
            Optional<Fault> fault = item(item, record.get(item));
            if (fault.isPresent()) {
                return fault;
            }
        }
        return faultIf(!record.get(PROCESSING_TYPE).equals(processingType), Rejection.WRONG_VALUE, PROCESSING_TYPE);
    }

    private static Optional<Fault> item(EligibilityItem item, String value) {
        if (value.isEmpty()) {
            return faultIf(item.required(), Rejection.REQUIRED_MISSING, item);
        }
        if (value.codePointCount(0, value.length()) > item.length()) {
            return faultIf(true, Rejection.TOO_LONG, item);
        }
        return faultIf(!item.accepts(value), Rejection.WRONG_VALUE, item);
    }

    private Optional<Fault> numbers(SentRecord record) {
        boolean payerUnknown = !knownPayers.isEmpty() && !knownPayers.contains(record.get(INSURER_NUMBER));
        return faultIf(payerUnknown, Rejection.UNKNOWN_PAYER, INSURER_NUMBER)
                .or(() -> faultIf(
                        !CheckDigits.modulus10(record.get(INSURED_IDENTIFICATION_NUMBER)),
                        Rejection.RECIPIENT_NUMBER_CHECK_DIGIT,
                        INSURED_IDENTIFICATION_NUMBER))
                .or(() -> faultIf(
                        !CheckDigits.personalNumber(record.get(PERSONAL_NUMBER)),
                        Rejection.PERSONAL_NUMBER_CHECK_DIGIT,
                        PERSONAL_NUMBER));
    }

    private static Optional<Fault> otherName(SentRecord record) {
        boolean national = record.get(STATUS).equals("1");
        return faultIf(national && record.has(NAME_OF_OTHER), Rejection.WRONG_VALUE, NAME_OF_OTHER)
                .or(() ->
                        faultIf(national && record.has(NAME_OF_OTHER_KANA), Rejection.WRONG_VALUE, NAME_OF_OTHER_KANA))
                .or(() -> bothOrNeither(record, NAME_OF_OTHER, NAME_OF_OTHER_KANA));
    }

    private static Optional<Fault> loss(SentRecord record) {
        boolean ended = record.get(CHANGE_TYPE).equals("03");
        return faultIf(ended && !record.has(DISQUALIFICATION_DATE), Rejection.REQUIRED_MISSING, DISQUALIFICATION_DATE)
                .or(() -> bothOrNeither(record, DISQUALIFICATION_DATE, REASON_OF_LOSS));
    }

    private static Optional<Fault> consent(SentRecord record) {
        boolean given = record.get(SPECIFIC_HEALTH_CHECKUPS_CONSENT_FLAG).equals("1");
        return faultIf(given && !record.has(CONSENT_DATE), Rejection.REQUIRED_MISSING, CONSENT_DATE);
    }

    /** {@code yyyyMMdd} sorts as the days do. */
    private static Optional<Fault> dates(SentRecord record) {
        String qualified = record.get(QUALIFICATION_DATE);
        return faultIf(record.get(BIRTHDATE).compareTo(qualified) > 0, Rejection.DATES_CONTRADICT, QUALIFICATION_DATE)
                .or(() -> faultIf(
                        record.has(DISQUALIFICATION_DATE)
                                && record.get(DISQUALIFICATION_DATE).compareTo(qualified) < 0,
                        Rejection.DATES_CONTRADICT,
                        DISQUALIFICATION_DATE));
    }

    private static Optional<Fault> bothOrNeither(SentRecord record, EligibilityItem one, EligibilityItem other) {
        return faultIf(!record.has(one) && record.has(other), Rejection.REQUIRED_MISSING, one)
                .or(() -> faultIf(record.has(one) && !record.has(other), Rejection.REQUIRED_MISSING, other));
    }

    private static Optional<Fault> faultIf(boolean wrong, Rejection rejection, EligibilityItem item) {
        return wrong ? Optional.of(new Fault(rejection, item)) : Optional.empty();
    }
}
