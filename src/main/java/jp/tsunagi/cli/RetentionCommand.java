package jp.tsunagi.cli;

import java.util.concurrent.Callable;
import jp.tsunagi.retention.LedgerOutput;
import jp.tsunagi.retention.Retention;
import org.springframework.context.ConfigurableApplicationContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code retention}: the daily erasure, now. */
@Command(
        name = "retention",
        description = "Erases what is past its retention and looks for temporary files, as the hub does once a day.")
final class RetentionCommand implements Callable<Integer> {
    @Mixin
    private HubOptions options;

    @Option(names = "--dry-run", description = "Only tell what would be done.")
    private boolean dryRun;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        Retention.Day day;
        try (ConfigurableApplicationContext hub = open()) {
            Retention retention = hub.getBean(Retention.class);
            day = dryRun
                    ? new Retention.Day(
                            hub.getBean(LedgerOutput.class).view(spec.name(), "dry run", retention::plan), false)
                    : retention.daily();
        }
        day.lines().forEach(spec.commandLine().getOut()::println);
        if (day.lines().isEmpty()) {
            spec.commandLine().getOut().println("Nothing is due.");
        }
        return day.isLeft() ? 1 : 0;
    }

    // Beside a running hub only a look is possible: one hub at a time works on a ledger.
    private ConfigurableApplicationContext open() {
        return dryRun ? HubContext.ledger(options) : HubContext.checked(options, spec);
    }
}
