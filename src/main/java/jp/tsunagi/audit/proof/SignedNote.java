package jp.tsunagi.audit.proof;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import jp.tsunagi.errors.ErrorCode;
import jp.tsunagi.errors.HubException;

/**
 * A text with the signatures of one or more keys (C2SP signed-note). Nothing may be concluded from the text before
 * {@link #verifiedBy} has named a trusted key.
 *
 * @param text what is signed, with the line end that closes it
 * @param signatures at least one, said to be of this text
 */
public record SignedNote(String text, List<NoteSignature> signatures) {
    private static final String BLANK_LINE = "\n\n";
    /** The specification asks for at least 16. */
    private static final int MOST_SIGNATURES = 100;

    /** @throws HubException EVIDENCE_MALFORMED when these make no note */
    public SignedNote {
        signatures = List.copyOf(signatures);
        requireText(text);
        if (signatures.isEmpty() || signatures.size() > MOST_SIGNATURES) {
            throw malformed(signatures.size() + " signatures; 1 to " + MOST_SIGNATURES + " can be");
        }
    }

    /**
     * A text, signed.
     *
     * @throws HubException EVIDENCE_MALFORMED when the text has no line end, or control characters
     */
    public static SignedNote sign(String text, SigningKey... keys) {
        requireText(text);
        List<NoteSignature> signatures = new ArrayList<>();
        for (SigningKey key : keys) {
            signatures.add(key.sign(text));
        }
        return new SignedNote(text, signatures);
    }

    /**
     * Reads a note.
     *
     * @throws HubException EVIDENCE_MALFORMED with the line that is wrong
     */
    public static SignedNote parse(byte[] note) {
        try {
            return parse(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(note))
                    .toString());
        } catch (CharacterCodingException e) {
            throw new HubException(ErrorCode.EVIDENCE_MALFORMED, "signed note: not UTF-8", e);
        }
    }

    /**
     * Reads a note.
     *
     * @throws HubException EVIDENCE_MALFORMED with the line that is wrong
     */
    public static SignedNote parse(String note) {
        requireText(note);
        int blank = note.lastIndexOf(BLANK_LINE);
        if (blank < 0) {
            throw malformed("no blank line before the signatures");
        }
        String text = note.substring(0, blank + 1);
        long line = text.lines().count() + 1;
        List<NoteSignature> signatures = new ArrayList<>();
        for (String signature :
                note.substring(blank + BLANK_LINE.length()).lines().toList()) {
            signatures.add(signature(++line, signature));
        }
        return new SignedNote(text, signatures);
    }

    private static NoteSignature signature(long line, String signature) {
        try {
            return NoteSignature.ofLine(signature);
        } catch (IllegalArgumentException e) {
            throw new HubException(ErrorCode.EVIDENCE_MALFORMED, place(line) + "not a signature line", e);
        }
    }

    /** The note as it is stored and sent, in UTF-8. */
    public String format() {
        return text + signatures.stream().map(NoteSignature::line).collect(Collectors.joining("\n", "\n", "\n"));
    }

    /** The note with a further signature. */
    public SignedNote alsoSign(SigningKey key) {
        List<NoteSignature> all = new ArrayList<>(signatures);
        all.add(key.sign(text));
        return new SignedNote(text, all);
    }

    /**
     * Which of the trusted keys signed this text: none if none did, and none if any signature that is said to be of one
     * of them is not. Signatures of other keys are ignored.
     */
    public Set<VerifierKey> verifiedBy(Collection<VerifierKey> trusted) {
        byte[] message = text.getBytes(StandardCharsets.UTF_8);
        Set<VerifierKey> signers = new LinkedHashSet<>();
        for (NoteSignature signature : signatures) {
            for (VerifierKey key : trusted) {
                if (!key.isNamedBy(signature)) {
                    continue;
                }
                if (!key.verify(message, signature.signature())) {
                    return Set.of();
                }
                signers.add(key);
            }
        }
        return signers;
    }

    private static void requireText(String text) {
        if (!text.endsWith("\n")) {
            throw malformed("the last line has no line end");
        }
        if (!StandardCharsets.UTF_8.newEncoder().canEncode(text)) {
            throw malformed("half of a surrogate pair");
        }
        long line = 1;
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) == '\n') {
                line++;
            } else if (text.charAt(i) < ' ') {
                throw malformed("line " + line + ": control character");
            }
        }
    }

    private static String place(long line) {
        return "signed note: line " + line + ": ";
    }

    private static HubException malformed(String what) {
        return new HubException(ErrorCode.EVIDENCE_MALFORMED, "signed note: " + what);
    }
}
