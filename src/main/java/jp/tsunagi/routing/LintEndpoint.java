package jp.tsunagi.routing;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import jp.tsunagi.register.YamlTree;
import org.yaml.snakeyaml.nodes.Node;

/**
 * One use of an endpoint.
 *
 * @param node where it is named
 * @param step whose {@code parameters} are its options
 * @param consumes whether a route begins with it
 * @param reads whether messages come from it
 */
record LintEndpoint(LintFile file, Node node, String uri, Node step, boolean consumes, boolean reads) {
    /** An option, wherever it stands; empty when it does not. */
    String option(String name) {
        return parameter(name).map(YamlTree::text).orElseGet(() -> query(name));
    }

    /** Where an option stands, or the endpoint. */
    Node place(String option) {
        return parameter(option).orElse(node);
    }

    private Optional<Node> parameter(String name) {
        return YamlTree.child(step, "parameters").flatMap(parameters -> YamlTree.child(parameters, name));
    }

    private String query(String name) {
        Matcher matcher = Pattern.compile("[?&]" + name + "=([^&]*)").matcher(uri);
        return matcher.find() ? matcher.group(1) : "";
    }
}
