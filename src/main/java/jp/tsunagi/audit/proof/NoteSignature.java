package jp.tsunagi.audit.proof;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Base64;

/**
 * A signature line of a note.
 *
 * @param name the name of the key that is said to have signed
 * @param encoded the key's id in four bytes, big-endian, and the signature, in Base64
 */
public record NoteSignature(String name, String encoded) {
    private static final String START = "— ";

    /** @throws IllegalArgumentException when the name or the Base64 is none, or there is no signature after the id */
    public NoteSignature {
        KeyName.require(name);
        if (CanonicalBase64.decode(encoded).length <= Integer.BYTES) {
            throw new IllegalArgumentException("no signature after the key id");
        }
    }

    static NoteSignature of(String name, int keyId, byte[] signature) {
        ByteBuffer value = ByteBuffer.allocate(Integer.BYTES + signature.length);
        value.putInt(keyId).put(signature);
        return new NoteSignature(name, Base64.getEncoder().encodeToString(value.array()));
    }

    /** @throws IllegalArgumentException when it is no signature line */
    static NoteSignature ofLine(String line) {
        int space = line.lastIndexOf(' ');
        if (!line.startsWith(START) || space < START.length()) {
            throw new IllegalArgumentException("not a signature line");
        }
        return new NoteSignature(line.substring(START.length(), space), line.substring(space + 1));
    }

    String line() {
        return START + name + " " + encoded;
    }

    /** The id of the key that is said to have signed. */
    public int keyId() {
        return ByteBuffer.wrap(value()).getInt();
    }

    /** The signature itself. */
    public byte[] signature() {
        byte[] value = value();
        return Arrays.copyOfRange(value, Integer.BYTES, value.length);
    }

    private byte[] value() {
        return Base64.getDecoder().decode(encoded);
    }
}
