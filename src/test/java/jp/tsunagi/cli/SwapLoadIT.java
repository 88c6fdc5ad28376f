package jp.tsunagi.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ref.WeakReference;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import jp.tsunagi.HubConfiguration;
import jp.tsunagi.audit.journal.ConfigurationFiles;
import jp.tsunagi.demo.DemoFolder;
import jp.tsunagi.demo.MovableClock;
import jp.tsunagi.demo.Municipality;
import jp.tsunagi.demo.population.PopulationOptions;
import jp.tsunagi.files.RunRequest;
import jp.tsunagi.ledger.RunKind;
import jp.tsunagi.ledger.RunLine;
import jp.tsunagi.ledger.Runs;
import jp.tsunagi.routing.LinkageRunner;
import jp.tsunagi.support.DemoHub;
import jp.tsunagi.support.HubFixtureFiles;
import jp.tsunagi.support.HubFixtureUsage;
import jp.tsunagi.support.Ledger;
import jp.tsunagi.support.Waiting;
import jp.tsunagi.versions.FindingsFile;
import jp.tsunagi.versions.Supervisor;
import jp.tsunagi.versions.VersionFolder;
import org.h2.api.Trigger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;

/** A hub that is edited without a pause while files come in and go out. */
class SwapLoadIT {
    private static final Logger LOG = LoggerFactory.getLogger(SwapLoadIT.class);
    private static final String INTAKE = "mappings/usage/usage-log-in/effect.sql";
    private static final String SETTINGS = "config/application.yaml";
    private static final String OPEN = "run where state = 'OPEN'";
    private static final int PEOPLE = 40;
    private static final int CHANGES = 100;
    private static final int LINES = 3;

    @TempDir
    static Path root;

    private static Path home;
    private static HubOptions options;
    private static Municipality municipality;
    private static JdbcTemplate welfare;
    private static List<String> people;
    private static Supervisor supervisor;
    private static final AtomicInteger SERIAL = new AtomicInteger();
    private static final AtomicInteger FILES = new AtomicInteger();

    /** Holds up whoever takes a line over, whatever happens to the hub meanwhile. */
    public static final class Gate implements Trigger {
        private static volatile CountDownLatch reached = new CountDownLatch(0);
        private static volatile CountDownLatch open = new CountDownLatch(0);

        @Override
        public void fire(Connection connection, Object[] before, Object[] after) {
            reached.countDown();
            boolean passed = false;
            while (!passed) {
                try {
                    passed = open.await(90, TimeUnit.SECONDS);
                } catch (InterruptedException e) {
                    // As a database that answers late.
                    passed = false;
                }
            }
        }
    }

    @BeforeAll
    static void serve() throws Exception {
        home = DemoHub.copyOfHome(root.resolve("home"));
        options = new HubOptions();
        options.home = home;
        options.data = root.resolve("data");
        DemoFolder folder = new DemoFolder(options.data);
        folder.prepare();
        LocalDate today = LocalDate.now(HubContext.japan());
        municipality = Municipality.found(
                folder,
                new PopulationOptions(PEOPLE, 20260401, today, 0),
                Optional.empty(),
                new MovableClock(today, HubConfiguration.ZONE));
        welfare = new JdbcTemplate(folder.database("welfare"));
        people = welfare.queryForList("select payer_number || ',' || recipient_number from recipient", String.class);
        welfare.execute(
                "create trigger gate before insert on usage_log for each row call '" + Gate.class.getName() + "'");
        supervisor = HubContext.supervised(options);
        supervisor.start();
    }

    @AfterAll
    static void stop() {
        supervisor.close();
        municipality.close();
    }

