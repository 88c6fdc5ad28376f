package jp.tsunagi.ledger;

import java.util.Set;

/** A record that the ledger follows from person to person: sent, answered, changed. */
public interface Sendable {
    /** The counterpart's key of the record, for eligibility 公費負担者番号 and 受給者番号. Never a personal number. */
    String recordKey();

    /** The key of the record's person in other linkages, 公費負担者番号 and 受給者番号. */
    default String personKey() {
        return recordKey();
    }

    /** Whether this key means the record, so that a run about one record is about it. */
    default boolean isMeantBy(String key) {
        return key.equals(recordKey());
    }

    /** Whether a record that has ended must be sent though the counterpart never had it. */
    default boolean dueThoughNeverSent() {
        return true;
    }

    /** 住民番号, by which the person's pseudonym is made; nothing else is done with it. */
    String residentNumber();

    /** Whether the record says that something ended (資格喪失). */
    boolean ended();

    /** Told before the record is written. */
    void sentAs(RunKind kind, Change change);

    /** Fields that {@link #sentAs} sets: they say how the record is sent, not what it holds, so they are not compared. */
    Set<String> sendingFields();

    /** Fields that make no other content of the record: those of sending, and what comes from the counterpart itself. */
    default Set<String> uncomparedFields() {
        return sendingFields();
    }

    /** What else makes the content another one though no compared field shows it, such as a personal number's revision. */
    String contentSupplement();

    /** Forgets the personal number, as soon as it is in the file. */
    void wipe();
}
