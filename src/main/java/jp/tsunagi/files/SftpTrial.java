package jp.tsunagi.files;

import com.jcraft.jsch.ChannelSftp;
import com.jcraft.jsch.JSch;
import com.jcraft.jsch.JSchException;
import com.jcraft.jsch.JSchHostKeyException;
import com.jcraft.jsch.Session;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.List;
import jp.tsunagi.errors.ErrorCode;
import jp.tsunagi.errors.HubException;
import jp.tsunagi.register.Direction;
import jp.tsunagi.register.Endpoint;
import jp.tsunagi.register.Linkage;

/**
 * Tests an SFTP server: it answers, it is the one that is known, it lets the hub in, its folder is there and has
 * the rights that the linkage needs.
 */
public final class SftpTrial implements ConnectionTrial {
    private static final int MILLIS = 10_000;

    @Override
    public boolean tests(Endpoint endpoint) {
        return endpoint instanceof Endpoint.Sftp;
    }

    @Override
    public List<ConnectionStep> test(Linkage linkage) {
        Endpoint.Sftp server = (Endpoint.Sftp) linkage.endpoint();
        String where = server.host() + ":" + server.port();
        ConnectionSteps steps = new ConnectionSteps(where);
        steps.then("サーバに届く", "the server is reached", () -> reach(server, where));
        Session session = null;
        try {
            session = session(server);
            Attempted attempted = connect(session);
            steps.then("ホスト鍵が登録のとおり", "its key is the known one", () -> attempted.throwIfHostKey())
                    .then("ログインできる", "the hub is let in", () -> attempted.throwOther(where, server));
            Session open = session;
            steps.then("フォルダがある", "the folder is there", () -> in(server, open, SftpFolderTrial::isThere));
            if (linkage.direction() == Direction.OUT) {
                steps.then(
                        "ファイルを置き、改名し、消せる",
                        "files can be put down, renamed and removed",
                        () -> in(server, open, folder -> folder.takesFiles(linkage)));
            } else {
                steps.then("ファイルを読める", "files can be read", () -> in(server, open, SftpFolderTrial::givesFiles));
            }
        } catch (JSchException e) {
            steps.then("鍵ファイルが読める", "the key files can be read", () -> {
                throw new HubException(ErrorCode.KEY_UNUSABLE, server.privateKey() + " or " + server.knownHosts(), e);
            });
        } finally {
            if (session != null) {
                session.disconnect();
            }
        }
        return steps.taken();
    }

    private static void reach(Endpoint.Sftp server, String where) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(server.host(), server.port()), MILLIS);
        } catch (IOException e) {
            throw new HubException(ErrorCode.SFTP_FAILED, where + " does not answer", e);
        }
    }

    private static Session session(Endpoint.Sftp server) throws JSchException {
        JSch client = new JSch();
        client.addIdentity(server.privateKey().toString());
        client.setKnownHosts(server.knownHosts().toString());
        Session session = client.getSession(server.user(), server.host(), server.port());
        session.setConfig("StrictHostKeyChecking", "yes");
        session.setConfig("PreferredAuthentications", "publickey");
        return session;
    }

    /** How the connection went; the client tells of both in one call. */
    private record Attempted(JSchException failure) {
        void throwIfHostKey() throws JSchException {
            if (failure instanceof JSchHostKeyException) {
                throw failure;
            }
        }

        void throwOther(String where, Endpoint.Sftp server) {
            if (failure != null) {
                throw new HubException(
                        ErrorCode.SFTP_FAILED,
                        where + " does not let '" + server.user() + "' in with this key",
                        failure);
            }
        }
    }

    private static Attempted connect(Session session) {
        try {
            session.connect(MILLIS);
            return new Attempted(null);
        } catch (JSchException e) {
            return new Attempted(e);
        }
    }

    private interface Trial {
        void of(SftpFolderTrial folder);
    }

    private static void in(Endpoint.Sftp server, Session session, Trial trial) throws JSchException {
        ChannelSftp channel = (ChannelSftp) session.openChannel("sftp");
        channel.connect(MILLIS);
        try {
            trial.of(new SftpFolderTrial(channel, server.folder()));
        } finally {
            channel.disconnect();
        }
    }
}
