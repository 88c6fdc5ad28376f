package jp.tsunagi.register;

import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.TimeZone;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.quartz.CronExpression;

/** When a linkage runs, or how often its folder is looked at. */
public sealed interface Schedule {
    Pattern EVERY = Pattern.compile("every ([1-9]\\d{0,4}) (second|minute)s?");

    /** By a Quartz cron expression (seconds first), in the time of Asia/Tokyo. */
    record Cron(String expression) implements Schedule {}

    /** Again and again, this long after the time before. */
    record Every(Duration interval) implements Schedule {}

    /**
     * Reads {@code every 10 seconds}, {@code every 5 minutes} or a Quartz cron expression.
     *
     * @throws IllegalArgumentException when it is neither, or will never run
     */
    static Schedule parse(String text) {
        Matcher every = EVERY.matcher(text);
        if (every.matches()) {
            long count = Long.parseLong(every.group(1));
            return new Every("second".equals(every.group(2)) ? Duration.ofSeconds(count) : Duration.ofMinutes(count));
        }
        if (text.startsWith("every")) {
            throw new IllegalArgumentException("schedule '" + text + "' is not 'every N seconds' or 'every N minutes'");
        }
        return cron(text);
    }

    /** Whether its time came after the one moment and not after the other. What is repeated has no times. */
    default boolean cameBetween(Instant after, Instant until) {
        if (!(this instanceof Cron cron)) {
            return false;
        }
        try {
            CronExpression expression = new CronExpression(cron.expression());
            expression.setTimeZone(TimeZone.getTimeZone("Asia/Tokyo"));
            Date next = expression.getNextValidTimeAfter(Date.from(after));
            return next != null && !next.toInstant().isAfter(until);
        } catch (ParseException e) {
            throw new IllegalStateException("a schedule that was read before", e);
        }
    }

    private static Cron cron(String text) {
        try {
            if (new CronExpression(text).getNextValidTimeAfter(Date.from(Instant.now())) == null) {
                throw new IllegalArgumentException("schedule '" + text + "' never comes");
            }
            return new Cron(text);
        } catch (ParseException e) {
            throw new IllegalArgumentException("schedule '" + text + "' is no cron expression: " + e.getMessage(), e);
        }
    }
}
