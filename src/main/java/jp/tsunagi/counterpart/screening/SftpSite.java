package jp.tsunagi.counterpart.screening;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.util.List;
import java.util.Set;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.config.keys.PublicKeyEntry;
import org.apache.sshd.common.config.keys.writer.openssh.OpenSSHKeyPairResourceWriter;
import org.apache.sshd.common.file.virtualfs.VirtualFileSystemFactory;
import org.apache.sshd.common.keyprovider.FileKeyPairProvider;
import org.apache.sshd.common.keyprovider.KeyPairProvider;
import org.apache.sshd.server.SshServer;
import org.apache.sshd.server.auth.pubkey.UserAuthPublicKeyFactory;
import org.apache.sshd.server.forward.RejectAllForwardingFilter;
import org.apache.sshd.sftp.server.SftpSubsystemFactory;

/**
 * An SFTP server on this machine alone. It lets one user in, by key, to one folder; it has no shell and forwards nothing. Its own
 * key and the user's are made once and kept in its folder.
 */
final class SftpSite implements AutoCloseable {
    private static final String LOOPBACK = "127.0.0.1";
    private static final Set<PosixFilePermission> OWNER_ONLY = PosixFilePermissions.fromString("rw-------");

    private final Path folder;
    private final Path root;
    private final String user;
    private SshServer server;
    private int port;

    /**
     * @param folder of keys and known hosts
     * @param root what the user sees as {@code /}
     * @param port 0: any that is free, the same again after a stop
     */
    SftpSite(Path folder, Path root, String user, int port) {
        this.folder = folder;
        this.root = root;
        this.user = user;
        this.port = port;
    }

    void start() {
        try {
            KeyPair hostKey = key("host_key");
            KeyPair userKey = key("client_key");
            server = SshServer.setUpDefaultServer();
            server.setHost(LOOPBACK);
            server.setPort(port);
            server.setKeyPairProvider(KeyPairProvider.wrap(hostKey));
            server.setUserAuthFactories(List.of(UserAuthPublicKeyFactory.INSTANCE));
            server.setPublickeyAuthenticator(
                    (name, key, session) -> name.equals(user) && KeyUtils.compareKeys(key, userKey.getPublic()));
            server.setSubsystemFactories(List.of(new SftpSubsystemFactory()));
            server.setForwardingFilter(RejectAllForwardingFilter.INSTANCE);
            server.setFileSystemFactory(new VirtualFileSystemFactory(root));
            server.start();
            port = server.getPort();
            Files.writeString(knownHosts(), hostLine(hostKey, LOOPBACK) + hostLine(hostKey, "localhost"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void stop() {
        try {
            server.stop(true);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    int port() {
        return port;
    }

    Path privateKey() {
        return folder.resolve("client_key");
    }

    Path knownHosts() {
        return folder.resolve("known_hosts");
    }

    /** In the form that OpenSSH has, which names the port unless it is the usual one. */
    private String hostLine(KeyPair key, String host) {
        String place = port == 22 ? host : "[" + host + "]:" + port;
        return place + " " + PublicKeyEntry.toString(key.getPublic()) + "\n";
    }

    private KeyPair key(String name) throws IOException {
        Path file = folder.resolve(name);
        try {
            if (!Files.exists(file)) {
                write(file);
            }
            return new FileKeyPairProvider(file).loadKeys(null).iterator().next();
        } catch (GeneralSecurityException e) {
            throw new IOException("no key in " + file, e);
        }
    }

    /** NIST P-256 in OpenSSH's form: every client of today reads it. */
    private static void write(Path file) throws IOException, GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(256);
        Files.createFile(file, PosixFilePermissions.asFileAttribute(OWNER_ONLY));
        try (OutputStream out = Files.newOutputStream(file)) {
            OpenSSHKeyPairResourceWriter.INSTANCE.writePrivateKey(
                    generator.generateKeyPair(), file.getFileName().toString(), null, out);
        }
    }

    @Override
    public void close() {
        stop();
    }
}
