package jp.tsunagi.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import javax.sql.DataSource;
import jp.tsunagi.HubConfiguration;
import jp.tsunagi.checkup.Schemas;
import jp.tsunagi.errors.HubException;
import jp.tsunagi.files.KeyFiles;
import jp.tsunagi.files.Mappings;
import jp.tsunagi.files.StatementUser;
import jp.tsunagi.intake.Takeover;
import jp.tsunagi.privacy.OwnFolders;
import jp.tsunagi.register.BusinessCalendar;
import jp.tsunagi.register.Register;
import jp.tsunagi.register.RegisterFinding;
import jp.tsunagi.register.RegisterReader;
import jp.tsunagi.register.RegisterReading;
import jp.tsunagi.register.YamlTree;
import jp.tsunagi.returned.ResultCodes;
import jp.tsunagi.routing.LintFinding;
import jp.tsunagi.routing.QueryCheck;
import jp.tsunagi.routing.RegisterProperties;
import jp.tsunagi.routing.RouteDryRun;
import jp.tsunagi.routing.RouteLint;
import jp.tsunagi.routing.StatementCheck;
import jp.tsunagi.text.CharacterTables;
import org.apache.camel.CamelContext;
import org.apache.camel.spi.PropertiesSource;
import org.springframework.beans.factory.config.YamlPropertiesFactoryBean;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.io.FileSystemResource;
import org.springframework.util.FileSystemUtils;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code check}: routes, mappings and configuration, before anything runs. */
@Command(
        name = "check",
        description = "Checks routes, mappings and configuration; one finding a line, exit code 1 when there is one.")
final class CheckCommand implements Callable<Integer> {
    @Mixin
    private HubOptions options;

    @Spec
    private CommandSpec spec;

    private final List<String> errors = new ArrayList<>();
    private final List<String> warnings = new ArrayList<>();

    @Override
    public Integer call() {
        Path config = options.home.resolve("config");
        Path mappings = options.home.resolve("mappings");
        attempt(() -> BusinessCalendar.read(config.resolve("calendar.yaml")))
                .flatMap(calendar -> calendar.check(LocalDate.now(HubConfiguration.ZONE)))
                .ifPresent(finding -> warnings.add(finding.toString()));
        attempt(() -> ResultCodes.read(mappings.resolve("codes/result-codes.csv")));
        attempt(() -> Schemas.load(config.resolve("schemas")));
        attempt(() -> CharacterTables.load(mappings.resolve("characters")))
                .flatMap(CharacterTables::notice)
                .ifPresent(notice -> warnings.add("(warning) " + notice));
        List<Path> open = new OwnFolders(options.data).open();
        if (!open.isEmpty()) {
            warnings.add("(warning) " + open.get(0) + ": open to other accounts, and " + (open.size() - 1)
                    + " more; serve closes what is the hub's own, the rest is its owner's to close (600, folders 700)");
        }
        RegisterReading reading = RegisterReader.read(config);
        reading.findings().forEach(finding -> errors.add(finding.toString()));
        if (readable(config.resolve("application.yaml"))) {
            reading.register().ifPresent(this::checkRegister);
        }
        return report(spec.commandLine().getOut());
    }

    private void checkRegister(Register register) {
        Path routes = options.home.resolve("routes");
        register.check(options.data.toAbsolutePath()).forEach(finding -> errors.add(finding.toString()));
        register.outsideProvisions(LocalDate.now(HubConfiguration.ZONE))
                .forEach(finding -> errors.add(finding.toString()));
        RegisterProperties properties = new RegisterProperties(register, options.data);
        Set<String> declared = new HashSet<>(properties.names());
        declared.addAll(settings());
        List<LintFinding> lint = new RouteLint(register, declared, options.home).check(routes);
        lint.forEach(this::add);
        new StatementCheck(register).check(options.home.resolve("mappings")).forEach(this::add);
        // Building the routes tells nothing new of a set that the lint refuses.
        if (errors.isEmpty()) {
            build(register, properties, routes);
        }
    }

    private void build(Register register, RegisterProperties properties, Path routes) {
        Path scratch = scratch();
        try (ConfigurableApplicationContext hub = HubContext.checking(options, scratch)) {
            PropertiesSource settings = new SettingsSource(hub.getEnvironment());
            new RouteDryRun(hub.getBean(CamelContext.class), List.of(properties, settings))
                    .check(routes)
                    .forEach(this::add);
            keys(hub);
            new QueryCheck(
                            register,
                            hub.getBean(Takeover.class),
                            hub.getBeansOfType(StatementUser.class).values(),
                            sources(hub),
                            hub.getBean(Mappings.class))
                    .check(routes)
                    .forEach(this::add);
        } catch (HubException e) {
            errors.add(e.detail());
        } finally {
            FileSystemUtils.deleteRecursively(scratch.toFile());
        }
    }

    // A register as it is delivered, with no databases yet, has no keys yet either.
    private void keys(ConfigurableApplicationContext hub) {
        boolean configured =
                !HubContext.isStandIn(hub.getEnvironment().getRequiredProperty("tsunagi.databases.welfare.url"));
        for (RegisterFinding finding : KeyFiles.check(hub.getBean(Register.class))) {
            if (configured) {
                errors.add(finding.toString());
            } else {
                warnings.add("(warning) " + finding);
            }
        }
    }

    private Map<String, DataSource> sources(ConfigurableApplicationContext hub) {
        Map<String, DataSource> sources = new HashMap<>();
        for (String name : List.of("welfare", "address")) {
            String url = hub.getEnvironment().getRequiredProperty("tsunagi.databases." + name + ".url");
            if (HubContext.isStandIn(url)) {
                warnings.add("(warning) database '" + name + "' is not configured: its queries are not checked");
            } else {
                sources.put(name, hub.getBean(name, DataSource.class));
            }
        }
        return sources;
    }

    private Set<String> settings() {
        YamlPropertiesFactoryBean yaml = new YamlPropertiesFactoryBean();
        yaml.setResources(new FileSystemResource(options.home.resolve("config/application.yaml")));
        return Objects.requireNonNull(yaml.getObject()).stringPropertyNames();
    }

    /** Broken YAML would keep every further check from its settings. */
    private boolean readable(Path settings) {
        try {
            YamlTree.compose(Files.readString(settings));
            return true;
        } catch (YamlTree.Broken e) {
            errors.add(settings + ":" + e.line() + ": broken YAML: " + e.getMessage() + "; look here and above");
        } catch (IOException e) {
            errors.add(settings + ":1: the file cannot be read; put the settings there");
        }
        return false;
    }

    private void add(LintFinding finding) {
        (finding.severity() == LintFinding.Severity.WARNING ? warnings : errors).add(finding.toString());
    }

    private <T> Optional<T> attempt(Supplier<T> reading) {
        try {
            return Optional.of(reading.get());
        } catch (HubException e) {
            errors.add(e.detail());
        }
        return Optional.empty();
    }

    private int report(PrintWriter out) {
        warnings.forEach(out::println);
        errors.forEach(out::println);
        if (errors.isEmpty()) {
            out.println("Routes, mappings and configuration are in order.");
        }
        return errors.isEmpty() ? 0 : 1;
    }

    private static Path scratch() {
        try {
            return Files.createTempDirectory("tsunagi-check");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
