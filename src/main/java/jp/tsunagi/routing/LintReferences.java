package jp.tsunagi.routing;

import java.util.HashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import jp.tsunagi.register.Spelling;
import jp.tsunagi.register.YamlTree;
import org.yaml.snakeyaml.nodes.Node;

/** Checks that what a route refers to is there: settings, and no other files. */
final class LintReferences {
    private static final Pattern FUNCTION = Pattern.compile("\\{\\{[^}]*:");
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{[?!]*([^}:]*)(?::[^}]*)?}}");
    private static final Pattern RESOURCE = Pattern.compile("\\bresource:\\w+:");

    private final Set<String> declared;
    private final LintReport report;
    private final Set<String> used = new HashSet<>();

    /** @param declared the settings that a route may use */
    LintReferences(Set<String> declared, LintReport report) {
        this.declared = declared;
        this.report = report;
    }

    void check(LintFile file) {
        Set<String> known = new HashSet<>(declared);
        known.addAll(file.templateParameters());
        YamlTree.walk(file.root(), node -> {
            placeholders(file, node, known);
            resource(file, node);
        });
    }

    private void placeholders(LintFile file, Node node, Set<String> known) {
        if (FUNCTION.matcher(YamlTree.text(node)).find()) {
            report.error(
                    file,
                    node,
                    "a placeholder with a colon",
                    "name a setting alone; Camel would ask the environment, a bean or a default");
            return;
        }
        Matcher matcher = PLACEHOLDER.matcher(YamlTree.text(node));
        while (matcher.find()) {
            String name = matcher.group(1).strip();
            used.add(name);
            if (!known.contains(name)) {
                report.error(
                        file,
                        node,
                        "placeholder '" + name + "' is not declared",
                        Spelling.didYouMean(name, known, "declare it in config/application.yaml, with a comment"));
            }
        }
    }

    // It would be read from the folder that the process was started in, not from the set that was checked.
    private void resource(LintFile file, Node node) {
        if (RESOURCE.matcher(YamlTree.text(node)).find()) {
            report.error(
                    file,
                    node,
                    "a text that stands in another file",
                    "write it here; a query belongs into mappings/, and 'rows' reads it");
        }
    }

    /** The settings that were used. */
    Set<String> used() {
        return used;
    }
}
