package jp.tsunagi.cli;

import java.io.PrintWriter;
import java.util.concurrent.Callable;
import jp.tsunagi.audit.journal.Restoration;
import jp.tsunagi.audit.journal.RestoredJournal;
import org.springframework.context.ConfigurableApplicationContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code accept-restore}: lets a hub go on whose database was restored to an older state. */
@Command(
        name = "accept-restore",
        header = "Accepts a hub database that was restored to an older state.",
        description = "Signs which checkpoints are void and puts them aside; the hub starts again afterwards.")
final class AcceptRestoreCommand implements Callable<Integer> {
    @Mixin
    private HubOptions options;

    @Option(names = "--reason", required = true, description = "Why, for the journal and the signed statement.")
    private String reason;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        try (ConfigurableApplicationContext hub = HubContext.ledger(options)) {
            Restoration accepted = hub.getBean(RestoredJournal.class).accept(Operator.name(), reason);
            if (accepted == null) {
                spec.commandLine()
                        .getErr()
                        .println("The database is not older than its checkpoints: nothing to accept.");
                return 1;
            }
            out.println("The journal goes on after entry " + accepted.size() + "; void: "
                    + accepted.voids().size() + " checkpoints.");
            return 0;
        }
    }
}
