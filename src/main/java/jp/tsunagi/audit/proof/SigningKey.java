package jp.tsunagi.audit.proof;

import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.spec.InvalidKeySpecException;
import jp.tsunagi.errors.ErrorCode;
import jp.tsunagi.errors.HubException;

/** An Ed25519 private key that signs notes under a name. Prints its verifier key only. */
public final class SigningKey {
    private static final String PEM_LABEL = "PRIVATE KEY";

    private final PrivateKey key;
    private final VerifierKey verifier;

    private SigningKey(PrivateKey key, VerifierKey verifier) {
        this.key = key;
        this.verifier = verifier;
    }

    /**
     * A fresh key.
     *
     * @throws IllegalArgumentException when the name is empty or has spaces or a plus
     */
    public static SigningKey generate(String name) {
        KeyPair pair = Ed25519.generate();
        return new SigningKey(pair.getPrivate(), new VerifierKey(name, pair.getPublic()));
    }

    /**
     * A stored key; its public half is calculated.
     *
     * @param pkcs8 the key in PKCS#8 (RFC 8410 section 7)
     * @throws HubException KEY_UNUSABLE when it is something else
     * @throws IllegalArgumentException when the name is empty or has spaces or a plus
     */
    public static SigningKey ofPkcs8(String name, byte[] pkcs8) {
        KeyName.require(name);
        try {
            PrivateKey key = Ed25519.privateKey(pkcs8);
            return new SigningKey(key, new VerifierKey(name, Ed25519.publicKey(key)));
        } catch (InvalidKeySpecException e) {
            throw new HubException(ErrorCode.KEY_UNUSABLE, name + ": not an Ed25519 key in PKCS#8", e);
        }
    }

    /**
     * As {@link #ofPkcs8}, in PEM, as {@code openssl genpkey -algorithm ed25519} writes it.
     *
     * @throws HubException KEY_UNUSABLE when it is something else
     * @throws IllegalArgumentException when the name is empty or has spaces or a plus
     */
    public static SigningKey ofPem(String name, String pem) {
        KeyName.require(name);
        try {
            return ofPkcs8(name, Pem.decode(PEM_LABEL, pem));
        } catch (IllegalArgumentException e) {
            throw new HubException(ErrorCode.KEY_UNUSABLE, name + ": not a key in PEM", e);
        }
    }

    /** The key in PKCS#8, not encrypted. */
    public byte[] pkcs8() {
        return key.getEncoded();
    }

    /** The key in PKCS#8 and PEM, not encrypted. */
    public String pem() {
        return Pem.encode(PEM_LABEL, key.getEncoded());
    }

    public String name() {
        return verifier.name();
    }

    /** The public half. */
    public VerifierKey verifier() {
        return verifier;
    }

    /** The 64 bytes of the signature of RFC 8032 section 5.1.6. */
    public byte[] sign(byte[] message) {
        return Ed25519.sign(key, message);
    }

    NoteSignature sign(String text) {
        return NoteSignature.of(name(), verifier.id(), sign(text.getBytes(StandardCharsets.UTF_8)));
    }

    @Override
    public String toString() {
        return verifier.format();
    }
}
