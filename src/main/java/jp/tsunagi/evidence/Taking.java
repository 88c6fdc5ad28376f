package jp.tsunagi.evidence;

import java.time.Instant;
import java.time.LocalDate;
import jp.tsunagi.ledger.Concerned.Effect;
import jp.tsunagi.ledger.RunKind;
import jp.tsunagi.privacy.Pseudonym;

/**
 * What a run did to a person's record in the welfare system. Without a file, and where the journal
 * no longer has the entry, the values are {@code null}.
 *
 * @param at when the run was opened
 * @param kind {@link RunKind#COMPARISON}, or of a file that was taken over
 * @param number position among the run's people, from 1
 * @param entry number of the journal entry that it was done
 * @param appliedAt of that entry
 */
public record Taking(
        Pseudonym pseudonym,
        long runId,
        LocalDate date,
        Instant at,
        String linkage,
        RunKind kind,
        Effect effect,
        String fileName,
        String sha256,
        int number,
        Long entry,
        Instant appliedAt,
        String subject)
        implements Appearance, Step {

    @Override
    public String enteredFile() {
        return "";
    }

    @Override
    public long setId() {
        return runId;
    }
}
