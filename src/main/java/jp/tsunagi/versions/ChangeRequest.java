package jp.tsunagi.versions;

import java.time.Instant;
import jp.tsunagi.audit.journal.Acceptance;
import jp.tsunagi.audit.journal.AcceptedVersion;

/**
 * What was said of an edited set before it runs.
 *
 * @param hash of that set, and of no other
 * @param acceptance who wants it, and why
 * @param expires until when it may be approved and taken
 * @param approvedBy who else has agreed; {@code null}: nobody yet
 */
public record ChangeRequest(String hash, Acceptance acceptance, Instant expires, String approvedBy) {
    Acceptance stated() {
        return approvedBy == null
                ? acceptance
                : new Acceptance(acceptance.who(), acceptance.reason() + " (approved by " + approvedBy + ")");
    }

    boolean isExpired(Instant now) {
        return !now.isBefore(expires);
    }

    /** How it stands with it, and what is to be done. */
    public String standing(Instant now) {
        if (isExpired(now)) {
            return "was asked for until " + expires + ", which is over: `submit` it again";
        }
        return approvedBy == null
                ? "waits until " + expires + " for approval by another person than " + acceptance.who() + ": `approve "
                        + AcceptedVersion.shortened(hash) + "`"
                : "was approved by " + approvedBy;
    }
}
