package jp.tsunagi.audit.proof;

import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;

/** A SHA-256 hash of a leaf, a node or a whole tree, as a value. */
public final class Hash {
    /** Length in bytes. */
    public static final int BYTES = 32;

    private final byte[] bytes;

    private Hash(byte[] bytes) {
        this.bytes = bytes;
    }

    /** @throws IllegalArgumentException when it is not 32 bytes long */
    public static Hash of(byte[] bytes) {
        return owned(bytes.clone());
    }

    /** @throws IllegalArgumentException when it is not the canonical Base64 of 32 bytes */
    public static Hash ofBase64(String base64) {
        return owned(CanonicalBase64.decode(base64));
    }

    /** Takes over the array: the caller must not write to it any more. */
    static Hash owned(byte[] bytes) {
        if (bytes.length != BYTES) {
            throw new IllegalArgumentException("a hash has " + BYTES + " bytes, not " + bytes.length);
        }
        return new Hash(bytes);
    }

    public byte[] bytes() {
        return bytes.clone();
    }

    /** The bytes themselves, to be read only. */
    byte[] shared() {
        return bytes;
    }

    public String base64() {
        return Base64.getEncoder().encodeToString(bytes);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Hash that && Arrays.equals(bytes, that.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    /** The hash in hexadecimal digits. */
    @Override
    public String toString() {
        return HexFormat.of().formatHex(bytes);
    }
}
