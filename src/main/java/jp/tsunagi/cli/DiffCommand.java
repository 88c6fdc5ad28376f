package jp.tsunagi.cli;

import java.util.List;
import java.util.concurrent.Callable;
import jp.tsunagi.versions.Differences;
import org.springframework.context.ConfigurableApplicationContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code diff}: what differs between two versions. */
@Command(
        name = "diff",
        header = "Shows what differs between two versions, file by file.",
        description = "As a unified difference. Exit code 1 when they differ.")
final class DiffCommand implements Callable<Integer> {
    @Mixin
    private HubOptions options;

    @Parameters(index = "0", paramLabel = "A", description = "Number of a version, or the beginning of its hash.")
    private String before;

    @Parameters(
            index = "1",
            paramLabel = "B",
            defaultValue = VersionNames.EDITED,
            description = "The other one, or ${DEFAULT-VALUE} for the files as they are edited (the default).")
    private String after;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        try (ConfigurableApplicationContext hub = HubContext.ledger(options)) {
            List<String> lines = Differences.between(
                    VersionNames.folder(before, hub, options, spec), VersionNames.folder(after, hub, options, spec));
            lines.forEach(spec.commandLine().getOut()::println);
            return lines.isEmpty() ? 0 : 1;
        }
    }
}
