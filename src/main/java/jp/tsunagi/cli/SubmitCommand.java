package jp.tsunagi.cli;

import java.io.PrintWriter;
import java.util.Optional;
import java.util.concurrent.Callable;
import jp.tsunagi.audit.journal.Acceptance;
import jp.tsunagi.audit.journal.AcceptedVersion;
import jp.tsunagi.audit.journal.ConfigurationVersions;
import jp.tsunagi.versions.ChangeRequests;
import jp.tsunagi.versions.Judgement;
import org.springframework.context.ConfigurableApplicationContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code submit}: says why the edited set was changed. */
@Command(
        name = "submit",
        header = "Checks the edited set and says why it was changed.",
        description =
                "A hub that serves takes it by itself; where approval is required, once another person has given it.")
final class SubmitCommand implements Callable<Integer> {
    @Mixin
    private HubOptions options;

    @Option(names = "--reason", required = true, description = "Why, for the versions and the journal.")
    private String reason;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        Judgement judgement = HubContext.edited(options).judge();
        judgement.findings().errors().forEach(out::println);
        if (!judgement.inOrder()) {
            return 1;
        }
        Acceptance acceptance = new Acceptance(Operator.name(), reason);
        try (ConfigurableApplicationContext hub = HubContext.ledger(options)) {
            ConfigurationVersions versions = hub.getBean(ConfigurationVersions.class);
            Optional<AcceptedVersion> taken =
                    versions.newest().filter(version -> version.hash().equals(judgement.hash()));
            if (taken.isPresent()) {
                versions.explain(taken.get(), acceptance);
                out.println(judgement.hash() + ": runs already, as version "
                        + taken.get().number());
                return 0;
            }
            ChangeRequests requests = hub.getBean(ChangeRequests.class);
            requests.submit(judgement.hash(), acceptance);
            out.println(judgement.hash()
                    + (requests.isApprovalRequired() ? ": in order, and waits for approval" : ": in order"));
            return 0;
        }
    }
}
