package jp.tsunagi.evidence;

import java.time.Instant;
import java.time.LocalDate;
import jp.tsunagi.ledger.Change;
import jp.tsunagi.ledger.FileState;
import jp.tsunagi.privacy.Pseudonym;

/**
 * A person's record in one sent file, and the counterpart's answer. What the journal no longer has, and an answer that has
 * not come, is {@code null}.
 *
 * @param at when its run was opened
 * @param number position in the file, from 1
 * @param entry number of the journal entry that the file was to be published
 * @param publishedAt of that entry
 * @param provision row of the provision matrix that the file went out under
 */
public record Sending(
        Pseudonym pseudonym,
        long fileId,
        long runId,
        LocalDate date,
        Instant at,
        String linkage,
        String fileName,
        FileState state,
        String sha256,
        int number,
        Change change,
        Long entry,
        Instant publishedAt,
        String subject,
        String provision,
        Answered answer)
        implements Appearance, Step {

    @Override
    public String enteredFile() {
        return fileName;
    }

    @Override
    public long setId() {
        return fileId;
    }

    /**
     * The counterpart's word on one record.
     *
     * @param runId run that took it over
     * @param at when that was opened
     * @param sentFileName the file that it answers
     */
    public record Answered(
            boolean accepted,
            String code,
            String detail,
            String linkage,
            String fileName,
            long runId,
            Instant at,
            String sentFileName)
            implements Step {}
}
