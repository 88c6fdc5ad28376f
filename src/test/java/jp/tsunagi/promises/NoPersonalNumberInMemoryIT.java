package jp.tsunagi.promises;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import jp.tsunagi.counterpart.IntegrationTerminal;
import jp.tsunagi.counterpart.TerminalSettings;
import jp.tsunagi.demo.population.Population;
import jp.tsunagi.privacy.OwnerOnly;
import jp.tsunagi.support.DemoHub;
import jp.tsunagi.support.HubFixtureSftp;
import jp.tsunagi.support.HubProcess;
import jp.tsunagi.support.HubSite;
import jp.tsunagi.support.Ledger;
import jp.tsunagi.support.NumberSearch;
import jp.tsunagi.support.PostgresServer;
import jp.tsunagi.support.Waiting;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Promise 2, for a hub that goes on running: between its runs, good and bad, neither its heap nor its threads nor anything
 * it left on the disk holds a personal number, wrong ones among them. On PostgreSQL, because an embedded database would
 * itself lie in the heap.
 */
class NoPersonalNumberInMemoryIT {
    private static final int PEOPLE = 600;
    // In a system property of the hub: a search of its memory that finds this would have found the others.
    private static final String KNOWN_TO_BE_THERE = "314159265359";

    @TempDir
    static Path root;

    @TempDir
    static Path dumps;

    private static PostgresServer city;
    private static PostgresServer own;
    private static List<String> numbers;

    @BeforeAll
    static void populate() throws Exception {
        city = PostgresServer.start();
        city.populate(PEOPLE);
        numbers = new ArrayList<>();
        Population.forEachPersonalNumber(city.database("welfare"), numbers::add);
        own = PostgresServer.startIn(root.resolve("hub-database"));
    }

    @AfterAll
    static void nothingIsLeftOnTheDisk() throws Exception {
        city.close();
        own.close();
        assertThat(new NumberSearch(numbers).leaks(root, NoPersonalNumberInMemoryIT::mayHoldNumbers))
                .isEmpty();
    }

    private static boolean mayHoldNumbers(Path path) {
        String name = path.getFileName().toString();
        boolean published = name.startsWith("SKK_") && name.endsWith(".csv");
        boolean counterparts = path.toString().contains("counterpart/") && name.startsWith("partition");
        return published || counterparts;
    }

    @Test
    void aHubThatDeliversToAFolderForgetsThem() throws Exception {
        Hub hub = Hub.of("folder");
        // A file of the same name keeps the hub's from being published.
        String today = LocalDate.now(ZoneId.of("Asia/Tokyo")).format(DateTimeFormatter.BASIC_ISO_DATE);
        Files.createDirectories(hub.drop());
        Path obstacle = Files.createFile(hub.drop().resolve("SKK_139998_" + today + "_001.csv"));
        try (HubProcess serving = hub.serve()) {
            hub.untilRun(serving, "error_code = 'TSN-3004'");
            Files.delete(obstacle);
            hub.goesRight(serving);
            hub.goesWrong(serving);
        }
    }

    @Test
    void aHubThatDeliversToAServerForgetsThem() throws Exception {
        try (HubFixtureSftp server = new HubFixtureSftp(root.resolve("counterparts-server"))) {
            Hub hub = Hub.of("server", server.folder("drop"), server.folder("inbox"));
            hub.edit("config/linkages.yaml", "folder: \"{data}/drop/eligibility-out\"", server.endpoint("drop"));
            hub.edit("config/linkages.yaml", "folder: \"{data}/inbox/result-in\"", server.endpoint("inbox"));
            server.admit(false);
            try (HubProcess serving = hub.serve()) {
                hub.untilRun(serving, "error_code = 'TSN-3003'");
                server.admit(true);
                hub.goesRight(serving);
                hub.goesWrong(serving);
            }
        }
    }

    /** A hub that looks every second whether there is something to do, all it leaves below one folder. */
    private record Hub(String name, Path folder, Path drop, Path inbox, Ledger ledger) {
        private static final String QUERY = "mappings/eligibility/eligibility-out.sql";

        static Hub of(String name) throws Exception {
            Path data = root.resolve(name).resolve("data");
            return of(name, data.resolve("drop/eligibility-out"), data.resolve("inbox/result-in"));
        }

        static Hub of(String name, Path drop, Path inbox) throws Exception {
            own.create(name, "hub");
            Hub hub = new Hub(name, root.resolve(name), drop, inbox, new Ledger(own.database(name)));
            DemoHub.copyOfHome(hub.home());
            hub.edit("config/linkages.yaml", "\"0 0 6 ? * MON-FRI\"", "every 1 second");
            hub.edit("config/linkages.yaml", "every 10 seconds", "every 1 second");
            // A set whose keys are missing would not take the place of the one that runs.
            Path keys = hub.folder().resolve("keys");
            OwnerOnly.makeFolder(keys);
            OwnerOnly.create(keys.resolve("screening")).close();
            OwnerOnly.create(keys.resolve("known_hosts")).close();
            hub.edit("config/linkages.yaml", "config/keys/", keys + "/");
            return hub;
        }

