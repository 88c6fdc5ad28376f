package jp.tsunagi.cli;

import java.nio.file.Path;
import jp.tsunagi.ledger.Exclusion;
import jp.tsunagi.ledger.Exclusions;

/** Who was left out of a run's file by a rule, record by record; {@link HeldBackTable} counts them by rule. */
final class ExclusionList {
    private ExclusionList() {}

    /**
     * @param most how many are named
     * @param report where all of them are listed
     */
    static String of(Exclusions exclusions, long runId, int most, Path report) {
        long all = exclusions.counts(runId).values().stream()
                .mapToLong(Long::longValue)
                .sum();
        if (all == 0) {
            return "";
        }
        StringBuilder text = new StringBuilder("\nleft out by a rule:\n");
        for (Exclusion left : exclusions.ofRun(runId, most)) {
            text.append("    key ")
                    .append(left.recordKey())
                    .append("  ")
                    .append(left.code().code())
                    .append('\n');
        }
        if (all > most) {
            text.append("    %,d more / 他 %,d 件; --most shows more%n".formatted(all - most, all - most));
        }
        return text.append("    all / 全件: ").append(report).append('\n').toString();
    }
}
