package jp.tsunagi.intake;

import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import jp.tsunagi.errors.Finding;

/**
 * What a domain checks of one line that came in, beyond its layout.
 *
 * @param <R> the record class
 */
public interface LineCheck<R> {
    Class<R> recordClass();

    /**
     * What is wrong with the line; empty when it can be taken over.
     *
     * @param createdAt when the file was made, as its first line says, or the beginning of its run
     */
    List<Finding> check(R line, LocalDateTime createdAt);

    /** The key of the line's person, 公費負担者番号 and 受給者番号; nothing where the line has none of good form. */
    default Optional<String> recordKey(R line) {
        return Optional.empty();
    }

    /**
     * What the line is a part of: lines of one whole are taken over together or not at all. Without it each line is for
     * itself.
     */
    default Optional<String> whole(R line) {
        return Optional.empty();
    }
}