        private Path home() {
            return folder.resolve("home");
        }

        /** Changes what an administrator can change. */
        void edit(String file, String before, String after) throws IOException {
            String text = Files.readString(home().resolve(file));
            assertThat(text).contains(before);
            Files.writeString(home().resolve(file), text.replace(before, after));
        }

        HubProcess serve() throws IOException {
            List<String> settings = new ArrayList<>(
                    PostgresServer.settings(city.url("welfare"), city.readerUrl("address"), own.url(name)));
            settings.addAll(List.of(
                    "java.io.tmpdir=" + Files.createDirectories(folder.resolve("tmp")),
                    "logging.level.jp.tsunagi=TRACE",
                    "hub.retry.delay=100",
                    "known=" + KNOWN_TO_BE_THERE));
            return new HubSite(folder, home(), settings, ledger).start("serve");
        }

        void untilRun(HubProcess serving, String condition) {
            untilThereIs(serving, "run where linkage = 'eligibility-out' and " + condition);
        }

        private void untilThereIs(HubProcess serving, String rows) {
            Waiting.until(serving, () -> ledger.count(rows) > 0);
            assertThat(serving.isAlive()).isTrue();
        }

        /** Everyone is sent, wrong records set aside, answers taken. */
        void goesRight(HubProcess serving) throws Exception {
            untilRun(serving, "state = 'CLOSED' and written_count > 0 and quarantined_count > 0");
            try (IntegrationTerminal terminal = new IntegrationTerminal(
                    drop,
                    inbox,
                    folder.resolve("counterpart"),
                    Clock.system(ZoneId.of("Asia/Tokyo")),
                    TerminalSettings.standard())) {
                assertThat(terminal.collect()).isEqualTo(1);
            }
            untilThereIs(serving, "linkage_file where direction = 'IN' and state = 'APPLIED'");
            withdrawThePeople(serving);
            assertForgotten(serving, "right");
            giveThePeopleBack();
        }

        /** A query whose error repeats a number, in a set that takes the place of the one before, and a returned file that holds one. */
        void goesWrong(HubProcess serving) throws Exception {
            edit(QUERY, "p.number  ", "cast(cast(p.number as integer) as varchar)");
            untilRun(serving, "error_detail like '%SQL state 22003%'");
            withdrawThePeople(serving);
            String sent = ledger.rows("select name from linkage_file where direction = 'OUT' and state = 'RECONCILED'")
                    .get(0);
            comesBack(
                    "RES_MISTAKE.csv",
                    "H,01,R2026040100000000001," + sent + ",20260401120000,1,0000\r\nD,1,12139999," + numbers.get(17)
                            + ",20,1,0000,,,0,1,\r\nT,1,1,0\r\n");
            untilThereIs(serving, "quarantine_item where source = 'RES_MISTAKE.csv' and error_code = 'TSN-2007'");
            // What took the file has looked again.
            comesBack("RES_LATER.csv", "T,0,0,0\r\n");
            untilThereIs(serving, "linkage_file where name = 'RES_LATER.csv' and state = 'HELD'");
            assertForgotten(serving, "wrong");
            giveThePeopleBack();
        }

        private void comesBack(String file, String content) throws IOException {
            Files.writeString(inbox.resolve(file), content);
            Files.createFile(inbox.resolve(file + ".done"));
        }

        /** No run reads anyone any more; the set stays the same, so that nothing is cleared away with it. */
        private void withdrawThePeople(HubProcess serving) throws Exception {
            city.execute("welfare", "alter table personal_number rename to withdrawn");
            String later =
                    "run_id > " + ledger.rows("select max(run_id) from run").get(0);
            untilRun(serving, later + " and state = 'FAILED' and error_detail like '%SQL state 42P01%'");
        }

        private static void giveThePeopleBack() throws Exception {
            city.execute("welfare", "alter table withdrawn rename to personal_number");
        }

        private byte[] heap(HubProcess serving, String dump) throws Exception {
            Path heap = dumps.resolve(dump + ".hprof");
            serving.examine("GC.run");
            serving.examine("GC.heap_dump", heap.toString());
            byte[] memory = Files.readAllBytes(heap);
            Files.delete(heap);
            return memory;
        }

        private void assertForgotten(HubProcess serving, String when) throws Exception {
            NumberSearch search = new NumberSearch(numbers);
            byte[] memory = heap(serving, name + "-" + when);
            assertThat(new NumberSearch(List.of(KNOWN_TO_BE_THERE)).find(memory))
                    .isNotEmpty();
            assertThat(search.find(memory)).as("heap, after it went " + when).isEmpty();
            assertThat(search.find(serving.examine("Thread.print")))
                    .as("threads, after it went " + when)
                    .isEmpty();
        }
    }
}
