package jp.tsunagi.routing;

import jp.tsunagi.register.YamlTree;
import org.yaml.snakeyaml.nodes.Node;

/**
 * A part of a route file that the schema has a name for.
 *
 * @param key the node that names it, such as {@code wireTap}
 * @param definition the schema's short name for it, such as {@code WireTapDefinition}
 * @param parent the short name of what it stands in
 */
record LintElement(Node key, Node value, String definition, String parent) {
    /** What the top of a file is called as a parent. */
    static final String TOP = "File";

    boolean is(String name) {
        return definition.equals(name);
    }

    String name() {
        return YamlTree.text(key);
    }

    int line() {
        return YamlTree.line(key);
    }
}
