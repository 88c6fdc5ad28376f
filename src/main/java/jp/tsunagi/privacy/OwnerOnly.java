package jp.tsunagi.privacy;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.Charset;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
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

    /** Makes a folder that need not be there yet, and those above it. */
    public static void makeFolder(Path folder) throws IOException {
        Files.createDirectories(folder, FOLDER.attributes());
    }

    /** Makes a file. One that is there is not written to but replaced: its rights may be others. */
    public static FileChannel replace(Path file) throws IOException {
        Files.deleteIfExists(file);
        return create(file);
    }

    /** Makes a file that must not be there yet. */
    public static FileChannel create(Path file) throws IOException {
        return FileChannel.open(
                file, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), FILE.attributes());
    }

    /** {@link #replace}, for text. */
    public static Writer replace(Path file, Charset charset) throws IOException {
        return writer(replace(file), charset);
    }

    /** {@link #create}, for text. */
    public static Writer create(Path file, Charset charset) throws IOException {
        return writer(create(file), charset);
    }

    private static Writer writer(FileChannel channel, Charset charset) {
        return new BufferedWriter(new OutputStreamWriter(Channels.newOutputStream(channel), charset));
    }

    /** Whether nobody else has a right to it. */
    public boolean holdsFor(Path path) throws IOException {
        return !posix() || rights.containsAll(Files.getPosixFilePermissions(path));
    }

    /** Which rights a file or folder is to have. */
    static OwnerOnly of(Path path) {
        return Files.isDirectory(path) ? FOLDER : FILE;
    }

    /** Gives a file or folder these rights. */
    void apply(Path path) throws IOException {
        if (posix()) {
            Files.setPosixFilePermissions(path, rights);
        }
    }

    /** The rights as an administrator sets them. */
    public String digits() {
        return digits;
    }

    /** Whether files here have such rights. */
    public static boolean posix() {
        return FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
    }
}
