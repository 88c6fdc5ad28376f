package jp.tsunagi.audit.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import jp.tsunagi.errors.ErrorCode;
import jp.tsunagi.errors.HubException;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SignedNoteTest {
    /** The public example of Go's sumdb/note package: text, keys and note. */
    private static final String TEXT = """
            If you think cryptography is the answer to your problem,
            then you don't know what your problem is.
            """;

    private static final String NOTE = TEXT
            + "\n— PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n";
    private static final VerifierKey PUBLIC =
            VerifierKey.parse("PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW");
    private static final SigningKey PRIVATE =
            SigningKey.ofPkcs8("PeterNeumann", pkcs8("AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz"));

    private static final SigningKey ONE = SigningKey.generate("tsunagi.example/journal");
    private static final SigningKey TWO = SigningKey.generate("witness.example");

    @Test
    void theExampleOfSumdbNoteIsMadeByteByByte() {
        assertThat(PRIVATE.verifier()).isEqualTo(PUBLIC);
        assertThat(SignedNote.sign(TEXT, PRIVATE).format()).isEqualTo(NOTE);
    }

    @Test
    void theExampleOfSumdbNoteIsReadAndVerified() {
        SignedNote note = SignedNote.parse(NOTE.getBytes(StandardCharsets.UTF_8));

        assertThat(note.text()).isEqualTo(TEXT);
        assertThat(note.verifiedBy(List.of(PUBLIC))).containsExactly(PUBLIC);
        assertThat(note.format()).isEqualTo(NOTE);
    }

    /** The example of C2SP tlog-checkpoint; its key is not published. */
    @Test
    void theExampleOfTheSpecificationIsReadAndWritten() {
        String text = "example.com/behind-the-sofa\n20852163\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n";
        String example = text
                + "\n— example.com/behind-the-sofa Az3grlgtzPICa5OS8npVmf1Myq/5IZniMp+ZJurmRDeOoRDe4URYN7u5/Zhcyv2q1gGzGku9nTo+zyWE+xeMcTOAYQ8=\n";

        SignedNote note = SignedNote.parse(example);

        assertThat(note.text()).isEqualTo(text);
        assertThat(note.signatures()).singleElement().satisfies(signature -> {
            assertThat(signature.name()).isEqualTo("example.com/behind-the-sofa");
            assertThat(signature.keyId()).isEqualTo(0x033de0ae);
            assertThat(signature.signature()).hasSize(64);
        });
        assertThat(note.format()).isEqualTo(example);
        assertThat(note.verifiedBy(List.of(PUBLIC))).isEmpty();
    }

    @Test
    void aNoteOfSeveralKeysNamesThoseThatAreTrusted() {
        SignedNote note = SignedNote.parse(
                SignedNote.sign("証跡\n\n二行目\n", ONE).alsoSign(TWO).format());

        assertThat(note.text()).isEqualTo("証跡\n\n二行目\n");
        assertThat(note.verifiedBy(List.of(TWO.verifier(), ONE.verifier())))
                .containsExactly(ONE.verifier(), TWO.verifier());
        assertThat(note.verifiedBy(Set.of(TWO.verifier()))).containsExactly(TWO.verifier());
        assertThat(note.verifiedBy(Set.of(PUBLIC))).isEmpty();
        assertThat(note.verifiedBy(Set.of())).isEmpty();
    }

    @Test
    void aFalseSignatureOfATrustedKeySpoilsTheNoteButOneOfAnUnknownKeyDoesNot() {
        NoteSignature falseOne = SignedNote.sign("other\n", ONE).signatures().get(0);
        NoteSignature good = SignedNote.sign("text\n", TWO).signatures().get(0);
        SignedNote note = new SignedNote("text\n", List.of(good, falseOne));

        assertThat(note.verifiedBy(List.of(ONE.verifier(), TWO.verifier()))).isEmpty();
        assertThat(note.verifiedBy(List.of(TWO.verifier()))).containsExactly(TWO.verifier());
    }

    @Test
    void aSignatureUnderAnotherNameOrIdIsNotTheTrustedKeys() {
        byte[] signature = ONE.sign("text\n".getBytes(StandardCharsets.UTF_8));
        int id = ONE.verifier().id();

        SignedNote otherName = new SignedNote("text\n", List.of(NoteSignature.of("other", id, signature)));
        SignedNote otherId = new SignedNote("text\n", List.of(NoteSignature.of(ONE.name(), id + 1, signature)));

        assertThat(otherName.verifiedBy(List.of(ONE.verifier()))).isEmpty();
        assertThat(otherId.verifiedBy(List.of(ONE.verifier()))).isEmpty();
    }

    @Property(tries = 300)
    void aNoteWithOneByteChangedIsNeverVerifiedWithAnotherText(@ForAll Random random) {
        String original = SignedNote.sign("tsunagi.example/journal\n12\n", ONE).format();
        byte[] bytes = original.getBytes(StandardCharsets.UTF_8);
        bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(Byte.SIZE));

        try {
            assertThat(SignedNote.parse(bytes).verifiedBy(List.of(ONE.verifier())))
                    .isEmpty();
        } catch (HubException refused) {
            assertThat(refused.code()).isEqualTo(ErrorCode.EVIDENCE_MALFORMED);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'text\n'| no blank line before the signatures",
                "'text\n\n'| 0 signatures",
                "'text\n\n— a AAAAAAA='| the last line has no line end",
                "'\n— a AAAAAAA=\n'| no blank line before the signatures",
                "'te\txt\n\n— a AAAAAAA=\n'| line 1: control character",
                "'text\n\r\n— a AAAAAAA=\n'| line 2: control character",
                "'text\n\n- a AAAAAAA=\n'| line 3: not a signature line",
                "'text\n\n—a AAAAAAA=\n'| line 3: not a signature line",
                "'text\n\n— AAAAAAA=\n'| line 3: not a signature line",
                "'text\n\n—  AAAAAAA=\n'| line 3: not a signature line",
                "'text\n\n— a b AAAAAAA=\n'| line 3: not a signature line",
                "'text\n\n— a+b AAAAAAA=\n'| line 3: not a signature line",
                "'text\n\n— a AAAAAAA=\n— b AAAAAAA\n'| line 4: not a signature line",
                "'text\n\n— a AAAAAAA=\n— b AAAAAAB=\n'| line 4: not a signature line",
                "'text\n\n— a AAAAAAA=\n— b AAAAAA==\n'| line 4: not a signature line",
                "'one\n\nthree\n\n— a AAAAAAA=\nsix\n'| line 6: not a signature line",
                "'text\n\n— a AAAAAAA= \n'| line 3: not a signature line"
            })
    void aMalformedNoteIsRefusedWithItsLine(String note, String reason) {
        assertMalformed(() -> SignedNote.parse(note), reason);
    }

    @Test
    void theRefusalDoesNotRepeatWhatStandsInTheNote() {
        assertThatThrownBy(() -> SignedNote.parse("SECRET\n\nSECRET\n"))
                .isInstanceOf(HubException.class)
                .hasMessageNotContaining("SECRET");
    }

    @Test
    void bytesThatAreNotUtf8AreNoNote() {
        byte[] bytes = NOTE.getBytes(StandardCharsets.UTF_8);
        bytes[3] = (byte) 0xff;

        assertMalformed(() -> SignedNote.parse(bytes), "not UTF-8");
    }

    @Test
    void aHundredSignaturesAreReadAndNotOneMore() {
        List<NoteSignature> hundred = IntStream.range(0, 100)
                .mapToObj(id -> NoteSignature.of("a", id, new byte[1]))
                .toList();
        SignedNote note = new SignedNote("text\n", hundred);

        assertThat(SignedNote.parse(note.format())).isEqualTo(note);
        assertMalformed(() -> note.alsoSign(ONE), "101 signatures");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "text", "te\rxt\n", "te\0xt\n", "te\ud800xt\n"})
    void aTextThatNoNoteCouldCarryIsNotSigned(String text) {
        assertMalformed(() -> SignedNote.sign(text, ONE), "signed note: ");
    }

    private static void assertMalformed(ThrowingCallable call, String reason) {
        assertThatThrownBy(call).isInstanceOfSatisfying(HubException.class, failure -> {
            assertThat(failure.code()).isEqualTo(ErrorCode.EVIDENCE_MALFORMED);
            assertThat(failure.detail()).contains(reason);
        });
    }

    private static byte[] pkcs8(String typeAndSecret) {
        String secret = HexFormat.of().formatHex(Base64.getDecoder().decode(typeAndSecret));
        return HexFormat.of().parseHex("302e020100300506032b657004220420" + secret.substring(2));
    }
}
