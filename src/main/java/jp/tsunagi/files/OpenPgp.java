package jp.tsunagi.files;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Date;
import java.util.Iterator;
import jp.tsunagi.errors.ErrorCode;
import jp.tsunagi.errors.HubException;
import org.bouncycastle.bcpg.SymmetricKeyAlgorithmTags;
import org.bouncycastle.openpgp.PGPEncryptedDataGenerator;
import org.bouncycastle.openpgp.PGPException;
import org.bouncycastle.openpgp.PGPLiteralData;
import org.bouncycastle.openpgp.PGPLiteralDataGenerator;
import org.bouncycastle.openpgp.PGPPublicKey;
import org.bouncycastle.openpgp.PGPPublicKeyRing;
import org.bouncycastle.openpgp.PGPPublicKeyRingCollection;
import org.bouncycastle.openpgp.PGPUtil;
import org.bouncycastle.openpgp.operator.bc.BcPGPDataEncryptorBuilder;
import org.bouncycastle.openpgp.operator.bc.BcPublicKeyKeyEncryptionMethodGenerator;
import org.bouncycastle.openpgp.operator.jcajce.JcaKeyFingerprintCalculator;

/** Encrypts a stream to a counterpart's OpenPGP key (AES-256, integrity protected, not compressed). */
final class OpenPgp {
    private static final int CHUNK = 1 << 16;

    private OpenPgp() {}

    /** What is written goes encrypted to the target; closing completes the message and leaves the target open. */
    @SuppressWarnings("JavaUtilDate") // the library takes no other
    static OutputStream encrypt(OutputStream target, Path recipientKey) throws IOException {
        PGPEncryptedDataGenerator encryption =
                new PGPEncryptedDataGenerator(new BcPGPDataEncryptorBuilder(SymmetricKeyAlgorithmTags.AES_256)
                        .setWithIntegrityPacket(true)
                        .setSecureRandom(new SecureRandom()));
        encryption.addMethod(new BcPublicKeyKeyEncryptionMethodGenerator(key(recipientKey)));
        try {
            OutputStream encrypted = encryption.open(target, new byte[CHUNK]);
            // No name and no time of the content: the ledger has them.
            OutputStream literal = new PGPLiteralDataGenerator()
                    .open(encrypted, PGPLiteralData.BINARY, "", new Date(0), new byte[CHUNK]);
            return new FilterOutputStream(literal) {
                @Override
                public void write(byte[] bytes, int offset, int length) throws IOException {
                    out.write(bytes, offset, length);
                }

                @Override
                public void close() throws IOException {
                    literal.close();
                    encrypted.close();
                }
            };
        } catch (PGPException e) {
            throw new HubException(ErrorCode.KEY_UNUSABLE, recipientKey.toString(), e);
        }
    }

    private static PGPPublicKey key(Path file) {
        try (InputStream in = PGPUtil.getDecoderStream(Files.newInputStream(file))) {
            Iterator<PGPPublicKeyRing> rings =
                    new PGPPublicKeyRingCollection(in, new JcaKeyFingerprintCalculator()).getKeyRings();
            while (rings.hasNext()) {
                for (PGPPublicKey key : rings.next()) {
                    if (key.isEncryptionKey() && !key.hasRevocation() && !expired(key)) {
                        return key;
                    }
                }
            }
        } catch (IOException | PGPException e) {
            throw new HubException(ErrorCode.KEY_UNUSABLE, file.toString(), e);
        }
        throw new HubException(ErrorCode.KEY_UNUSABLE, file + ": holds no valid encryption key");
    }

    @SuppressWarnings("JavaUtilDate") // the library gives no other
    private static boolean expired(PGPPublicKey key) {
        long seconds = key.getValidSeconds();
        return seconds > 0
                && key.getCreationTime().toInstant().plusSeconds(seconds).isBefore(java.time.Instant.now());
    }
}
