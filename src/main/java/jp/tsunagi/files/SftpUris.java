package jp.tsunagi.files;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import jp.tsunagi.register.Endpoint;

/** SFTP endpoints as Camel wants them: key authentication, and a server that must be the one the known-hosts file names. */
public final class SftpUris {
    private SftpUris() {}

    public static String of(Endpoint.Sftp server) {
        return "sftp:" + server.user() + "@" + server.host() + ":" + server.port() + "/" + server.folder()
                + "?privateKeyFile="
                + encoded(server.privateKey().toAbsolutePath().toString())
                + "&knownHostsFile="
                + encoded(server.knownHosts().toAbsolutePath().toString())
                + "&useUserKnownHostsFile=false&strictHostKeyChecking=yes&preferredAuthentications=publickey"
                + "&autoCreate=false&stepwise=false&disconnect=true&connectTimeout=10000&soTimeout=30000"
                + "&maximumReconnectAttempts=0&throwExceptionOnConnectFailed=true";
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
