package jp.tsunagi.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Set;
import jp.tsunagi.errors.ErrorCode;
import jp.tsunagi.errors.HubException;
import jp.tsunagi.ledger.LinkageFiles;
import jp.tsunagi.register.Endpoint;
import jp.tsunagi.register.Readiness;
import org.apache.camel.Body;

/**
 * Publishes a sealed file in a drop folder, at whichever moment it was interrupted before. Only the rename removes the
 * temporary name of a sealed file; so when that name is gone, the file was published, even if the counterpart has taken it.
 */
public final class FolderDelivery {
    private static final Set<PosixFilePermission> OF_GROUP = PosixFilePermissions.fromString("rw-r-----");

    private final OutboundFolders folders;
    private final LinkageFiles files;
    private final Clock clock;

    public FolderDelivery(OutboundFolders folders, LinkageFiles files, Clock clock) {
        this.folders = folders;
        this.files = files;
        this.clock = clock;
    }

    public void publish(@Body SealedFile sealed) {
        Endpoint.Folder drop = (Endpoint.Folder) sealed.linkage().endpoint();
        Path target = folders.published(drop, sealed.entry().name());
        try {
            if (isThere(sealed.staged())) {
                assureFree(target);
                sealed.assureStillTrue(LocalDate.now(clock), ErrorCode.STORAGE_FAILED);
                open(sealed.staged(), drop);
                Durable.publish(sealed.staged(), target);
            }
            if (sealed.linkage().fileRule().readiness() instanceof Readiness.Marker marker && Files.exists(target)) {
                Path done = target.resolveSibling(marker.nameFor(sealed.entry().name()));
                Durable.touch(done);
                open(done, drop);
            }
        } catch (IOException e) {
            throw new HubException(
                    ErrorCode.STORAGE_FAILED, target + ": " + e.getClass().getSimpleName(), e);
        }
        files.published(sealed.entry());
    }

    /**
     * Whether a sealed file is surely not published and can be given up; there is nothing to take back.
     *
     * @throws HubException {@link ErrorCode#STORAGE_FAILED}: it cannot be told now
     */
    public boolean withdraw(@Body SealedFile sealed) {
        Endpoint.Folder drop = (Endpoint.Folder) sealed.linkage().endpoint();
        boolean staged = isThere(sealed.staged());
        if (staged) {
            assureFree(folders.published(drop, sealed.entry().name()));
        }
        return staged;
    }

    // A folder that cannot be looked into, such as a network share that is away, tells nothing.
    private static boolean isThere(Path staged) {
        if (!Files.exists(staged) && !(Files.notExists(staged) && Files.isReadable(staged.getParent()))) {
            throw new HubException(ErrorCode.STORAGE_FAILED, staged.getParent() + " cannot be looked into");
        }
        return Files.exists(staged);
    }

    private static void assureFree(Path target) {
        if (Files.exists(target)) {
            throw new HubException(ErrorCode.STORAGE_FAILED, target + " exists and is not this hub's; move it away");
        }
    }

    // Until it is whole it was the hub's alone.
    private static void open(Path file, Endpoint.Folder drop) throws IOException {
        if (drop.readers() == Endpoint.Readers.GROUP) {
            Files.setPosixFilePermissions(file, OF_GROUP);
        }
    }
}
