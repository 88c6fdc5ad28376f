package jp.tsunagi.routing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import jp.tsunagi.register.Register;
import jp.tsunagi.register.YamlTree;
import org.springframework.beans.factory.config.YamlPropertiesFactoryBean;
import org.springframework.core.io.FileSystemResource;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;

/** Looks for settings that nothing uses, mistyped or left over, and for those in the place of what the register says. */
final class LintSettings {
    /** What the hub itself reads, beside {@code tsunagi}. */
    static final Set<String> OF_THE_HUB = Set.of(
            "hub.statement-limit",
            "hub.drain-limit",
            "hub.journal.checkpoint",
            "usage.frequent.days",
            "usage.frequent.period");

    private static final Set<String> OF_FRAMEWORKS = Set.of("tsunagi", "camel", "spring", "logging");

    private LintSettings() {}

    /** @param used by routes */
    static void check(Path settings, Set<String> used, Register register, LintReport report) {
        if (!Files.exists(settings)) {
            return;
        }
        try {
            String text = Files.readString(settings);
            Map<String, Integer> lines = new TreeMap<>();
            YamlTree.compose(text).ifPresent(root -> collect("", root, lines));
            lines.forEach((name, line) -> {
                if (RegisterProperties.isOf(register, name)) {
                    report.error(
                            settings,
                            line,
                            "setting '" + name + "' is what the register says",
                            "take it out, and write it in config/linkages.yaml");
                } else if (!used.contains(name) && !OF_THE_HUB.contains(name) && !isNamed(name, text)) {
                    report.warning(
                            settings,
                            line,
                            "setting '" + name + "' is used nowhere",
                            "take it out, or mend its name where it should be used");
                }
            });
        } catch (IOException | YamlTree.Broken e) {
            report.error(settings, 1, "the settings cannot be read", "see the other findings");
        }
    }

    /** What they say, by name; nothing when they cannot be read, which others tell. */
    static Map<String, String> values(Path settings) {
        try {
            YamlPropertiesFactoryBean yaml = new YamlPropertiesFactoryBean();
            yaml.setResources(new FileSystemResource(settings));
            Properties read = Objects.requireNonNull(yaml.getObject());
            return read.stringPropertyNames().stream().collect(Collectors.toMap(name -> name, read::getProperty));
        } catch (RuntimeException e) {
            return Map.of();
        }
    }

    private static void collect(String above, Node node, Map<String, Integer> lines) {
        for (NodeTuple tuple : YamlTree.tuples(node)) {
            String key = YamlTree.text(tuple.getKeyNode());
            String name = above.isEmpty() ? key : above + "." + key;
            if (OF_FRAMEWORKS.contains(name)) {
                continue;
            }
            if (YamlTree.isText(tuple.getValueNode())) {
                lines.put(name, YamlTree.line(tuple.getKeyNode()));
            }
            collect(name, tuple.getValueNode(), lines);
        }
    }

    /** Whether another setting is made of it. */
    private static boolean isNamed(String name, String text) {
        return Pattern.compile("\\$\\{" + Pattern.quote(name) + "[:}]")
                .matcher(text)
                .find();
    }
}
