package jp.tsunagi.files;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.regex.Pattern;
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
import jp.tsunagi.numbers.PersonalNumberScan;
import jp.tsunagi.register.Endpoint;
import jp.tsunagi.register.Linkage;
import jp.tsunagi.register.Readiness;
import jp.tsunagi.register.Register;
import org.apache.camel.Exchange;
import org.apache.camel.support.ExchangeHelper;
import org.apache.camel.support.SynchronizationAdapter;

/**
 * What comes in: each file is claimed by linkage, name and SHA-256 before it has an effect. The same file a second time
 * has none; the same name with other content is held. When the route has ended, and the exchange has not failed, the file
 * is put away; if it cannot be, the exchange fails and the consumer leaves the file for the next time.
 */
public final class Inbox {
    // Exchange property: where the file goes when the route has ended.
    private static final String PUT_AWAY = "putAway";

    private static final String ACTOR = "arrival";
    // A name comes from outside: none may break a log's line or steer a terminal.
    private static final Pattern UNPRINTABLE = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}]");
    private static final Pattern DIGIT = Pattern.compile("\\p{Nd}");

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
        if (!Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS)) {
            // Opening a pipe would wait for ever; a link would read what the counterpart has no right to show.
            refuse(exchange, linkage, path, null, 0, ErrorCode.NOT_A_FILE);
        }
        String name = name(path);
        String sha256 = hash(path);
        long size = size(path);
        FileEntry known = files.claimed(linkage.id(), name, sha256).orElse(null);
        if (known != null && known.state() != FileState.CLAIMED && !Files.exists(place(linkage, known))) {
            // The hub stopped between the effect and the move: only the move is left.
            putAway(exchange, path, place(linkage, known));
            exchange.setRouteStop(true);
            return;
        }
        ErrorCode refusal = refusal(linkage, name, sha256, known);
        if (refusal != null) {
            refuse(exchange, linkage, path, sha256, size, refusal);
        }
        FileEntry file = files.claim(
                linkage.id(),
                name,
                sha256,
                size,
                () -> runs.open(linkage.id(), RunKind.INBOUND, ACTOR, entry -> entry.file(name, sha256)));
        begin(exchange, new Inbound(runs.run(file.runId()), linkage, file, path));
        putAway(exchange, path, archived(linkage, file));
    }

    private Inbound again(Linkage linkage, ReplayedLine replayed) {
        FileEntry before = files.ofRun(replayed.runId()).orElseThrow();
        Path path = archived(linkage, before);
        Run run = runs.open(
                linkage.id(),
                RunKind.REPLAY,
                replayed.actor(),
                entry -> entry.file(before.name(), before.sha256()).because("REPLAY of line " + replayed.line()));
        FileEntry file = files.enter(run, before.name(), before.sha256(), before.byteSize(), FileState.CLAIMED);
        return new Inbound(run, linkage, file, path, replayed.line());
    }

    /**
     * Puts a held file back into the inbox, where it is claimed anew.
     *
     * @throws HubException STORAGE_FAILED, or FOLDER_UNUSABLE for an inbox on a server, where the hub puts nothing
     */
    public void takeAgain(long runId) {
        FileEntry file = files.ofRun(runId).orElseThrow();
        Linkage linkage = register.linkage(file.linkage());
        Path held = folders.held(linkage, file);
        Path back = held.getParent().resolveSibling(file.name());
        if (linkage.endpoint() instanceof Endpoint.Sftp) {
            throw new HubException(
                    ErrorCode.FOLDER_UNUSABLE, "the inbox is on a server; put " + held + " there again by hand");
        }
        if (Files.exists(back)) {
            throw new HubException(ErrorCode.STORAGE_FAILED, "a file of this name waits in the inbox: " + file.name());
        }
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
        boolean agreed =
                linkage.fileRule().name().matches(name, register.municipality().code());
        if (!agreed || !printable(name).equals(name)) {
            return ErrorCode.WRONG_FILE_NAME;
        }
        return files.nameTaken(linkage.id(), name, sha256) ? ErrorCode.NAME_REUSED : null;
    }

    private void refuse(Exchange exchange, Linkage linkage, Path path, String sha256, long size, ErrorCode code) {
        Run run = runs.open(linkage.id(), RunKind.INBOUND, ACTOR, entry -> entry.file(printable(name(path)), sha256));
        boolean duplicate = code == ErrorCode.DUPLICATE_FILE;
        FileEntry file =
                files.enter(run, printable(name(path)), sha256, size, duplicate ? FileState.DUPLICATE : FileState.HELD);
        begin(exchange, new Inbound(run, linkage, file, path));
        putAway(exchange, path, duplicate ? archived(linkage, file) : folders.held(linkage, file));
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
        if (inbound.isWhole()) {
            putAway(exchange, inbound.path(), folders.held(inbound.linkage(), inbound.file()));
        }
        files.state(inbound.file().id(), FileState.HELD);
    }

    private static void putAway(Exchange exchange, Path from, Path to) {
        exchange.setProperty(PUT_AWAY, new Move(from, to));
    }

    private record Move(Path from, Path to) {
        void make() throws IOException {
            Durable.move(from, to);
        }
    }

    private Path place(Linkage linkage, FileEntry file) {
        return file.state() == FileState.HELD ? folders.held(linkage, file) : archived(linkage, file);
    }

    private Path archived(Linkage linkage, FileEntry file) {
        return folders.archived(linkage.id(), file, runs.run(file.runId()).businessDate());
    }

    private static String name(Path path) {
        return path.getFileName().toString();
    }

    /** The name as it may be written down: without control characters, and without what may be a personal number. */
    private static String printable(String name) {
        String printable = UNPRINTABLE.matcher(name).replaceAll("?");
        return PersonalNumberScan.found(printable) ? DIGIT.matcher(printable).replaceAll("*") : printable;
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
                printable(name(path)) + ": " + e.getClass().getSimpleName(),
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
                Move move = exchange.getProperty(PUT_AWAY, Move.class);
                if (move != null && !exchange.isFailed()) {
                    move.make();
                }
            } catch (IOException e) {
                // Completions run in the reverse of their order: the consumer's comes after and sees the failure.
                exchange.setException(new HubException(
                        ErrorCode.STORAGE_FAILED,
                        linkage + ", putting a file away: " + e.getClass().getSimpleName()));
            } finally {
                locks.unlock(linkage);
            }
        }
    }
}
