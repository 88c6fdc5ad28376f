package jp.tsunagi.audit.verify;

import java.util.function.Predicate;

/** Entries in the order in which they lie there. Can be read more than once. */
interface Entries {
    /**
     * Gives what stands after a number.
     *
     * @param taker says whether it wants more
     */
    void read(long after, Predicate<Row> taker);
}
