package jp.tsunagi.audit.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import jp.tsunagi.errors.ErrorCode;
import jp.tsunagi.errors.HubException;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class KeysTest {
    /** The public example key of Go's sumdb/note package. */
    private static final String EXAMPLE = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW";
    /** The key pair of RFC 8410 sections 10.1 and 10.3. */
    private static final String RFC_8410_PUBLIC = """
            -----BEGIN PUBLIC KEY-----
            MCowBQYDK2VwAyEAGb9ECWmEzf6FQbrBZ9w7lshQhqowtrbLDFw4rXAxZuE=
            -----END PUBLIC KEY-----
            """;

    private static final String RFC_8410_PRIVATE = """
            -----BEGIN PRIVATE KEY-----
            MC4CAQAwBQYDK2VwBCIEINTuctv5E1hK1bbY8fdp+K06/nwoy/HU++CXqI9EdVhC
            -----END PRIVATE KEY-----
            """;

    /** RFC 8032 section 7.1, TEST 1 to 3: secret key, public key, message, signature. */
    @ParameterizedTest
    @CsvSource({
        "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60,"
                + "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a,"
                + "'',"
                + "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b",
        "4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb,"
                + "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c,"
                + "72,"
                + "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00",
        "c5aa8df43f9f837bedb7442f31dcb7b166d38535076f094b85ce3a2e0b4458f7,"
                + "fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025,"
                + "af82,"
                + "6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac18ff9b538d16f290ae67f760984dc6594a7c15e9716ed28dc027beceea1ec40a"
    })
    void theKnownAnswersOfRfc8032AreGivenAndVerified(String secret, String point, String message, String signed) {
        SigningKey key = SigningKey.ofPkcs8("test", hex("302e020100300506032b657004220420" + secret));

        assertThat(Ed25519.point(key.verifier().publicKey())).isEqualTo(hex(point));
        assertThat(key.sign(hex(message))).isEqualTo(hex(signed));
        assertThat(key.verifier().verify(hex(message), hex(signed))).isTrue();
        assertThat(key.verifier().verify(hex(message + "00"), hex(signed))).isFalse();
        assertThat(key.verifier().verify(hex(message), hex(signed.substring(2))))
                .isFalse();
        assertThat(key.verifier().verify(hex(message), hex(signed.replace('0', '1'))))
                .isFalse();
        assertThat(key.verifier().verify(hex(message), new byte[0])).isFalse();
    }

    @Test
    void theKeysOfRfc8410AreReadAndWrittenAndBelongTogether() {
        SigningKey key = SigningKey.ofPem("test", RFC_8410_PRIVATE);

        assertThat(key.verifier()).isEqualTo(VerifierKey.ofPem("test", RFC_8410_PUBLIC));
        assertThat(key.pem()).isEqualTo(RFC_8410_PRIVATE);
        assertThat(key.verifier().pem()).isEqualTo(RFC_8410_PUBLIC);
    }

    @Test
    void aFreshKeyIsTheSameAfterItWasStored() {
        SigningKey key = SigningKey.generate("tsunagi.example/journal");
        byte[] message = "text\n".getBytes(StandardCharsets.UTF_8);

        SigningKey stored = SigningKey.ofPkcs8(key.name(), key.pkcs8());

        assertThat(stored.verifier()).isEqualTo(key.verifier()).hasSameHashCodeAs(key.verifier());
        assertThat(stored.sign(message)).isEqualTo(key.sign(message));
        assertThat(VerifierKey.parse(key.verifier().format())).isEqualTo(key.verifier());
        assertThat(VerifierKey.ofPem(key.name(), key.verifier().pem())).isEqualTo(key.verifier());
        assertThat(key.verifier().verify(message, stored.sign(message))).isTrue();
        assertThat(SigningKey.generate(key.name()).verifier()).isNotEqualTo(key.verifier());
    }

    @Test
    void aSigningKeyPrintsItsPublicHalfOnly() {
        SigningKey key = SigningKey.generate("tsunagi.example/journal");

        assertThat(key).hasToString(key.verifier().format());
    }

    @Test
    void theExampleKeyOfSumdbNoteIsReadAndWritten() {
        VerifierKey key = VerifierKey.parse(EXAMPLE);

        assertThat(key.name()).isEqualTo("PeterNeumann");
        assertThat(key.id()).isEqualTo(0xc74f20a3);
        assertThat(key.format()).isEqualTo(EXAMPLE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "PeterNeumann",
                "PeterNeumann+c74f20a3",
                "+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW",
                "Peter Neumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW",
                "Peterneumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW",
                "PeterNeumann+c74f20a4+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW",
                "PeterNeumann+C74F20A3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW",
                "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TX",
                "PeterNeumann+c74f20a3+AhpC2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW",
                "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10Q=",
                "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW\n",
                "PeterNeumann+c74f20a3+not Base64"
            })
    void aVerifierKeyThatIsNotRightToTheLastCharacterIsRefused(String text) {
        assertFails(ErrorCode.EVIDENCE_MALFORMED, () -> VerifierKey.parse(text));
    }

    @Test
    void bytesThatAreNoPointOfTheCurveAreNoKey() {
        byte[] encoded = hex("302a300506032b6570032100" + "02" + "00".repeat(31));
        String pem = "-----BEGIN PUBLIC KEY-----\n" + Base64.getEncoder().encodeToString(encoded)
                + "\n-----END PUBLIC KEY-----\n";

        assertFails(ErrorCode.EVIDENCE_MALFORMED, () -> VerifierKey.ofPem("test", pem));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "MCowBQYDK2VwAyEAGb9ECWmEzf6FQbrBZ9w7lshQhqowtrbLDFw4rXAxZuE=",
                "-----BEGIN PUBLIC KEY-----END PUBLIC KEY-----",
                "-----BEGIN PUBLIC KEY----------END PUBLIC KEY-----",
                "-----BEGIN PUBLIC KEY-----\nMCowBQYDK2VwAyEA\n-----END PUBLIC KEY-----",
                RFC_8410_PRIVATE,
                RFC_8410_PUBLIC + RFC_8410_PUBLIC
            })
    void aPublicKeyOfAnotherFormIsRefused(String pem) {
        assertFails(ErrorCode.EVIDENCE_MALFORMED, () -> VerifierKey.ofPem("test", pem));
    }

    @ParameterizedTest
    @ValueSource(strings = {"X25519", "Ed448", "EC"})
    void aKeyOfAnotherAlgorithmIsRefused(String algorithm) throws NoSuchAlgorithmException {
        var pair = KeyPairGenerator.getInstance(algorithm).generateKeyPair();

        assertFails(
                ErrorCode.KEY_UNUSABLE,
                () -> SigningKey.ofPkcs8("test", pair.getPrivate().getEncoded()));
        assertThatIllegalArgumentException().isThrownBy(() -> new VerifierKey("test", pair.getPublic()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "00", "302e020100300506032b657004220420", "302d020100300506032b65700421041f"})
    void aTruncatedPrivateKeyIsRefused(String pkcs8) {
        assertFails(ErrorCode.KEY_UNUSABLE, () -> SigningKey.ofPkcs8("test", hex(pkcs8)));
        assertFails(ErrorCode.KEY_UNUSABLE, () -> SigningKey.ofPem("test", RFC_8410_PUBLIC));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a b", "a+b", "a\u3000b", "a\u00a0b", "a\nb", "a\u0085b", "a\ud800b"})
    void aNameThatNoNoteCouldCarryIsRefused(String name) {
        assertThatIllegalArgumentException().isThrownBy(() -> SigningKey.generate(name));
        assertThatIllegalArgumentException().isThrownBy(() -> SigningKey.ofPem(name, RFC_8410_PRIVATE));
    }

    private static void assertFails(ErrorCode code, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        HubException.class,
                        failure -> assertThat(failure.code()).isEqualTo(code));
    }

    private static byte[] hex(String digits) {
        return HexFormat.of().parseHex(digits);
    }
}
