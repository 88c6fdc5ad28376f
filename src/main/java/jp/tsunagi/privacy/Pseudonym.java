package jp.tsunagi.privacy;

import java.util.Arrays;
import java.util.HexFormat;

/**
 * 仮名: what a person is to the hub, HMAC-SHA-256 of the 住民番号 under a key outside the database. The first byte is the key's
 * version, the other 16 are the first half of the hash.
 */
public final class Pseudonym {
    static final int BYTES = 17;

    private final byte[] bytes;

    private Pseudonym(byte[] bytes) {
        this.bytes = bytes;
    }

    /** Takes over the array. */
    public static Pseudonym of(byte[] bytes) {
        if (bytes.length != BYTES) {
            throw new IllegalArgumentException("a pseudonym has " + BYTES + " bytes, not " + bytes.length);
        }
        return new Pseudonym(bytes);
    }

    /** Reads the form of {@link #toString()}. */
    public static Pseudonym parse(String text) {
        if (!text.matches("p[0-9]{1,3}-[0-9a-f]{32}")) {
            throw new IllegalArgumentException("not a pseudonym: p, version, hyphen, 32 hexadecimal digits");
        }
        int hyphen = text.indexOf('-');
        byte[] bytes = new byte[BYTES];
        bytes[0] = (byte) Integer.parseInt(text.substring(1, hyphen));
        System.arraycopy(HexFormat.of().parseHex(text, hyphen + 1, text.length()), 0, bytes, 1, BYTES - 1);
        return new Pseudonym(bytes);
    }

    /** Not to be changed. */
    public byte[] bytes() {
        return bytes;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Pseudonym that && Arrays.equals(bytes, that.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    /** {@code p1-} and 32 hexadecimal digits: the version of the key and the hash. */
    @Override
    public String toString() {
        return "p" + (bytes[0] & 0xFF) + "-" + HexFormat.of().formatHex(bytes, 1, BYTES);
    }
}