    @Test
    void a_hundred_changes_under_load_lose_and_double_nothing_and_leave_nothing() throws Exception {
        List<WeakReference<ConfigurableApplicationContext>> hubs = new ArrayList<>();
        Path query = home.resolve("mappings/eligibility/eligibility-out.sql");
        String good = Files.readString(query);
        long before = taken();
        AtomicInteger files = new AtomicInteger();
        AtomicInteger sent = new AtomicInteger();
        ScheduledExecutorService others = Executors.newScheduledThreadPool(2);
        try {
            List<ScheduledFuture<?>> all = List.of(
                    others.scheduleWithFixedDelay(() -> feed(LINES, files), 0, 150, TimeUnit.MILLISECONDS),
                    others.scheduleWithFixedDelay(() -> send(sent), 0, 700, TimeUnit.MILLISECONDS));
            for (int change = 1; change <= CHANGES; change++) {
                // As an editor does: truncated first, then written.
                Files.writeString(query, "");
                look(hubs);
                Files.writeString(query, change % 10 == 5 ? good.substring(0, 500) : good + "-- " + change + "\n");
                look(hubs);
                if (change % 10 == 5) {
                    look(hubs);
                    assertThat(new FindingsFile(options.data).read()).isNotEmpty();
                } else if (change % 20 == 0) {
                    Waiting.until(() -> {
                        look(hubs);
                        return running().equals(ConfigurationFiles.read(home).version());
                    });
                }
            }
            assertThat(all).as("none has failed").noneMatch(ScheduledFuture::isDone);
        } finally {
            others.shutdown();
            assertThat(others.awaitTermination(60, TimeUnit.SECONDS)).isTrue();
        }
        Waiting.until(
                () -> taken() == before + (long) files.get() * LINES && ledger().count(OPEN) == 0 && inbox().isEmpty());

        assertThat(hubs).as("one after another").hasSize(1 + CHANGES / 20);
        assertThat(files.get()).isGreaterThan(20);
        assertThat(sent.get()).isPositive();
        assertThat(new FindingsFile(options.data).read()).isEmpty();
        assertThat(ledger().count("run where linkage = 'usage-log-in' and (state <> 'CLOSED' or read_count <> " + LINES
                        + " or written_count <> " + LINES + ")"))
                .isZero();
        assertThat(ledger().count("linkage_file where linkage = 'usage-log-in'"))
                .isEqualTo(files.get());
        // Whom a schedule has given a number meanwhile is sent by the first of the two.
        run(RunKind.DIFFERENCE);
        run(RunKind.DIFFERENCE);
        assertThat(latest("eligibility-out").balance().written())
                .as("all were sent before")
                .isZero();
        assertThat(ledger().count("(select record_key from sent_record group by record_key, content_hash "
                        + "having count(*) > 1) doubled"))
                .isZero();
        assertThat(
                        ledger().rows(
                                        "select name from linkage_file where linkage = 'eligibility-out' and state = 'PUBLISHED' order by name"))
                .isEqualTo(HubFixtureFiles.names(options.data.resolve("drop/eligibility-out")).stream()
                        .filter(name -> name.endsWith(".csv"))
                        .toList());
        assertThat(temporary()).isEmpty();
        Waiting.until(() -> {
            System.gc();
            return hubs.stream().filter(hub -> hub.get() != null).count() <= 1;
        });
        Waiting.until(() -> threads("Camel \\([^)]*\\)").distinct().count() == 1);
        Waiting.until(() -> threads("hub:housekeeper").count() == 1);
        Waiting.until(() -> threads(".*_QuartzSchedulerThread").count() == 1);
    }

