package jp.tsunagi.counterpart;

import java.time.LocalDateTime;
import java.util.Optional;

/**
 * A file that the terminal has taken in hand.
 *
 * @param number 受付番号
 * @param kind of the records in it, by the drop folder
 * @param fileName without the ending of an encrypted file
 * @param sentAs its name in the drop folder
 * @param receivedAt to the second
 * @param repeated a file of this name came before
 */
record Reception(
        String number,
        RecordKind kind,
        String fileName,
        String sentAs,
        LocalDateTime receivedAt,
        State state,
        Optional<Refusal> refusal,
        boolean repeated) {
    enum State {
        /** Recorded; some of its records may have taken effect. */
        RECEIVED,
        /** Its result file lies in the inbox. */
        ANSWERED,
        /** Moved out of the drop folder. */
        CLOSED
    }
}
