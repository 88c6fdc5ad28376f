package jp.tsunagi.support;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import javax.sql.DataSource;
import jp.tsunagi.HubConfiguration;
import jp.tsunagi.demo.DemoFolder;
import jp.tsunagi.demo.MovableClock;
import jp.tsunagi.demo.Municipality;
import jp.tsunagi.demo.population.PopulationOptions;
import jp.tsunagi.files.RunRequest;
import jp.tsunagi.ledger.RunKind;
import jp.tsunagi.ledger.RunLine;
import jp.tsunagi.ledger.Runs;
import jp.tsunagi.routing.LinkageRunner;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;

/** A hub in this process, on embedded databases, with a made-up municipality and its counterpart around it. */
public final class DemoHub implements AutoCloseable {
    private static final LocalDate FIRST_DAY = LocalDate.of(2026, 4, 1);

    private final Path data;
    private final Path home;
    private final DemoFolder folder;
    private final MovableClock clock = new MovableClock(FIRST_DAY, HubConfiguration.ZONE);
    private final Municipality municipality;
    private ConfigurableApplicationContext context;

    private DemoHub(Path data, Path home, int people, double spoiltShare) {
        this.data = data;
        this.home = home;
        this.folder = new DemoFolder(data);
        folder.prepare();
        this.municipality = Municipality.found(
                folder, new PopulationOptions(people, 20260401, FIRST_DAY, spoiltShare), Optional.empty(), clock);
        this.context = start();
        // Of those whose assistance has just begun, the welfare system has no number before this.
        send("address-view", RunKind.DIFFERENCE);
    }

    /** With the project's own configuration and records that are all good. */
    public static DemoHub of(Path data, int people) {
        return new DemoHub(data, Path.of("."), people, 0);
    }

    public static DemoHub of(Path data, Path home, int people) {
        return new DemoHub(data, home, people, 0);
    }

    /** A copy of what an administrator works with, to change. */
    public static Path copyOfHome(Path target) throws IOException {
        for (String part : List.of("routes", "mappings", "config")) {
            try (Stream<Path> files = Files.walk(Path.of(part))) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    Path copy = target.resolve(file);
                    Files.createDirectories(copy.getParent());
                    Files.copy(file, copy);
                }
            }
        }
        return target;
    }

    private ConfigurableApplicationContext start() {
        Path root = home.toAbsolutePath().normalize();
        Map<String, Object> settings = new HashMap<>(folder.databases());
        settings.putAll(folder.server());
        settings.put("tsunagi.home", root.toString());
        settings.put("tsunagi.data", data.toAbsolutePath().toString());
        settings.put("spring.config.location", "file:" + root.resolve("config") + "/");
        settings.put("camel.main.routes-include-pattern", "file:" + root + "/routes/**/*.camel.yaml");
        settings.put("camel.main.run-controller", false);
        settings.put("camel.main.auto-startup-exclude-pattern", "quartz*,timer*");
        ApplicationContextInitializer<GenericApplicationContext> clocks =
                beans -> beans.registerBean("clock", Clock.class, () -> clock);
        return new SpringApplicationBuilder(HubConfiguration.class)
                .web(WebApplicationType.NONE)
                .registerShutdownHook(false)
                .properties(settings)
                .initializers(clocks)
                .run();
    }

    /** The hub stops and starts again. */
    public void restart() {
        context.close();
        context = start();
    }

    /** Makes an outbound run and gives it as the ledger has it. */
    public RunLine send(String linkage, RunKind kind) {
        context.getBean(LinkageRunner.class).run(linkage, new RunRequest(kind, null, "test"));
        return lastRun();
    }

    /** Takes over whatever results are ready. */
    public RunLine takeResults() {
        context.getBean(LinkageRunner.class).run("result-in", null);
        return lastRun();
    }

    /** The counterpart works on what was published. */
    public int answer() {
        return municipality.answer();
    }

    public RunLine lastRun() {
        return bean(Runs.class).latest(1).get(0);
    }

    public <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    public DataSource database(String name) {
        return context.getBean(name, DataSource.class);
    }

    public Ledger ledger() {
        return new Ledger(database("hub"));
    }

    public MovableClock clock() {
        return clock;
    }

    public Municipality municipality() {
        return municipality;
    }

    public Path drop(String linkage) {
        return data.resolve("drop").resolve(linkage);
    }

    public Path inbox() {
        return data.resolve("inbox/result-in");
    }

    @Override
    public void close() {
        try (municipality) {
            context.close();
        }
    }
}
