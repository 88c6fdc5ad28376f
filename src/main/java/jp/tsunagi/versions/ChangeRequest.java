package jp.tsunagi.versions;

import java.time.Instant;
import java.util.Arrays;
import jp.tsunagi.audit.journal.Acceptance;

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

    boolean isBy(String somebody) {
        return Arrays.asList(acceptance.who().split(", ")).contains(somebody);
    }
}
