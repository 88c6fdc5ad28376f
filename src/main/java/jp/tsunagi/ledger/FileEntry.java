package jp.tsunagi.ledger;

import java.time.LocalDate;

/**
 * A file as the ledger knows it. Hash, size and count are {@code null} until the file is sealed or claimed.
 *
 * @param sentFileId the file that this one answers, for a returned one
 * @param deadline by when every record has an answer; {@code null} for a returned file, and where no answers are agreed
 * @param place of a file that came in, where it was put away, or is about to be: a path, below the data folder if it is
 *     relative; of one that goes out, where it is delivered, once it is sealed; {@code null} before that
 */
public record FileEntry(
        long id,
        long runId,
        String linkage,
        String name,
        FileState state,
        String sha256,
        Long byteSize,
        Long recordCount,
        Long sentFileId,
        LocalDate deadline,
        long accepted,
        long rejected,
        long missing,
        String place) {}
