package jp.tsunagi.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import jp.tsunagi.HubConfiguration;
import jp.tsunagi.LedgerConfiguration;
import jp.tsunagi.audit.journal.Acceptance;
import jp.tsunagi.demo.DemoFolder;
import jp.tsunagi.errors.ErrorCode;
import jp.tsunagi.errors.HubException;
import jp.tsunagi.privacy.OwnerOnly;
import jp.tsunagi.register.YamlTree;
import jp.tsunagi.versions.ChangeRequests;
import jp.tsunagi.versions.EditedSet;
import jp.tsunagi.versions.FindingsFile;
import jp.tsunagi.versions.Launch;
import jp.tsunagi.versions.SetCheck;
import jp.tsunagi.versions.SetFindings;
import jp.tsunagi.versions.Supervisor;
import jp.tsunagi.versions.VersionFolder;
import org.springframework.boot.Banner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.logging.LoggingApplicationListener;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.UnboundConfigurationPropertiesException;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import picocli.CommandLine.Model.CommandSpec;

/** Starts the hub, or a part of it, for one command. */
final class HubContext {
    private static final String QUIET = "OFF";

    private final Map<String, Object> settings = new LinkedHashMap<>();
    private final Map<String, Object> defaults = new LinkedHashMap<>();

    private final Path config;
    private Acceptance acceptance;
    private boolean loggingAsItIs;

    private HubContext(HubOptions options, Path data, String console) {
        Path home = options.home.toAbsolutePath().normalize();
        config = options.home.resolve("config/application.yaml");
        if (!Files.exists(config)) {
            throw new HubException(
                    ErrorCode.FOLDER_UNUSABLE,
                    home + " holds no config/application.yaml; name the folder that does with --home");
        }
        settings.put("tsunagi.home", home);
        settings.put("tsunagi.data", data.toAbsolutePath().normalize());
        settings.put("spring.config.location", "file:" + home.resolve("config") + "/");
        settings.put("spring.main.log-startup-info", false);
        settings.put("tsunagi.terminal", Operator.terminal());
        settings.put("logging.threshold.console", console);
        // What keeps the hub from starting is told once, by its code; see Tsunagi.
        settings.put("logging.level.org.springframework.boot.SpringApplication", "OFF");
        // It repeats the value of a setting that does not fit.
        settings.put("logging.level.org.springframework.boot.diagnostics.LoggingFailureAnalysisReporter", "OFF");
        settings.put("logging.level.org.springframework.boot.autoconfigure.logging", "OFF");
        settings.put("logging.level.org.springframework.context.annotation", "ERROR");
        settings.put("camel.main.routes-include-pattern", "file:" + home.resolve("routes") + "/**/*.camel.yaml");
    }

    /** The whole hub, its linkages started by the command, from the set in the home folder as it stands. */
    static ConfigurableApplicationContext commanded(HubOptions options, Clock clock) {
        return commanded(options, clock, null);
    }

    private static ConfigurableApplicationContext commanded(HubOptions options, Clock clock, Acceptance acceptance) {
        return new HubContext(options, options.data, QUIET)
                .logging(options.data)
                .operated()
                .onDemoData(options)
                .accepted(acceptance)
                .start(HubConfiguration.class, clock, false);
    }

    /** The whole hub for one command, from a checked set. What is wrong with the edited one is printed. */
    static ConfigurableApplicationContext checked(HubOptions options, CommandSpec spec) {
        Launch.Launched launched = launch(
                        options, (home, acceptance) -> commanded(options.at(home), japan(), acceptance))
                .start();
        List<String> findings = launched.findings().errors();
        if (!findings.isEmpty()) {
            PrintWriter err = spec.commandLine().getErr();
            findings.forEach(err::println);
            err.println("The edited set is not in order; this goes by the one before.");
        }
        if (launched.waits()) {
            spec.commandLine().getErr().println("The edited set waits for approval; this goes by the one before.");
        }
        return launched.hub();
    }

