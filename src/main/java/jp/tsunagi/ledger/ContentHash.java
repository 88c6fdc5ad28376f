package jp.tsunagi.ledger;

import java.util.Arrays;

/** Keyed hash of what a record holds, without the personal number. Two records are the same when their hashes are. */
public final class ContentHash {
    private final byte[] bytes;

    /** Takes over the array. */
    public ContentHash(byte[] bytes) {
        this.bytes = bytes;
    }

    byte[] bytes() {
        return bytes;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ContentHash that && Arrays.equals(bytes, that.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }
}
