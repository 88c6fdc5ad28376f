package jp.tsunagi.cli;

import java.util.concurrent.Callable;
import jp.tsunagi.retention.LedgerOutput;
import jp.tsunagi.retention.SendLedger;
import org.springframework.context.ConfigurableApplicationContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code sends}: every file that was handed to a counterpart, and what became of it. */
@Command(name = "sends", description = "Lists the files that were handed over (送付記録), with their answers.")
final class SendsCommand implements Callable<Integer> {
    @Mixin
    private HubOptions options;

    @Mixin
    private LedgerOptions ledger;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        try (ConfigurableApplicationContext hub = HubContext.ledger(options)) {
            ledger.give(hub.getBean(LedgerOutput.class), spec, hub.getBean(SendLedger.class)::listing);
            return 0;
        }
    }
}
