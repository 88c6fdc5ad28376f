package jp.tsunagi.evidence;

import java.time.Instant;

/**
 * A matter of the 確認リスト about a person.
 *
 * @param runId that found it first
 * @param lastRunId that found it last
 * @param state OPEN, IN_HAND, SETTLED
 * @param settledAt {@code null} while it is not
 */
public record Listed(
        long itemId,
        long runId,
        long lastRunId,
        Instant at,
        String linkage,
        String code,
        String state,
        Instant settledAt)
        implements Step {
    boolean covers(Taking taking) {
        return linkage.equals(taking.linkage()) && runId <= taking.runId() && taking.runId() <= lastRunId;
    }
}
