package jp.tsunagi.evidence;

import java.time.Instant;
import java.time.LocalDate;
import jp.tsunagi.privacy.Pseudonym;

/**
 * What a run took over about a person into the welfare system, or compared there. Without a file, and where the journal
 * no longer has the entry, the values are {@code null}.
 *
 * @param number position among the run's people, from 1
 * @param entry number of the journal entry that it was done
 * @param appliedAt of that entry
 */
public record Taking(
        Pseudonym pseudonym,
        long runId,
        LocalDate date,
        String linkage,
        String fileName,
        String sha256,
        int number,
        Long entry,
        Instant appliedAt,
        String subject)
        implements Appearance {

    @Override
    public String enteredFile() {
        return "";
    }

    @Override
    public long setId() {
        return runId;
    }
}
