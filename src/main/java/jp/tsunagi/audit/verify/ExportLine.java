package jp.tsunagi.audit.verify;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import jp.tsunagi.audit.journal.Access;
import jp.tsunagi.audit.journal.Action;
import jp.tsunagi.audit.journal.Entry;
import jp.tsunagi.audit.journal.EntryLine;
import jp.tsunagi.audit.journal.JournalEntry;
import jp.tsunagi.audit.journal.Outcome;
import jp.tsunagi.audit.proof.Hash;

/** Reads the line that {@link EntryLine} writes, and takes no other spelling of it. */
final class ExportLine {
    private final String line;
    private final Map<String, String> values = new HashMap<>();
    private int at;

    private ExportLine(String line) {
        this.line = line;
    }

    /** The entry, or that none can be read. */
    static Row parse(byte[] bytes) {
        try {
            JournalEntry journaled = new ExportLine(new String(bytes, StandardCharsets.UTF_8)).entry();
            return Arrays.equals(EntryLine.of(journaled), bytes) ? Row.of(journaled, null) : Row.unreadable();
        } catch (IllegalArgumentException | DateTimeException | IndexOutOfBoundsException e) {
            return Row.unreadable();
        }
    }

    private JournalEntry entry() {
        do {
            // The opening brace or a comma.
            at++;
            String key = text();
            at++;
            values.put(key, line.charAt(at) == '"' ? text() : number());
        } while (line.charAt(at) == ',');
        Entry entry = new Entry(
                Action.valueOf(required("action")),
                Access.valueOf(required("access")),
                Outcome.valueOf(required("outcome")),
                values.get("screen"),
                values.get("actor"),
                values.get("version"),
                values.get("terminal"),
                count("refers"),
                values.get("subject"),
                values.get("linkage"),
                count("runId"),
                values.get("fileName"),
                values.get("fileSha256"),
                values.get("place"),
                count("records"),
                values.get("provision"),
                values.get("code"),
                values.get("reason"),
                values.get("traceProcess"),
                count("traceCount"));
        return new JournalEntry(
                Long.parseLong(required("seq")),
                Instant.parse(required("at")),
                Hash.of(HexFormat.of().parseHex(required("prev"))),
                entry);
    }

    /** From its opening quote to after the closing one. */
    private String text() {
        StringBuilder text = new StringBuilder();
        at++;
        for (char c = line.charAt(at); c != '"'; c = line.charAt(at)) {
            if (c == '\\') {
                at++;
            }
            text.append(line.charAt(at));
            at++;
        }
        at++;
        return text.toString();
    }

    private String number() {
        int start = at;
        while (line.charAt(at) == '-' || Character.isDigit(line.charAt(at))) {
            at++;
        }
        return line.substring(start, at);
    }

    private String required(String key) {
        String value = values.get(key);
        if (value == null) {
            throw new IllegalArgumentException(key + " is missing");
        }
        return value;
    }

    private Long count(String key) {
        String value = values.get(key);
        return value == null ? null : Long.valueOf(value);
    }
}