    @Test
    void a_file_that_the_limit_of_a_stop_cuts_off_has_its_effect_once() throws Exception {
        Files.writeString(
                home.resolve(SETTINGS),
                Files.readString(home.resolve(SETTINGS)).replace("drain-limit: \"60\"", "drain-limit: \"1\""));
        look(new ArrayList<>());
        look(new ArrayList<>());
        long before = taken();
        Gate.reached = new CountDownLatch(1);
        Gate.open = new CountDownLatch(1);
        AtomicInteger files = new AtomicInteger();
        feed(500, files);
        assertThat(Gate.reached.await(90, TimeUnit.SECONDS)).isTrue();

        Files.writeString(home.resolve(INTAKE), Files.readString(home.resolve(INTAKE)) + "-- other\n");
        String old = running();
        CompletableFuture<Void> swap = CompletableFuture.runAsync(() -> {
            look(new ArrayList<>());
            look(new ArrayList<>());
        });
        Waiting.until(() -> !running().equals(old));
        Gate.open.countDown();
        swap.get(90, TimeUnit.SECONDS);

        Waiting.until(() -> taken() == before + 500 && ledger().count(OPEN) == 0);
        RunLine done = latest("usage-log-in");
        assertThat(done.state()).isEqualTo("CLOSED");
        assertThat(done.balance().read()).isEqualTo(500);
        assertThat(done.balance().written() + done.balance().unchanged()).isEqualTo(500);
        assertThat(ledger().count("linkage_file where run_id = " + done.id())).isEqualTo(1);
    }

    private static void look(List<WeakReference<ConfigurableApplicationContext>> hubs) {
        supervisor.look();
        ConfigurableApplicationContext hub = supervisor.hub();
        if (hubs.stream().noneMatch(known -> known.get() == hub)) {
            hubs.add(new WeakReference<>(hub));
        }
    }

    private static void feed(int lines, AtomicInteger files) {
        String[] all = Stream.generate(SwapLoadIT::line).limit(lines).toArray(String[]::new);
        String name = "LOG_139998_20260401_%03d.csv".formatted(FILES.incrementAndGet());
        Path inbox = options.data.resolve("inbox/usage-log-in");
        try {
            Path part = Files.writeString(root.resolve(name), HubFixtureUsage.file(name, all));
            Files.move(part, inbox.resolve(name), StandardCopyOption.ATOMIC_MOVE);
            Files.createFile(inbox.resolve(name + ".done"));
            files.incrementAndGet();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String line() {
        int serial = SERIAL.incrementAndGet();
        return "D,%020d,20260331090000,%s,%s,,1,1,,0\r\n"
                .formatted(serial, HubFixtureUsage.CLINIC, people.get(serial % people.size()));
    }

    // As a schedule does: no run is opened while a stop is under way, but one may be.
    private static void send(AtomicInteger sent) {
        if (Files.exists(options.data.resolve("hub/ready"))) {
            try {
                run(RunKind.DIFFERENCE);
                sent.incrementAndGet();
            } catch (RuntimeException e) {
                LOG.info("In the middle of an exchange nobody answers: {}", e.getClass());
            }
        }
    }

    private static void run(RunKind kind) {
        supervisor.hub().getBean(LinkageRunner.class).run("eligibility-out", new RunRequest(kind, null, "test"));
    }

    private static long taken() {
        return welfare.queryForObject("select count(*) from usage_log", Long.class);
    }

    private static RunLine latest(String linkage) {
        return supervisor.hub().getBean(Runs.class).latest(100).stream()
                .filter(run -> run.linkage().equals(linkage))
                .findFirst()
                .orElseThrow();
    }

    private static String running() {
        return new VersionFolder(options.data).last().orElseThrow();
    }

    private static Ledger ledger() {
        return new Ledger(new DemoFolder(options.data).database("hub"));
    }

    /** What their names begin with. */
    private static Stream<String> threads(String beginning) {
        Pattern pattern = Pattern.compile(beginning);
        return Thread.getAllStackTraces().keySet().stream()
                .map(thread -> pattern.matcher(thread.getName()))
                .filter(Matcher::lookingAt)
                .map(Matcher::group);
    }

    private static List<String> inbox() throws IOException {
        return HubFixtureFiles.names(options.data.resolve("inbox/usage-log-in")).stream()
                .filter(name -> !name.startsWith("."))
                .toList();
    }

    private static List<String> temporary() throws IOException {
        try (Stream<Path> paths = Files.walk(options.data)) {
            return paths.map(path -> path.getFileName().toString())
                    .filter(name -> name.endsWith(".part") || name.startsWith(".candidate-") || name.equals(".last"))
                    .toList();
        }
    }
}
