package jp.tsunagi.cli;

import java.io.PrintWriter;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import jp.tsunagi.audit.journal.AcceptedVersion;
import jp.tsunagi.audit.journal.ConfigurationVersions;
import jp.tsunagi.versions.ChangeRequest;
import jp.tsunagi.versions.ChangeRequests;
import jp.tsunagi.versions.FindingsFile;
import org.springframework.context.ConfigurableApplicationContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code versions}: the sets of routes, mappings and configuration that the hub has run with. */
@Command(
        name = "versions",
        header = "Lists the versions of routes, mappings and configuration, newest first.",
        description =
                "With who had each taken into use, when, why, and which files it changed; then what is wrong with the"
                        + " edited set, if it does not run.")
final class VersionsCommand implements Callable<Integer> {
    @Mixin
    private HubOptions options;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        try (ConfigurableApplicationContext hub = HubContext.ledger(options)) {
            print(hub.getBean(ConfigurationVersions.class).all());
            Instant now = hub.getBean(Clock.class).instant();
            ChangeRequests requests = hub.getBean(ChangeRequests.class);
            if (requests.isApprovalRequired()) {
                requests.all().forEach(request -> print(request, now));
            }
            return 0;
        }
    }

    private void print(ChangeRequest request, Instant now) {
        PrintWriter out = spec.commandLine().getOut();
        out.println("-  " + AcceptedVersion.shortened(request.hash()) + "  "
                + request.acceptance().who() + ": " + request.acceptance().reason());
        out.println("   " + request.standing(now));
    }

    private void print(List<AcceptedVersion> versions) {
        PrintWriter out = spec.commandLine().getOut();
        for (AcceptedVersion version : versions) {
            out.println(version.number() + "  " + AcceptedVersion.shortened(version.hash()) + "  "
                    + JapanTime.of(version.at()) + "  " + version.acceptance().who() + ": "
                    + version.acceptance().reason());
            out.println("   " + version.changes());
        }
        List<String> findings = new FindingsFile(options.data).read();
        if (!findings.isEmpty()) {
            out.println("The edited set does not run:");
            findings.forEach(finding -> out.println("   " + finding));
        }
    }
}
