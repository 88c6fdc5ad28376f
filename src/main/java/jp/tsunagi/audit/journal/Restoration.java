package jp.tsunagi.audit.journal;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import jp.tsunagi.audit.proof.Hash;
import jp.tsunagi.errors.HubException;

/**
 * The signed statement that a database restored to an older state was accepted: the journal goes on from there, and the
 * checkpoints that sign what was lost are void.
 *
 * @param size the number of entries that the restored database holds
 * @param voids the checkpoints that are void, smallest first
 * @param by who accepted it
 */
public record Restoration(String origin, long size, List<Voided> voids, String by, String reason, Instant at) {
    private static final String TITLE = "tsunagi restoration";
    private static final int FIXED_LINES = 6;

    /** A checkpoint by what it signs. */
    public record Voided(long size, Hash root) {}

    public Restoration {
        voids = List.copyOf(voids);
    }

    /** The text that is signed. */
    public String text() {
        List<String> lines = new ArrayList<>(List.of(TITLE, origin, "size " + size));
        voids.forEach(
                gone -> lines.add("void " + gone.size() + " " + gone.root().base64()));
        lines.addAll(List.of("by " + by, "reason " + reason, "at " + EntryLine.time(at)));
        return String.join("\n", lines) + "\n";
    }

    /** @throws HubException EVIDENCE_MALFORMED */
    public static Restoration parse(String text) {
        List<String> lines = text.lines().toList();
        if (lines.size() < FIXED_LINES || !TITLE.equals(lines.get(0))) {
            throw NoteLines.malformed(0, "not a restoration", null);
        }
        int end = lines.size() - 3;
        List<Voided> voids = new ArrayList<>();
        for (int i = 3; i < end; i++) {
            voids.add(gone(lines, i));
        }
        return new Restoration(
                lines.get(1),
                NoteLines.number(lines, 2, "size "),
                voids,
                NoteLines.value(lines, end, "by "),
                NoteLines.value(lines, end + 1, "reason "),
                NoteLines.time(lines, end + 2));
    }

    private static Voided gone(List<String> lines, int index) {
        String[] words = NoteLines.value(lines, index, "void ").split(" ", -1);
        try {
            return new Voided(Long.parseLong(words[0]), Hash.ofBase64(words[words.length - 1]));
        } catch (IllegalArgumentException e) {
            throw NoteLines.malformed(index, "not a size and a root", e);
        }
    }
}
