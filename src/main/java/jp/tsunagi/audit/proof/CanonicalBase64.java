package jp.tsunagi.audit.proof;

import java.util.Base64;

/** Base64 (RFC 4648 section 4) read so that each value has one spelling only: padded, and no stray bits at the end. */
final class CanonicalBase64 {
    private CanonicalBase64() {}

    /** @throws IllegalArgumentException when the text is no Base64, or another spelling of its value */
    static byte[] decode(String text) {
        byte[] value = Base64.getDecoder().decode(text);
        if (!Base64.getEncoder().encodeToString(value).equals(text)) {
            throw new IllegalArgumentException("not canonical Base64");
        }
        return value;
    }
}
