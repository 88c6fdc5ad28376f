package jp.tsunagi.routes;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Date;
import jp.tsunagi.counterpart.OpenPgpDecryption;
import jp.tsunagi.counterpart.TerminalSettings;
import jp.tsunagi.ledger.RunKind;
import jp.tsunagi.ledger.RunLine;
import jp.tsunagi.support.HubFixture;
import jp.tsunagi.support.HubFixtureFiles;
import jp.tsunagi.support.HubFixturePeople;
import org.bouncycastle.bcpg.ArmoredOutputStream;
import org.bouncycastle.bcpg.HashAlgorithmTags;
import org.bouncycastle.bcpg.PublicKeyAlgorithmTags;
import org.bouncycastle.bcpg.PublicKeyPacket;
import org.bouncycastle.bcpg.SymmetricKeyAlgorithmTags;
import org.bouncycastle.crypto.generators.Ed25519KeyPairGenerator;
import org.bouncycastle.crypto.generators.X25519KeyPairGenerator;
import org.bouncycastle.crypto.params.Ed25519KeyGenerationParameters;
import org.bouncycastle.crypto.params.X25519KeyGenerationParameters;
import org.bouncycastle.openpgp.PGPKeyRingGenerator;
import org.bouncycastle.openpgp.PGPSignature;
import org.bouncycastle.openpgp.operator.PGPDigestCalculator;
import org.bouncycastle.openpgp.operator.bc.BcPBESecretKeyEncryptorBuilder;
import org.bouncycastle.openpgp.operator.bc.BcPGPContentSignerBuilder;
import org.bouncycastle.openpgp.operator.bc.BcPGPDigestCalculatorProvider;
import org.bouncycastle.openpgp.operator.bc.BcPGPKeyPair;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an administrator can set in the register about {@code eligibility-out}, without a change of routes or code. */
class EligibilityOutRegisterTest {
    private static final String REGISTER = "config/linkages.yaml";
    private static final String SHIPPED = """
                charset: UTF-8
                lineEnd: CRLF
                quoting: needed
                marker: "{name}.done"
              invalidRecord: quarantine
              deadline""";
    private static final String OTHERWISE = """
                charset: MS932
                lineEnd: CRLF
                quoting: always
                columnTitles: true
                columns: [ recordType, name, personalNumber, insuredIdentificationNumber ]
              invalidRecord: quarantine
              deadline""";
    private static final String NAME = "SKK_139998_20260401_001.csv";
    private static final char[] PASSPHRASE = "for this test".toCharArray();

    @TempDir
    Path root;

    private HubFixture hub;

    @AfterEach
    void stop() {
        hub.close();
    }

    @Test
    void charactersOrderTitlesAndQuotesAreTheRegisters() throws IOException {
        hub = new HubFixture(root)
                .edit(REGISTER, SHIPPED.indent(4).strip(), OTHERWISE.indent(4).strip())
                .start();
        HubFixturePeople.in(hub).found(2).change(1, "name", "髙橋\u3000𠮷子").change(2, "name", "架空\u3000\uE999子");
        RunLine run = hub.send(RunKind.FULL);

        assertThat(HubFixtureFiles.names(hub.drop())).containsExactly(NAME);
        assertThat(HubFixtureFiles.lines(hub.drop().resolve(NAME), Charset.forName("windows-31j")))
                .containsExactly(
                        "\"H\",\"01\",\"01\",\"139998\",\"20260401060000\",\"" + NAME + "\"",
                        "\"レコード種別コード\",\"氏名\",\"個人番号\",\"受給者番号\"",
                        "\"D\",\"髙橋\u3000吉子\",\"" + HubFixturePeople.personalNumber(1) + "\",\""
                                + HubFixturePeople.recipientNumber(1) + "\"",
                        "\"T\",\"1\",\"1\",\"0\",\"0\"");
        assertThat(hub.quarantine(run)).singleElement().satisfies(item -> {
            assertThat(item.errorCode()).isEqualTo("TSN-1006");
            assertThat(item.field()).isEqualTo("name");
            assertThat(item.note()).contains("U+E999");
        });
    }

    @Test
    void whereNoAnswersAreAgreedWhatIsPublishedIsSettled() throws IOException {
        hub = new HubFixture(root)
                .edit(REGISTER, "deadline: 3 business days", "deadline: none")
                .edit(REGISTER, "answers: [ eligibility-out, voucher-out ]", "answers: []")
                .start();
        HubFixturePeople people = HubFixturePeople.in(hub).found(3);
        RunLine full = hub.send(RunKind.FULL);
        RunLine again = hub.send(RunKind.DIFFERENCE);
        people.change(2, "post_number", "0001234");
        RunLine changed = hub.send(RunKind.DIFFERENCE);

        assertThat(hub.run(full.id()).fileState()).isEqualTo("RECONCILED");
        assertThat(again.balance().unchanged()).isEqualTo(3);
        assertThat(changed.balance().written()).isEqualTo(1);
        assertThat(changed.balance().unchanged()).isEqualTo(2);
    }

