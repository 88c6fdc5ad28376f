package jp.tsunagi.counterpart;

import static jp.tsunagi.counterpart.EligibilityItem.*;

import java.util.Optional;

/** What the items of a 資格情報 record must fulfil together. */
final class EligibilityRules {
    private EligibilityRules() {}

    static Optional<Fault> check(SentRecord record) {
        return personalNumber(record)
                .or(() -> otherName(record))
                .or(() -> loss(record))
                .or(() -> consent(record))
                .or(() -> dates(record));
    }

    private static Optional<Fault> personalNumber(SentRecord record) {
        return Fault.when(
                !CheckDigits.personalNumber(record.get(PERSONAL_NUMBER)),
                Rejection.PERSONAL_NUMBER_CHECK_DIGIT,
                PERSONAL_NUMBER);
    }

    private static Optional<Fault> otherName(SentRecord record) {
        boolean national = record.get(STATUS).equals("1");
        return Fault.when(national && record.has(NAME_OF_OTHER), Rejection.WRONG_VALUE, NAME_OF_OTHER)
                .or(() -> Fault.when(
                        national && record.has(NAME_OF_OTHER_KANA), Rejection.WRONG_VALUE, NAME_OF_OTHER_KANA))
                .or(() -> bothOrNeither(record, NAME_OF_OTHER, NAME_OF_OTHER_KANA));
    }

    private static Optional<Fault> loss(SentRecord record) {
        boolean ended = record.get(CHANGE_TYPE).equals("03");
        return Fault.when(
                        ended && !record.has(DISQUALIFICATION_DATE), Rejection.REQUIRED_MISSING, DISQUALIFICATION_DATE)
                .or(() -> bothOrNeither(record, DISQUALIFICATION_DATE, REASON_OF_LOSS));
    }

    private static Optional<Fault> consent(SentRecord record) {
        boolean given = record.get(SPECIFIC_HEALTH_CHECKUPS_CONSENT_FLAG).equals("1");
        return Fault.when(given && !record.has(CONSENT_DATE), Rejection.REQUIRED_MISSING, CONSENT_DATE);
    }

    /** {@code yyyyMMdd} sorts as the days do. */
    private static Optional<Fault> dates(SentRecord record) {
        String qualified = record.get(QUALIFICATION_DATE);
        return Fault.when(
                        record.get(BIRTHDATE).compareTo(qualified) > 0, Rejection.DATES_CONTRADICT, QUALIFICATION_DATE)
                .or(() -> Fault.when(
                        record.has(DISQUALIFICATION_DATE)
                                && record.get(DISQUALIFICATION_DATE).compareTo(qualified) < 0,
                        Rejection.DATES_CONTRADICT,
                        DISQUALIFICATION_DATE));
    }

    private static Optional<Fault> bothOrNeither(SentRecord record, Item one, Item other) {
        return Fault.when(!record.has(one) && record.has(other), Rejection.REQUIRED_MISSING, one)
                .or(() -> Fault.when(record.has(one) && !record.has(other), Rejection.REQUIRED_MISSING, other));
    }
}
