package jp.tsunagi.cli;

import java.util.Optional;
import java.util.concurrent.Callable;
import jp.tsunagi.retention.DestroyedFiles;
import jp.tsunagi.retention.LedgerOutput;
import jp.tsunagi.retention.MediaLedger;
import org.springframework.context.ConfigurableApplicationContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code media}: every file that was written on a medium, and its end. */
@Command(
        name = "media",
        header = "Lists the files that were written on media (媒体管理簿), with their end.",
        description = "With --destroyed, enters the end of a file that was given out and that a person has destroyed.")
final class MediaCommand implements Callable<Integer> {
    @Mixin
    private HubOptions options;

    @Mixin
    private LedgerOptions ledger;

    @Option(
            names = "--destroyed",
            paramLabel = "PLACE",
            description = "A file that is gone, by its place as listed or by its path.")
    private String destroyed;

    @Option(names = "--reason", defaultValue = "", description = "Why, for the journal; needed with --destroyed.")
    private String reason;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        if ((destroyed == null) != reason.isBlank()) {
            throw new ParameterException(spec.commandLine(), "--destroyed PLACE and --reason TEXT go together");
        }
        try (ConfigurableApplicationContext hub = HubContext.ledger(options)) {
            if (destroyed != null) {
                return enterEnd(hub.getBean(DestroyedFiles.class));
            }
            ledger.give(hub.getBean(LedgerOutput.class), spec, hub.getBean(MediaLedger.class)::listing);
            return 0;
        }
    }

    private int enterEnd(DestroyedFiles files) {
        Optional<String> refusal = files.note(destroyed, reason, "command media --destroyed");
        if (refusal.isPresent()) {
            spec.commandLine().getErr().println(destroyed + ": " + refusal.get());
            return 1;
        }
        spec.commandLine().getOut().println(destroyed + ": entered as destroyed / 廃棄を記録しました");
        return 0;
    }
}
