package jp.tsunagi.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import jp.tsunagi.audit.AuditTrail;
import jp.tsunagi.audit.journal.AcceptedVersion;
import jp.tsunagi.audit.journal.Attempt;
import jp.tsunagi.audit.journal.ConfigurationVersions;
import jp.tsunagi.audit.journal.Journal;
import jp.tsunagi.evidence.Person;
import jp.tsunagi.evidence.PersonLookup;
import jp.tsunagi.files.ExclusionReport;
import jp.tsunagi.ledger.Exclusions;
import jp.tsunagi.ledger.HeldBackRecords;
import jp.tsunagi.ledger.LinkageFiles;
import jp.tsunagi.ledger.RunLine;
import jp.tsunagi.ledger.Runs;
import jp.tsunagi.quarantine.Quarantine;
import jp.tsunagi.register.Register;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code show}: one run, its file, what was set aside and why, and its time line; or one person's whole way. */
@Command(
        name = "show",
        header = "Shows a run, or one person's whole way.",
        description = "Of a run: balance, file, why records were held back, what was set aside and why, time line.")
final class ShowCommand implements Callable<Integer> {
    @Mixin
    private HubOptions options;

    @Parameters(paramLabel = "RUN", arity = "0..1", description = "Number of the run, as in runs.")
    private Long runId;

    @Option(
            names = "--recipient",
            paramLabel = "PURPOSE",
            description = "In place of a run, one person's way through all files; takes why, for the journal, and asks "
                    + "for 公費負担者番号 and 受給者番号.")
    private String purpose;

    @Option(
            names = "--most",
            defaultValue = "20",
            description = "Quarantined and excluded records at most (default: ${DEFAULT-VALUE}).")
    private int most;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        if ((runId == null) == (purpose == null || purpose.isBlank())) {
            throw new ParameterException(spec.commandLine(), "Name a run, or --recipient and why");
        }
        String recipient = runId == null ? NumberPrompt.recipient(spec) : null;
        try (ConfigurableApplicationContext hub = HubContext.ledger(options)) {
            if (recipient != null) {
                List<Person> people = hub.getBean(PersonLookup.class).byRecipientNumber(recipient, purpose);
                return PersonTable.print(people, hub.getBean(Register.class), spec.commandLine()) ? 0 : 1;
            }
            return Attempt.view(
                    hub.getBean(Journal.class),
                    "show",
                    entry -> entry.run(runId)
                            .about(hub.getBean(LinkageFiles.class)
                                    .subject(runId)
                                    .orElse(null)),
                    () -> show(hub));
        }
    }

    private int show(ApplicationContext hub) {
        PrintWriter out = spec.commandLine().getOut();
        Optional<RunLine> run = hub.getBean(Runs.class).find(runId);
        if (run.isEmpty()) {
            spec.commandLine().getErr().println("There is no run " + runId + "; `runs` lists them.");
            return 1;
        }
        head(out, run.get());
        hub.getBean(ConfigurationVersions.class)
                .find(run.get().version())
                .ifPresent(version -> out.println("version " + version.number() + " ("
                        + AcceptedVersion.shortened(version.hash()) + ") of routes, mappings and configuration"));
        out.print(HeldBackTable.of(
                run.get().balance().held(), hub.getBean(HeldBackRecords.class).ofRun(runId)));
        out.print(ExclusionList.of(hub.getBean(Exclusions.class), runId, most, report(hub, run.get())));
        out.print(ItemList.of(hub.getBean(Quarantine.class).ofRun(runId, most)));
        out.println();
        out.print(TimeLine.of(hub.getBean(AuditTrail.class).ofRun(runId)));
        return 0;
    }

    private static Path report(ApplicationContext hub, RunLine run) {
        Optional<String> file =
                Optional.ofNullable(run.fileName()).filter(name -> run.balance().written() > 0);
        return hub.getBean(ExclusionReport.class).path(run.linkage(), run.id(), file);
    }

    private static void head(PrintWriter out, RunLine run) {
        out.print(RunTable.of(List.of(run)));
        out.println();
        out.println("business date " + run.businessDate() + ", opened " + JapanTime.of(run.openedAt()) + " by "
                + run.actor() + (run.closedAt() == null ? ", still open" : ", closed " + JapanTime.of(run.closedAt())));
        if (run.fileName() != null) {
            out.println("file " + run.fileName() + ", " + run.fileState()
                    + (run.byteSize() == null ? "" : ", " + run.byteSize() + " bytes, SHA-256 " + run.sha256())
                    + (run.deadline() == null ? "" : ", answers due " + run.deadline()));
        }
        if (run.errorCode() != null) {
            out.println(Explanation.of(run));
        }
    }
}
