package jp.tsunagi.intake;

import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import jp.tsunagi.errors.Finding;
import jp.tsunagi.numbers.PayerNumber;
import jp.tsunagi.numbers.RecipientNumber;

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

    /**
     * Fields that by their definition hold numbers of another kind than personal numbers: a value of nothing but twelve digits
     * is forbidden there (AMBIGUOUS_IDENTIFIER), so that the two are never mixed up.
     */
    default Set<String> otherNumbers() {
        return Set.of();
    }

    /**
     * Fields that hold 住民番号, which may have twelve digits: whether it is one, the statements say that know the people
     * (TSN-2007 in {@code personal-numbers.sql}).
     */
    default Set<String> residentNumbers() {
        return Set.of();
    }

    /** The key of the line's person, 公費負担者番号 and 受給者番号; nothing where the line has none of good form. */
    default Optional<String> recordKey(R line) {
        return Optional.empty();
    }

    /** The key of a person by both numbers; nothing where one is missing or has a wrong check digit. */
    static Optional<String> key(String payerNumber, String recipientNumber) {
        boolean formed = payerNumber != null
                && recipientNumber != null
                && PayerNumber.isValid(payerNumber)
                && RecipientNumber.isValid(recipientNumber);
        return formed ? Optional.of(payerNumber + recipientNumber) : Optional.empty();
    }

    /**
     * What the line is a part of: lines of one whole are taken over together or not at all. Without it each line is for
     * itself.
     */
    default Optional<String> whole(R line) {
        return Optional.empty();
    }
}
