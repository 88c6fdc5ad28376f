package jp.tsunagi.routing;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jp.tsunagi.register.YamlTree;
import org.yaml.snakeyaml.nodes.Node;

/**
 * A route file as the lint sees it.
 *
 * @param file as findings name it
 * @param path below the routes folder
 * @param root its list of routes, configurations and templates
 * @param elements all that the schema has a name for, from the top
 */
record LintFile(Path file, Path path, Node root, List<LintElement> elements) {
    static final String SUFFIX = ".camel.yaml";

    /** The hub's own routes, configurations and templates. */
    boolean isHub() {
        return path.startsWith("_hub");
    }

    /** Routes that carry a linkage; the others are the hub's own and the simulated counterparts'. */
    boolean isBusiness() {
        return !isHub() && !path.startsWith("counterpart");
    }

    String baseName() {
        String name = path.getFileName().toString();
        return name.substring(0, name.length() - SUFFIX.length());
    }

    /** What the templates of the file are given. */
    Set<String> templateParameters() {
        return all("RouteTemplateDefinition")
                .flatMap(template -> YamlTree.child(template.value(), "parameters").stream())
                .flatMap(parameters -> YamlTree.items(parameters).stream())
                .flatMap(parameter -> YamlTree.childText(parameter, "name").stream())
                .collect(Collectors.toSet());
    }

    Stream<LintElement> all(String... definitions) {
        return elements.stream().filter(element -> List.of(definitions).contains(element.definition()));
    }
}
