package jp.tsunagi.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
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

    public FolderDelivery(OutboundFolders folders, LinkageFiles files) {
        this.folders = folders;
        this.files = files;
    }

    public void publish(@Body SealedFile sealed) {
        Endpoint.Folder drop = (Endpoint.Folder) sealed.linkage().endpoint();
        Path target = folders.published(drop, sealed.entry().name());
        try {
            if (Files.exists(sealed.staged())) {
                if (Files.exists(target)) {
                    throw new HubException(
                            ErrorCode.STORAGE_FAILED, target + " exists and is not this hub's; move it away");
                }
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

    // Until it is whole it was the hub's alone.
    private static void open(Path file, Endpoint.Folder drop) throws IOException {
        if (drop.readers() == Endpoint.Readers.GROUP) {
            Files.setPosixFilePermissions(file, OF_GROUP);
        }
    }
}
