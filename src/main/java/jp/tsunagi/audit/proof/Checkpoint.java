package jp.tsunagi.audit.proof;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.regex.Pattern;
import jp.tsunagi.errors.ErrorCode;
import jp.tsunagi.errors.HubException;

/**
 * The state of a log at one moment (C2SP tlog-checkpoint), signed as the text of a {@link SignedNote}: the lines origin,
 * size and root, and the extension lines {@code at} and {@code previous}.
 *
 * @param origin which log; the name of its key
 * @param size the number of entries
 * @param root the root of the Merkle tree over them
 * @param at when, in whole milliseconds (finer parts are cut off)
 * @param previous the size of the checkpoint before; 0 for the first
 */
public record Checkpoint(String origin, long size, Hash root, Instant at, long previous) {
    private static final int LINES = 5;
    private static final String AT = "at ";
    private static final String PREVIOUS = "previous ";
    private static final Pattern NUMBER = Pattern.compile("0|[1-9][0-9]*");
    private static final DateTimeFormatter MILLISECONDS =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

    /** @throws IllegalArgumentException when the origin is no name of a key, or not 0 ≤ previous ≤ size */
    public Checkpoint {
        KeyName.require(origin);
        if (previous < 0 || previous > size) {
            throw new IllegalArgumentException("previous " + previous + " with size " + size);
        }
        at = at.truncatedTo(ChronoUnit.MILLIS);
    }

    /** The text to be signed. */
    public String text() {
        return origin + "\n" + size + "\n" + root.base64() + "\n" + AT + MILLISECONDS.format(at) + "\n" + PREVIOUS
                + previous + "\n";
    }

    /** The checkpoint, signed. */
    public SignedNote sign(SigningKey... keys) {
        return SignedNote.sign(text(), keys);
    }

    /**
     * Reads the text of a note. Only the spelling that {@link #text()} writes is taken.
     *
     * @throws HubException EVIDENCE_MALFORMED with the line that is wrong
     */
    public static Checkpoint parse(String text) {
        List<String> lines = List.of(text.split("\n", -1));
        if (lines.size() != LINES + 1 || !lines.get(LINES).isEmpty()) {
            throw malformed("not " + LINES + " lines", null);
        }
        String origin = origin(lines.get(0));
        long size = number(2, lines.get(1));
        Hash root = root(lines.get(2));
        Instant at = at(value(4, AT, lines.get(3)));
        long previous = number(5, value(5, PREVIOUS, lines.get(4)));
        if (previous > size) {
            throw malformed("line 5: more than the size", null);
        }
        return new Checkpoint(origin, size, root, at, previous);
    }

    private static String origin(String line) {
        if (!KeyName.isValid(line)) {
            throw malformed("line 1: not an origin", null);
        }
        return line;
    }

    private static long number(int line, String digits) {
        try {
            if (NUMBER.matcher(digits).matches()) {
                return Long.parseLong(digits);
            }
            throw malformed("line " + line + ": not a number", null);
        } catch (NumberFormatException e) {
            throw malformed("line " + line + ": not a number", e);
        }
    }

    private static Hash root(String line) {
        try {
            return Hash.ofBase64(line);
        } catch (IllegalArgumentException e) {
            throw malformed("line 3: not a root hash", e);
        }
    }

    private static Instant at(String time) {
        try {
            Instant at = MILLISECONDS.parse(time, Instant::from);
            if (MILLISECONDS.format(at).equals(time)) {
                return at;
            }
            throw malformed("line 4: not a time", null);
        } catch (DateTimeException e) {
            throw malformed("line 4: not a time", e);
        }
    }

    private static String value(int line, String name, String text) {
        if (!text.startsWith(name)) {
            throw malformed("line " + line + ": does not begin with '" + name + "'", null);
        }
        return text.substring(name.length());
    }

    private static HubException malformed(String what, Throwable cause) {
        return new HubException(ErrorCode.EVIDENCE_MALFORMED, "checkpoint: " + what, cause);
    }
}
