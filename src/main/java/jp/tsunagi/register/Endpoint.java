package jp.tsunagi.register;

import java.nio.file.Path;

/** Where a linkage's files are put down or picked up. */
public sealed interface Endpoint {
    /**
     * A folder that the hub can reach as a file system.
     *
     * @param path as the register has it, {@code {data}} standing for the data folder
     */
    record Folder(String path) implements Endpoint {
        public Path under(Path dataDir) {
            return Path.of(path.replace("{data}", dataDir.toString())).normalize();
        }
    }

    /**
     * A folder on an SFTP server. The server must be the one that the known-hosts file names.
     *
     * @param folder on the server
     * @param privateKey file of the hub's key
     * @param knownHosts file of the server's key
     */
    record Sftp(String host, int port, String user, String folder, Path privateKey, Path knownHosts)
            implements Endpoint {}
}
