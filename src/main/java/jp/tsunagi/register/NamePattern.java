package jp.tsunagi.register;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.regex.Pattern;
import jp.tsunagi.errors.ErrorCode;
import jp.tsunagi.errors.HubException;

/**
 * How a linkage's files are called. {@code {municipality}}, {@code {date}} (yyyyMMdd), {@code {seq}} (the day's number from
 * 1, three digits) and {@code {serial}} (the same from 0, one digit) stand for themselves; {@code *} stands for anything in the name of an inbound file.
 */
public record NamePattern(String text) {
    private static final String SERIAL = "{serial}";

    /** How many files a day can have. */
    public int filesOfDay() {
        return text.contains(SERIAL) ? 10 : 999;
    }

    /**
     * The name of an outbound file.
     *
     * @param sequence from 1 to {@link #filesOfDay}
     * @throws HubException DAY_IS_FULL
     */
    public String fill(String municipality, LocalDate date, int sequence) {
        if (sequence < 1 || sequence > filesOfDay()) {
            throw new HubException(ErrorCode.DAY_IS_FULL, text + ": a day has " + filesOfDay() + " files");
        }
        return text.replace("{municipality}", municipality)
                .replace("{date}", DateTimeFormatter.BASIC_ISO_DATE.format(date))
                .replace("{seq}", String.format(Locale.ROOT, "%03d", sequence))
                .replace(SERIAL, String.valueOf(sequence - 1));
    }

    /** Whether a file of this name belongs to the linkage. */
    public boolean matches(String fileName, String municipality) {
        String expression = Pattern.quote(text)
                .replace("{municipality}", municipality)
                .replace("{date}", "\\E\\d{8}\\Q")
                .replace("{seq}", "\\E\\d{3}\\Q")
                .replace(SERIAL, "\\E\\d\\Q")
                .replace("*", "\\E.*\\Q");
        return fileName.matches(expression);
    }
}
