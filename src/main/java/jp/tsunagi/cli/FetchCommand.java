package jp.tsunagi.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import jp.tsunagi.audit.journal.Access;
import jp.tsunagi.audit.journal.Action;
import jp.tsunagi.audit.journal.Attempt;
import jp.tsunagi.audit.journal.Entry;
import jp.tsunagi.audit.journal.Journal;
import jp.tsunagi.files.StoredFiles;
import jp.tsunagi.ledger.FileEntry;
import jp.tsunagi.ledger.LinkageFiles;
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

    @Option(names = "--purpose", required = true, description = "Why, for the journal.")
    private String purpose;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        try (ConfigurableApplicationContext hub = HubContext.ledger(options)) {
            FileEntry file = fetch(hub);
            spec.commandLine()
                    .getOut()
                    .println(file.name() + " is in " + target + ", " + file.byteSize() + " bytes, SHA-256 "
                            + file.sha256());
            return 0;
        }
    }

    private FileEntry fetch(ConfigurableApplicationContext hub) {
        Entry.Builder entry = Entry.intent(Action.FETCH, Access.LOOK_UP, "command fetch")
                .run(runId)
                .place(target.toAbsolutePath().toString())
                .purpose(purpose);
        return Attempt.begin(hub.getBean(Journal.class), entry).conclude(outcome -> {
            FileEntry file = hub.getBean(StoredFiles.class).fetch(runId, target.toAbsolutePath());
            outcome.linkage(file.linkage())
                    .about(hub.getBean(LinkageFiles.class).subject(runId).orElse(null))
                    .file(file.name(), file.sha256());
            return file;
        });
    }
}
