package jp.tsunagi.audit.journal;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import jp.tsunagi.audit.proof.SignedNote;
import jp.tsunagi.audit.proof.SigningKey;
import jp.tsunagi.audit.proof.VerifierKey;
import jp.tsunagi.errors.ErrorCode;
import jp.tsunagi.errors.HubException;
import jp.tsunagi.privacy.HubKeys;
import jp.tsunagi.privacy.VersionedKey;

/**
 * The keys that sign the journal: Ed25519, in the key folder, the newest signs. The public halves lie in the evidence
 * folder, and beside each later one a statement, signed by it and the one before, that the one follows the other.
 */
public final class JournalKeys {
    private static final String NAME = "journal";
    // PKCS#8 of an Ed25519 key up to its 32 random bytes (RFC 8410 section 7).
    private static final byte[] PKCS8 = HexFormat.of().parseHex("302e020100300506032b657004220420");

    private final HubKeys keys;
    private final EvidenceFolder folder;
    private final String origin;

    /** @param origin the journal's name, which is also the keys' */
    public JournalKeys(HubKeys keys, EvidenceFolder folder, String origin) {
        this.keys = keys;
        this.folder = folder;
        this.origin = origin;
    }

    public String origin() {
        return origin;
    }

    /** Whether there is a key, without making one. */
    public boolean exist() {
        return keys.version(NAME, 1).isPresent();
    }

    /** The key that signs now; made, and its public half put down, when it is the first. */
    public SigningKey newest() {
        VersionedKey newest = keys.newest(NAME);
        SigningKey key = signing(newest);
        if (newest.version() == 1 && !Files.exists(folder.key(1))) {
            publish(1, key);
        }
        return key;
    }

    public int newestVersion() {
        return keys.newest(NAME).version();
    }

    /** The public halves of all keys that the key folder holds, oldest first. */
    public List<VerifierKey> verifiers() {
        List<VerifierKey> all = new ArrayList<>();
        Optional<VersionedKey> key = keys.version(NAME, 1);
        for (int version = 2; key.isPresent(); version++) {
            all.add(signing(key.get()).verifier());
            key = keys.version(NAME, version);
        }
        return all;
    }

    /**
     * Reads a tombstone of this journal.
     *
     * @throws HubException JOURNAL_ALTERED when none of the keys has signed it
     */
    Tombstone tombstone(String note) {
        Tombstone tombstone = Tombstone.parse(signed(note, "tombstone"));
        if (!tombstone.origin().equals(origin)) {
            throw new HubException(ErrorCode.JOURNAL_ALTERED, "a tombstone of another journal: " + tombstone.origin());
        }
        return tombstone;
    }

    /**
     * The text of a note, which one of the keys must have signed.
     *
     * @param what for the failure's text
     * @throws HubException JOURNAL_ALTERED
     */
    String signed(String note, String what) {
        SignedNote signed = SignedNote.parse(note);
        if (signed.verifiedBy(verifiers()).isEmpty()) {
            throw new HubException(ErrorCode.JOURNAL_ALTERED, "a " + what + " is not signed by this journal's keys");
        }
        return signed.text();
    }

    /** Makes the next key, which signs from now on. What the earlier ones have signed stays valid. */
    public SigningKey rotate(Instant now) {
        SigningKey before = newest();
        VersionedKey next = keys.rotate(NAME);
        SigningKey key = signing(next);
        publish(next.version(), key);
        SignedNote statement =
                SignedNote.sign(new KeyRotation(origin, before.verifier(), key.verifier(), now).text(), before, key);
        folder.write(folder.rotation(next.version()), statement.format().getBytes(StandardCharsets.UTF_8));
        return key;
    }

    private void publish(int version, SigningKey key) {
        String lines = key.verifier().format() + "\n" + key.verifier().pem();
        folder.write(folder.key(version), lines.getBytes(StandardCharsets.UTF_8));
    }

    private SigningKey signing(VersionedKey key) {
        byte[] random = key.key().getEncoded();
        byte[] pkcs8 = Arrays.copyOf(PKCS8, PKCS8.length + random.length);
        System.arraycopy(random, 0, pkcs8, PKCS8.length, random.length);
        return SigningKey.ofPkcs8(origin, pkcs8);
    }
}
