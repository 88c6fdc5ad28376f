package jp.tsunagi.evidence;

import java.nio.charset.StandardCharsets;
import java.util.List;
import jp.tsunagi.audit.proof.Checkpoint;
import jp.tsunagi.audit.proof.SignedNote;
import jp.tsunagi.audit.proof.VerifierKey;
import jp.tsunagi.errors.ErrorCode;
import jp.tsunagi.errors.HubException;

/**
 * A checkpoint with its signed note.
 *
 * @param key which of the journal's keys signed it, from 1
 */
record SignedState(Checkpoint checkpoint, String note, int key) {
    /** @throws HubException JOURNAL_ALTERED when none of the journal's keys signed it */
    static SignedState of(String note, List<VerifierKey> keys) {
        SignedNote signed = SignedNote.parse(note);
        Checkpoint checkpoint = Checkpoint.parse(signed.text());
        VerifierKey signer = signed.verifiedBy(keys).stream()
                .findFirst()
                .orElseThrow(() -> new HubException(
                        ErrorCode.JOURNAL_ALTERED,
                        "checkpoint " + checkpoint.size() + " is not signed by a key of the journal"));
        return new SignedState(checkpoint, note, keys.indexOf(signer) + 1);
    }

    long size() {
        return checkpoint.size();
    }

    /** Its place in a bundle. */
    String path() {
        return "checkpoints/%012d.checkpoint".formatted(size());
    }

    byte[] bytes() {
        return note.getBytes(StandardCharsets.UTF_8);
    }
}
