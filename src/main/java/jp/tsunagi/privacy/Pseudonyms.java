package jp.tsunagi.privacy;

import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.SecretKey;

/** Makes pseudonyms: under the newest key for what is entered, under every key to find what was entered before. */
public final class Pseudonyms {
    private final List<VersionedKey> keys;

    /** @param keys newest first */
    public Pseudonyms(List<VersionedKey> keys) {
        this.keys = List.copyOf(keys);
    }

    /** For one thread. */
    public Maker maker() {
        return new Maker(keys.get(0));
    }

    /** Every pseudonym that a person may have been entered under, newest first. */
    public List<Pseudonym> all(String residentNumber) {
        return keys.stream().map(key -> new Maker(key).of(residentNumber)).toList();
    }

    /** Makes pseudonyms under one key. */
    public static final class Maker {
        private final byte version;
        private final Mac mac;

        private Maker(VersionedKey key) {
            version = (byte) key.version();
            mac = mac(key.key());
        }

        /** @param residentNumber 住民番号 */
        public Pseudonym of(String residentNumber) {
            byte[] hash = mac.doFinal(residentNumber.getBytes(StandardCharsets.UTF_8));
            byte[] bytes = new byte[Pseudonym.BYTES];
            bytes[0] = version;
            System.arraycopy(hash, 0, bytes, 1, Pseudonym.BYTES - 1);
            return Pseudonym.of(bytes);
        }

        private static Mac mac(SecretKey key) {
            try {
                Mac mac = Mac.getInstance("HmacSHA256");
                mac.init(key);
                return mac;
            } catch (NoSuchAlgorithmException | InvalidKeyException e) {
                throw new IllegalStateException("every Java has HmacSHA256", e);
            }
        }
    }
}
