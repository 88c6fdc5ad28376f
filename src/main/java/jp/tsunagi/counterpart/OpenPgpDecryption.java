package jp.tsunagi.counterpart;

import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.bouncycastle.openpgp.PGPCompressedData;
import org.bouncycastle.openpgp.PGPEncryptedData;
import org.bouncycastle.openpgp.PGPEncryptedDataList;
import org.bouncycastle.openpgp.PGPException;
import org.bouncycastle.openpgp.PGPLiteralData;
import org.bouncycastle.openpgp.PGPObjectFactory;
import org.bouncycastle.openpgp.PGPOnePassSignatureList;
import org.bouncycastle.openpgp.PGPPublicKeyEncryptedData;
import org.bouncycastle.openpgp.PGPSecretKey;
import org.bouncycastle.openpgp.PGPSecretKeyRingCollection;
import org.bouncycastle.openpgp.PGPUtil;
import org.bouncycastle.openpgp.bc.BcPGPObjectFactory;
import org.bouncycastle.openpgp.operator.bc.BcKeyFingerprintCalculator;
import org.bouncycastle.openpgp.operator.bc.BcPBESecretKeyDecryptorBuilder;
import org.bouncycastle.openpgp.operator.bc.BcPGPDigestCalculatorProvider;
import org.bouncycastle.openpgp.operator.bc.BcPublicKeyDataDecryptorFactory;

/**
 * The terminal's OpenPGP secret key (RFC 9580). Opens messages, armoured or binary, without writing their content
 * anywhere; the end of the content is reached only if the message's integrity protection proves it unchanged. Signatures
 * are passed over.
 */
public final class OpenPgpDecryption {
    private final PGPSecretKeyRingCollection keys;
    private final char[] passphrase;

    /**
     * @param secretKeys the exported secret key, armoured or binary
     * @param passphrase of the key; empty for a key without one
     * @throws IllegalArgumentException when no secret key can be read
     */
    public OpenPgpDecryption(byte[] secretKeys, char[] passphrase) {
        try (InputStream in = PGPUtil.getDecoderStream(new ByteArrayInputStream(secretKeys))) {
            this.keys = new PGPSecretKeyRingCollection(in, new BcKeyFingerprintCalculator());
        } catch (IOException | PGPException | RuntimeException e) {
            throw new IllegalArgumentException("not an OpenPGP secret key");
        }
        this.passphrase = passphrase.clone();
    }

    /** The content of a message; closing it closes the message. */
    InputStream open(InputStream message) throws IOException {
        try {
            return literal(encryptedData(message), message);
        } catch (PGPException | IOException | RuntimeException e) {
            message.close();
            throw new DamagedMessageException("not an OpenPGP message for this terminal");
        }
    }

    private static PGPEncryptedDataList encryptedData(InputStream message) throws IOException {
        PGPObjectFactory packets = new BcPGPObjectFactory(PGPUtil.getDecoderStream(message));
        for (Object packet : packets) {
            if (packet instanceof PGPEncryptedDataList list) {
                return list;
            }
        }
        throw new DamagedMessageException("nothing encrypted");
    }

    private InputStream literal(PGPEncryptedDataList list, InputStream message) throws IOException, PGPException {
        for (PGPEncryptedData data : list) {
            PGPSecretKey key = data instanceof PGPPublicKeyEncryptedData toKey
                    ? keys.getSecretKey(toKey.getKeyIdentifier().getKeyId())
                    : null;
            if (key != null) {
                if (!data.isIntegrityProtected() && !data.isAEAD()) {
                    throw new DamagedMessageException("no integrity protection");
                }
                InputStream content = literal(decrypt((PGPPublicKeyEncryptedData) data, key));
                return new VerifiedContent(content, data, message);
            }
        }
        throw new DamagedMessageException("for another key");
    }

    private InputStream decrypt(PGPPublicKeyEncryptedData data, PGPSecretKey key) throws PGPException {
        var unlock = new BcPBESecretKeyDecryptorBuilder(new BcPGPDigestCalculatorProvider()).build(passphrase);
        return data.getDataStream(new BcPublicKeyDataDecryptorFactory(key.extractPrivateKey(unlock)));
    }

    private static InputStream literal(InputStream content) throws IOException, PGPException {
        for (Object packet : new BcPGPObjectFactory(content)) {
            if (packet instanceof PGPCompressedData compressed) {
                return literal(compressed.getDataStream());
            }
            if (packet instanceof PGPLiteralData data) {
                return data.getInputStream();
            }
            if (!(packet instanceof PGPOnePassSignatureList)) {
                break;
            }
        }
        throw new DamagedMessageException("no literal data");
    }

    /** Content that ends only if the message was whole. */
    private static final class VerifiedContent extends FilterInputStream {
        private final PGPEncryptedData data;
        private final InputStream message;
        private boolean verified;

        VerifiedContent(InputStream content, PGPEncryptedData data, InputStream message) {
            super(content);
            this.data = data;
            this.message = message;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            try {
                int read = super.read(target, offset, length);
                if (read < 0 && !verified) {
                    verify();
                }
                return read;
            } catch (IOException | PGPException | RuntimeException e) {
                throw new DamagedMessageException("changed on its way");
            }
        }

        /** An authenticated cipher has verified itself by the end of its stream; a checksum packet is compared here. */
        private void verify() throws IOException, PGPException {
            if (!data.isAEAD() && !data.verify()) {
                throw new DamagedMessageException("changed on its way");
            }
            verified = true;
        }

        @Override
        public void close() throws IOException {
            message.close();
        }
    }
}
