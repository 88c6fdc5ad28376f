package jp.tsunagi.cli;

import java.util.concurrent.Callable;
import jp.tsunagi.audit.journal.Acceptance;
import jp.tsunagi.audit.journal.AcceptedVersion;
import jp.tsunagi.versions.ChangeRequests;
import org.springframework.context.ConfigurableApplicationContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code rollback}: the files of an earlier version in the place of the edited ones. */
@Command(
        name = "rollback",
        header = "Puts the files of an earlier version in the place of the edited ones.",
        description = "They go the way of every change: checked, approved where that is required, and then taken.")
final class RollbackCommand implements Callable<Integer> {
    @Mixin
    private HubOptions options;

    @Parameters(paramLabel = "A", description = "Number of a version, or the beginning of its hash.")
    private String version;

    @Option(names = "--reason", required = true, description = "Why, for the versions and the journal.")
    private String reason;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        try (ConfigurableApplicationContext hub = HubContext.ledger(options)) {
            AcceptedVersion back = VersionNames.version(version, hub, options, spec);
            hub.getBean(ChangeRequests.class)
                    .submit(
                            back.hash(),
                            new Acceptance(Operator.name(), "back to version " + back.number() + ": " + reason));
            HubContext.edited(options).goBackTo(VersionNames.folder(back, options));
            spec.commandLine().getOut().println("The edited files are those of version " + back.number() + " again.");
            return 0;
        }
    }
}
