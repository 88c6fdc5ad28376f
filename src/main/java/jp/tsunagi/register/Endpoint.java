package jp.tsunagi.register;

import java.nio.file.Path;
import java.util.Set;

/** Where a linkage's files are put down or picked up, or its rows are read. */
public sealed interface Endpoint {
    /** The kinds of endpoint that files are delivered to, as the register's keys name them. */
    Set<String> KINDS = Set.of("folder", "sftp");

    /** The register's key; of a delivery also the part of its route's name: {@code deliver-folder}. */
    String kind();

    /**
     * A database that another system opens to the hub for reading.
     *
     * @param name as in {@code tsunagi.databases} of {@code config/application.yaml}
     */
    record Database(String name) implements Endpoint {
        @Override
        public String kind() {
            return "database";
        }
    }

    /**
     * A folder that the hub can reach as a file system.
     *
     * @param path as the register has it, {@code {data}} standing for the data folder
     * @param readers of what the hub puts there
     */
    record Folder(String path, Readers readers) implements Endpoint {
        /** A folder of the hub's account alone. */
        public Folder(String path) {
            this(path, Readers.OWNER);
        }

        public Path under(Path dataDir) {
            return Path.of(path.replace("{data}", dataDir.toString())).normalize();
        }

        @Override
        public String kind() {
            return "folder";
        }
    }

    /** Whose accounts may read the files in a drop folder. */
    enum Readers {
        /** The hub's. */
        OWNER,
        /** Those of its group too. */
        GROUP
    }

    /**
     * A folder on an SFTP server. The server must be the one that the known-hosts file names.
     *
     * @param folder on the server
     * @param privateKey file of the hub's key
     * @param knownHosts file of the server's key
     */
    record Sftp(String host, int port, String user, String folder, Path privateKey, Path knownHosts)
            implements Endpoint {
        /** The same account and folder on another server. */
        public Sftp at(String otherHost, int otherPort, Path otherKey, Path otherKnownHosts) {
            return new Sftp(otherHost, otherPort, user, folder, otherKey, otherKnownHosts);
        }

        @Override
        public String kind() {
            return "sftp";
        }
    }
}
