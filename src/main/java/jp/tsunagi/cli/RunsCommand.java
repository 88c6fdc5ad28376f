package jp.tsunagi.cli;

import java.util.concurrent.Callable;
import jp.tsunagi.ledger.Runs;
import org.springframework.context.ConfigurableApplicationContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code runs}: the newest runs with their balance. */
@Command(name = "runs", description = "Lists the newest runs with their balance.")
final class RunsCommand implements Callable<Integer> {
    @Mixin
    private HubOptions options;

    @Option(names = "--most", defaultValue = "30", description = "How many (default: ${DEFAULT-VALUE}).")
    private int most;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        try (ConfigurableApplicationContext hub = HubContext.ledger(options)) {
            spec.commandLine()
                    .getOut()
                    .print(RunTable.of(hub.getBean(Runs.class).latest(most)));
            return 0;
        }
    }
}
