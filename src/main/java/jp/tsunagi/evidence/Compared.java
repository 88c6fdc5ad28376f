package jp.tsunagi.evidence;

import java.time.Instant;
import java.util.List;

/**
 * Comparisons of everyone on assistance that neither changed nor listed anything of a person.
 *
 * @param at when the first of the runs was opened
 * @param until when the last was
 * @param runs in their order
 */
public record Compared(String linkage, Instant at, Instant until, List<Long> runs) implements Step {
    public Compared {
        runs = List.copyOf(runs);
    }

    @Override
    public long runId() {
        return runs.get(0);
    }
}
