package jp.tsunagi.files;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import jp.tsunagi.audit.Traced;
import jp.tsunagi.errors.ErrorCode;
import jp.tsunagi.errors.HubException;
import jp.tsunagi.ledger.FileEntry;
import jp.tsunagi.ledger.FileState;
import jp.tsunagi.ledger.LinkageFiles;
import jp.tsunagi.ledger.Run;
import jp.tsunagi.ledger.RunKind;
import jp.tsunagi.ledger.RunLine;
import jp.tsunagi.ledger.Runs;
import jp.tsunagi.register.Linkage;
import jp.tsunagi.register.Undelivered;
import org.apache.camel.CamelExecutionException;
import org.apache.camel.ExchangePattern;
import org.apache.camel.ProducerTemplate;

/**
 * Settles what a crash left of a linkage's outbound run, from the ledger and the folder alone. Before the file was sealed,
 * nothing of it counts and the run begins anew, with its number, its file's name and its time. After, the file is
 * delivered and the run closed.
 *
 * <p>A linkage that the register has made anew ({@link Undelivered#ANEW}) delivers no file of a run before: what is surely not
 * published is given up, and another run does its work by what is true now.
 */
public final class Settlement {
    private static final String INTERRUPTED = "interrupted";

    private final Runs runs;
    private final LinkageFiles files;
    private final OutboundFolders folders;
    private final ExclusionReport report;
    private final ProducerTemplate routes;
    private final Clock clock;

    public Settlement(
            Runs runs,
            LinkageFiles files,
            OutboundFolders folders,
            ExclusionReport report,
            ProducerTemplate routes,
            Clock clock) {
        this.runs = runs;
        this.files = files;
        this.folders = folders;
        this.report = report;
        this.routes = routes;
        this.clock = clock;
    }

    /** What there was to settle: nothing, a run that is finished now, one to be taken up again, or to be replaced. */
    public sealed interface Outcome {
        record Nothing() implements Outcome {}

        record Finished() implements Outcome {}

        record TakeUp(Run run) implements Outcome {}

        /** Its file is given up; the run is still open until the one that does its work is. */
        record Anew(Run givenUp) implements Outcome {
            /** For everyone, so whatever the run was about is among it. */
            RunKind kind() {
                return givenUp.kind() == RunKind.FULL ? RunKind.FULL : RunKind.DIFFERENCE;
            }
        }
    }

    /** Settles the linkage. The caller holds its lock. */
    Outcome settle(Linkage linkage) {
        return runs.unfinished(linkage.id()).map(run -> settle(linkage, run)).orElseGet(Outcome.Nothing::new);
    }

    private Outcome settle(Linkage linkage, Run run) {
        Optional<FileEntry> file = files.ofRun(run.id());
        if (file.isEmpty() || file.get().state() == FileState.STAGED) {
            return takeUp(linkage, run, file);
        }
        FileEntry entry = file.get();
        SealedFile sealed = new SealedFile(linkage, entry, folders.staged(linkage, entry.name()), run.businessDate());
        switch (entry.state()) {
            case SEALED, UPLOADED -> {
                assureSamePlace(linkage, entry);
                if (isMadeAnew(linkage) && withdraw(run, sealed)) {
                    files.abandon(entry);
                    return givenUp(run, sealed);
                }
                route("deliver", run, sealed);
            }
            case ABANDONED -> {
                return givenUp(run, sealed);
            }
            case EMPTY -> folders.discard(entry, sealed.staged(), entry.state().name());
            default -> {
                // Published: only the closing is left.
            }
        }
        report.write(run, entry.state() == FileState.EMPTY ? Optional.empty() : Optional.of(entry.name()));
        runs.close(run.id(), runs.find(run.id()).map(RunLine::balance).orElseThrow());
        return new Outcome.Finished();
    }

    private boolean withdraw(Run run, SealedFile sealed) {
        try {
            return Boolean.TRUE.equals(route("withdraw", run, sealed));
        } catch (CamelExecutionException e) {
            HubException why = Failures.of(sealed.entry().name(), e);
            String waits = "; run " + run.id() + " waits, since only there can be seen whether its file is published";
            throw new HubException(why.code(), why.detail() + waits, e);
        }
    }

    private static boolean isMadeAnew(Linkage linkage) {
        return linkage.undelivered() == Undelivered.ANEW;
    }

    private Object route(String what, Run run, SealedFile sealed) {
        String route = "direct:" + what + "-" + sealed.linkage().endpoint().kind();
        return routes.sendBodyAndProperty(route, ExchangePattern.InOut, sealed, Traced.RUN_ID, run.id());
    }

    private Outcome givenUp(Run run, SealedFile sealed) {
        folders.discard(sealed.entry(), sealed.staged(), FileState.ABANDONED.name());
        if (isMadeAnew(sealed.linkage())) {
            return new Outcome.Anew(run);
        }
        runs.fail(run.id(), ErrorCode.UNEXPECTED, INTERRUPTED);
        return new Outcome.Finished();
    }

    /** What was published is known by what is gone from its place: looking elsewhere would take an undelivered file for it. */
    private void assureSamePlace(Linkage linkage, FileEntry entry) {
        String place = folders.place(linkage, entry.name());
        if (entry.place() != null && !entry.place().equals(place)) {
            throw new HubException(
                    ErrorCode.SEALED_FOR_ANOTHER_PLACE,
                    entry.name() + ": sealed for " + entry.place() + ", now " + place);
        }
    }

    private Outcome takeUp(Linkage linkage, Run run, Optional<FileEntry> file) {
        if (isMadeAnew(linkage) && !run.businessDate().equals(LocalDate.now(clock))) {
            file.ifPresent(entry -> {
                files.state(entry.id(), FileState.ABANDONED);
                folders.discard(entry, folders.staged(linkage, entry.name()), FileState.ABANDONED.name());
            });
            return new Outcome.Anew(run);
        }
        if (run.kind() != RunKind.REPLAY) {
            return new Outcome.TakeUp(run);
        }
        // A replay answers a person at a screen; whoever asked for it asks again.
        file.ifPresent(entry -> files.state(entry.id(), FileState.ABANDONED));
        runs.fail(run.id(), ErrorCode.UNEXPECTED, INTERRUPTED);
        return new Outcome.Finished();
    }
}
