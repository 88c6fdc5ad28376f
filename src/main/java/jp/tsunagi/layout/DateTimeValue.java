package jp.tsunagi.layout;

import java.time.LocalDate;
import java.time.LocalDateTime;

/** Times {@code yyyyMMddHHmmss} of the years 1 to 9999; parts of a second are not written. */
final class DateTimeValue extends Value<LocalDateTime> {
    static final String PATTERN = "yyyyMMddHHmmss";
    private static final int LENGTH = 14;

    @Override
    int write(LocalDateTime value, Output out) {
        DateValue.write(value.toLocalDate(), out, value.getYear());
        out.digits(value.getHour(), 2);
        out.digits(value.getMinute(), 2);
        out.digits(value.getSecond(), 2);
        return LENGTH;
    }

    @Override
    LocalDateTime read(char[] characters, int from, int to) {
        LocalDate date = to - from == LENGTH ? DateValue.date(characters, from) : null;
        if (date == null) {
            return null;
        }
        int hour = DateValue.number(characters, from + 8, 2);
        int minute = DateValue.number(characters, from + 10, 2);
        int second = DateValue.number(characters, from + 12, 2);
        boolean valid = hour >= 0 && hour < 24 && minute >= 0 && minute < 60 && second >= 0 && second < 60;
        return valid ? date.atTime(hour, minute, second) : null;
    }

    @Override
    int length(LocalDateTime value) {
        return LENGTH;
    }

    @Override
    boolean isWritable(LocalDateTime value) {
        return DateValue.fits(value.getYear());
    }
}
