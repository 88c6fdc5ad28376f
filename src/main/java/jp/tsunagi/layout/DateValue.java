package jp.tsunagi.layout;

import java.time.LocalDate;

/**
 * Dates {@code yyyyMMdd} of the years 1 to 9999. A day that the month does not have is refused; Bindy takes the last
 * one.
 */
final class DateValue extends Value<LocalDate> {
    static final String PATTERN = "yyyyMMdd";
    private static final int LENGTH = 8;

    @Override
    int write(LocalDate value, Output out) {
        write(value, out, value.getYear());
        return LENGTH;
    }

    @Override
    LocalDate read(char[] characters, int from, int to) {
        return to - from == LENGTH ? date(characters, from) : null;
    }

    @Override
    int length(LocalDate value) {
        return LENGTH;
    }

    @Override
    boolean isWritable(LocalDate value) {
        return fits(value.getYear());
    }

    static boolean fits(int year) {
        return year >= 1 && year <= 9999;
    }

    static void write(LocalDate date, Output out, int year) {
        out.digits(year, 4);
        out.digits(date.getMonthValue(), 2);
        out.digits(date.getDayOfMonth(), 2);
    }

    static LocalDate date(char[] characters, int from) {
        int year = number(characters, from, 4);
        int month = number(characters, from + 4, 2);
        int day = number(characters, from + 6, 2);
        if (!fits(year) || month < 1 || month > 12 || day < 1 || day > 31) {
            return null;
        }
        return day > 28 && day > LocalDate.of(year, month, 1).lengthOfMonth() ? null : LocalDate.of(year, month, day);
    }

    /** The number that the digits make; -1 if one is none. */
    static int number(char[] characters, int from, int length) {
        int number = 0;
        for (int i = from; i < from + length; i++) {
            int digit = characters[i] - '0';
            if (digit < 0 || digit > 9) {
                return -1;
            }
            number = 10 * number + digit;
        }
        return number;
    }
}
