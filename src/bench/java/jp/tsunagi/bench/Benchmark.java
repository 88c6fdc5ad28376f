package jp.tsunagi.bench;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.boot.logging.LoggingSystem;

/**
 * Measures the hub against peers and limits on the same machine in the same run, each contestant in a JVM of its own with
 * {@value #HEAP}, on a PostgreSQL that the build brings (fsync and synchronous_commit on). Ratios are what counts; the
 * absolute figures say more of the machine than of the hub.
 */
public final class Benchmark {
    static final String HEAP = "-Xmx256m";

    private static final int ENTRIES = 2_500_000;
    private static final int FEW = 1_000;

    private final Path folder;
    private final int people;
    private final Server server;
    private final Results results = new Results();
    private final PrintWriter terminal = new PrintWriter(System.out, true, Charset.defaultCharset());

    private Benchmark(Path folder, int people, Server server) {
        this.folder = folder;
        this.people = people;
        this.server = server;
    }

    /**
     * Arguments: folder for everything that is written, count of recipients. With {@code -Dtsunagi.bench.verify=true} only
     * the journal is measured, {@code -Dtsunagi.bench.entries} of them; with {@code -Dtsunagi.bench.usage=true} only the
     * verification log, with {@code -Dtsunagi.bench.comparison=true} only the address comparison, with {@code
     * -Dtsunagi.bench.archive=true} only the health-check archive, of a tenth as many documents; with {@code
     * -Dtsunagi.bench.check=true} only the check of a set.
     */
    public static void main(String[] arguments) throws Exception {
        LoggingSystem.get(Benchmark.class.getClassLoader()).beforeInitialize();
        Path folder = Path.of(arguments[0]).toAbsolutePath();
        empty(folder);
        try (EmbeddedPostgres postgres = EmbeddedPostgres.builder()
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .setLocaleConfig("locale", "C.UTF-8")
                .setCleanDataDirectory(true)
                .start()) {
            Benchmark benchmark = new Benchmark(folder, Integer.parseInt(arguments[1]), new Server(postgres));
            if (Boolean.getBoolean("tsunagi.bench.archive")) {
                benchmark.archive();
            } else if (Boolean.getBoolean("tsunagi.bench.comparison")) {
                benchmark.compare();
            } else if (Boolean.getBoolean("tsunagi.bench.check")) {
                benchmark.check();
            } else if (Boolean.getBoolean("tsunagi.bench.verify")) {
                benchmark.verify();
            } else if (Boolean.getBoolean("tsunagi.bench.usage")) {
                benchmark.server.populate("welfare_few", "address_few", benchmark.people / 10);
                benchmark.usageLog();
            } else {
                benchmark.run();
            }
        }
    }

    private void compare() throws IOException, InterruptedException, SQLException {
        server.populate("welfare", "address", people);
        fork("comparison", "-Dtsunagi.bench.welfare=welfare", "-Dtsunagi.bench.hub=" + server.create("hub_comparison"));
        terminal.println(Table.comparison(results));
    }

    private void check() throws IOException, InterruptedException, SQLException {
        server.populate("welfare_few", "address_few", FEW);
        fork("check", "-Dtsunagi.bench.welfare=welfare_few", "-Dtsunagi.bench.hub=" + server.create("hub_check"));
        terminal.println(Table.check(results));
    }

    private void archive() throws IOException, InterruptedException {
        String documents = "-Dtsunagi.bench.documents=" + people / 10;
        fork("archive", documents);
        boolean validated = Boolean.getBoolean("tsunagi.bench.validated");
        if (validated) {
            fork("archive-validated", documents, "-Dtsunagi.schemas=" + System.getProperty("tsunagi.schemas"));
        }
        terminal.println(Table.archive(results, validated));
    }

    private void verify() throws IOException, InterruptedException, SQLException {
        int entries = Integer.getInteger("tsunagi.bench.entries", ENTRIES);
        fork("verify", "-Dtsunagi.bench.hub=" + server.create("journal"), "-Dtsunagi.bench.entries=" + entries);
        terminal.println(Table.verification(results));
    }

    /** As many lines as there are recipients elsewhere, about a tenth of them: ten checks a person. */
    private void usageLog() throws IOException, InterruptedException, SQLException {
        fork(
                "usage-log",
                "-Dtsunagi.bench.welfare=welfare_few",
                "-Dtsunagi.bench.hub=" + server.create("hub_usage"),
                "-Dtsunagi.bench.lines=" + people);
        terminal.println(Table.usageLog(results));
    }

    private void run() throws IOException, InterruptedException, SQLException {
        int few = people / 10;
        terminal.printf("makes %,d recipients, and %,d%n", people, few);
        server.populate("welfare", "address", people);
        server.populate("welfare_few", "address_few", few);
        fork("codec");
        fork("copy-out");
        fork("batch");
        fork("textbook");
        fork("bare");
        fork("hub", "-Dtsunagi.bench.welfare=welfare", "-Dtsunagi.bench.hub=" + server.create("hub"));
        fork("hub-plain", "-Dtsunagi.bench.welfare=welfare", "-Dtsunagi.bench.hub=" + server.create("hub_plain"));
        fork("entries", "-Dtsunagi.bench.hub=" + server.create("hub_entries"));
        fork("copy-in");
        fork("comparison", "-Dtsunagi.bench.welfare=welfare", "-Dtsunagi.bench.hub=" + server.create("hub_comparison"));
        fork("heap-few", "-Dtsunagi.bench.welfare=welfare_few", "-Dtsunagi.bench.hub=" + server.create("hub_few"));
        fork("heap", "-Dtsunagi.bench.welfare=welfare", "-Dtsunagi.bench.hub=" + server.create("hub_many"));
        usageLog();
        archive();
        verify();
        String table = new Table(results, people, few).print();
        Files.writeString(folder.resolve("table.txt"), table);
        terminal.println(table);
    }

    private void fork(String contestant, String... settings) throws IOException, InterruptedException {
        Path figures = folder.resolve(contestant + ".properties");
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                HEAP,
                "-cp",
                System.getProperty("java.class.path")));
        command.addAll(List.of(settings));
        String options = System.getProperty("bench.jvm", "");
        command.addAll(Stream.of(options.split(" ")).filter(word -> !word.isBlank()).toList());
        command.add("-Dtsunagi.bench.server=" + server.url());
        command.add("-Dtsunagi.bench.folder=" + folder);
        command.add(Contestant.class.getName());
        command.add(contestant);
        command.add(figures.toString());
        Path log = folder.resolve(contestant + ".log");
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        if (process.waitFor() != 0) {
            throw new IllegalStateException(contestant + " failed:\n" + tail(log));
        }
        results.read(figures);
        terminal.println(results.seconds(contestant));
    }

    private static String tail(Path log) throws IOException {
        try (BufferedReader lines = Files.newBufferedReader(log)) {
            List<String> all = lines.lines().toList();
            return String.join("\n", all.subList(Math.max(0, all.size() - 40), all.size()));
        }
    }

    private static void empty(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (Stream<Path> entries = Files.walk(folder)) {
                entries.sorted(Comparator.reverseOrder()).forEach(Benchmark::delete);
            }
        }
        Files.createDirectories(folder);
    }

    private static void delete(Path path) {
        try {
            Files.delete(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
