package jp.tsunagi.bench;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import jp.tsunagi.checkup.ArchiveSpeed;
import jp.tsunagi.cli.CheckSpeed;
import jp.tsunagi.cli.HubExport;
import jp.tsunagi.cli.UsageIntake;
import jp.tsunagi.files.BareExport;
import jp.tsunagi.layout.CodecSpeed;
import org.springframework.boot.logging.LoggingSystem;

/** One contestant in a JVM of its own: one run to warm up, three that count. */
public final class Contestant {
    private Contestant() {}

    /** Arguments: name of the contestant, file for its figures. */
    public static void main(String[] arguments) throws Exception {
        // Camel and Spring Batch log every step unless told otherwise.
        LoggingSystem.get(Contestant.class.getClassLoader()).beforeInitialize();
        compete(arguments[0], Path.of(arguments[1]));
        // The hub leaves threads of its framework behind.
        System.exit(0);
    }

    private static void compete(String name, Path file) throws Exception {
        Figures figures = new Figures();
        HeapWatch heap = HeapWatch.start();
        switch (name) {
            case "codec" -> CodecSpeed.measure(figures);
            case "copy-out" -> Copy.out(figures);
            case "copy-in" -> Copy.in(figures);
            case "batch" -> SpringBatchJob.measure(figures);
            case "textbook" -> TextbookRoute.measure(figures);
            case "bare" -> BareExport.measure(figures);
            case "hub" -> HubExport.measure(figures);
            case "hub-plain" -> HubExport.measureWithoutEvidence(figures);
            case "entries" -> SingleEntries.measure(figures);
            case "check" -> CheckSpeed.measure(figures);
            case "comparison" -> AddressComparison.measure(figures);
            case "verify" -> JournalCheck.measure(figures);
            case "usage-log" -> UsageIntake.measure(figures, Integer.getInteger("tsunagi.bench.lines"));
            case "archive", "archive-validated" -> ArchiveSpeed.measure(
                    figures,
                    Databases.folder(),
                    Integer.getInteger("tsunagi.bench.documents"),
                    name.equals("archive-validated"));
            case "heap", "heap-few" -> HubExport.watch(figures, name);
            default -> throw new IllegalArgumentException(name);
        }
        figures.put(name + ".heap", heap.peak());
        write(figures, file);
    }

    private static void write(Figures figures, Path file) throws IOException {
        Properties properties = new Properties();
        properties.putAll(figures.texts());
        try (Writer writer = Files.newBufferedWriter(file)) {
            properties.store(writer, null);
        }
    }
}
