package jp.tsunagi.cli;

import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import javax.sql.DataSource;
import jp.tsunagi.audit.journal.Journal;
import jp.tsunagi.audit.journal.JournalReader;
import jp.tsunagi.audit.verify.JournalExport;
import org.springframework.context.ConfigurableApplicationContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code journal}: the journal as a file. */
@Command(
        name = "journal",
        header = "Writes the journal into a file, one line of JSON an entry, as they were hashed.",
        description = "The whole of it is what verify --export takes, with a copy of the evidence folder.")
final class JournalCommand implements Callable<Integer> {
    @Mixin
    private HubOptions options;

    @Option(
            names = "--export",
            paramLabel = "FILE",
            required = true,
            description = "The file to write; none may be there.")
    private Path file;

    @Option(names = "--from", defaultValue = "1", description = "Number of the first entry (default: the first).")
    private long from;

    @Option(names = "--to", description = "Number of the last entry (default: the last).")
    private Long to;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        try (ConfigurableApplicationContext hub = HubContext.ledger(options)) {
            JournalReader reader = new JournalReader(hub.getBean("hub", DataSource.class));
            JournalExport.Written written = new JournalExport(reader, hub.getBean(Journal.class))
                    .write(file, from, to == null ? Long.MAX_VALUE : to, "command journal");
            spec.commandLine()
                    .getOut()
                    .println(String.format(
                            Locale.ROOT, "%s: %,d entries, SHA-256 %s", file, written.entries(), written.sha256()));
            return 0;
        }
    }
}
