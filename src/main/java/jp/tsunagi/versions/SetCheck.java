package jp.tsunagi.versions;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;
import jp.tsunagi.checkup.Schemas;
import jp.tsunagi.errors.HubException;
import jp.tsunagi.files.KeyFiles;
import jp.tsunagi.files.Mappings;
import jp.tsunagi.files.StatementUser;
import jp.tsunagi.intake.Takeover;
import jp.tsunagi.quarantine.CheckStep;
import jp.tsunagi.register.BusinessCalendar;
import jp.tsunagi.register.Register;
import jp.tsunagi.register.RegisterFinding;
import jp.tsunagi.register.RegisterReader;
import jp.tsunagi.register.RegisterReading;
import jp.tsunagi.register.YamlTree;
import jp.tsunagi.returned.ResultCodes;
import jp.tsunagi.routing.CheckFit;
import jp.tsunagi.routing.LintFinding;
import jp.tsunagi.routing.QueryCheck;
import jp.tsunagi.routing.RegisterProperties;
import jp.tsunagi.routing.RouteDryRun;
import jp.tsunagi.routing.RouteLint;
import jp.tsunagi.routing.RouteShape;
import jp.tsunagi.routing.StatementCheck;
import jp.tsunagi.text.CharacterTables;
import org.apache.camel.CamelContext;
import org.apache.camel.spi.PropertiesSource;
import org.springframework.beans.BeansException;
import org.springframework.beans.factory.config.YamlPropertiesFactoryBean;
import org.springframework.beans.factory.support.RootBeanDefinition;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.io.FileSystemResource;
import org.springframework.util.FileSystemUtils;
import org.yaml.snakeyaml.nodes.Node;

/**
 * The check of a whole set, before anything of it runs: what its files say, how the routes are written, and whether
 * everything can be built and prepared with the parts of the hub.
 */
public final class SetCheck {
    private static final Set<String> DATABASES = Set.of("welfare", "address");

    /** Settings of the hub itself and of its frameworks, passwords among them: nothing for a route. */
    private static final Pattern OF_THE_HUB = Pattern.compile("(tsunagi|camel|spring|logging)\\..*");

    private static final String STAND_IN = "jdbc:h2:mem:check-";

    // What signs, erases and takes back; nothing else would miss them.
    private static final List<String> NEEDED = Stream.of(
                    "checkpoint", "fingerprint", "retention", "withdraw-folder", "withdraw-sftp")
            .map(route -> "_hub/" + route + ".camel.yaml")
            .toList();

    private final Parts parts;
    private final Path data;
    private final Clock clock;

    /** Starts all parts of the hub and no route. */
    @FunctionalInterface
    public interface Parts {
        /**
         * Starts them.
         *
         * @param home folder of the set
         * @param scratch folder for what the parts make at their start
         * @throws HubException what keeps a part from starting
         */
        ConfigurableApplicationContext start(Path home, Path scratch);
    }

    /** @param data the hub's data folder, which the register's folders are told by */
    public SetCheck(Parts parts, Path data, Clock clock) {
        this.parts = parts;
        this.data = data;
        this.clock = clock;
    }

    /** An empty database in memory, in the place of one that is not configured. */
    public static String standIn(String name) {
        return STAND_IN + name + ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE";
    }

    /** What is wrong with the set in a folder. */
    public SetFindings check(Path home) {
        return new Checking(home).check();
    }

    private final class Checking {
        private final Path home;
        private final Path routes;
        // Several checks may come upon one mistake.
        private final Set<String> errors = new LinkedHashSet<>();
        private final Set<String> warnings = new LinkedHashSet<>();

        Checking(Path home) {
            this.home = home.toAbsolutePath().normalize();
            this.routes = this.home.resolve("routes");
        }

        SetFindings check() {
            Path config = home.resolve("config");
            Path mappings = home.resolve("mappings");
            attempt(() -> BusinessCalendar.read(config.resolve("calendar.yaml")))
                    .flatMap(calendar -> calendar.check(LocalDate.now(clock)))
                    .ifPresent(finding -> warnings.add(finding.toString()));
            attempt(() -> ResultCodes.read(mappings.resolve("codes/result-codes.csv")));
            attempt(() -> Schemas.load(config.resolve("schemas")));
            attempt(() -> CharacterTables.load(mappings.resolve("characters")))
                    .flatMap(CharacterTables::notice)
                    .ifPresent(notice -> warnings.add("(warning) " + notice));
            RegisterReading reading = RegisterReader.read(config);
            reading.findings().forEach(finding -> errors.add(finding.toString()));
            if (readable(config.resolve("application.yaml"))) {
                errors.addAll(new SettingsRules(config).check());
                reading.register().ifPresent(this::checkRegister);
            }
            return new SetFindings(List.copyOf(errors), List.copyOf(warnings));
        }

