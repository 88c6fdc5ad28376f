package jp.tsunagi.retention;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;

/**
 * The days that a ledger is asked for, in the office's time.
 *
 * @param to the last of them
 */
record Days(LocalDate from, LocalDate to, ZoneId zone) {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");

    boolean contain(Instant time) {
        LocalDate day = LocalDate.ofInstant(time, zone);
        return !day.isBefore(from) && !day.isAfter(to);
    }

    String text(Instant time) {
        return time == null ? "" : TIME.withZone(zone).format(time);
    }
}
