package jp.tsunagi.support;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.file.CopyOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import jp.tsunagi.privacy.OwnerOnly;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.config.keys.PublicKeyEntry;
import org.apache.sshd.common.config.keys.writer.openssh.OpenSSHKeyPairResourceWriter;
import org.apache.sshd.common.file.virtualfs.VirtualFileSystemFactory;
import org.apache.sshd.common.keyprovider.KeyPairProvider;
import org.apache.sshd.server.SshServer;
import org.apache.sshd.server.session.ServerSession;
import org.apache.sshd.sftp.server.FileHandle;
import org.apache.sshd.sftp.server.Handle;
import org.apache.sshd.sftp.server.SftpEventListener;
import org.apache.sshd.sftp.server.SftpSubsystemFactory;

/** A real SFTP server on this machine, with key authentication. It can go down and come up again on its port. */
public final class HubFixtureSftp implements AutoCloseable {
    private final Path root;
    private final KeyPair hostKey = key();
    private final KeyPair hubKey = key();
    private final Mishaps mishaps = new Mishaps();
    private KeyPair allowed = hubKey;
    private SshServer server;
    private int port;

    public HubFixtureSftp(Path root) throws IOException, GeneralSecurityException {
        this.root = Files.createDirectories(root);
        Files.createDirectories(root.resolve("files"));
        start();
        try (OutputStream out = Channels.newOutputStream(OwnerOnly.create(privateKey()))) {
            OpenSSHKeyPairResourceWriter.INSTANCE.writePrivateKey(hubKey, "hub", null, out);
        }
        trust(hostKey);
    }

    /** What the register says of the endpoint, in place of its folder. */
    public String endpoint(String folder) throws IOException {
        Files.createDirectories(folder(folder));
        return "sftp: { host: 127.0.0.1, port: " + port + ", user: hub, folder: /" + folder + ", privateKey: "
                + privateKey()
                + ", knownHosts: " + knownHosts() + " }";
    }

    /** A folder of the server as its owner sees it. */
    public Path folder(String name) {
        return root.resolve("files").resolve(name);
    }

    public void start() throws IOException {
        server = SshServer.setUpDefaultServer();
        server.setHost("127.0.0.1");
        server.setPort(port);
        server.setKeyPairProvider(KeyPairProvider.wrap(hostKey));
        server.setPublickeyAuthenticator((user, key, session) -> KeyUtils.compareKeys(key, allowed.getPublic()));
        SftpSubsystemFactory files = new SftpSubsystemFactory();
        files.addSftpEventListener(mishaps);
        server.setSubsystemFactories(List.of(files));
        server.setFileSystemFactory(new VirtualFileSystemFactory(root.resolve("files")));
        server.start();
        port = server.getPort();
    }

    public void stop() throws IOException {
        server.stop(true);
    }

    /** Lets the hub in, or no longer. */
    public void admit(boolean hub) {
        allowed = hub ? hubKey : key();
    }

    /** What happens at the server just before it carries out the next rename. */
    public void beforeNextRename(Act act) {
        mishaps.beforeRename.set(act);
    }

    /** What happens at the server just after it has carried out the next rename; a failure is what the client is told. */
    public void afterNextRename(Act act) {
        mishaps.afterRename.set(act);
    }

    /** What happens at the server just after it has carried out the next removal of a file. */
    public void afterNextRemoval(Act act) {
        mishaps.afterRemoval.set(act);
    }

    /** What happens at the server just before it opens the next file. */
    public void beforeNextOpening(Act act) {
        mishaps.beforeOpening.set(act);
    }

    /** Something that befalls the server. */
    public interface Act {
        void happen() throws IOException;
    }

    private static final class Mishaps implements SftpEventListener {
        private static final Act NOTHING = () -> {};
        private final AtomicReference<Act> beforeRename = new AtomicReference<>(NOTHING);
        private final AtomicReference<Act> afterRename = new AtomicReference<>(NOTHING);
        private final AtomicReference<Act> beforeOpening = new AtomicReference<>(NOTHING);
        private final AtomicReference<Act> afterRemoval = new AtomicReference<>(NOTHING);

        @Override
        public void opening(ServerSession session, String remoteHandle, Handle file) throws IOException {
            if (file instanceof FileHandle) {
                beforeOpening.getAndSet(NOTHING).happen();
            }
        }

        @Override
        public void removed(ServerSession session, Path file, boolean folder, Throwable failure) throws IOException {
            afterRemoval.getAndSet(NOTHING).happen();
        }

        @Override
        public void moving(ServerSession session, Path from, Path to, Collection<CopyOption> options)
                throws IOException {
            beforeRename.getAndSet(NOTHING).happen();
        }

        @Override
        public void moved(ServerSession session, Path from, Path to, Collection<CopyOption> options, Throwable failure)
                throws IOException {
            afterRename.getAndSet(NOTHING).happen();
        }
    }

    /** Writes another server's key into the known hosts, or the right one. */
    public void trust(boolean right) throws IOException {
        trust(right ? hostKey : key());
    }

    private void trust(KeyPair key) throws IOException {
        Files.writeString(knownHosts(), "[127.0.0.1]:" + port + " " + PublicKeyEntry.toString(key.getPublic()) + "\n");
    }

    public int port() {
        return port;
    }

    public Path privateKey() {
        return root.resolve("hub-key");
    }

    public Path knownHosts() {
        return root.resolve("known_hosts");
    }

    private static KeyPair key() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(256);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has EC keys", e);
        }
    }

    @Override
    public void close() throws IOException {
        server.stop(true);
    }
}
