package jp.tsunagi.counterpart;

import java.io.IOException;

/** An OpenPGP message is not for this terminal, is damaged or carries no integrity protection. */
final class DamagedMessageException extends IOException {
    private static final long serialVersionUID = 1L;

    DamagedMessageException(String message) {
        super(message);
    }
}
