package jp.tsunagi.register;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * How a linkage's files are called. {@code {municipality}}, {@code {date}} (yyyyMMdd) and {@code {seq}} (the day's number,
 * three digits) stand for themselves; {@code *} stands for anything in the name of an inbound file.
 */
public record NamePattern(String text) {
    /** The number that {@code {seq}} can reach. */
    public static final int LAST_OF_DAY = 999;

    /**
     * The name of an outbound file.
     *
     * @param sequence from 1 to {@link #LAST_OF_DAY}
     */
    public String fill(String municipality, LocalDate date, int sequence) {
        if (sequence < 1 || sequence > LAST_OF_DAY) {
            throw new IllegalArgumentException("a day has files 1 to " + LAST_OF_DAY + ", not " + sequence);
        }
        return text.replace("{municipality}", municipality)
                .replace("{date}", DateTimeFormatter.BASIC_ISO_DATE.format(date))
                .replace("{seq}", String.format(Locale.ROOT, "%03d", sequence));
    }

    /** Whether a file of this name belongs to the linkage. */
    public boolean matches(String fileName, String municipality) {
        String expression = Pattern.quote(text)
                .replace("{municipality}", municipality)
                .replace("{date}", "\\E\\d{8}\\Q")
                .replace("{seq}", "\\E\\d{3}\\Q")
                .replace("*", "\\E.*\\Q");
        return fileName.matches(expression);
    }
}
