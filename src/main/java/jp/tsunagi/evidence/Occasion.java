package jp.tsunagi.evidence;

import java.time.Instant;

/**
 * What the welfare system knows of a person's way.
 *
 * @param at the beginning of the day where only the day is known
 * @param institution its code; {@code null} where none was concerned
 * @param issueNumber 交付番号 of the voucher for the institution on that day; {@code null}: none
 */
public record Occasion(Kind kind, Instant at, String institution, String issueNumber) implements Step {
    /** What happened. */
    public enum Kind {
        ASSISTANCE_BEGAN,
        /** The first day that is no day of assistance any more. */
        ASSISTANCE_ENDED,
        HEALTH_CHECK,
        /** 資格確認 at an institution. */
        VISIT,
        /** One whose voucher was issued after it had been taken over. */
        VISIT_COVERED_LATER,
        /** One whose voucher was withdrawn after it had been taken over: 未委託 since. */
        VISIT_WITHDRAWN
    }

    /** 未委託: at an institution for which there is no voucher. */
    public boolean isUnplanned() {
        return kind == Kind.VISIT_WITHDRAWN || (kind == Kind.VISIT && issueNumber == null);
    }

    @Override
    public long runId() {
        return 0;
    }
}
