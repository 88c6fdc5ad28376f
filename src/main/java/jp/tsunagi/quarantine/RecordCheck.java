package jp.tsunagi.quarantine;

import java.nio.charset.Charset;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import jp.tsunagi.errors.Finding;

/**
 * What a domain checks of one record before it is sent. It may rewrite texts to the characters that the counterpart takes.
 *
 * @param <T> the record class
 */
public interface RecordCheck<T> {
    /** What is wrong with the record; empty when it can go. */
    List<Finding> check(T record, Sending sending);

    /**
     * The same of many records, in their order. A check that takes long may look at several at once.
     *
     * @return what is wrong with each
     */
    default List<List<Finding>> checkAll(List<T> records, Sending sending) {
        return records.stream().map(record -> check(record, sending)).toList();
    }

    /** The birth date of the record's person, for provisions that go by age; nothing when the record has none. */
    default Optional<LocalDate> birthDate(T record) {
        return Optional.empty();
    }

    /**
     * What a check may ask about the run.
     *
     * @param charset of the file that the record goes into
     */
    record Sending(LocalDate businessDate, Charset charset) {}
}
