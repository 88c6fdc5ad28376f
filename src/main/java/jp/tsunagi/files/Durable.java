package jp.tsunagi.files;

import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Set;
import jp.tsunagi.privacy.OwnerOnly;

/** Changes of a folder that are still there after the power went. */
public final class Durable {
    private Durable() {}

    /** Gives a complete, forced file its name: it appears at once and whole, or not at all. */
    public static void publish(Path temporary, Path target) throws IOException {
        Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE);
        forceFolder(target.getParent());
    }

    /** Makes what a file holds outlast a failure of the power. */
    public static void force(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
    }

    /** Forces a file to the disk; puts an empty one there, if there is none. */
    static void touch(Path marker) throws IOException {
        try (FileChannel channel = FileChannel.open(
                marker, Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE), OwnerOnly.FILE.attributes())) {
            channel.force(true);
        }
        forceFolder(marker.getParent());
    }

    /**
     * Moves a file, or a link or pipe itself, to a folder that need not be there yet. To another file system files and links
     * are copied under a temporary name first; pipes do not go there.
     */
    static void move(Path from, Path to) throws IOException {
        makeFolder(to.getParent());
        try {
            publish(from, to);
        } catch (AtomicMoveNotSupportedException e) {
            if (Files.readAttributes(from, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS)
                    .isOther()) {
                // Copying would open a pipe, and wait for ever.
                throw e;
            }
            Path temporary = to.resolveSibling("." + to.getFileName() + ".part");
            if (Files.isRegularFile(from, LinkOption.NOFOLLOW_LINKS)) {
                copy(from, temporary);
            } else {
                Files.copy(from, temporary, StandardCopyOption.REPLACE_EXISTING, LinkOption.NOFOLLOW_LINKS);
            }
            publish(temporary, to);
            Files.delete(from);
        }
        forceFolder(from.getParent());
    }

    private static void copy(Path from, Path to) throws IOException {
        try (FileChannel channel = OwnerOnly.replace(to)) {
            Files.copy(from, Channels.newOutputStream(channel));
            channel.force(true);
        }
    }

    /** Makes a folder that need not be there yet, and those above it. */
    static void makeFolder(Path folder) throws IOException {
        if (Files.isDirectory(folder)) {
            return;
        }
        makeFolder(folder.getParent());
        OwnerOnly.makeFolder(folder);
        forceFolder(folder.getParent());
    }

    static void delete(Path file) throws IOException {
        if (Files.deleteIfExists(file)) {
            forceFolder(file.getParent());
        }
    }

    /** Makes what was named, renamed or removed in a folder outlast a failure of the power. */
    public static void forceFolder(Path folder) throws IOException {
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }
}
