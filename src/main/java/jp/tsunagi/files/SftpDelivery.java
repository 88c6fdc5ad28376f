package jp.tsunagi.files;

import java.io.File;
import java.time.Clock;
import java.time.LocalDate;
import jp.tsunagi.errors.ErrorCode;
import jp.tsunagi.errors.HubException;
import jp.tsunagi.ledger.FileEntry;
import jp.tsunagi.ledger.FileState;
import jp.tsunagi.ledger.LinkageFiles;
import jp.tsunagi.register.Endpoint;
import jp.tsunagi.register.Readiness;
import org.apache.camel.Exchange;
import org.apache.camel.component.file.GenericFileOperationFailedException;
import org.apache.camel.component.file.remote.RemoteFileOperations;
import org.apache.camel.component.file.remote.SftpEndpoint;

/**
 * Publishes a sealed file on an SFTP server, at whichever moment it was interrupted before. The route uploads it under a
 * temporary name; then it is entered as UPLOADED, then renamed. Only the hub renames; so an UPLOADED file whose temporary
 * name is gone was published, even if the counterpart has taken it since.
 */
public final class SftpDelivery {
    private static final String TEMPORARY_SUFFIX = ".part";
    private static final String WITHDRAWN_SUFFIX = ".withdrawn" + TEMPORARY_SUFFIX;

    private final OutboundFolders folders;
    private final LinkageFiles files;
    private final Clock clock;

    public SftpDelivery(OutboundFolders folders, LinkageFiles files, Clock clock) {
        this.folders = folders;
        this.files = files;
        this.clock = clock;
    }

    /**
     * What the route has to upload.
     *
     * @param due false when the server has the whole file already
     * @param content the staged file
     * @param temporaryName its name on the server for now
     */
    public record Upload(SealedFile sealed, boolean due, File content, String temporaryName, String endpoint) {}

    public Upload prepare(Exchange exchange) {
        SealedFile sealed = exchange.getMessage().getBody(SealedFile.class);
        return new Upload(
                sealed,
                sealed.entry().state() == FileState.SEALED,
                sealed.staged().toFile(),
                temporaryName(sealed),
                endpoint(sealed));
    }

    /** Gives the uploaded file its name, puts the marker beside it and enters it as published. */
    public void publish(Exchange exchange) {
        Upload upload = exchange.getProperty("upload", Upload.class);
        SealedFile sealed = upload.sealed();
        long fileId = sealed.entry().id();
        if (upload.due()) {
            files.state(fileId, FileState.UPLOADED);
        }
        atServer(exchange, sealed, (server, folder) -> {
            rename(server, folder, upload);
            mark(server, folder, sealed, exchange);
            return true;
        });
        files.published(sealed.entry());
        folders.discard(sealed.entry(), sealed.staged(), "uploaded");
    }

    /**
     * Takes a sealed file back, so that it can be given up. A rename that the server carries out late would publish it
     * meanwhile; so it is not deleted under its temporary name but renamed in turn: of two renames the server carries out
     * one, and which it was can be seen by whoever looks, though the answer was lost. Done again after a crash at any
     * moment, it comes to the same.
     *
     * @return false: it is published, and there is nothing to take back
     * @throws HubException {@link ErrorCode#SFTP_FAILED}: it cannot be told now; nothing has changed
     */
    public boolean withdraw(Exchange exchange) {
        SealedFile sealed = exchange.getMessage().getBody(SealedFile.class);
        return atServer(exchange, sealed, (server, folder) -> {
            // As it stands now: this may be another try, after one that came half the way.
            FileState state =
                    files.find(sealed.entry().id()).map(FileEntry::state).orElseThrow();
            boolean published = state == FileState.UPLOADED && !takeBack(server, folder, sealed);
            if (!published) {
                // Once it is removed, only the ledger knows that it was not renamed.
                files.state(sealed.entry().id(), FileState.SEALED);
                remove(server, folder + "/" + temporaryName(sealed));
            }
            remove(server, folder + "/" + withdrawnName(sealed));
            return !published;
        });
    }

    private static boolean takeBack(RemoteFileOperations<?> server, String folder, SealedFile sealed) {
        String temporary = folder + "/" + temporaryName(sealed);
        String target = folder + "/" + sealed.entry().name();
        if (server.existsFile(temporary)) {
            assureFree(server, target);
            server.renameFile(temporary, folder + "/" + withdrawnName(sealed));
        }
        return server.existsFile(folder + "/" + withdrawnName(sealed)) && !server.existsFile(target);
    }

    private static void remove(RemoteFileOperations<?> server, String file) {
        if (server.existsFile(file)) {
            server.deleteFile(file);
        }
    }

    private interface AtServer {
        boolean act(RemoteFileOperations<?> server, String folder);
    }

    private static boolean atServer(Exchange exchange, SealedFile sealed, AtServer what) {
        SftpEndpoint endpoint = exchange.getContext().getEndpoint(endpoint(sealed), SftpEndpoint.class);
        RemoteFileOperations<?> server = endpoint.createRemoteFileOperations();
        try {
            server.connect(endpoint.getConfiguration(), exchange);
            return what.act(server, endpoint.getConfiguration().getDirectory());
        } catch (GenericFileOperationFailedException e) {
            throw Failures.of(
                    sealed.entry().name() + ": " + endpoint.getConfiguration().getHost(), e);
        } finally {
            server.forceDisconnect();
        }
    }

    private static String temporaryName(SealedFile sealed) {
        return sealed.entry().name() + TEMPORARY_SUFFIX;
    }

    private static String withdrawnName(SealedFile sealed) {
        return sealed.entry().name() + WITHDRAWN_SUFFIX;
    }

    private static String endpoint(SealedFile sealed) {
        return SftpUris.of((Endpoint.Sftp) sealed.linkage().endpoint()) + "&fileExist=Override&bulkRequests=64";
    }

    private void rename(RemoteFileOperations<?> server, String folder, Upload upload) {
        String temporary = folder + "/" + upload.temporaryName();
        String withdrawn = folder + "/" + withdrawnName(upload.sealed());
        boolean there = server.existsFile(temporary);
        if (!there && server.existsFile(withdrawn)) {
            // Taking it back was cut off, and now the register has it delivered.
            there = server.renameFile(withdrawn, temporary);
        }
        if (!there) {
            return;
        }
        String target = folder + "/" + upload.sealed().entry().name();
        assureFree(server, target);
        upload.sealed().assureStillTrue(LocalDate.now(clock), ErrorCode.SFTP_FAILED);
        server.renameFile(temporary, target);
    }

    private static void assureFree(RemoteFileOperations<?> server, String target) {
        if (server.existsFile(target)) {
            throw new HubException(ErrorCode.SFTP_FAILED, target + " exists and is not this hub's; move it away");
        }
    }

    private static void mark(RemoteFileOperations<?> server, String folder, SealedFile sealed, Exchange exchange) {
        String target = folder + "/" + sealed.entry().name();
        if (sealed.linkage().fileRule().readiness() instanceof Readiness.Marker marker && server.existsFile(target)) {
            exchange.getMessage().setBody(new byte[0]);
            server.storeFile(folder + "/" + marker.nameFor(sealed.entry().name()), exchange, 0);
        }
    }
}
