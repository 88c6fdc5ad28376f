package jp.tsunagi.files;

import java.util.Optional;
import jp.tsunagi.errors.HubException;

/**
 * One step of a {@link ConnectionTrial}.
 *
 * @param ja, en what was tried
 * @param failure what is wrong; empty when it is in order
 */
public record ConnectionStep(String ja, String en, Optional<HubException> failure) {
    public boolean isInOrder() {
        return failure.isEmpty();
    }
}
