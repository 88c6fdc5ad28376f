package jp.tsunagi.audit.journal;

import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import jp.tsunagi.audit.proof.Hash;
import jp.tsunagi.privacy.HubKeys;

/**
 * Tells the hub's own entries from rows that somebody else put behind the last one before the next checkpoint: HMAC-SHA-256
 * of an entry's hash under a key outside the database. Without the right one nothing is signed.
 */
public final class JournalSeal {
    private static final String NAME = "seal";

    private final HubKeys keys;
    private volatile SecretKey key;

    public JournalSeal(HubKeys keys) {
        this.keys = keys;
    }

    /** The seal of an entry with this hash. */
    public byte[] of(Hash hash) {
        if (key == null) {
            key = keys.hmac(NAME);
        }
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            return mac.doFinal(hash.bytes());
        } catch (NoSuchAlgorithmException | InvalidKeyException e) {
            throw new IllegalStateException("every Java has HmacSHA256", e);
        }
    }

    boolean fits(StoredEntry entry) {
        return MessageDigest.isEqual(of(entry.hash()), entry.seal());
    }
}
