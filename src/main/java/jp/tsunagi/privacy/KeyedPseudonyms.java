package jp.tsunagi.privacy;

import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.SecretKey;

/** Pseudonyms by HMAC-SHA-256 under the hub's keys. */
public final class KeyedPseudonyms implements Pseudonyms {
    private static final String NAME = "pseudonym";

    private final HubKeys keys;

    public KeyedPseudonyms(HubKeys keys) {
        this.keys = keys;
    }

    @Override
    public Maker maker() {
        return new KeyedMaker(keys.newest(NAME));
    }

    @Override
    public List<Pseudonym> all(String residentNumber) {
        return keys.all(NAME).stream()
                .map(key -> new KeyedMaker(key).of(residentNumber))
                .toList();
    }

    private static final class KeyedMaker implements Maker {
        private final byte version;
        private final Mac mac;

        private KeyedMaker(VersionedKey key) {
            version = (byte) key.version();
            mac = mac(key.key());
        }

        @Override
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
