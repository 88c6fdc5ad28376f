package jp.tsunagi.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import jp.tsunagi.HubConfiguration;
import jp.tsunagi.demo.population.PopulationOptions;
import jp.tsunagi.evidence.PersonLookup;
import jp.tsunagi.ledger.Runs;
import jp.tsunagi.quarantine.Confirmations;
import jp.tsunagi.quarantine.Quarantine;
import jp.tsunagi.register.BusinessCalendar;
import jp.tsunagi.register.Register;
import jp.tsunagi.returned.Deadlines;
import jp.tsunagi.routing.LinkageRunner;
import jp.tsunagi.support.PostgresServer;
import jp.tsunagi.usage.UsageSearches;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;

/** Every linkage with every statement of {@code mappings/}, on the databases of a site in real use. */
class DemoOnPostgresIT {
    private static final LocalDate DAY = LocalDate.of(2026, 4, 1);
    private static final int PEOPLE = 60;

    @TempDir
    Path data;

    private final MovableClock clock = new MovableClock(DAY, HubConfiguration.ZONE);

    @Test
    void allExpectationsOfTheDemoAreMet() throws Exception {
        try (PostgresServer server = PostgresServer.start()) {
            DataSource welfare = server.create("welfare", "welfare");
            DataSource address = server.create("address", "address");
            server.execute("create database hub");
            DemoFolder folder = new DemoFolder(data);
            folder.prepare();
            PopulationOptions population = new PopulationOptions(
                    PEOPLE, 1, DAY, PopulationOptions.standard().spoiltShare());
            try (Municipality municipality =
                            Municipality.found(folder, welfare, address, population, Optional.empty(), clock);
                    ConfigurableApplicationContext hub = start(server, folder)) {
                DemoStory story = new DemoStory(
                        municipality, view(hub), hub.getBean(BusinessCalendar.class), hub.getBean(Register.class));

                assertThat(story.play(DAY)).isEmpty();
            }
        }
    }

    private ConfigurableApplicationContext start(PostgresServer server, DemoFolder folder) {
        Path root = Path.of("").toAbsolutePath();
        Map<String, Object> settings = new HashMap<>(folder.server());
        server.settings("hub").forEach(setting -> {
            int equals = setting.indexOf('=');
            settings.put(setting.substring(0, equals), setting.substring(equals + 1));
        });
        settings.put("tsunagi.home", root.toString());
        settings.put("tsunagi.data", data.toString());
        settings.put("tsunagi.demo", true);
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

    private static HubView view(ApplicationContext hub) {
        return new HubView(
                hub.getBean(LinkageRunner.class),
                hub.getBean(Runs.class),
                hub.getBean(Quarantine.class),
                hub.getBean(Confirmations.class),
                hub.getBean(Deadlines.class),
                hub.getBean(UsageSearches.class),
                hub.getBean(PersonLookup.class));
    }
}
