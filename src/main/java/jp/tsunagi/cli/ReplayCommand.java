package jp.tsunagi.cli;

import java.util.List;
import java.util.concurrent.Callable;
import jp.tsunagi.ledger.RunLine;
import jp.tsunagi.ledger.Runs;
import jp.tsunagi.quarantine.Item;
import jp.tsunagi.quarantine.Quarantine;
import jp.tsunagi.routing.Replay;
import org.springframework.context.ConfigurableApplicationContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code replay}: one quarantined item again, derived anew from its source. */
@Command(
        name = "replay",
        header = "Runs one quarantined item again.",
        description =
                "A record is read anew from its source, a held file is taken from its beginning. Nothing is edited here.")
final class ReplayCommand implements Callable<Integer> {
    @Mixin
    private HubOptions options;

    @Parameters(paramLabel = "ITEM", description = "Number of the item, as show tells it.")
    private long itemId;

    @Option(
            names = "--reason",
            defaultValue = "元データを修正 / corrected at the source",
            description = "Why, for the journal (default: ${DEFAULT-VALUE}).")
    private String reason;

    @Option(
            names = "--version",
            paramLabel = "A",
            description = "By this version of routes, mappings and configuration (number, or the beginning of its hash)"
                    + " instead of the newest; the one in force stays that.")
    private String version;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        try (ConfigurableApplicationContext hub =
                version == null ? HubContext.checked(options, spec) : HubContext.byVersion(version, options, spec)) {
            Item item = hub.getBean(Quarantine.class).find(itemId).orElse(null);
            if (item != null && !item.isOpen()) {
                spec.commandLine().getErr().println("Item " + itemId + " is settled: " + item.state());
                return 1;
            }
            if (item == null) {
                spec.commandLine().getErr().println("There is no open item " + itemId + "; `show RUN` lists them.");
                return 1;
            }
            hub.getBean(Replay.class).replay(item, Operator.name(), reason);
            RunLine made = hub.getBean(Runs.class).latest(1).get(0);
            spec.commandLine().getOut().print(RunTable.of(List.of(made)));
            boolean done = "CLOSED".equals(made.state()) && made.balance().quarantined() == 0;
            if (!done) {
                spec.commandLine().getErr().println("Still not in order: `show " + made.id() + "` tells why.");
            }
            return done ? 0 : 1;
        }
    }
}
