package jp.tsunagi.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import jp.tsunagi.files.StoredFiles;
import jp.tsunagi.ledger.FileEntry;
import org.springframework.context.ConfigurableApplicationContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code fetch}: a returned file as it came, for a person to look at. */
@Command(
        name = "fetch",
        header = "Writes a returned file, archived or held, to a new file in plain.",
        description =
                "Only its owner may read the new file; delete it when it is not needed any more. A file that was held "
                        + "because it carries a personal number is not given out.")
final class FetchCommand implements Callable<Integer> {
    @Mixin
    private HubOptions options;

    @Parameters(paramLabel = "RUN", description = "Number of the run that took or held the file, as in runs.")
    private long runId;

    @Option(names = "--to", paramLabel = "FILE", required = true, description = "The new file; none is overwritten.")
    private Path target;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        try (ConfigurableApplicationContext hub = HubContext.ledger(options)) {
            FileEntry file = hub.getBean(StoredFiles.class).fetch(runId, target.toAbsolutePath());
            spec.commandLine()
                    .getOut()
                    .println(file.name() + " is in " + target + ", " + file.byteSize() + " bytes, SHA-256 "
                            + file.sha256());
            return 0;
        }
    }
}
