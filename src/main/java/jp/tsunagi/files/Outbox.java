package jp.tsunagi.files;

import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import java.util.function.UnaryOperator;
import javax.sql.DataSource;
import jp.tsunagi.audit.Traced;
import jp.tsunagi.audit.journal.Entry;
import jp.tsunagi.audit.journal.Journal;
import jp.tsunagi.errors.ErrorCode;
import jp.tsunagi.errors.HubException;
import jp.tsunagi.ledger.FileEntry;
import jp.tsunagi.ledger.FileState;
import jp.tsunagi.ledger.InstanceLock;
import jp.tsunagi.ledger.LinkageFiles;
import jp.tsunagi.ledger.OutboundLedger;
import jp.tsunagi.ledger.Run;
import jp.tsunagi.ledger.RunKind;
import jp.tsunagi.ledger.Runs;
import jp.tsunagi.register.BusinessCalendar;
import jp.tsunagi.register.Linkage;
import jp.tsunagi.register.Provision;
import jp.tsunagi.register.Provisions;
import jp.tsunagi.register.Register;
import org.apache.camel.Body;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangeProperty;
import org.apache.camel.support.ExchangeHelper;

/**
 * What goes out: opens a run and its file, takes the batches, seals, closes. Delivery of the sealed file is the route's
 * choice. The order is: run and file entered, committed → file written under a temporary name and forced → ledger
 * committed with the file's hash → file delivered → entered as published.
 */
public final class Outbox {
    private final Register register;
    private final Runs runs;
    private final LinkageFiles files;
    private final DataSource hub;
    private final Journal journal;
    private final Settlement settlement;
    private final LinkageLocks locks;
    private final InstanceLock instance;
    private final OutboundFolders folders;
    private final BusinessCalendar calendar;
    private final ExclusionReport report;
    private final Clock clock;

    public Outbox(
            Register register,
            Runs runs,
            LinkageFiles files,
            DataSource hub,
            Journal journal,
            Settlement settlement,
            LinkageLocks locks,
            InstanceLock instance,
            OutboundFolders folders,
            BusinessCalendar calendar,
            ExclusionReport report,
            Clock clock) {
        this.register = register;
        this.runs = runs;
        this.files = files;
        this.hub = hub;
        this.journal = journal;
        this.settlement = settlement;
        this.locks = locks;
        this.instance = instance;
        this.folders = folders;
        this.calendar = calendar;
        this.report = report;
        this.clock = clock;
    }

    /**
     * Opens a run of the linkage that the route is named after. When a crash cut one off, that one is finished instead:
     * taken up again or made anew, or, if only its delivery was left, delivered and the route ended. The body may be a {@link
     * RunRequest}. When the exchange ends, however it does, everything is let go of.
     *
     * @throws HubException {@link ErrorCode#OUTSIDE_PROVISION}: nothing was opened, read or delivered
     */
    public void open(Exchange exchange) {
        Linkage linkage = register.linkage(ExchangeHelper.getAtRouteId(exchange));
        RunRequest request = RunRequest.of(exchange);
        Provision provision = provision(linkage);
        if (!locks.holdFor(request, exchange, linkage.id(), this::letGo)) {
            return;
        }
        instance.assure();
        Settlement.Outcome settled = settlement.settle(linkage);
        if (settled instanceof Settlement.Outcome.Finished) {
            exchange.setRouteStop(true);
            return;
        }
        Run run = run(linkage, request, provision, settled);
        exchange.setProperty(Traced.RUN_ID, run.id());
        FileEntry file = files.ofRun(run.id()).orElseGet(() -> stage(run, linkage));
        exchange.setProperty(Traced.FILE_NAME, file.name());
        Outbound outbound = new Outbound(
                run,
                linkage,
                provision,
                file,
                stagedFile(linkage, run, file),
                OutboundLedger.open(hub, journal, clock, run, file),
                settled instanceof Settlement.Outcome.Nothing ? request.onlyKey() : null);
        exchange.setProperty(Outbound.PROPERTY, outbound);
        outbound.writeHeader(register.municipality().code(), clock.getZone());
    }

    private Run run(Linkage linkage, RunRequest request, Provision provision, Settlement.Outcome settled) {
        UnaryOperator<Entry.Builder> details = entry -> entry.provision(provision.id());
        if (settled instanceof Settlement.Outcome.TakeUp cutOff) {
            return cutOff.run();
        }
        if (settled instanceof Settlement.Outcome.Anew anew) {
            RunKind kind = request.kind() == RunKind.FULL ? RunKind.FULL : anew.kind();
            return runs.replace(anew.givenUp(), kind, request.actor(), details);
        }
        return runs.open(linkage.id(), request.kind(), request.actor(), details);
    }

