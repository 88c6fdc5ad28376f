package jp.tsunagi.promises;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import jp.tsunagi.demo.DemoFolder;
import jp.tsunagi.demo.population.Population;
import jp.tsunagi.support.DemoHub;
import jp.tsunagi.support.HubProcess;
import jp.tsunagi.support.HubSite;
import jp.tsunagi.support.Ledger;
import jp.tsunagi.support.NumberSearch;
import jp.tsunagi.support.OpenToOthers;
import jp.tsunagi.support.PostgresServer;
import jp.tsunagi.support.Waiting;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Promise 2: after runs, good and bad, no personal number is anywhere but in the welfare and address databases, in the
 * published files and with the counterpart. Everything that the hub leaves is read byte by byte: its database's files with
 * their logs, its own logs at the most talkative, reports, archived and held files, temporary files and what the commands
 * print.
 */
class NoPersonalNumberIT {
    private static final int PEOPLE = 400;
    // No other file that goes out may carry one.
    private static final List<String> PUBLISHED = List.of("drop/eligibility-out", "drop/address-registration");
    private static final String NUMBER_COLUMN = "p.number  ";
    // The driver's text repeats the value that does not fit.
    private static final String NUMBER_THAT_DOES_NOT_FIT = "cast(p.number as integer)";

    @TempDir
    Path root;

    @Test
    void onEmbeddedDatabases() throws Exception {
        Commands commands = new Commands(root, List.of());
        try (HubProcess demo = commands.start(Path.of("."), "demo", "--once", "--people", "" + PEOPLE)) {
            demo.succeed();
        }
        List<String> numbers = new ArrayList<>();
        Population.forEachPersonalNumber(new DemoFolder(commands.data()).database("welfare"), numbers::add);
        commands.fail(numbers.get(17));

        NumberSearch search = new NumberSearch(numbers);
        assertThat(search.leaks(root, path -> path.startsWith("home") || mayHoldNumbers(path)))
                .isEmpty();
        assertEveryoneIsIn(search, commands.data());
        assertThat(OpenToOthers.in(commands.data())).isEmpty();
    }

    private static boolean mayHoldNumbers(Path path) {
        Path inData = path.startsWith("data") && path.getNameCount() > 1 ? path.subpath(1, path.getNameCount()) : path;
        String name = path.getFileName().toString();
        boolean published = PUBLISHED.stream().anyMatch(inData::startsWith) && name.endsWith(".csv");
        boolean counterparts = inData.startsWith("counterpart") && name.startsWith("partition");
        boolean sources = inData.startsWith("hub/db") && (name.startsWith("welfare") || name.startsWith("address"));
        return published || counterparts || sources;
    }

    @Test
    void onPostgres() throws Exception {
        Path hubFiles = root.resolve("hub-database");
        List<String> numbers = new ArrayList<>();
        Commands commands;
        try (PostgresServer city = PostgresServer.start();
                PostgresServer own = PostgresServer.startIn(hubFiles)) {
            city.populate(PEOPLE);
            own.create("hub", "hub");
            Population.forEachPersonalNumber(city.database("welfare"), numbers::add);
            commands = new Commands(
                    root, PostgresServer.settings(city.url("welfare"), city.readerUrl("address"), own.url("hub")));
            Ledger ledger = new Ledger(own.database("hub"));
            HubSite site = new HubSite(root, Path.of("."), commands.settings, ledger);
            try (HubProcess run = commands.start(Path.of("."), "run", "eligibility-out", "--full")) {
                Waiting.untilRunIsOpen(site, run, "eligibility-out");
                own.terminate("hub");
                run.exit();
            }
            try (HubProcess run = commands.start(Path.of("."), "run", "eligibility-out", "--full")) {
                run.succeed();
            }
            assertThat(site.collect()).isPositive();
            try (HubProcess taking = commands.start(Path.of("."), "run", "result-in")) {
                taking.succeed();
            }
            commands.fail(numbers.get(17));
            assertThat(ledger.count("quarantine_item where level = 'RECORD'")).isPositive();
        }
        NumberSearch search = new NumberSearch(numbers);
        assertThat(search.leaks(root, path -> path.startsWith("home") || mayHoldNumbers(path)))
                .isEmpty();
        assertEveryoneIsIn(search, commands.data());
    }

