package jp.tsunagi.files;

import java.nio.file.Path;

/**
 * Where files lie, as journal and ledgers name it: below the data folder the path from there, elsewhere the whole one.
 *
 * @param dataDir the data folder, an absolute path
 */
public record Places(Path dataDir) {
    public String of(Path file) {
        Path whole = file.toAbsolutePath().normalize();
        return (whole.startsWith(dataDir) ? dataDir.relativize(whole) : whole).toString();
    }

    /** The file of a place in a folder; a place on a server has none. */
    public Path file(String place) {
        return dataDir.resolve(place);
    }

    /** Whether a place is on a server, where the hub does not look. */
    public static boolean isRemote(String place) {
        return place.startsWith("sftp://");
    }
}
