package jp.tsunagi.cli;

import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import jp.tsunagi.HubConfiguration;
import jp.tsunagi.LedgerConfiguration;
import jp.tsunagi.demo.DemoFolder;
import jp.tsunagi.errors.HubException;
import org.springframework.boot.Banner;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;

/** Starts the hub, or only its ledger, for one command. */
final class HubContext {
    private HubContext() {}

    /** The whole hub, its linkages started by the command. */
    static ConfigurableApplicationContext commanded(HubOptions options, Clock clock) {
        return start(HubConfiguration.class, options, clock, false, "OFF");
    }

    /** The whole hub, its linkages starting by themselves. */
    static ConfigurableApplicationContext unattended(HubOptions options, Clock clock) {
        return start(HubConfiguration.class, options, clock, true, "INFO");
    }

    /** What the hub has written down, without routes. */
    static ConfigurableApplicationContext ledger(HubOptions options) {
        return start(LedgerConfiguration.class, options, Clock.system(HubConfiguration.ZONE), false, "OFF");
    }

    private static ConfigurableApplicationContext start(
            Class<?> parts, HubOptions options, Clock clock, boolean unattended, String console) {
        Map<String, Object> settings = new HashMap<>();
        settings.put("tsunagi.home", options.home.toAbsolutePath().normalize().toString());
        settings.put("tsunagi.data", options.data.toAbsolutePath().normalize().toString());
        settings.put("tsunagi.unattended", unattended);
        settings.put(
                "spring.config.location",
                "file:" + options.home.resolve("config").toAbsolutePath() + "/");
        settings.put("spring.main.log-startup-info", false);
        settings.put(
                "logging.file.name",
                options.data.resolve("hub/logs/tsunagi.log").toAbsolutePath().toString());
        settings.put("logging.threshold.console", console);
        settings.put(
                "camel.main.routes-include-pattern",
                "file:" + options.home.resolve("routes").toAbsolutePath().normalize() + "/**/*.camel.yaml");
        settings.put("camel.main.run-controller", unattended);
        if (!unattended) {
            settings.put("camel.main.auto-startup-exclude-pattern", "quartz*,timer*");
        }
        DemoFolder demo = new DemoFolder(options.data);
        if (demo.exists()) {
            settings.putAll(demo.databases());
            settings.put("tsunagi.demo", true);
        }
        ApplicationContextInitializer<GenericApplicationContext> clocks =
                context -> context.registerBean("clock", Clock.class, () -> clock);
        try {
            return new SpringApplicationBuilder(parts)
                    .web(WebApplicationType.NONE)
                    .bannerMode(Banner.Mode.OFF)
                    .registerShutdownHook(unattended)
                    .properties(settings)
                    .initializers(clocks)
                    .run();
        } catch (RuntimeException e) {
            throw known(e);
        }
    }

    private static RuntimeException known(RuntimeException failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof HubException hub) {
                return hub;
            }
        }
        return failure;
    }
}