    /** The search finds what it must find: the numbers in the published files. */
    private static void assertEveryoneIsIn(NumberSearch search, Path data) throws IOException {
        for (String published : PUBLISHED) {
            Path drop = data.resolve(published);
            if (!Files.exists(drop)) {
                continue;
            }
            try (Stream<Path> files = Files.walk(drop)) {
                for (Path file :
                        files.filter(path -> path.toString().endsWith(".csv")).toList()) {
                    List<String> lines = Files.readAllLines(file);
                    long people = lines.size() - 2L;
                    assertThat(search.find(Files.readAllBytes(file))).contains("text " + people);
                }
            }
        }
    }

    /** The commands of one hub, all they leave below one folder. */
    private record Commands(Path root, List<String> settings) {
        Path data() {
            return root.resolve("data");
        }

        HubProcess start(Path home, String... command) throws IOException {
            Path temporary = Files.createDirectories(root.resolve("tmp"));
            List<String> all = new ArrayList<>(settings);
            all.add("java.io.tmpdir=" + temporary);
            for (String talkative : List.of("jp.tsunagi", "org.postgresql", "org.springframework.jdbc", "com.zaxxer")) {
                all.add("logging.level." + talkative + "=TRACE");
            }
            all.add("logging.level.org.apache.camel=DEBUG");
            List<String> words = new ArrayList<>(List.of(command));
            words.addAll(List.of("--data", data().toString(), "--home", home.toString()));
            return HubProcess.start(root.resolve("printed"), all, words.toArray(String[]::new));
        }

        /** What goes wrong: a query whose error repeats a number, a returned file that holds one; then a look at it all. */
        void fail(String number) throws Exception {
            Path home = DemoHub.copyOfHome(root.resolve("home"));
            Path sql = home.resolve("mappings/eligibility/eligibility-out.sql");
            String query = Files.readString(sql);
            assertThat(query).contains(NUMBER_COLUMN);
            Files.writeString(sql, query.replace(NUMBER_COLUMN, NUMBER_THAT_DOES_NOT_FIT));
            try (HubProcess run = start(home, "run", "eligibility-out", "--full")) {
                assertThat(run.exit()).isEqualTo(1);
            }
            try (HubProcess taking = returned(number)) {
                assertThat(taking.exit()).isEqualTo(1);
                assertThat(taking.err()).contains("TSN-2007");
            }
            try (HubProcess runs = start(Path.of("."), "runs")) {
                runs.succeed();
                List<String> failed = runs.out()
                        .lines()
                        .filter(line -> line.contains(" failed "))
                        .toList();
                assertThat(failed).hasSizeGreaterThanOrEqualTo(2);
                for (String line : failed) {
                    show(line.split(" +")[1]);
                }
                refuseToFetch(failed.stream()
                        .filter(line -> line.startsWith("result-in"))
                        .findFirst()
                        .map(line -> line.split(" +")[1])
                        .orElseThrow());
            }
        }

        private void show(String run) throws Exception {
            try (HubProcess show = start(Path.of("."), "show", run, "--most", "100")) {
                show.succeed();
                assertThat(show.out()).contains("TSN-");
            }
        }

        private void refuseToFetch(String run) throws Exception {
            Path target = root.resolve("fetched.csv");
            try (HubProcess fetch = start(Path.of("."), "fetch", run, "--purpose", "test", "--to", target.toString())) {
                assertThat(fetch.exit()).isEqualTo(1);
                assertThat(fetch.err()).contains("TSN-2007");
            }
            assertThat(target).doesNotExist();
        }

        private HubProcess returned(String number) throws IOException {
            Path sent;
            try (Stream<Path> files = Files.walk(data().resolve("drop/eligibility-out"))) {
                sent = files.filter(path -> path.toString().endsWith(".csv"))
                        .findFirst()
                        .orElseThrow();
            }
            Path result = data().resolve("inbox/result-in/RES_MISTAKE.csv");
            Files.writeString(
                    result,
                    "H,01,R2026040100000000001," + sent.getFileName() + ",20260401120000,1,0000\r\n" + "D,1,12139999,"
                            + number + ",20,1,0000,,,0,1,\r\nT,1,1,0\r\n");
            Files.createFile(result.resolveSibling("RES_MISTAKE.csv.done"));
            return start(Path.of("."), "run", "result-in");
        }
    }
}
