package jp.tsunagi.routing;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import jp.tsunagi.register.Spelling;
import jp.tsunagi.register.YamlTree;
import org.yaml.snakeyaml.nodes.Node;

/** Checks that what a route refers to is there: settings and files. */
final class LintReferences {
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{[?!]*([^}:]*)(?::[^}]*)?}}");
    private static final Pattern MAPPING = Pattern.compile("(?<![\\w/.])mappings/[^\\s?&}\"',]+");
    private static final Pattern RESOURCE = Pattern.compile("\\bresource:(?!file:mappings/)");

    private final Path home;
    private final Set<String> declared;
    private final LintReport report;

    /**
     * @param home the folder that {@code mappings/} lies in
     * @param declared the settings that a route may use
     */
    LintReferences(Path home, Set<String> declared, LintReport report) {
        this.home = home;
        this.declared = declared;
        this.report = report;
    }

    void check(LintFile file) {
        Set<String> known = new HashSet<>(declared);
        file.all("RouteTemplateDefinition")
                .flatMap(template -> YamlTree.child(template.value(), "parameters").stream())
                .flatMap(parameters -> YamlTree.items(parameters).stream())
                .forEach(parameter -> YamlTree.childText(parameter, "name").ifPresent(known::add));
        YamlTree.walk(file.root(), node -> {
            placeholders(file, node, known);
            files(file, node);
        });
    }

    private void placeholders(LintFile file, Node node, Set<String> known) {
        Matcher matcher = PLACEHOLDER.matcher(YamlTree.text(node));
        while (matcher.find()) {
            String name = matcher.group(1).strip();
            if (!known.contains(name)) {
                report.error(
                        file,
                        node,
                        "placeholder '" + name + "' is not declared",
                        Spelling.didYouMean(name, known, "declare it in config/application.yaml, with a comment"));
            }
        }
    }

    private void files(LintFile file, Node node) {
        String text = YamlTree.text(node);
        if (RESOURCE.matcher(text).find()) {
            report.error(file, node, "a resource outside mappings/", "write resource:file:mappings/…");
        }
        Matcher matcher = MAPPING.matcher(text);
        while (matcher.find()) {
            String name = matcher.group();
            if (name.contains("..")) {
                report.error(file, node, "a file outside mappings/", "name it without '..'");
            } else if (!name.contains("${") && !name.contains("{{") && !Files.isRegularFile(home.resolve(name))) {
                report.error(file, node, "file '" + name + "' is not there", "put it there, or mend the name");
            }
        }
    }
}
