package jp.tsunagi.files;

import java.util.Optional;
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
import org.apache.camel.ProducerTemplate;

/**
 * Settles what a crash left of a linkage's outbound run, from the ledger and the folder alone. Before the file was sealed,
 * nothing of it counts and the run begins anew, with its number, its file's name and its time. After, the file is
 * delivered and the run closed.
 */
public final class Settlement {
    private final Runs runs;
    private final LinkageFiles files;
    private final OutboundFolders folders;
    private final ExclusionReport report;
    private final ProducerTemplate routes;

    public Settlement(
            Runs runs, LinkageFiles files, OutboundFolders folders, ExclusionReport report, ProducerTemplate routes) {
        this.runs = runs;
        this.files = files;
        this.folders = folders;
        this.report = report;
        this.routes = routes;
    }

    /** What there was to settle: nothing, a run that is finished now, or one to be taken up again. */
    public sealed interface Outcome {
        record Nothing() implements Outcome {}

        record Finished() implements Outcome {}

        record TakeUp(Run run) implements Outcome {}
    }

    /** Settles the linkage. The caller holds its lock. */
    Outcome settle(Linkage linkage) {
        return runs.unfinished(linkage.id()).map(run -> settle(linkage, run)).orElseGet(Outcome.Nothing::new);
    }

    private Outcome settle(Linkage linkage, Run run) {
        Optional<FileEntry> file = files.ofRun(run.id());
        if (file.isEmpty() || file.get().state() == FileState.STAGED) {
            return takeUp(run, file);
        }
        FileEntry entry = file.get();
        SealedFile sealed = new SealedFile(linkage, entry, folders.staged(linkage, entry.name()));
        switch (entry.state()) {
            case SEALED, UPLOADED -> {
                assureSamePlace(linkage, entry);
                routes.sendBody("direct:deliver-" + linkage.endpoint().kind(), sealed);
            }
            case EMPTY, ABANDONED ->
                folders.discard(entry, sealed.staged(), entry.state().name());
            default -> {
                // Published: only the closing is left.
            }
        }
        report.write(run, entry.state() == FileState.EMPTY ? Optional.empty() : Optional.of(entry.name()));
        runs.close(run.id(), runs.find(run.id()).map(RunLine::balance).orElseThrow());
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

    private Outcome takeUp(Run run, Optional<FileEntry> file) {
        if (run.kind() != RunKind.REPLAY) {
            return new Outcome.TakeUp(run);
        }
        // A replay answers a person at a screen; whoever asked for it asks again.
        file.ifPresent(entry -> files.state(entry.id(), FileState.ABANDONED));
        runs.fail(run.id(), ErrorCode.UNEXPECTED, "interrupted");
        return new Outcome.Finished();
    }
}
