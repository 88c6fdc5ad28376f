package jp.tsunagi.versions;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import jp.tsunagi.register.YamlTree;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertySource;
import org.springframework.boot.context.properties.source.IterableConfigurationPropertySource;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.boot.origin.Origin;
import org.springframework.boot.origin.PropertySourceOrigin;
import org.springframework.boot.origin.TextResourceOrigin;
import org.springframework.core.env.PropertySource;
import org.springframework.core.io.FileSystemResource;
import org.yaml.snakeyaml.error.MarkedYAMLException;

/**
 * What {@code config/application.yaml} may set: the hub's settings, a site's own, and how much is logged. The frameworks' are
 * the hub's own: by them a file of settings could bring in others that nobody checked, or run code while it is checked. Names
 * are compared as Spring reads them, whatever their notation.
 */
final class SettingsRules {
    private static final String FILE = "application.yaml";
    private static final Pattern OTHER_SETTINGS = Pattern.compile("application.*\\.(yaml|yml|properties|xml)");
    private static final Set<String> FRAMEWORKS =
            Set.of("spring", "camel", "management", "server", "debug", "trace", "context", "env", "sys", "bean");
    private static final ConfigurationPropertyName LEVELS = ConfigurationPropertyName.of("logging.level");
    private static final ConfigurationPropertyName PATTERNS = ConfigurationPropertyName.of("logging.pattern");
    private static final ConfigurationPropertyName OF_THE_HUB =
            ConfigurationPropertyName.of("logging.level.jp.tsunagi");

    private final Path config;
    private final List<String> errors = new ArrayList<>();

    SettingsRules(Path config) {
        this.config = config;
    }

    /** What they do not allow, by file and line. */
    List<String> check() {
        try {
            besides();
            for (PropertySource<?> part :
                    new YamlPropertySourceLoader().load(FILE, new FileSystemResource(config.resolve(FILE)))) {
                if (ConfigurationPropertySource.from(part) instanceof IterableConfigurationPropertySource names) {
                    names.stream().forEach(name -> setting(name, names));
                }
            }
        } catch (MarkedYAMLException e) {
            YamlTree.Broken broken = YamlTree.Broken.of(e);
            errors.add(config.resolve(FILE) + ":" + broken.line() + ": broken YAML: " + broken.getMessage()
                    + "; look here and above");
        } catch (IOException e) {
            errors.add(config.resolve(FILE) + ":1: the settings cannot be read; let the hub's user read them");
        }
        return errors;
    }

    private void besides() throws IOException {
        try (Stream<Path> files = Files.list(config)) {
            files.map(file -> file.getFileName().toString())
                    .filter(name -> OTHER_SETTINGS
                            .matcher(name.toLowerCase(Locale.ROOT))
                            .matches())
                    .filter(name -> !name.equals(FILE))
                    .sorted()
                    .forEach(name ->
                            errors.add(config.resolve(name) + ":1: settings beside " + FILE + "; write them there"));
        }
    }

    private void setting(ConfigurationPropertyName name, IterableConfigurationPropertySource source) {
        String value = String.valueOf(source.getConfigurationProperty(name).getValue())
                .strip()
                .toLowerCase(Locale.ROOT);
        int line = line(source.getConfigurationProperty(name).getOrigin());
        String first =
                name.getElement(0, ConfigurationPropertyName.Form.UNIFORM).split("[.\\[]", 2)[0];
        if (FRAMEWORKS.contains(first)) {
            tell(line, "a setting of the hub's own; take it out");
        } else if (first.equals("logging")) {
            logging(line, name, value);
        } else if (value.startsWith("resource:")) {
            tell(line, "a text that stands in another file; take it out, and write it here");
        }
    }

    // What frameworks tell in detail holds values of people.
    private void logging(int line, ConfigurationPropertyName name, String value) {
        if (!LEVELS.isAncestorOf(name) && !PATTERNS.isAncestorOf(name)) {
            tell(line, "a setting of the hub's own; take it out");
        } else if (Set.of("trace", "debug", "all").contains(value)
                && !OF_THE_HUB.equals(name)
                && !OF_THE_HUB.isAncestorOf(name)) {
            tell(line, "what frameworks log in detail holds values of people; take INFO at most");
        }
    }

    private static int line(Origin origin) {
        return Optional.ofNullable(origin instanceof PropertySourceOrigin of ? of.getOrigin() : origin)
                .filter(TextResourceOrigin.class::isInstance)
                .map(text -> ((TextResourceOrigin) text).getLocation().getLine() + 1)
                .orElse(1);
    }

    private void tell(int line, String what) {
        errors.add(config.resolve(FILE) + ":" + line + ": " + what);
    }
}
