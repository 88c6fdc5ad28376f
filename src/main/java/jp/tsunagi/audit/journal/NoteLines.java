package jp.tsunagi.audit.journal;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import jp.tsunagi.errors.ErrorCode;
import jp.tsunagi.errors.HubException;

/** Reads the lines of a signed text. */
final class NoteLines {
    private NoteLines() {}

    /** @param index from 0 */
    static String value(List<String> lines, int index, String label) {
        if (lines.size() <= index || !lines.get(index).startsWith(label)) {
            throw malformed(index, "must begin with '" + label + "'", null);
        }
        return lines.get(index).substring(label.length());
    }

    static Instant time(List<String> lines, int index) {
        try {
            return Instant.parse(value(lines, index, "at "));
        } catch (DateTimeException e) {
            throw malformed(index, "not a time", e);
        }
    }

    static long number(List<String> lines, int index, String label) {
        try {
            return Long.parseLong(value(lines, index, label));
        } catch (NumberFormatException e) {
            throw malformed(index, "not a number", e);
        }
    }

    static HubException malformed(int index, String what, Throwable cause) {
        return new HubException(ErrorCode.EVIDENCE_MALFORMED, "line " + (index + 1) + ": " + what, cause);
    }
}
