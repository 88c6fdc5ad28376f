package jp.tsunagi.privacy;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/** Rights of files and folders that are the hub's account's alone. On systems without such rights, whatever is usual. */
public enum OwnerOnly {
    FILE("rw-------", "600"),
    FOLDER("rwx------", "700");

    private final Set<PosixFilePermission> rights;
    private final String digits;

    OwnerOnly(String rights, String digits) {
        this.rights = PosixFilePermissions.fromString(rights);
        this.digits = digits;
    }

    /** For the call that makes the file or folder. */
    public FileAttribute<?>[] attributes() {
        return posix()
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(rights)}
                : new FileAttribute<?>[0];
    }

    /** Whether nobody else has a right to it. */
    public boolean holdsFor(Path path) throws IOException {
        return !posix() || rights.containsAll(Files.getPosixFilePermissions(path));
    }

    /** The rights as an administrator sets them. */
    public String digits() {
        return digits;
    }

    private static boolean posix() {
        return FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
    }
}