        private void checkRegister(Register register) {
            register.check(data.toAbsolutePath()).forEach(finding -> errors.add(finding.toString()));
            boolean startable = errors.isEmpty();
            register.outsideProvisions(LocalDate.now(clock)).forEach(finding -> errors.add(finding.toString()));
            RegisterProperties properties = new RegisterProperties(register, data);
            Set<String> declared = new HashSet<>(properties.names());
            declared.addAll(settings());
            List<LintFinding> read = new ArrayList<>(new RouteLint(register, declared, home).check(routes));
            read.addAll(new StatementCheck(register).check(home.resolve("mappings")));
            read.forEach(this::add);
            NEEDED.stream()
                    .filter(route -> !Files.isRegularFile(routes.resolve(route)))
                    .forEach(route -> errors.add(
                            routes.resolve(route) + ":1: a route of the hub's own is gone; put the file back"));
            // Without its own parts the hub can build nothing.
            if (startable) {
                build(register, properties, refused(read));
            }
        }

        private static Set<Path> refused(List<LintFinding> findings) {
            return findings.stream()
                    .filter(finding -> finding.severity() == LintFinding.Severity.ERROR)
                    .map(LintFinding::file)
                    .collect(Collectors.toSet());
        }

        private void build(Register register, RegisterProperties properties, Set<Path> refused) {
            Path scratch = scratch();
            try (ConfigurableApplicationContext hub = parts.start(home, scratch)) {
                PropertiesSource settings = new SettingsSource(hub.getEnvironment());
                List<LintFinding> unbuilt = new RouteDryRun(
                                hub.getBean(CamelContext.class), register, properties, settings)
                        .check(routes, refused);
                unbuilt.forEach(this::add);
                Set<Path> told = refused(unbuilt);
                new RouteShape(register)
                        .check(routes).stream()
                                .filter(finding -> !refused.contains(finding.file()) && !told.contains(finding.file()))
                                .forEach(this::add);
                new CheckFit(register, checks(hub))
                        .check(routes).stream()
                                .filter(finding -> !refused.contains(finding.file()))
                                .forEach(this::add);
                keys(hub);
                new QueryCheck(
                                register,
                                hub.getBean(Takeover.class),
                                hub.getBeansOfType(StatementUser.class).values(),
                                DATABASES,
                                sources(hub),
                                hub.getBean(Mappings.class))
                        .check(routes).stream()
                                .filter(finding -> !refused.contains(finding.file()))
                                .forEach(this::add);
            } catch (HubException e) {
                errors.add(e.detail());
            } catch (BeansException e) {
                errors.add(home.resolve("config/application.yaml") + ":1: the hub's parts do not start with it ("
                        + e.getMostSpecificCause().getClass().getSimpleName()
                        + "); look at the kinds of its values");
            } finally {
                FileSystemUtils.deleteRecursively(scratch.toFile());
            }
        }

        /** The records that each check step takes. */
        private static Map<String, Class<?>> checks(ConfigurableApplicationContext hub) {
            Map<String, Class<?>> checks = new HashMap<>();
            for (String name : hub.getBeanNamesForType(CheckStep.class)) {
                RootBeanDefinition step =
                        (RootBeanDefinition) hub.getBeanFactory().getMergedBeanDefinition(name);
                checks.put(name, step.getResolvableType().getGeneric(0).resolve(Object.class));
            }
            return checks;
        }

        // A register as it is delivered, with no databases yet, has no keys yet either.
        private void keys(ConfigurableApplicationContext hub) {
            boolean configured = isConfigured("welfare", hub);
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
            for (String name : DATABASES) {
                if (isConfigured(name, hub)) {
                    sources.put(name, hub.getBean(name, DataSource.class));
                } else {
                    warnings.add("(warning) database '" + name + "' is not configured: its queries are not checked");
                }
            }
            return sources;
        }

        private static boolean isConfigured(String database, ConfigurableApplicationContext hub) {
            String setting = "tsunagi.databases." + database + ".url";
            return !hub.getEnvironment().getRequiredProperty(setting).startsWith(STAND_IN);
        }

        private Set<String> settings() {
            YamlPropertiesFactoryBean yaml = new YamlPropertiesFactoryBean();
            yaml.setResources(new FileSystemResource(home.resolve("config/application.yaml")));
            return Objects.requireNonNull(yaml.getObject()).stringPropertyNames().stream()
                    .filter(name -> !OF_THE_HUB.matcher(name).matches())
                    .collect(Collectors.toSet());
        }

        /** Broken YAML would keep every further check from its settings. */
        private boolean readable(Path settings) {
            try {
                List<Node> twice = YamlTree.compose(Files.readString(settings))
                        .map(YamlTree::duplicateKeys)
                        .orElse(List.of());
                twice.forEach(key -> errors.add(settings + ":" + YamlTree.line(key) + ": key '" + YamlTree.text(key)
                        + "' stands twice; keep one of them"));
                return twice.isEmpty();
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
    }

    private static Path scratch() {
        try {
            return Files.createTempDirectory("tsunagi-check");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
