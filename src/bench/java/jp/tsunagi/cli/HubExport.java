package jp.tsunagi.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Comparator;
import java.util.stream.Stream;
import jp.tsunagi.HubConfiguration;
import jp.tsunagi.bench.Databases;
import jp.tsunagi.bench.Figures;
import jp.tsunagi.bench.HeapWatch;
import jp.tsunagi.bench.ResultWriter;
import jp.tsunagi.files.RunRequest;
import jp.tsunagi.ledger.RunKind;
import jp.tsunagi.ledger.RunLine;
import jp.tsunagi.ledger.Runs;
import jp.tsunagi.routing.LinkageRunner;
import org.apache.camel.ProducerTemplate;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * The hub itself, started as {@code run} starts it: its routes, checks, hashes, ledger and trace. Each run finds an empty
 * ledger, as an initial load does.
 */
public final class HubExport implements AutoCloseable {
    private static final String OUT = "eligibility-out";
    private static final int RUNS = 3;

    private final ConfigurableApplicationContext hub;
    private final Path data;

    private HubExport(Path home) {
        Databases.configureHub();
        HubOptions options = new HubOptions();
        options.home = home;
        options.data = Databases.folder().resolve(Databases.hub());
        data = options.data;
        hub = HubContext.commanded(options, Clock.system(HubConfiguration.ZONE));
    }

    /** Export, and the reconciliation of an answer to every record of it. */
    public static void measure(Figures figures) throws Exception {
        double[] exports = new double[RUNS];
        double[] reconciliations = new double[RUNS];
        try (HubExport export = new HubExport(Path.of("."))) {
            for (int run = -1; run < RUNS; run++) {
                export.forget();
                Databases.checkpoint();
                double exported = Figures.seconds(export::export);
                Path result = export.answer();
                Databases.checkpoint();
                double reconciled = Figures.seconds(() -> export.reconcile(result));
                if (run >= 0) {
                    exports[run] = exported;
                    reconciliations[run] = reconciled;
                }
            }
        }
        figures.put("hub", exports);
        figures.put("hub-result", reconciliations);
    }

    /** The export alone, without journal, trace and pseudonyms. */
    public static void measureWithoutEvidence(Figures figures) throws Exception {
        WithoutEvidence.configure();
        try (HubExport export = new HubExport(WithoutEvidence.home(Databases.folder()))) {
            figures.measure("hub-plain", export::forget, export::export);
        }
    }

    /** The comparison of the address system's view with the recipients, as its schedule starts it. */
    public static void compare(Figures figures) throws Exception {
        try (HubExport export = new HubExport(Path.of("."))) {
            figures.measure(
                    "comparison",
                    () -> export.hub
                            .getBean(LinkageRunner.class)
                            .run("address-view", new RunRequest(RunKind.DIFFERENCE, null, "bench")));
        }
    }

    /** What is alive on the heap during an export, in a run of its own: the collections cost time. */
    public static void watch(Figures figures, String name) throws Exception {
        try (HubExport export = new HubExport(Path.of("."))) {
            export.export();
            export.forget();
            figures.put(name, HeapWatch.start().peakAlive(export::export));
        }
    }

    private void export() {
        hub.getBean(LinkageRunner.class).run(OUT, new RunRequest(RunKind.FULL, null, "benchmark"));
        closed(OUT);
    }

    private Path answer() throws IOException {
        Path sent = data.resolve("drop/eligibility-out").resolve(closed(OUT).fileName());
        Path result = data.resolve("inbox/result-in").resolve("RES_" + sent.getFileName());
        int answers = ResultWriter.write(sent, result);
        if (answers != closed(OUT).balance().written()) {
            throw new IllegalStateException(answers + " answers");
        }
        return result;
    }

    // The route itself, without the wait until its folder is looked at again.
    private void reconcile(Path result) {
        hub.getBean(ProducerTemplate.class).requestBody("direct:result-in", result.toFile());
        RunLine run = closed("result-in");
        if (run.balance().read() != run.balance().written()) {
            throw new IllegalStateException(run.toString());
        }
    }

    private RunLine closed(String linkage) {
        RunLine run = hub.getBean(Runs.class).latest(1).get(0);
        if (!run.linkage().equals(linkage) || !"CLOSED".equals(run.state()) || run.balance().written() == 0) {
            throw new IllegalStateException(run.toString());
        }
        return run;
    }

    private void forget() throws IOException {
        hub.getBean(JdbcTemplate.class)
                .execute("truncate run, linkage_file, claim, sent_record, answer, quarantine_item, trace_event, "
                        + "confirmation_item, exclusion, held_back");
        for (String folder : new String[] {"drop", "inbox"}) {
            if (Files.exists(data.resolve(folder))) {
                try (Stream<Path> entries = Files.walk(data.resolve(folder))) {
                    for (Path file : entries.sorted(Comparator.reverseOrder()).toList()) {
                        Files.delete(file);
                    }
                }
            }
        }
    }

    @Override
    public void close() {
        hub.close();
    }
}
