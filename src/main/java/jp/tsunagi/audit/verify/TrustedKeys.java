package jp.tsunagi.audit.verify;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import jp.tsunagi.audit.journal.EvidenceFolder;
import jp.tsunagi.audit.journal.KeyRotation;
import jp.tsunagi.audit.proof.Checkpoint;
import jp.tsunagi.audit.proof.SignedNote;
import jp.tsunagi.audit.proof.VerifierKey;
import jp.tsunagi.errors.HubException;

/**
 * The public keys whose signatures count: one to begin with, and those that statements, each signed by both of its keys,
 * tie to it.
 */
final class TrustedKeys {
    /** Each with its place in their order: one that follows another has a greater one. */
    private final Map<VerifierKey, Integer> keys;

    private TrustedKeys(Map<VerifierKey, Integer> keys) {
        this.keys = keys;
    }

    /**
     * Begins with the folder's own first key, which proves something only to who knows that nobody could exchange it.
     */
    static TrustedKeys of(EvidenceFolder folder) {
        Path first = folder.key(1);
        return Files.exists(first) ? from(read(first, folder), folder) : new TrustedKeys(Map.of());
    }

    /**
     * Begins with a key that comes from elsewhere.
     *
     * @param file a verifier key's line, or a public key in PEM
     * @throws HubException EVIDENCE_MALFORMED
     */
    static TrustedKeys of(Path file, EvidenceFolder folder) {
        return from(read(file, folder), folder);
    }

    private static VerifierKey read(Path file, EvidenceFolder folder) {
        String text = new String(EvidenceFolder.read(file), StandardCharsets.UTF_8);
        String line = text.lines().findFirst().orElse("");
        return line.startsWith("-----") ? VerifierKey.ofPem(origin(folder), text) : VerifierKey.parse(line);
    }

    // PEM has no name. A checkpoint that claims a wrong one is not verified by the key under it.
    private static String origin(EvidenceFolder folder) {
        return folder.checkpoints().stream()
                .map(TrustedKeys::origin)
                .flatMap(Optional::stream)
                .findFirst()
                .orElse("journal");
    }

    private static Optional<String> origin(Path checkpoint) {
        try {
            SignedNote note = SignedNote.parse(EvidenceFolder.read(checkpoint));
            return Optional.of(Checkpoint.parse(note.text()).origin());
        } catch (HubException e) {
            return Optional.empty();
        }
    }

    private static TrustedKeys from(VerifierKey first, EvidenceFolder folder) {
        Map<VerifierKey, Integer> keys = new LinkedHashMap<>(Map.of(first, 0));
        List<KeyRotation> rotations = new ArrayList<>();
        folder.rotations().forEach(file -> rotation(file).ifPresent(rotations::add));
        boolean grown = true;
        while (grown) {
            grown = false;
            for (KeyRotation rotation : rotations) {
                grown |= grow(keys, rotation);
            }
        }
        return new TrustedKeys(keys);
    }

    private static boolean grow(Map<VerifierKey, Integer> keys, KeyRotation rotation) {
        Integer before = keys.get(rotation.before());
        Integer next = keys.get(rotation.next());
        if (before != null) {
            return keys.putIfAbsent(rotation.next(), before + 1) == null;
        }
        return next != null && keys.putIfAbsent(rotation.before(), next - 1) == null;
    }

    /** A statement that both of its keys have signed; another is as none. */
    private static Optional<KeyRotation> rotation(Path file) {
        try {
            SignedNote note = SignedNote.parse(EvidenceFolder.read(file));
            KeyRotation rotation = KeyRotation.parse(note.text());
            Set<VerifierKey> both = Set.of(rotation.before(), rotation.next());
            return note.verifiedBy(both).equals(both) ? Optional.of(rotation) : Optional.empty();
        } catch (HubException e) {
            return Optional.empty();
        }
    }

    /** The place of the newest trusted key of the journal of this name that has signed; none when none has. */
    OptionalInt signed(SignedNote note, String origin) {
        return note.verifiedBy(keys.keySet()).stream()
                .filter(key -> key.name().equals(origin))
                .mapToInt(keys::get)
                .max();
    }

    /** Whether a signature says that it is a trusted key's, be it true or not. */
    boolean isNamedBy(SignedNote note) {
        return note.signatures().stream()
                .anyMatch(signature -> keys.keySet().stream().anyMatch(key -> key.isNamedBy(signature)));
    }
}
