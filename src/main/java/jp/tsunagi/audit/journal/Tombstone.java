package jp.tsunagi.audit.journal;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import jp.tsunagi.audit.proof.CompactRange;
import jp.tsunagi.audit.proof.Hash;
import jp.tsunagi.errors.ErrorCode;
import jp.tsunagi.errors.HubException;

/**
 * The signed statement that the entries up to a number were erased at the end of their retention. With the last hash and
 * the edge of the tree what follows can be verified as if they were still there.
 *
 * @param size how many entries, from the first, are erased
 * @param root of the tree at that size, as the checkpoint of that size has signed it
 * @param last hash of the last erased entry, on which the next one stands
 * @param frontier edge of the tree at that size
 * @param before everything erased was entered before this
 */
public record Tombstone(
        String origin, long size, Hash root, Hash last, List<Hash> frontier, Instant before, Instant at) {
    private static final String TITLE = "tsunagi tombstone";
    private static final int FIXED_LINES = 7;

    public Tombstone {
        frontier = List.copyOf(frontier);
    }

    /** The tree up to here, to go on with. */
    public CompactRange tree() {
        return CompactRange.of(size, frontier);
    }

    /** The text that is signed. */
    public String text() {
        List<String> lines = new ArrayList<>(List.of(
                TITLE,
                origin,
                "size " + size,
                "root " + root.base64(),
                "last " + last.base64(),
                "before " + EntryLine.time(before),
                "at " + EntryLine.time(at)));
        frontier.forEach(node -> lines.add("node " + node.base64()));
        return String.join("\n", lines) + "\n";
    }

    /** @throws HubException EVIDENCE_MALFORMED */
    public static Tombstone parse(String text) {
        List<String> lines = text.lines().toList();
        if (lines.size() < FIXED_LINES || !TITLE.equals(lines.get(0))) {
            throw new HubException(ErrorCode.EVIDENCE_MALFORMED, "line 1: not a tombstone");
        }
        try {
            List<Hash> frontier = new ArrayList<>();
            for (int i = FIXED_LINES; i < lines.size(); i++) {
                frontier.add(Hash.ofBase64(NoteLines.value(lines, i, "node ")));
            }
            return new Tombstone(
                    lines.get(1),
                    NoteLines.number(lines, 2, "size "),
                    Hash.ofBase64(NoteLines.value(lines, 3, "root ")),
                    Hash.ofBase64(NoteLines.value(lines, 4, "last ")),
                    frontier,
                    Instant.parse(NoteLines.value(lines, 5, "before ")),
                    NoteLines.time(lines, 6));
        } catch (IllegalArgumentException | DateTimeException e) {
            throw new HubException(ErrorCode.EVIDENCE_MALFORMED, "a line of the tombstone is damaged", e);
        }
    }
}
