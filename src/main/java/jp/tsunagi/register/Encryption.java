package jp.tsunagi.register;

import java.nio.file.Path;

/** Whether an outbound file's contents are encrypted, and for whom. */
public sealed interface Encryption {
    /** Not encrypted by the hub. */
    record None() implements Encryption {}

    /**
     * By OpenPGP (RFC 9580).
     *
     * @param recipientKey file of the recipient's public key
     */
    record OpenPgp(Path recipientKey) implements Encryption {}
}
