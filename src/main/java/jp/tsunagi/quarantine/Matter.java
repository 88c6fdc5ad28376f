package jp.tsunagi.quarantine;

import java.time.Instant;

/**
 * One matter of the 確認リスト: something that a person has to look into, however often runs have found it.
 *
 * @param recordKey 公費負担者番号 and 受給者番号
 * @param state OPEN, IN_HAND, SETTLED
 * @param handler who has it in hand or has settled it; {@code null} when nobody has, or a run no longer found it
 */
public record Matter(
        long id,
        String linkage,
        String recordKey,
        String code,
        String note,
        State state,
        long firstRunId,
        long lastRunId,
        Instant raisedAt,
        String handler,
        String remark,
        Instant settledAt) {
    /** How far it is. */
    public enum State {
        OPEN,
        IN_HAND,
        SETTLED
    }
}
