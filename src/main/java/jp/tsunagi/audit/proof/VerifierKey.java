package jp.tsunagi.audit.proof;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.spec.InvalidKeySpecException;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import jp.tsunagi.errors.ErrorCode;
import jp.tsunagi.errors.HubException;

/**
 * The public half of a key that signs notes: an Ed25519 public key under a name (C2SP signed-note). Its text form is
 * {@code name+key id+Base64}, the id in eight hexadecimal digits, the Base64 of 0x01 and the 32 bytes of the key.
 */
public record VerifierKey(String name, PublicKey publicKey) {
    private static final byte ED25519 = 1;
    private static final String PEM_LABEL = "PUBLIC KEY";

    /** @throws IllegalArgumentException when the name is empty or has spaces or a plus, or the key is not Ed25519 */
    public VerifierKey {
        KeyName.require(name);
        if (!Ed25519.isPublicKey(publicKey.getEncoded())) {
            throw new IllegalArgumentException("not an Ed25519 key: " + publicKey.getAlgorithm());
        }
    }

    /**
     * Reads the text form.
     *
     * @throws HubException EVIDENCE_MALFORMED when it is something else, or its id is of another name or key
     */
    public static VerifierKey parse(String text) {
        // The Base64 may hold a plus as well.
        String[] parts = text.split("\\+", 3);
        if (parts.length != 3 || !KeyName.isValid(parts[0])) {
            throw malformed("name, id and key are not there", null);
        }
        VerifierKey key = new VerifierKey(parts[0], publicKey(parts[2]));
        if (!parts[1].equals(HexFormat.of().toHexDigits(key.id()))) {
            throw malformed("the id is of another name or key", null);
        }
        return key;
    }

    private static PublicKey publicKey(String base64) {
        try {
            byte[] key = CanonicalBase64.decode(base64);
            if (key.length != 1 + Ed25519.PUBLIC_KEY_BYTES || key[0] != ED25519) {
                throw malformed("not an Ed25519 key", null);
            }
            return Ed25519.publicKeyOfPoint(Arrays.copyOfRange(key, 1, key.length));
        } catch (IllegalArgumentException | InvalidKeySpecException e) {
            throw malformed("not an Ed25519 key", e);
        }
    }

    /**
     * Reads an X.509 SubjectPublicKeyInfo in PEM, as {@code openssl pkey -pubout} writes it.
     *
     * @throws HubException EVIDENCE_MALFORMED when it is something else
     */
    public static VerifierKey ofPem(String name, String pem) {
        try {
            return new VerifierKey(name, Ed25519.publicKey(Pem.decode(PEM_LABEL, pem)));
        } catch (IllegalArgumentException | InvalidKeySpecException e) {
            throw malformed("not an Ed25519 key in PEM", e);
        }
    }

    /** The key as an X.509 SubjectPublicKeyInfo in PEM, for openssl. */
    public String pem() {
        return Pem.encode(PEM_LABEL, publicKey.getEncoded());
    }

    /** The text form. */
    public String format() {
        return name + "+" + HexFormat.of().toHexDigits(id()) + "+"
                + Base64.getEncoder().encodeToString(typeAndKey());
    }

    /** The first four bytes of SHA-256(name ‖ 0x0A ‖ 0x01 ‖ key). */
    public int id() {
        MessageDigest digest = TreeHasher.sha256();
        digest.update(name.getBytes(StandardCharsets.UTF_8));
        digest.update((byte) '\n');
        return ByteBuffer.wrap(digest.digest(typeAndKey())).getInt();
    }

    /** Whether the signature is said to be of this key. */
    public boolean isNamedBy(NoteSignature signature) {
        return name.equals(signature.name()) && id() == signature.keyId();
    }

    /** Whether the signature is of this message and key. */
    public boolean verify(byte[] message, byte[] signature) {
        return Ed25519.verify(publicKey, message, signature);
    }

    private byte[] typeAndKey() {
        return ByteBuffer.allocate(1 + Ed25519.PUBLIC_KEY_BYTES)
                .put(ED25519)
                .put(Ed25519.point(publicKey))
                .array();
    }

    private static HubException malformed(String what, Throwable cause) {
        return new HubException(ErrorCode.EVIDENCE_MALFORMED, "verifier key: " + what, cause);
    }
}
