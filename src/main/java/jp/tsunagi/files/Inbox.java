package jp.tsunagi.files;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.function.Consumer;
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
import jp.tsunagi.privacy.PersonalNumberShape;
import jp.tsunagi.register.Linkage;
import jp.tsunagi.register.Register;
import org.apache.camel.Exchange;
import org.apache.camel.support.ExchangeHelper;

/**
 * What comes in: each file is claimed by linkage, name and SHA-256 before it has an effect. The same file a second time
 * has none; the same name with other content is held. When the route has ended, and the exchange has not failed, the file
 * is put away encrypted; if it cannot be, the exchange fails and the consumer leaves the file for the next time.
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
    private final StoredFiles stored;
    private final InboundFolders folders;
    private final StoreEntries entries;
    private final LinkageLocks locks;
    private final InstanceLock instance;
    private final Consumer<FileEntry> reporting;

    /** @param reporting writes the report of a file that had its effect: a crash may have come before it */
    public Inbox(
            Register register,
            Runs runs,
            LinkageFiles files,
            StoredFiles stored,
            InboundFolders folders,
            StoreEntries entries,
            LinkageLocks locks,
            InstanceLock instance,
            Consumer<FileEntry> reporting) {
        this.reporting = reporting;
        this.register = register;
        this.runs = runs;
        this.files = files;
        this.stored = stored;
        this.folders = folders;
        this.entries = entries;
        this.locks = locks;
        this.instance = instance;
    }

    /**
     * Claims the file in the body for the linkage that the route is named after, or takes up what a crash cut off.
     *
     * @throws HubException DUPLICATE_FILE, NAME_REUSED, WRONG_FILE_NAME: the file is entered, and held or put away;
     *     ARCHIVE_UNREADABLE for what is replayed: nothing is entered
     */
    public void claim(Exchange exchange) {
        Linkage linkage = register.linkage(ExchangeHelper.getAtRouteId(exchange));
        locks.hold(exchange, linkage.id(), ended -> letGo(ended, linkage.id()));
        instance.assure();
        Object body = exchange.getMessage().getBody();
        if (body instanceof ReplayedLine replayed) {
            begin(exchange, again(linkage, replayed));
        } else if (body instanceof ReplayedFile replayed) {
            claim(exchange, linkage, again(replayed));
        } else {
            claim(exchange, linkage, arrived(exchange, linkage));
        }
    }

    /** A file that asks to be taken over, whether it has just come or was held. */
    private record Arrival(String name, String sha256, long size, Source source, String actor) {}

    private Arrival arrived(Exchange exchange, Linkage linkage) {
        Path path = exchange.getMessage().getBody(File.class).toPath();
        Source source = new Source.Arrived(path);
        if (!Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS)) {
            // Opening a pipe would wait for ever; a link would read what the counterpart has no right to show.
            refuse(exchange, linkage, new Arrival(name(path), null, 0, source, ACTOR), ErrorCode.NOT_A_FILE);
        }
        return new Arrival(name(path), hash(path), size(path), source, ACTOR);
    }

    private Arrival again(ReplayedFile replayed) {
        FileEntry held = files.ofRun(replayed.runId()).orElseThrow();
        Source source = stored.source(held);
        if (held.state() == FileState.HELD) {
            files.release(held.id());
        }
        return new Arrival(held.name(), held.sha256(), held.byteSize(), source, replayed.actor());
    }

    private void claim(Exchange exchange, Linkage linkage, Arrival arrival) {
        FileEntry known =
                files.claimed(linkage.id(), arrival.name(), arrival.sha256()).orElse(null);
        FileEntry left = files.notPutAway(linkage.id(), printable(arrival.name()), arrival.sha256())
                .orElse(null);
        if (left != null) {
            // The hub stopped before it had put the file away: only that is left, and perhaps its report.
            if (left.state() == FileState.APPLIED) {
                reporting.accept(left);
            }
            putAway(exchange, left, arrival.source(), place(linkage, left));
            exchange.setRouteStop(true);
            return;
        }
        ErrorCode refusal = refusal(linkage, arrival.name(), arrival.sha256(), known);
        if (refusal != null) {
            refuse(exchange, linkage, arrival, refusal);
        }
        FileEntry file = files.claim(
                linkage.id(),
                arrival.name(),
                arrival.sha256(),
                arrival.size(),
                () -> runs.open(
                        linkage.id(),
                        RunKind.INBOUND,
                        arrival.actor(),
                        entry -> entry.file(arrival.name(), arrival.sha256())));
        begin(exchange, new Inbound(runs.run(file.runId()), linkage, file, arrival.source()));
        putAway(exchange, file, arrival.source(), archived(linkage, file));
    }

    // A line of a line that was replayed before is read from the file itself, which only its first entry has.
    private Inbound again(Linkage linkage, ReplayedLine replayed) {
        FileEntry before = files.ofRun(replayed.runId()).orElseThrow();
        FileEntry whole =
                files.claimed(linkage.id(), before.name(), before.sha256()).orElseThrow();
        Source source = stored.source(whole);
        Run run = runs.open(
                linkage.id(),
                RunKind.REPLAY,
                replayed.actor(),
                entry -> entry.file(whole.name(), whole.sha256()).because("REPLAY of line " + replayed.line()));
        FileEntry file = files.enter(run, whole.name(), whole.sha256(), whole.byteSize(), FileState.CLAIMED);
        return new Inbound(run, linkage, file, source, replayed.line());
    }

    private ErrorCode refusal(Linkage linkage, String name, String sha256, FileEntry known) {
        if (known != null) {
            return known.state() == FileState.CLAIMED ? null : ErrorCode.DUPLICATE_FILE;
        }
        // Twelve digits in a name are refused whatever the last one, not only where it is a check digit by chance.
        boolean agreed =
                linkage.fileRule().name().matches(name, register.municipality().code());
        if (!agreed || !printable(name).equals(name)) {
            return ErrorCode.WRONG_FILE_NAME;
        }
        return files.nameTaken(linkage.id(), name, sha256) ? ErrorCode.NAME_REUSED : null;
    }

    private void refuse(Exchange exchange, Linkage linkage, Arrival arrival, ErrorCode code) {
        Run run = runs.open(
                linkage.id(),
                RunKind.INBOUND,
                arrival.actor(),
                entry -> entry.file(printable(arrival.name()), arrival.sha256()));
        boolean duplicate = code == ErrorCode.DUPLICATE_FILE;
        FileEntry file = files.enter(
                run,
                printable(arrival.name()),
                arrival.sha256(),
                arrival.size(),
                duplicate ? FileState.DUPLICATE : FileState.HELD);
        begin(exchange, new Inbound(run, linkage, file, arrival.source()));
        putAway(exchange, file, arrival.source(), place(linkage, file));
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
            putAway(exchange, inbound.file(), inbound.source(), folders.held(inbound.linkage(), inbound.file()));
        }
        files.state(inbound.file().id(), FileState.HELD);
    }

    private static void putAway(Exchange exchange, FileEntry file, Source source, Path place) {
        exchange.setProperty(PUT_AWAY, new PutAway(file, source, place));
    }

    private record PutAway(FileEntry file, Source source, Path place) {}

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
        return PersonalNumberShape.isIn(printable) ? DIGIT.matcher(printable).replaceAll("*") : printable;
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

    private void letGo(Exchange exchange, String linkage) {
        try {
            Inbound inbound = exchange.getProperty(Inbound.PROPERTY, Inbound.class);
            if (inbound != null) {
                inbound.close();
            }
            PutAway putAway = exchange.getProperty(PUT_AWAY, PutAway.class);
            if (putAway != null && !exchange.isFailed()) {
                entries.store(
                        putAway.file(),
                        putAway.place(),
                        () -> stored.putAway(putAway.file(), putAway.source(), putAway.place()));
            }
        } catch (IOException e) {
            // Completions run in the reverse of their order: the consumer's comes after and sees the failure.
            exchange.setException(new HubException(
                    ErrorCode.STORAGE_FAILED,
                    linkage + ", closing a file: " + e.getClass().getSimpleName()));
        } catch (RuntimeException e) {
            exchange.setException(Failures.of(linkage, e));
        }
    }
}
