package jp.tsunagi.cli;

import java.util.concurrent.Callable;
import jp.tsunagi.retention.LedgerOutput;
import jp.tsunagi.retention.MediaLedger;
import org.springframework.context.ConfigurableApplicationContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code media}: every file that was written on a medium, and its end. */
@Command(name = "media", description = "Lists the files that were written on media (媒体管理簿), with their end.")
final class MediaCommand implements Callable<Integer> {
    @Mixin
    private HubOptions options;

    @Mixin
    private LedgerOptions ledger;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        try (ConfigurableApplicationContext hub = HubContext.ledger(options)) {
            ledger.give(hub.getBean(LedgerOutput.class), spec, hub.getBean(MediaLedger.class)::listing);
            return 0;
        }
    }
}
