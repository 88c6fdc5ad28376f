package jp.tsunagi.support;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import javax.sql.DataSource;
import jp.tsunagi.HubConfiguration;
import jp.tsunagi.counterpart.IntegrationTerminal;
import jp.tsunagi.counterpart.TerminalSettings;
import jp.tsunagi.demo.MovableClock;
import jp.tsunagi.files.RunRequest;
import jp.tsunagi.ledger.RunKind;
import jp.tsunagi.ledger.RunLine;
import jp.tsunagi.ledger.Runs;
import jp.tsunagi.privacy.AtRest;
import jp.tsunagi.privacy.HubKeys;
import jp.tsunagi.quarantine.Item;
import jp.tsunagi.quarantine.Quarantine;
import jp.tsunagi.routing.LinkageRunner;
import jp.tsunagi.routing.Replay;
import org.flywaydb.core.Flyway;
import org.h2.jdbcx.JdbcDataSource;
import org.springframework.boot.Banner;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * The real hub with the routes of {@code routes/}, on databases in memory and a temporary folder, at a time that the test
 * moves. Its configuration and mappings are copies of the shipped ones, which a test may change before the start.
 */
public final class HubFixture implements AutoCloseable {
    /** A Wednesday. */
    public static final LocalDate DAY = LocalDate.of(2026, 4, 1);

    public static final String OUT = "eligibility-out";
    public static final String IN = "result-in";

    private static final List<String> LEDGER = List.of(
            "trace_event",
            "quarantine_item",
            "confirmation_item",
            "exclusion",
            "held_back",
            "taken_record",
            "answer",
            "claim",
            "sent_record",
            "linkage_file",
            "run");
    private static final List<String> WELFARE = List.of(
            "tsunagi_applied",
            "usage_log",
            "checkup_result",
            "checkup",
            "checkup_institution",
            "integrated_number",
            "issue_number_counter",
            "voucher",
            "institution",
            "checkup_consent",
            "eligibility",
            "personal_number",
            "recipient",
            "household",
            "office");

    /** The account that the address system has issued to the hub. */
    private static final String READER = "welfare_reader";

    private final Path root;
    private final String id = UUID.randomUUID().toString();
    private final Map<String, Object> settings = new LinkedHashMap<>();
    private final MovableClock clock = new MovableClock(DAY, HubConfiguration.ZONE);
    private ConfigurableApplicationContext context;
    private IntegrationTerminal terminal;

    public HubFixture(Path root) throws IOException {
        this.root = root;
        copy(Path.of("config"), root.resolve("home/config"));
        copy(Path.of("mappings"), root.resolve("home/mappings"));
        Files.createDirectories(data());
        set("tsunagi.home", home().toString());
        set("tsunagi.data", data().toString());
        set("tsunagi.unattended", false);
        for (String name : List.of("welfare", "address", "hub")) {
            set("tsunagi.databases." + name + ".url", url(name));
        }
        // Which only an administrator may set.
        set("tsunagi.databases.address.url", url("address").replace(";DB_CLOSE_DELAY=-1", ""));
        set("tsunagi.databases.address.username", READER);
        set("tsunagi.databases.address.password", READER);
        set("spring.config.location", "file:" + home().resolve("config") + "/");
        set("spring.main.log-startup-info", false);
        set("logging.file.name", log().toString());
        set("logging.threshold.console", "OFF");
        set("camel.main.routes-include-pattern", "file:" + Path.of("routes").toAbsolutePath() + "/**/*.camel.yaml");
        set("camel.main.run-controller", false);
        set("camel.main.auto-startup-exclude-pattern", "quartz*,timer*");
        set("hub.retry.max", 1);
        set("hub.retry.delay", 20);
    }

    public HubFixture set(String setting, Object value) {
        settings.put(setting, value);
        return this;
    }

    /** Replaces text in a copied configuration file or mapping, which must hold it. */
    public HubFixture edit(String file, String text, String replacement) throws IOException {
        Path path = home().resolve(file);
        String content = Files.readString(path);
        if (!content.contains(text)) {
            throw new IllegalArgumentException(file + " does not hold: " + text);
        }
        Files.writeString(path, content.replace(text, replacement));
        return this;
    }

    /** Linkages start by themselves. */
    public HubFixture unattended() {
        set("tsunagi.unattended", true);
        settings.remove("camel.main.auto-startup-exclude-pattern");
        return this;
    }

    /** Makes the tables of the welfare and the address system, for people who are there before the hub. */
    public HubFixture prepare() {
        for (String name : List.of("welfare", "address")) {
            Flyway.configure()
                    .dataSource(database(name))
                    .locations("classpath:db/" + name)
                    .load()
                    .migrate();
        }
        address().execute("create user if not exists " + READER + " password '" + READER + "'");
        address().execute("grant select on welfare_reference to " + READER);
        return this;
    }

    public HubFixture start() {
        prepare();
        String[] arguments = settings.entrySet().stream()
                .map(setting -> "--" + setting.getKey() + "=" + setting.getValue())
                .toArray(String[]::new);
        ApplicationContextInitializer<GenericApplicationContext> clocks =
                parts -> parts.registerBean("clock", Clock.class, () -> clock);
        context = new SpringApplicationBuilder(HubConfiguration.class)
                .web(WebApplicationType.NONE)
                .bannerMode(Banner.Mode.OFF)
                .registerShutdownHook(false)
                .initializers(clocks)
                .run(arguments);
        return this;
    }

