package jp.tsunagi.counterpart;

import static jp.tsunagi.counterpart.Sent.NAME;
import static jp.tsunagi.counterpart.Sent.person;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Arrays;
import java.util.Date;
import org.bouncycastle.bcpg.ArmoredOutputStream;
import org.bouncycastle.bcpg.HashAlgorithmTags;
import org.bouncycastle.bcpg.PublicKeyAlgorithmTags;
import org.bouncycastle.bcpg.PublicKeyPacket;
import org.bouncycastle.bcpg.SymmetricKeyAlgorithmTags;
import org.bouncycastle.crypto.generators.Ed25519KeyPairGenerator;
import org.bouncycastle.crypto.generators.X25519KeyPairGenerator;
import org.bouncycastle.crypto.params.Ed25519KeyGenerationParameters;
import org.bouncycastle.crypto.params.X25519KeyGenerationParameters;
import org.bouncycastle.openpgp.PGPEncryptedDataGenerator;
import org.bouncycastle.openpgp.PGPKeyPair;
import org.bouncycastle.openpgp.PGPKeyRingGenerator;
import org.bouncycastle.openpgp.PGPLiteralData;
import org.bouncycastle.openpgp.PGPLiteralDataGenerator;
import org.bouncycastle.openpgp.PGPSignature;
import org.bouncycastle.openpgp.operator.PGPDigestCalculator;
import org.bouncycastle.openpgp.operator.bc.BcPBESecretKeyEncryptorBuilder;
import org.bouncycastle.openpgp.operator.bc.BcPGPContentSignerBuilder;
import org.bouncycastle.openpgp.operator.bc.BcPGPDataEncryptorBuilder;
import org.bouncycastle.openpgp.operator.bc.BcPGPDigestCalculatorProvider;
import org.bouncycastle.openpgp.operator.bc.BcPGPKeyPair;
import org.bouncycastle.openpgp.operator.bc.BcPublicKeyKeyEncryptionMethodGenerator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EncryptedFileTest {
    private static final char[] PASSPHRASE = "for this test".toCharArray();
    private static final String SENT_AS = NAME + ".pgp";
    private static final byte[] CONTENT = Sent.difference(NAME, person(1)).getBytes(StandardCharsets.UTF_8);

    @TempDir
    Path root;

    private TerminalFolders folders;

    @BeforeEach
    void folders() {
        folders = new TerminalFolders(root);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void anEncryptedFileIsReadArmouredOrBinary(boolean armoured) throws Exception {
        Key key = new Key();
        try (IntegrationTerminal terminal = folders.terminal(key.settings())) {
            Sent.drop(folders.drop(), SENT_AS, key.encrypt(CONTENT, armoured, true));
            terminal.collect();

            assertThat(folders.fetchResult(NAME))
                    .startsWith("H,01,R20261120SKK00000001," + NAME + ",20261120093000,1,0000")
                    .endsWith("T,1,1,0");
            assertThat(folders.drop().resolve("fetched").resolve(SENT_AS)).exists();
            assertThat(folders.drop().resolve("fetched").resolve(SENT_AS + ".done"))
                    .exists();
        }
    }

    @Test
    void noPlaintextIsLeftInAFile() throws Exception {
        Key key = new Key();
        try (IntegrationTerminal terminal = folders.terminal(key.settings())) {
            Sent.drop(folders.drop(), SENT_AS, key.encrypt(CONTENT, false, true));
            terminal.collect();
        }
        assertThat(StoreFiles.holding(folders.drop(), Sent.personalNumber(1))).isEmpty();
        assertThat(StoreFiles.holding(folders.inbox(), Sent.personalNumber(1))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {-2, -30, -200})
    void aMessageChangedOnItsWayIsRefused(int place) throws Exception {
        Key key = new Key();
        byte[] message = key.encrypt(CONTENT, false, true);
        message[message.length + place] ^= 1;

        assertRefused(key.settings(), message);
    }

    @Test
    void aMessageCutShortIsRefused() throws Exception {
        Key key = new Key();
        byte[] message = key.encrypt(CONTENT, false, true);

        assertRefused(key.settings(), Arrays.copyOf(message, message.length - 25));
    }

    @Test
    void aMessageWithoutIntegrityProtectionIsRefused() throws Exception {
        Key key = new Key();
        assertRefused(key.settings(), key.encrypt(CONTENT, false, false));
    }

    @Test
    void aMessageForAnotherKeyIsRefused() throws Exception {
        assertRefused(new Key().settings(), new Key().encrypt(CONTENT, false, true));
    }

    @Test
    void anEncryptedFileIsRefusedWithoutAKey() throws Exception {
        assertRefused(TerminalSettings.standard(), new Key().encrypt(CONTENT, false, true));
    }

    @Test
    void plainTextUnderTheNameOfAnEncryptedFileIsRefused() throws Exception {
        assertRefused(new Key().settings(), CONTENT);
    }

    @Test
    void aKeyThatCannotBeReadIsSaidAtOnce() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new OpenPgpDecryption(new byte[] {(byte) 0x99, 0, 1, 0}, PASSPHRASE));
    }

    private void assertRefused(TerminalSettings settings, byte[] message) throws Exception {
        try (IntegrationTerminal terminal = folders.terminal(settings)) {
            Sent.drop(folders.drop(), SENT_AS, message);
            terminal.collect();

            assertThat(folders.fetchResult(NAME).get(0)).endsWith(",9,F002");
            assertThat(terminal.partition().count()).isZero();
            assertThat(Files.exists(folders.drop().resolve(SENT_AS))).isFalse();
        }
    }

    /** A key of the terminal: Ed25519 to certify, X25519 to encrypt. */
    private static final class Key {
        private final PGPKeyRingGenerator ring;

        Key() throws Exception {
            SecureRandom random = new SecureRandom();
            Date made = Date.from(Instant.parse("2026-01-01T00:00:00Z"));
            Ed25519KeyPairGenerator signing = new Ed25519KeyPairGenerator();
            signing.init(new Ed25519KeyGenerationParameters(random));
            X25519KeyPairGenerator encrypting = new X25519KeyPairGenerator();
            encrypting.init(new X25519KeyGenerationParameters(random));
            PGPKeyPair primary = new BcPGPKeyPair(
                    PublicKeyPacket.VERSION_4, PublicKeyAlgorithmTags.EDDSA_LEGACY, signing.generateKeyPair(), made);
            PGPKeyPair sub = new BcPGPKeyPair(
                    PublicKeyPacket.VERSION_4, PublicKeyAlgorithmTags.ECDH, encrypting.generateKeyPair(), made);
            PGPDigestCalculator sha1 = new BcPGPDigestCalculatorProvider().get(HashAlgorithmTags.SHA1);
            ring = new PGPKeyRingGenerator(
                    PGPSignature.POSITIVE_CERTIFICATION,
                    primary,
                    "terminal",
                    sha1,
                    null,
                    null,
                    new BcPGPContentSignerBuilder(primary.getPublicKey().getAlgorithm(), HashAlgorithmTags.SHA512),
                    new BcPBESecretKeyEncryptorBuilder(SymmetricKeyAlgorithmTags.AES_256, sha1).build(PASSPHRASE));
            ring.addSubKey(sub);
        }

        TerminalSettings settings() throws Exception {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            try (ArmoredOutputStream armour = ArmoredOutputStream.builder().build(bytes)) {
                ring.generateSecretKeyRing().encode(armour);
            }
            return TerminalSettings.standard().withDecryption(new OpenPgpDecryption(bytes.toByteArray(), PASSPHRASE));
        }

        byte[] encrypt(byte[] content, boolean armoured, boolean integrity) throws Exception {
            var keys = ring.generatePublicKeyRing().getPublicKeys();
            keys.next();
            PGPEncryptedDataGenerator generator = new PGPEncryptedDataGenerator(
                    new BcPGPDataEncryptorBuilder(SymmetricKeyAlgorithmTags.AES_256).setWithIntegrityPacket(integrity));
            generator.addMethod(new BcPublicKeyKeyEncryptionMethodGenerator(keys.next()));
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            try (OutputStream out = armoured ? ArmoredOutputStream.builder().build(bytes) : bytes;
                    OutputStream encrypted = generator.open(out, new byte[1024]);
                    OutputStream literal = new PGPLiteralDataGenerator()
                            .open(encrypted, PGPLiteralData.BINARY, NAME, content.length, Date.from(Instant.EPOCH))) {
                literal.write(content);
            }
            return bytes.toByteArray();
        }
    }
}
