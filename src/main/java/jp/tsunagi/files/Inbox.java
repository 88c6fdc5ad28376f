package jp.tsunagi.files;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import jp.tsunagi.audit.Traced;
import jp.tsunagi.errors.ErrorCode;
import jp.tsunagi.errors.HubException;
import jp.tsunagi.ledger.FileEntry;
import jp.tsunagi.ledger.FileState;
import jp.tsunagi.ledger.InstanceLock;
import jp.tsunagi.ledger.LinkageFiles;
import jp.tsunagi.ledger.Run;
import jp.tsunagi.ledger.RunKind;
import jp.tsunagi.ledger.Runs;
import jp.tsunagi.register.Linkage;
import jp.tsunagi.register.Readiness;
import jp.tsunagi.register.Register;
import org.apache.camel.Exchange;
import org.apache.camel.support.ExchangeHelper;
import org.apache.camel.support.SynchronizationAdapter;

/**
 * What comes in: each file is claimed by linkage, name and SHA-256 before it has an effect. The same file a second time
 * has none; the same name with other content is held. The exchange property {@link #MOVE_TO} tells the folder's consumer
 * where to put the file when the route has ended.
 */
public final class Inbox {
    /** Exchange property: where the consumer moves the file. */
    public static final String MOVE_TO = "moveTo";

    private static final String ACTOR = "arrival";

    private final Register register;
    private final Runs runs;
    private final LinkageFiles files;
    private final InboundFolders folders;
    private final LinkageLocks locks;
    private final InstanceLock instance;

    public Inbox(
            Register register,
            Runs runs,
            LinkageFiles files,
            InboundFolders folders,
            LinkageLocks locks,
            InstanceLock instance) {
        this.register = register;
        this.runs = runs;
        this.files = files;
        this.folders = folders;
        this.locks = locks;
        this.instance = instance;
    }

    /**
     * Claims the file in the body for the linkage that the route is named after, or takes up what a crash cut off.
     *
     * @throws HubException DUPLICATE_FILE, NAME_REUSED, WRONG_FILE_NAME: the file is entered, and held or put away
     */
    public void claim(Exchange exchange) {
        Linkage linkage = register.linkage(ExchangeHelper.getAtRouteId(exchange));
        if (!locks.tryLock(linkage.id())) {
            throw new HubException(ErrorCode.RUN_IN_PROGRESS, linkage.id());
        }
        exchange.getExchangeExtension().addOnCompletion(new Release(linkage.id()));
        instance.assure();
        if (exchange.getMessage().getBody() instanceof ReplayedLine replayed) {
            begin(exchange, again(linkage, replayed));
            return;
        }
        Path path = exchange.getMessage().getBody(File.class).toPath();
        String name = path.getFileName().toString();
        String sha256 = hash(path);
        long size = size(path);
        FileEntry known = files.claimed(linkage.id(), name, sha256).orElse(null);
        if (known != null && known.state() == FileState.APPLIED && !isPutAway(linkage, known)) {
            // The hub stopped between the effect and the move: only the move is left.
            putAway(exchange, linkage, known);
            exchange.setRouteStop(true);
            return;
        }
        ErrorCode refusal = refusal(linkage, name, sha256, known);
        if (refusal != null) {
            refuse(exchange, linkage, path, sha256, size, refusal);
        }
        FileEntry file =
                files.claim(linkage.id(), name, sha256, size, () -> runs.open(linkage.id(), RunKind.INBOUND, ACTOR));
        begin(exchange, new Inbound(runs.run(file.runId()), linkage, file, path));
        putAway(exchange, linkage, file);
    }

    private Inbound again(Linkage linkage, ReplayedLine replayed) {
        FileEntry before = files.ofRun(replayed.runId()).orElseThrow();
        Path path = archived(linkage, before);
        Run run = runs.open(linkage.id(), RunKind.REPLAY, replayed.actor());
        FileEntry file = files.enter(run, before.name(), before.sha256(), before.byteSize(), FileState.CLAIMED);
        return new Inbound(run, linkage, file, path, replayed.line());
    }

