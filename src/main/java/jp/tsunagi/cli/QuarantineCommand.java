package jp.tsunagi.cli;

import java.util.List;
import java.util.concurrent.Callable;
import jp.tsunagi.audit.journal.Attempt;
import jp.tsunagi.audit.journal.Journal;
import jp.tsunagi.quarantine.Item;
import jp.tsunagi.quarantine.Quarantine;
import org.springframework.context.ConfigurableApplicationContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code quarantine}: what waits for a person. */
@Command(name = "quarantine", description = "Lists the open items of all runs: records and files that were set aside.")
final class QuarantineCommand implements Callable<Integer> {
    @Mixin
    private HubOptions options;

    @Option(names = "--most", defaultValue = "50", description = "How many (default: ${DEFAULT-VALUE}).")
    private int most;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        try (ConfigurableApplicationContext hub = HubContext.ledger(options)) {
            List<Item> items = Attempt.view(
                    hub.getBean(Journal.class),
                    "quarantine",
                    entry -> entry.about("all:quarantine"),
                    () -> hub.getBean(Quarantine.class).open(most));
            spec.commandLine().getOut().print(items.isEmpty() ? "Nothing waits.\n" : ItemList.of(items));
            return 0;
        }
    }
}
