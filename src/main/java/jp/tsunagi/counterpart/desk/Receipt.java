package jp.tsunagi.counterpart.desk;

import java.time.LocalDateTime;
import java.util.Optional;

/**
 * A file that was taken in hand.
 *
 * @param number 受付番号, 20 characters
 * @param receivedAt to the second
 * @param refusal the code when the file was refused as a whole
 * @param repeated a file of this name came before
 */
public record Receipt(
        String number,
        String fileName,
        LocalDateTime receivedAt,
        State state,
        Optional<String> refusal,
        boolean repeated) {
    /** How far a file has come. */
    public enum State {
        /** Recorded; nothing of it has taken effect. */
        RECEIVED,
        /** All of it has taken effect, or it is refused. */
        JUDGED,
        /** Its result file is there. */
        ANSWERED,
        /** Moved away. */
        CLOSED
    }
}
