package jp.tsunagi.evidence;

import java.util.HexFormat;
import jp.tsunagi.audit.proof.VerifierKey;

/** Public keys as they are compared with paper. */
final class PublicKeys {
    private static final int BYTES = 32;

    private PublicKeys() {}

    /** Eight hexadecimal digits (C2SP signed-note). */
    static String id(VerifierKey key) {
        return HexFormat.of().toHexDigits(key.id());
    }

    /** The 32 bytes of RFC 8032 section 5.1.5, which end the X.509 form. */
    static String hex(VerifierKey key) {
        byte[] encoded = key.publicKey().getEncoded();
        return HexFormat.of().formatHex(encoded, encoded.length - BYTES, encoded.length);
    }
}
