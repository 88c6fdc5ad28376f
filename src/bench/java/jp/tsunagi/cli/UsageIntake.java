package jp.tsunagi.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import jp.tsunagi.HubConfiguration;
import jp.tsunagi.bench.Databases;
import jp.tsunagi.bench.Figures;
import jp.tsunagi.bench.UsageLog;
import jp.tsunagi.ledger.RunLine;
import jp.tsunagi.ledger.Runs;
import org.apache.camel.ProducerTemplate;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;

/** The hub takes a verification log over by its own route: checks, ties, quarantine, journal; each time into empty tables. */
public final class UsageIntake {
    private static final String LINKAGE = "usage-log-in";
    private static final int RUNS = 3;

    private final ConfigurableApplicationContext hub;
    private final Path inbox;
    private final int lines;

    private UsageIntake(ConfigurableApplicationContext hub, Path data, int lines) {
        this.hub = hub;
        this.inbox = data.resolve("inbox").resolve(LINKAGE);
        this.lines = lines;
    }

    /** Intake and limit in turn, once to warm up and three times by the clock. */
    public static void measure(Figures figures, int lines) throws Exception {
        UsageLog log = new UsageLog(Databases.welfareName());
        Path file = log.write(lines, log.issueVouchers());
        Databases.configureHub();
        HubOptions options = new HubOptions();
        options.home = Path.of(".");
        options.data = Databases.folder().resolve(Databases.hub());
        double[] intakes = new double[RUNS];
        double[] copies = new double[RUNS];
        double[] bound = new double[RUNS];
        try (ConfigurableApplicationContext hub = HubContext.commanded(options, Clock.system(HubConfiguration.ZONE))) {
            UsageIntake intake = new UsageIntake(hub, options.data, lines);
            for (int run = -1; run < RUNS; run++) {
                log.forget();
                intake.forget();
                Path arrived = intake.arrive(file);
                Databases.checkpoint();
                double taken = Figures.seconds(() -> intake.take(arrived));
                log.keepRows();
                Databases.checkpoint();
                double copied = Figures.seconds(() -> log.copy("usage_log_copy"));
                Databases.checkpoint();
                double checked = Figures.seconds(() -> log.copy("usage_log_bound"));
                if (run >= 0) {
                    intakes[run] = taken;
                    copies[run] = copied;
                    bound[run] = checked;
                }
            }
        }
        figures.put("usage-log", intakes);
        figures.put("usage-copy", copies);
        figures.put("usage-copy-references", bound);
        figures.put("usage-log.lines", lines);
    }

    private Path arrive(Path file) throws IOException {
        return Files.copy(
                file, Files.createDirectories(inbox).resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
    }

    // The route itself, without the wait until its folder is looked at again.
    private void take(Path file) {
        hub.getBean(ProducerTemplate.class).requestBody("direct:" + LINKAGE, file.toFile());
        RunLine run = hub.getBean(Runs.class).latest(1).get(0);
        if (!"CLOSED".equals(run.state()) || run.balance().written() != lines) {
            throw new IllegalStateException(run.toString());
        }
    }

    private void forget() {
        hub.getBean(JdbcTemplate.class)
                .execute("truncate run, linkage_file, claim, taken_record, quarantine_item, confirmation_item, exclusion, held_back, "
                        + "trace_event");
    }
}
