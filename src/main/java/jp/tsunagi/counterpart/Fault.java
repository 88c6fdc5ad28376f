package jp.tsunagi.counterpart;

import java.util.Optional;

/** The first thing found wrong with a record: why, and at which item. */
record Fault(Rejection rejection, Item item) {
    static Optional<Fault> when(boolean wrong, Rejection rejection, Item item) {
        return wrong ? Optional.of(new Fault(rejection, item)) : Optional.empty();
    }
}
