package jp.tsunagi.checkup;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/** Days as the files write them, {@code yyyyMMdd}. */
final class Days {
    private Days() {}

    static String text(LocalDate day) {
        return DateTimeFormatter.BASIC_ISO_DATE.format(day);
    }

    /** The day, or nothing when the text is none: there is no {@code 19609999}. */
    static Optional<LocalDate> parse(String text) {
        if (text == null || text.length() != 8 || !text.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return Optional.empty();
        }
        int day = Integer.parseInt(text);
        try {
            return Optional.of(LocalDate.of(day / 10_000, day / 100 % 100, day % 100));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