    /** The row that lets the linkage hand over today. It counts for what a crash left to be delivered, too. */
    private Provision provision(Linkage linkage) {
        Provisions provisions = register.provisions();
        provisions.refusal(linkage, LocalDate.now(clock)).ifPresent(reason -> {
            throw new HubException(ErrorCode.OUTSIDE_PROVISION, linkage.id() + ": " + reason);
        });
        return provisions.of(linkage).orElseThrow();
    }

    private StagedFile stagedFile(Linkage linkage, Run run, FileEntry file) {
        Path path = folders.staged(linkage, file.name());
        try {
            return StagedFile.create(path, linkage.encryption());
        } catch (HubException e) {
            runs.fail(run.id(), e.code(), e.detail());
            files.state(file.id(), FileState.ABANDONED);
            throw e;
        }
    }

    private FileEntry stage(Run run, Linkage linkage) {
        LocalDate deadline = linkage.deadlineBusinessDays().isEmpty()
                ? null
                : calendar.plusBusinessDays(
                        run.businessDate(), linkage.deadlineBusinessDays().getAsInt());
        int sequence = files.countOn(linkage.id(), run.businessDate()) + 1;
        try {
            return files.stage(run, folders.name(linkage, run.businessDate(), sequence), deadline);
        } catch (HubException e) {
            runs.fail(run.id(), e.code(), e.detail());
            throw e;
        }
    }

    /** Appends a written batch to the staged file. */
    public void append(@Body byte[] bytes, @ExchangeProperty(Outbound.PROPERTY) Outbound outbound) {
        outbound.append(bytes);
    }

    /**
     * Completes the file and commits the ledger.
     *
     * @return the file to deliver; {@code null} when nothing was due
     */
    public SealedFile seal(Exchange exchange) {
        Outbound outbound = exchange.getProperty(Outbound.PROPERTY, Outbound.class);
        outbound.writeTrailer();
        StagedFile.Sealed sealed = outbound.sealFile();
        FileState state = outbound.isDue() ? FileState.SEALED : FileState.EMPTY;
        outbound.ledger()
                .seal(
                        new OutboundLedger.Seal(
                                sealed.sha256(),
                                sealed.byteSize(),
                                outbound.records(),
                                folders.place(outbound.linkage(), outbound.fileName()),
                                outbound.provision().id(),
                                outbound.remark()),
                        outbound.balance(),
                        state,
                        outbound.onlyKey().orElse(null));
        outbound.sealed();
        exchange.setProperty(Traced.FILE_SHA256, sealed.sha256());
        if (!outbound.isDue()) {
            folders.discard(outbound.file(), outbound.stagedPath(), state.name());
            return null;
        }
        FileEntry entry = files.find(outbound.file().id()).orElseThrow();
        return new SealedFile(
                outbound.linkage(), entry, outbound.stagedPath(), outbound.run().businessDate());
    }

    /** Closes the run: everything that was read is accounted for, and what was due is delivered. */
    public void close(@ExchangeProperty(Outbound.PROPERTY) Outbound outbound) {
        report.write(outbound.run(), outbound.isDue() ? Optional.of(outbound.fileName()) : Optional.empty());
        runs.close(outbound.run().id(), outbound.balance());
    }

    /**
     * Gives a run up after an error. With a file that was sealed it stays open, and is finished when the linkage runs next.
     *
     * @param detail what failed, without values
     */
    public void abandon(Outbound outbound, ErrorCode code, String detail) {
        if (outbound.isSealed()) {
            runs.delay(outbound.run().id(), code, detail);
            return;
        }
        outbound.close();
        folders.discard(outbound.file(), outbound.stagedPath(), "ABANDONED, " + code.code());
        // First the run: while that cannot be entered, it stays open with its file, and is taken up again.
        runs.fail(outbound.run().id(), code, detail);
        files.state(outbound.file().id(), FileState.ABANDONED);
    }

    private void letGo(Exchange exchange) {
        Outbound outbound = exchange.getProperty(Outbound.PROPERTY, Outbound.class);
        if (outbound != null) {
            noteVainDelivery(exchange, outbound);
            outbound.close();
        }
    }

    // What was tried again in vain is handled for Camel, and comes by no dead letter channel.
    private void noteVainDelivery(Exchange exchange, Outbound outbound) {
        if (exchange.isFailed() && outbound.isSealed()) {
            HubException failure = Failures.of(outbound.linkage().id(), exchange.getException());
            abandon(outbound, failure.code(), failure.detail());
        }
    }
}
