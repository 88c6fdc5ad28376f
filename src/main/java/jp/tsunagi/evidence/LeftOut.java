package jp.tsunagi.evidence;

import java.time.Instant;
import java.util.List;

/**
 * A record of a person that a rule kept out of a linkage's files.
 *
 * @param code of the rule
 * @param at when the first of the runs was opened
 * @param until when the last was
 * @param runs in their order
 */
public record LeftOut(String linkage, String code, Instant at, Instant until, List<Long> runs) implements Step {
    public LeftOut {
        runs = List.copyOf(runs);
    }

    @Override
    public long runId() {
        return runs.get(0);
    }
}
