package jp.tsunagi.cli;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Optional;
import java.util.concurrent.Callable;
import jp.tsunagi.HubConfiguration;
import jp.tsunagi.evidence.Fingerprints;
import org.springframework.context.ConfigurableApplicationContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code fingerprint}: a day's last checkpoint as a page for paper. */
@Command(
        name = "fingerprint",
        description = "Writes the page with the root of a day's last checkpoint, to be printed, signed and filed.")
final class FingerprintCommand implements Callable<Integer> {
    @Mixin
    private HubOptions options;

    @Option(names = "--date", description = "The day (default: today).")
    private LocalDate date;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        LocalDate day = date == null ? LocalDate.now(HubConfiguration.ZONE) : date;
        try (ConfigurableApplicationContext hub = HubContext.ledger(options)) {
            Optional<Path> page = hub.getBean(Fingerprints.class).write(day);
            if (page.isEmpty()) {
                spec.commandLine().getErr().println("Nothing was signed by the end of " + day + ".");
                return 1;
            }
            spec.commandLine().getOut().println(page.get());
            return 0;
        }
    }
}
