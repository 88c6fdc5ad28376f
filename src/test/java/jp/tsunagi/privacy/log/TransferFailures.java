package jp.tsunagi.privacy.log;

import com.jcraft.jsch.ChannelSftp;
import com.jcraft.jsch.JSch;
import com.jcraft.jsch.Session;
import java.nio.file.Files;
import java.util.stream.Stream;
import jp.tsunagi.support.HubFixtureSftp;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;

/** What JSch, and Camel on it, throw against a real server. */
final class TransferFailures {
    private static final int PATIENCE_MILLIS = 10_000;

    private TransferFailures() {}

    static Stream<Failing> of(HubFixtureSftp server, CamelContext camel) {
        return Stream.of(
                Failing.repeating("Camel SFTP: login refused", value -> {
                    server.admit(false);
                    try {
                        send(server, camel, value, "x");
                    } finally {
                        server.admit(true);
                    }
                }),
                Failing.repeating("Camel SFTP: file exists", value -> {
                    Files.createDirectories(server.folder("to"));
                    Files.writeString(server.folder("to").resolve(value), "x");
                    send(server, camel, "hub", value);
                }),
                Failing.silent("JSch: other host key", value -> {
                    server.trust(false);
                    try {
                        session(server, value).disconnect();
                    } finally {
                        server.trust(true);
                    }
                }),
                Failing.silent("JSch: no such file", value -> {
                    Session session = session(server, "hub");
                    try {
                        ChannelSftp sftp = (ChannelSftp) session.openChannel("sftp");
                        sftp.connect(PATIENCE_MILLIS);
                        sftp.cd(value);
                    } finally {
                        session.disconnect();
                    }
                }),
                Failing.repeating("JSch: no such key", value -> new JSch().addIdentity("none/" + value)));
    }

    private static void send(HubFixtureSftp server, CamelContext camel, String user, String file) {
        String uri = "sftp://127.0.0.1:%d/to?fileExist=Fail&username=RAW(%s)&privateKeyFile=%s&knownHostsFile=%s"
                .formatted(server.port(), user, server.privateKey(), server.knownHosts());
        camel.createProducerTemplate()
                .sendBodyAndHeader(
                        uri + "&strictHostKeyChecking=yes&useUserKnownHostsFile=false&maximumReconnectAttempts=0",
                        "x",
                        Exchange.FILE_NAME,
                        file);
    }

    private static Session session(HubFixtureSftp server, String user) throws Exception {
        JSch client = new JSch();
        client.addIdentity(server.privateKey().toString());
        client.setKnownHosts(server.knownHosts().toString());
        Session session = client.getSession(user, "127.0.0.1", server.port());
        session.connect(PATIENCE_MILLIS);
        return session;
    }
}