    /** Stops the hub and leaves databases and folders as they are. */
    public void stop() {
        context.close();
        context = null;
    }

    public <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    public <T> T bean(String name, Class<T> type) {
        return context.getBean(name, type);
    }

    public MovableClock clock() {
        return clock;
    }

    public Path home() {
        return root.resolve("home");
    }

    public Path data() {
        return root.resolve("data");
    }

    public Path drop() {
        return data().resolve("drop").resolve(OUT);
    }

    public Path inbox() {
        return data().resolve("inbox").resolve(IN);
    }

    public Path held() {
        return inbox().resolve(".held");
    }

    public Path archive() {
        return data().resolve("hub/archive").resolve(IN);
    }

    /** Where an inbound run's file lies, encrypted. */
    public Path stored(RunLine run) {
        String place =
                hub().queryForObject("select place from linkage_file where file_id = ?", String.class, run.fileId());
        return data().resolve(place);
    }

    /** The content of an inbound run's file, decrypted from where it lies. */
    public byte[] content(RunLine run) throws IOException {
        String what = run.linkage() + " file " + run.fileId() + " SHA-256 " + run.sha256();
        try (InputStream in = new AtRest(new HubKeys(data().resolve("hub/keys"))).open(stored(run), what)) {
            return in.readAllBytes();
        }
    }

    public Path log() {
        return data().resolve("hub/logs/tsunagi.log");
    }

    public JdbcTemplate welfare() {
        return jdbc("welfare");
    }

    /** The address system's database, with its owner's rights. */
    public JdbcTemplate address() {
        return jdbc("address");
    }

    public JdbcTemplate hub() {
        return jdbc("hub");
    }

    /** Sends to everyone, or to who is due, and gives the run as the ledger has it. */
    public RunLine send(RunKind kind) {
        bean(LinkageRunner.class).run(OUT, new RunRequest(kind, null, "test"));
        return newest(OUT);
    }

    /** Takes what is ready in the inbox and gives the last run. */
    public RunLine take() {
        bean(LinkageRunner.class).run(IN, null);
        return newest(IN);
    }

    /** Replays a quarantined item. */
    public void replay(Item item) {
        bean(Replay.class).replay(item, "tester", "the test asks");
    }

    /** Runs any linkage once: a difference, or whatever is ready; and gives its newest run. */
    public RunLine run(String linkage) {
        bean(LinkageRunner.class).run(linkage, new RunRequest(RunKind.DIFFERENCE, null, "test"));
        return newest(linkage);
    }

    /** Puts a file and its marker into an inbound linkage's folder, and lets the linkage take it. */
    public RunLine take(String linkage, String name, String content) throws IOException {
        Path folder = Files.createDirectories(data().resolve("inbox").resolve(linkage));
        Files.writeString(folder.resolve(name), content);
        Files.createFile(folder.resolve(name + ".done"));
        return run(linkage);
    }

    /** The terminal answers what was dropped; then the hub takes the answer. */
    public RunLine answer() {
        terminal(TerminalSettings.standard()).collect();
        return take();
    }

    /** The counterpart simulator at the hub's folders; made anew when the settings are others. */
    public IntegrationTerminal terminal(TerminalSettings terminalSettings) {
        if (terminal != null) {
            terminal.close();
        }
        terminal = new IntegrationTerminal(drop(), inbox(), data().resolve("counterpart"), clock, terminalSettings);
        return terminal;
    }

    public RunLine newest(String linkage) {
        return runs().stream()
                .filter(run -> run.linkage().equals(linkage))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no run of " + linkage));
    }

    /** All runs, newest first. */
    public List<RunLine> runs() {
        return bean(Runs.class).latest(1000);
    }

    public RunLine run(long runId) {
        return bean(Runs.class).find(runId).orElseThrow();
    }

    public List<Item> quarantine(RunLine run) {
        return bean(Quarantine.class).ofRun(run.id(), 1000);
    }

    /** Forgets people, runs and files; the hub goes on. */
    public HubFixture reset() throws IOException {
        clock.moveTo(DAY, LocalTime.of(6, 0));
        LEDGER.forEach(table -> hub().update("delete from " + table));
        WELFARE.forEach(table -> welfare().update("delete from " + table));
        address().update("delete from person");
        if (terminal != null) {
            terminal.close();
            terminal = null;
        }
        for (String folder : List.of("drop", "inbox", "counterpart", "hub/archive", "hub/reports", "hub/staging")) {
            delete(data().resolve(folder));
        }
        Files.createDirectories(inbox());
        return this;
    }

    @Override
    public void close() {
        if (terminal != null) {
            terminal.close();
        }
        if (context != null) {
            context.close();
        }
        List.of("welfare", "address", "hub").forEach(name -> jdbc(name).execute("shutdown"));
    }

    private JdbcTemplate jdbc(String name) {
        return new JdbcTemplate(database(name));
    }

    private DataSource database(String name) {
        JdbcDataSource database = new JdbcDataSource();
        database.setURL(url(name));
        return database;
    }

    private String url(String name) {
        return "jdbc:h2:mem:" + name + id
                + ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH;DB_CLOSE_DELAY=-1";
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> paths = Files.walk(from)) {
            for (Path path : paths.toList()) {
                Path target = to.resolve(from.relativize(path));
                if (Files.isDirectory(path)) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(path, target);
                }
            }
        }
    }

    private static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> paths = Files.walk(folder)) {
            paths.sorted(Comparator.reverseOrder()).forEach(path -> {
                try {
                    Files.delete(path);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        }
    }
}
