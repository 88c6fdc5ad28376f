package jp.tsunagi.counterpart.address;

import static jp.tsunagi.counterpart.address.RegistrationFault.when;
import static jp.tsunagi.counterpart.address.RegistrationItem.*;

import java.util.Optional;
import jp.tsunagi.counterpart.CheckDigits;

/** What can be said of a record from itself: items one by one in their order, then the check digit, then items together. */
final class RegistrationCheck {
    private final String processingType;

    /** @param processingType of the file's first line; every record repeats it */
    RegistrationCheck(String processingType) {
        this.processingType = processingType;
    }

    Optional<RegistrationFault> check(RegistrationRecord record) {
        for (RegistrationItem item : ALL) {
            Optional<RegistrationFault> fault = item(item, record.get(item));
            if (fault.isPresent()) {
                return fault;
            }
        }
        return when(
                        !record.get(PROCESSING_TYPE).equals(processingType),
                        RegistrationRejection.WRONG_VALUE,
                        PROCESSING_TYPE)
                .or(() -> when(
                        !CheckDigits.personalNumber(record.get(PERSONAL_NUMBER)),
                        RegistrationRejection.PERSONAL_NUMBER_CHECK_DIGIT,
                        PERSONAL_NUMBER))
                .or(() -> together(record));
    }

    private static Optional<RegistrationFault> item(RegistrationItem item, String value) {
        if (value.isEmpty()) {
            return when(item.required(), RegistrationRejection.REQUIRED_MISSING, item);
        }
        if (value.codePointCount(0, value.length()) > item.length()) {
            return when(true, RegistrationRejection.TOO_LONG, item);
        }
        return when(!item.accepts(value), RegistrationRejection.WRONG_VALUE, item);
    }

    private static Optional<RegistrationFault> together(RegistrationRecord record) {
        return missing(record.has(NAME_OF_OTHER), record, NAME_OF_OTHER_KANA)
                .or(() -> missing(record.has(NAME_OF_OTHER_KANA), record, NAME_OF_OTHER))
                .or(() -> missing(record.ends(), record, ENDED_ON))
                .or(() -> when(!record.ends() && record.has(ENDED_ON), RegistrationRejection.WRONG_VALUE, ENDED_ON));
    }

    private static Optional<RegistrationFault> missing(
            boolean needed, RegistrationRecord record, RegistrationItem item) {
        return when(needed && !record.has(item), RegistrationRejection.REQUIRED_MISSING, item);
    }
}
