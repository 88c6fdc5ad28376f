package jp.tsunagi.counterpart.address;

import java.util.Optional;

/** The first thing found wrong with a record: why, and at which item. */
record RegistrationFault(RegistrationRejection rejection, RegistrationItem item) {
    static Optional<RegistrationFault> when(boolean wrong, RegistrationRejection rejection, RegistrationItem item) {
        return wrong ? Optional.of(new RegistrationFault(rejection, item)) : Optional.empty();
    }
}