    /**
     * Puts a held file back into the inbox, where it is claimed anew.
     *
     * @throws HubException STORAGE_FAILED
     */
    public void takeAgain(long runId) {
        FileEntry file = files.ofRun(runId).orElseThrow();
        Linkage linkage = register.linkage(file.linkage());
        Path held = folders.held(linkage, file);
        Path back = held.getParent().resolveSibling(file.name());
        try {
            files.release(file.id());
            Files.move(held, back, StandardCopyOption.ATOMIC_MOVE);
            if (linkage.fileRule().readiness() instanceof Readiness.Marker marker) {
                Durable.touch(back.resolveSibling(marker.nameFor(file.name())));
            }
        } catch (IOException e) {
            throw unreadable(held, e);
        }
    }

    private ErrorCode refusal(Linkage linkage, String name, String sha256, FileEntry known) {
        if (known != null) {
            return known.state() == FileState.CLAIMED ? null : ErrorCode.DUPLICATE_FILE;
        }
        if (!linkage.fileRule().name().matches(name, register.municipality().code())) {
            return ErrorCode.WRONG_FILE_NAME;
        }
        return files.nameTaken(linkage.id(), name, sha256) ? ErrorCode.NAME_REUSED : null;
    }

    private void refuse(Exchange exchange, Linkage linkage, Path path, String sha256, long size, ErrorCode code) {
        Run run = runs.open(linkage.id(), RunKind.INBOUND, ACTOR);
        boolean duplicate = code == ErrorCode.DUPLICATE_FILE;
        FileEntry file = files.enter(
                run, path.getFileName().toString(), sha256, size, duplicate ? FileState.DUPLICATE : FileState.HELD);
        begin(exchange, new Inbound(run, linkage, file, path));
        if (duplicate) {
            putAway(exchange, linkage, file);
        } else {
            exchange.setProperty(MOVE_TO, folders.held(linkage, file).toString());
        }
        throw new HubException(code, file.name());
    }

    private static void begin(Exchange exchange, Inbound inbound) {
        exchange.setProperty(Inbound.PROPERTY, inbound);
        exchange.setProperty(Traced.RUN_ID, inbound.run().id());
        exchange.setProperty(Traced.FILE_NAME, inbound.file().name());
        exchange.setProperty(Traced.FILE_SHA256, inbound.file().sha256());
    }

    /** Holds a file that breaks the agreed interface: it keeps its place in the ledger and waits for a person. */
    public void hold(Exchange exchange, Inbound inbound) {
        exchange.setProperty(
                MOVE_TO, folders.held(inbound.linkage(), inbound.file()).toString());
        files.state(inbound.file().id(), FileState.HELD);
    }

    private void putAway(Exchange exchange, Linkage linkage, FileEntry file) {
        exchange.setProperty(MOVE_TO, archived(linkage, file).toString());
    }

    private boolean isPutAway(Linkage linkage, FileEntry file) {
        return Files.exists(archived(linkage, file));
    }

    private Path archived(Linkage linkage, FileEntry file) {
        return folders.archived(linkage.id(), file, runs.run(file.runId()).businessDate());
    }

    private static String hash(Path path) {
        try {
            return Hashes.of(path);
        } catch (IOException e) {
            throw unreadable(path, e);
        }
    }

    private static long size(Path path) {
        try {
            return Files.size(path);
        } catch (IOException e) {
            throw unreadable(path, e);
        }
    }

    private static HubException unreadable(Path path, IOException e) {
        return new HubException(
                ErrorCode.STORAGE_FAILED,
                path.getFileName() + ": " + e.getClass().getSimpleName(),
                e);
    }

    private final class Release extends SynchronizationAdapter {
        private final String linkage;

        private Release(String linkage) {
            this.linkage = linkage;
        }

        @Override
        public void onDone(Exchange exchange) {
            try {
                Inbound inbound = exchange.getProperty(Inbound.PROPERTY, Inbound.class);
                if (inbound != null) {
                    inbound.close();
                }
            } catch (IOException e) {
                throw new HubException(ErrorCode.STORAGE_FAILED, "closing a file", e);
            } finally {
                locks.unlock(linkage);
            }
        }
    }
}
