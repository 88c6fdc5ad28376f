package jp.tsunagi.audit.journal;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/**
 * An entry as one line of text, which is what is hashed: a JSON object (RFC 8785: keys in order, no blanks) of all fields
 * that have a value. Anyone can read such a line, and hash it without this software.
 */
public final class EntryLine {
    private static final DateTimeFormatter SECOND =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.").withZone(ZoneOffset.UTC);

    // Entries that follow each other are often of the same second, and to format one costs as much as the rest of a
    // line.
    private static volatile Second latest = new Second(0, "1970-01-01T00:00:00.");

    private record Second(long epoch, String text) {}

    private final StringBuilder line = new StringBuilder(600);

    private EntryLine() {}

    /**
     * The line in UTF-8, without a line end.
     *
     * @throws IllegalArgumentException when a text holds half of a surrogate pair, which UTF-8 has no bytes for
     */
    public static byte[] of(JournalEntry journaled) {
        return text(journaled).getBytes(StandardCharsets.UTF_8);
    }

    /** The line. */
    public static String text(JournalEntry journaled) {
        Entry entry = journaled.entry();
        EntryLine line = new EntryLine();
        line.add("access", entry.access().name());
        line.add("action", entry.action().name());
        line.add("actor", entry.actor());
        line.add("at", time(journaled.at()));
        line.add("code", entry.code());
        line.add("fileName", entry.fileName());
        line.add("fileSha256", entry.fileSha256());
        line.add("linkage", entry.linkage());
        line.add("outcome", entry.outcome().name());
        line.add("place", entry.place());
        line.add("prev", journaled.prev().toString());
        line.add("provision", entry.provision());
        line.add("reason", entry.reason());
        line.add("records", entry.records());
        line.add("refers", entry.refers());
        line.add("runId", entry.runId());
        line.add("screen", entry.screen());
        line.add("seq", journaled.seq());
        line.add("subject", entry.subject());
        line.add("terminal", entry.terminal());
        line.add("traceCount", entry.traceCount());
        line.add("traceProcess", entry.traceProcess());
        line.add("version", entry.version());
        return line.line.append('}').toString();
    }

    /** A time as lines and notes have it: UTC, to the millisecond. */
    public static String time(Instant at) {
        Second second = latest;
        if (second.epoch() != at.getEpochSecond()) {
            second = new Second(at.getEpochSecond(), SECOND.format(at));
            latest = second;
        }
        int millis = at.getNano() / 1_000_000;
        return second.text()
                + (char) ('0' + millis / 100)
                + (char) ('0' + millis / 10 % 10)
                + (char) ('0' + millis % 10)
                + 'Z';
    }

    private void add(String key, String value) {
        if (value != null) {
            key(key).append('"');
            for (int i = 0; i < value.length(); i++) {
                char c = value.charAt(i);
                if (c == '"' || c == '\\') {
                    line.append('\\');
                } else if (Character.isSurrogate(c) && !paired(value, i)) {
                    throw new IllegalArgumentException(key + " holds half of a surrogate pair");
                }
                line.append(c);
            }
            line.append('"');
        }
    }

    private static boolean paired(String value, int i) {
        return Character.isHighSurrogate(value.charAt(i))
                ? i + 1 < value.length() && Character.isLowSurrogate(value.charAt(i + 1))
                : i > 0 && Character.isHighSurrogate(value.charAt(i - 1));
    }

    private void add(String key, Long value) {
        if (value != null) {
            key(key).append(value.longValue());
        }
    }

    private StringBuilder key(String key) {
        line.append(line.isEmpty() ? '{' : ',').append('"').append(key).append("\":");
        return line;
    }
}
