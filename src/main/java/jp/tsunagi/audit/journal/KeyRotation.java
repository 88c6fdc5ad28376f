package jp.tsunagi.audit.journal;

import java.time.Instant;
import java.util.List;
import jp.tsunagi.audit.proof.VerifierKey;
import jp.tsunagi.errors.ErrorCode;
import jp.tsunagi.errors.HubException;

/** The statement that one key follows another: five lines, signed by both. */
public record KeyRotation(String origin, VerifierKey before, VerifierKey next, Instant at) {
    private static final String TITLE = "tsunagi key rotation";

    /** The text that is signed. */
    public String text() {
        return String.join(
                        "\n",
                        TITLE,
                        origin,
                        "before " + before.format(),
                        "next " + next.format(),
                        "at " + EntryLine.time(at))
                + "\n";
    }

    /** @throws HubException EVIDENCE_MALFORMED */
    public static KeyRotation parse(String text) {
        List<String> lines = text.lines().toList();
        if (lines.size() != 5 || !TITLE.equals(lines.get(0))) {
            throw new HubException(ErrorCode.EVIDENCE_MALFORMED, "line 1: not a key rotation");
        }
        return new KeyRotation(
                lines.get(1),
                VerifierKey.parse(NoteLines.value(lines, 2, "before ")),
                VerifierKey.parse(NoteLines.value(lines, 3, "next ")),
                NoteLines.time(lines, 4));
    }
}
