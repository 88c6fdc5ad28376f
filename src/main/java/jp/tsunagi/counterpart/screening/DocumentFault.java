package jp.tsunagi.counterpart.screening;

import java.util.Optional;

/**
 * The first thing found wrong with a document.
 *
 * @param item code of the item that it is about, or empty; of 17 characters at most
 */
record DocumentFault(DocumentRejection rejection, String item) {
    static Optional<DocumentFault> when(boolean wrong, DocumentRejection rejection) {
        return when(wrong, rejection, "");
    }

    static Optional<DocumentFault> when(boolean wrong, DocumentRejection rejection, String item) {
        return wrong ? Optional.of(new DocumentFault(rejection, item)) : Optional.empty();
    }
}