    @Test
    void whereOneBadRecordStopsTheRunNothingIsPublished() throws IOException {
        hub = new HubFixture(root)
                .edit(REGISTER, "invalidRecord: quarantine\n    deadline", "invalidRecord: stop\n    deadline")
                .start();
        HubFixturePeople.in(hub).found(3).change(2, "name_kana", null);
        RunLine run = hub.send(RunKind.FULL);

        assertThat(run).extracting(RunLine::state, RunLine::errorCode).containsExactly("FAILED", "TSN-1001");
        assertThat(run.errorDetail()).contains("row 2, nameKana");
        assertThat(HubFixtureFiles.names(hub.drop())).isEmpty();
        assertThat(hub.hub().queryForObject("select count(*) from sent_record", Long.class))
                .isZero();
    }

    @Test
    void anEncryptedFileIsReadByItsRecipientAloneAndNeverLiesOpenOnTheDisk() throws Exception {
        PGPKeyRingGenerator key = key();
        Path recipient = root.resolve("terminal.asc");
        Files.write(recipient, armoured(key.generatePublicKeyRing().getEncoded()));
        hub = new HubFixture(root)
                .edit(
                        REGISTER,
                        "    invalidRecord: quarantine\n    deadline",
                        "    encryption:\n      openpgp: { recipientKey: " + recipient + " }\n"
                                + "    invalidRecord: quarantine\n    deadline")
                .start();
        HubFixturePeople.in(hub).found(3);
        RunLine run = hub.send(RunKind.FULL);
        assertThat(HubFixtureFiles.names(hub.drop())).containsExactly(NAME + ".pgp", NAME + ".pgp.done");
        assertThat(HubFixtureFiles.holding(hub.data(), HubFixturePeople.personalNumber(1)))
                .isEmpty();

        byte[] secret = armoured(key.generateSecretKeyRing().getEncoded());
        hub.terminal(TerminalSettings.standard().withDecryption(new OpenPgpDecryption(secret, PASSPHRASE)))
                .collect();
        hub.take();
        assertThat(hub.run(run.id()))
                .extracting(RunLine::fileState, RunLine::accepted)
                .containsExactly("RECONCILED", 3L);
    }

    @Test
    void aKeyThatCannotBeUsedFailsTheRunAndLeavesNoFile() throws Exception {
        Path recipient = Files.writeString(root.resolve("terminal.asc"), "no key", StandardCharsets.UTF_8);
        hub = new HubFixture(root)
                .edit(
                        REGISTER,
                        "    invalidRecord: quarantine\n    deadline",
                        "    encryption:\n      openpgp: { recipientKey: " + recipient + " }\n"
                                + "    invalidRecord: quarantine\n    deadline")
                .start();
        HubFixturePeople.in(hub).found(1);

        org.assertj.core.api.Assertions.assertThatThrownBy(() -> hub.send(RunKind.FULL))
                .hasMessageContaining("TSN-4007");
        assertThat(hub.newest(HubFixture.OUT))
                .extracting(RunLine::state, RunLine::errorCode)
                .containsExactly("FAILED", "TSN-4007");
        assertThat(HubFixtureFiles.names(hub.drop())).isEmpty();
    }

    private static byte[] armoured(byte[] key) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream armour = ArmoredOutputStream.builder().build(bytes)) {
            armour.write(key);
        }
        return bytes.toByteArray();
    }

    @SuppressWarnings("JavaUtilDate") // the library takes no other
    private static PGPKeyRingGenerator key() throws Exception {
        SecureRandom random = new SecureRandom();
        Date made = Date.from(Instant.parse("2026-01-01T00:00:00Z"));
        Ed25519KeyPairGenerator signing = new Ed25519KeyPairGenerator();
        signing.init(new Ed25519KeyGenerationParameters(random));
        X25519KeyPairGenerator encrypting = new X25519KeyPairGenerator();
        encrypting.init(new X25519KeyGenerationParameters(random));
        BcPGPKeyPair primary = new BcPGPKeyPair(
                PublicKeyPacket.VERSION_4, PublicKeyAlgorithmTags.EDDSA_LEGACY, signing.generateKeyPair(), made);
        PGPDigestCalculator sha1 = new BcPGPDigestCalculatorProvider().get(HashAlgorithmTags.SHA1);
        PGPKeyRingGenerator ring = new PGPKeyRingGenerator(
                PGPSignature.POSITIVE_CERTIFICATION,
                primary,
                "terminal",
                sha1,
                null,
                null,
                new BcPGPContentSignerBuilder(primary.getPublicKey().getAlgorithm(), HashAlgorithmTags.SHA512),
                new BcPBESecretKeyEncryptorBuilder(SymmetricKeyAlgorithmTags.AES_256, sha1).build(PASSPHRASE));
        ring.addSubKey(new BcPGPKeyPair(
                PublicKeyPacket.VERSION_4, PublicKeyAlgorithmTags.ECDH, encrypting.generateKeyPair(), made));
        return ring;
    }
}
