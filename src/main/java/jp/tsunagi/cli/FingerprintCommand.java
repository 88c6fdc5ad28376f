package jp.tsunagi.cli;

import java.time.LocalDate;
import java.util.concurrent.Callable;
import jp.tsunagi.HubConfiguration;
import jp.tsunagi.evidence.Fingerprints;
import org.springframework.context.ConfigurableApplicationContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
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
        LocalDate today = LocalDate.now(HubConfiguration.ZONE);
        if (date != null && date.isAfter(today)) {
            throw new ParameterException(spec.commandLine(), "--date is not over yet: " + date);
        }
        try (ConfigurableApplicationContext hub = HubContext.ledger(options)) {
            spec.commandLine().getOut().println(hub.getBean(Fingerprints.class).write(date == null ? today : date));
            return 0;
        }
    }
}