    /**
     * The whole hub for one command, by a version that ran before; the one in force stays that. It is checked anew, since the
     * program and the databases may have changed.
     *
     * @throws HubException ROUTE_INVALID with all findings
     */
    static ConfigurableApplicationContext byVersion(String version, HubOptions options, CommandSpec spec) {
        Path home;
        try (ConfigurableApplicationContext ledger = ledger(options)) {
            home = VersionNames.folder(VersionNames.version(version, ledger, options, spec), options);
        }
        SetFindings findings = check(options).check(home);
        if (!findings.inOrder()) {
            throw new HubException(ErrorCode.ROUTE_INVALID, String.join("\n", findings.errors()));
        }
        return commanded(options.at(home), japan(), Acceptance.NONE);
    }

    /** The whole hub of a demo, from a checked set, its linkages started by the command or starting by themselves. */
    static ConfigurableApplicationContext demo(HubOptions options, Clock clock, boolean unattended) {
        return launch(options, (home, acceptance) -> {
                    HubOptions checked = options.at(home);
                    return unattended ? unattended(checked, clock, acceptance) : commanded(checked, clock, acceptance);
                })
                .start()
                .hub();
    }

    static ConfigurableApplicationContext unattended(HubOptions options, Clock clock, Acceptance acceptance) {
        return new HubContext(options, options.data, "INFO")
                .logging(options.data)
                .onDemoData(options)
                .accepted(acceptance)
                .start(HubConfiguration.class, clock, true);
    }

    /** The whole hub, from checked sets only, while one is edited. */
    static Supervisor supervised(HubOptions options) {
        VersionFolder versions = new VersionFolder(options.data);
        Launch launch = launch(options, (home, acceptance) -> unattended(options.at(home), japan(), acceptance));
        return new Supervisor(edited(options), launch, versions, new FindingsFile(options.data));
    }

    /** The edited set of the home folder. */
    static EditedSet edited(HubOptions options) {
        return new EditedSet(options.home, new VersionFolder(options.data), check(options));
    }

    private static Launch launch(HubOptions options, Launch.Starter starter) {
        return new Launch(edited(options), new VersionFolder(options.data), permission(options), starter);
    }

    static Launch.Permission permission(HubOptions options) {
        return (last, hash) -> {
            try (ConfigurableApplicationContext ledger = ledgerAt(options.at(last))) {
                return ledger.getBean(ChangeRequests.class).mayRun(hash);
            }
        };
    }

    static Clock japan() {
        return Clock.system(HubConfiguration.ZONE);
    }

    /** What the hub has written down, without routes; by the set that ran last, whatever has been edited since. */
    static ConfigurableApplicationContext ledger(HubOptions edited) {
        VersionFolder versions = new VersionFolder(edited.data);
        HubOptions options = edited.at(versions.last().map(versions::of).orElse(edited.home));
        return ledgerAt(options);
    }

    private static ConfigurableApplicationContext ledgerAt(HubOptions options) {
        return new HubContext(options, options.data, QUIET)
                .operated()
                .onDemoData(options)
                .start(LedgerConfiguration.class, japan(), false);
    }

    /** The check of a set, with the source databases that are configured; an empty one in memory where none is. */
    static SetCheck check(HubOptions options) {
        return new SetCheck((home, scratch) -> checking(options.at(home), scratch), options.data, japan());
    }

    /** All parts and no route, on a ledger in memory. */
    private static ConfigurableApplicationContext checking(HubOptions options, Path scratch) {
        HubContext context = new HubContext(options, scratch, QUIET).onDemoData(options);
        context.settings.put("camel.main.routes-collector-enabled", false);
        context.settings.put("tsunagi.databases.hub.url", SetCheck.standIn("hub"));
        context.settings.put("tsunagi.keys", scratch.toAbsolutePath().resolve("hub/keys"));
        context.settings.put("tsunagi.evidence", scratch.toAbsolutePath().resolve("hub/evidence"));
        context.defaults.put("tsunagi.databases.welfare.url", SetCheck.standIn("welfare"));
        context.defaults.put("tsunagi.databases.address.url", SetCheck.standIn("address"));
        context.loggingAsItIs = true;
        return context.start(HubConfiguration.class, japan(), false);
    }

