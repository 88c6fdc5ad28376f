package jp.tsunagi.counterpart;

import java.util.List;
import java.util.Optional;

/** Numbered entries that the terminal hands over in files, each once. */
interface DeliverySource {
    /**
     * @param number rises from entry to entry, not always by one
     * @param values of its line, after レコード種別
     */
    record Entry(long number, List<String> values) {}

    /** The delivery that was begun and not finished, else one of what is new; empty when nothing is. */
    Optional<Delivery> open();

    /** A page of the delivery's entries after the number, in order; empty after the last. */
    List<Entry> entries(Delivery delivery, long after);

    void published(Delivery delivery);
}
