package jp.tsunagi.audit.proof;

import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.interfaces.EdECPrivateKey;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.NamedParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.HexFormat;

/** Ed25519 (RFC 8032) by the platform's own provider, and its keys in the forms of RFC 8410. */
final class Ed25519 {
    static final int PUBLIC_KEY_BYTES = 32;

    private static final String NAME = "Ed25519";
    /** What stands before the 32 bytes in a SubjectPublicKeyInfo (RFC 8410 section 4). */
    private static final byte[] PUBLIC_KEY_INFO = HexFormat.of().parseHex("302a300506032b6570032100");

    private Ed25519() {}

    static KeyPair generate() {
        return generate(new SecureRandom());
    }

    /** @throws InvalidKeySpecException when it is no Ed25519 key in PKCS#8 */
    static PrivateKey privateKey(byte[] pkcs8) throws InvalidKeySpecException {
        return keys().generatePrivate(new PKCS8EncodedKeySpec(pkcs8));
    }

    /**
     * The public key of a private one. The platform has no call for this, but its generator takes the next 32 random
     * bytes for the private key: it is given those of this key, and asked whether it did.
     */
    static PublicKey publicKey(PrivateKey key) {
        byte[] secret = secret(key);
        KeyPair pair = generate(new Replay(secret));
        if (!Arrays.equals(secret(pair.getPrivate()), secret)) {
            throw new IllegalStateException("the platform's Ed25519 generator works otherwise");
        }
        return pair.getPublic();
    }

    /** Whether it has the SubjectPublicKeyInfo form of an Ed25519 key. */
    static boolean isPublicKey(byte[] encoded) {
        return encoded.length == PUBLIC_KEY_INFO.length + PUBLIC_KEY_BYTES
                && Arrays.mismatch(encoded, PUBLIC_KEY_INFO) == PUBLIC_KEY_INFO.length;
    }

    /** @throws InvalidKeySpecException when it is no Ed25519 key in SubjectPublicKeyInfo form, or no point of the curve */
    static PublicKey publicKey(byte[] encoded) throws InvalidKeySpecException {
        if (!isPublicKey(encoded)) {
            throw new InvalidKeySpecException("not an Ed25519 public key");
        }
        PublicKey key = keys().generatePublic(new X509EncodedKeySpec(encoded));
        try {
            signature().initVerify(key);
        } catch (InvalidKeyException e) {
            throw new InvalidKeySpecException(e);
        }
        return key;
    }

    /** As above, from the 32 bytes of RFC 8032 section 5.1.5. */
    static PublicKey publicKeyOfPoint(byte[] point) throws InvalidKeySpecException {
        byte[] encoded = Arrays.copyOf(PUBLIC_KEY_INFO, PUBLIC_KEY_INFO.length + point.length);
        System.arraycopy(point, 0, encoded, PUBLIC_KEY_INFO.length, point.length);
        return publicKey(encoded);
    }

    /** The 32 bytes of RFC 8032 section 5.1.5. */
    static byte[] point(PublicKey key) {
        byte[] encoded = key.getEncoded();
        return Arrays.copyOfRange(encoded, encoded.length - PUBLIC_KEY_BYTES, encoded.length);
    }

    static byte[] sign(PrivateKey key, byte[] message) {
        try {
            Signature signature = signature();
            signature.initSign(key);
            signature.update(message);
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("an Ed25519 key signs", e);
        }
    }

    static boolean verify(PublicKey key, byte[] message, byte[] signed) {
        try {
            Signature signature = signature();
            signature.initVerify(key);
            signature.update(message);
            return signature.verify(signed);
        } catch (GeneralSecurityException e) {
            // A signature of wrong length or form is none of this key.
            return false;
        }
    }

    private static byte[] secret(PrivateKey key) {
        return ((EdECPrivateKey) key).getBytes().orElseThrow();
    }

    private static KeyPair generate(SecureRandom random) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance(NAME);
            generator.initialize(NamedParameterSpec.ED25519, random);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static KeyFactory keys() {
        try {
            return KeyFactory.getInstance(NAME);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Signature signature() {
        try {
            return Signature.getInstance(NAME);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static final class Replay extends SecureRandom {
        private final byte[] bytes;

        Replay(byte[] bytes) {
            this.bytes = bytes;
        }

        @Override
        public void nextBytes(byte[] target) {
            System.arraycopy(bytes, 0, target, 0, Math.min(bytes.length, target.length));
        }
    }
}
