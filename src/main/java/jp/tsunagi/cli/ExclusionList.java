package jp.tsunagi.cli;

import java.util.Map;
import jp.tsunagi.errors.ErrorCatalogue;
import jp.tsunagi.errors.ErrorCode;
import jp.tsunagi.ledger.Exclusion;
import jp.tsunagi.ledger.Exclusions;

/** Who was left out of a run's file as text: how many by each rule, then record by record. */
final class ExclusionList {
    private ExclusionList() {}

    static String of(Exclusions exclusions, long runId, int most) {
        Map<ErrorCode, Long> counts = exclusions.counts(runId);
        if (counts.isEmpty()) {
            return "";
        }
        StringBuilder text = new StringBuilder("\nleft out by a rule:\n");
        counts.forEach((code, count) -> text.append("%9d  %s %s / %s%n"
                .formatted(
                        count,
                        code.code(),
                        ErrorCatalogue.of(code).ja(),
                        ErrorCatalogue.of(code).en())));
        for (Exclusion left : exclusions.ofRun(runId, most)) {
            text.append("    key ")
                    .append(left.recordKey())
                    .append("  ")
                    .append(left.code().code())
                    .append('\n');
        }
        return text.toString();
    }
}