    /** A person gives the command. */
    private HubContext operated() {
        settings.put("tsunagi.operator", Operator.name());
        return this;
    }

    private HubContext accepted(Acceptance set) {
        acceptance = set;
        return this;
    }

    private HubContext logging(Path data) {
        Path logs = data.toAbsolutePath().resolve("hub/logs");
        try {
            OwnerOnly.makeFolder(logs);
        } catch (IOException e) {
            throw new HubException(ErrorCode.FOLDER_UNUSABLE, logs + " cannot be made; see --data", e);
        }
        settings.put("logging.file.name", logs.resolve("tsunagi.log"));
        return this;
    }

    private HubContext onDemoData(HubOptions options) {
        DemoFolder demo = new DemoFolder(options.data);
        if (demo.exists()) {
            settings.putAll(demo.databases());
            settings.putAll(demo.server());
            settings.put("tsunagi.demo", true);
        }
        return this;
    }

    private ConfigurableApplicationContext start(Class<?> parts, Clock clock, boolean unattended) {
        settings.put("tsunagi.unattended", unattended);
        // Its thread would outlive the context, and hold it; the command itself waits.
        settings.put("camel.main.run-controller", false);
        if (!unattended) {
            settings.put("camel.main.auto-startup-exclude-pattern", "quartz*,timer*");
        }
        ApplicationContextInitializer<GenericApplicationContext> given = context -> {
            context.registerBean("clock", Clock.class, () -> clock);
            if (acceptance != null) {
                context.registerBean("acceptance", Acceptance.class, () -> acceptance);
            }
        };
        // As arguments they stand above config/application.yaml: a demo can never reach configured databases.
        String[] arguments = settings.entrySet().stream()
                .map(setting -> "--" + setting.getKey() + "=" + setting.getValue())
                .toArray(String[]::new);
        try {
            SpringApplicationBuilder builder = new SpringApplicationBuilder(parts);
            if (loggingAsItIs) {
                keepLogging(builder.application());
            }
            return builder.web(WebApplicationType.NONE)
                    .bannerMode(Banner.Mode.OFF)
                    .registerShutdownHook(unattended)
                    .properties(defaults)
                    .initializers(given)
                    .run(arguments);
        } catch (RuntimeException e) {
            throw known(e);
        }
    }

    // A check beside a running hub must not set up anew how that logs.
    private static void keepLogging(SpringApplication application) {
        application.setListeners(application.getListeners().stream()
                .filter(listener -> !(listener instanceof LoggingApplicationListener))
                .toList());
    }

    private RuntimeException known(RuntimeException failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof HubException hub) {
                return hub;
            }
            if (cause instanceof BindException bound) {
                return new HubException(ErrorCode.SETTINGS_INVALID, config + ": " + unfit(bound), failure);
            }
            if (cause instanceof MarkedYAMLException yaml) {
                YamlTree.Broken broken = YamlTree.Broken.of(yaml);
                return new HubException(
                        ErrorCode.SETTINGS_INVALID, config + ":" + broken.line() + ": " + broken.getMessage(), failure);
            }
        }
        return failure;
    }

    // By its name: the text of the failure repeats the value, which may be a password in the wrong place.
    private static String unfit(BindException failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof UnboundConfigurationPropertiesException unknown) {
                return unknown.getUnboundProperties().stream()
                        .map(property -> property.getName().toString())
                        .collect(Collectors.joining(", ", "unknown: ", ""));
            }
        }
        return failure.getName() + " cannot be read as " + failure.getTarget().getType();
    }
}
