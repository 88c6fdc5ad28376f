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
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

    private final StringBuilder line = new StringBuilder(600);

    private EntryLine() {}

    /** The line in UTF-8, without a line end. */
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
        return TIME.format(at);
    }

    private void add(String key, String value) {
        if (value != null) {
            key(key).append('"');
            for (int i = 0; i < value.length(); i++) {
                char c = value.charAt(i);
                if (c == '"' || c == '\\') {
                    line.append('\\');
                }
                line.append(c);
            }
            line.append('"');
        }
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
