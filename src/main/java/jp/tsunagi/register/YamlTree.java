package jp.tsunagi.register;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;
import org.yaml.snakeyaml.reader.ReaderException;

/** YAML kept as nodes, so that whatever is wrong can be named by its line. */
public final class YamlTree {
    private YamlTree() {}

    /** YAML that cannot be read as such. */
    public static final class Broken extends Exception {
        private final int line;

        Broken(int line, String problem, Throwable cause) {
            super(problem, cause);
            this.line = line;
        }

        /** What is wrong and where, but not the name of an alias: an unquoted password may begin like one. */
        public static Broken of(MarkedYAMLException failure) {
            String problem = failure.getProblem() == null ? "not YAML" : failure.getProblem();
            return new Broken(
                    failure.getProblemMark() == null
                            ? 1
                            : failure.getProblemMark().getLine() + 1,
                    problem.replaceFirst(
                            "(?s)undefined alias .*", "undefined alias; put a text that begins with '*' in quotes"),
                    failure);
        }

        /** From 1. */
        public int line() {
            return line;
        }
    }

    /**
     * Reads one YAML document.
     *
     * @return nothing when the text holds no value
     * @throws Broken with the line where reading failed
     */
    public static Optional<Node> compose(String text) throws Broken {
        try {
            return Optional.ofNullable(new Yaml(new LoaderOptions()).compose(new StringReader(text)));
        } catch (MarkedYAMLException e) {
            throw Broken.of(e);
        } catch (ReaderException e) {
            int line = 1
                    + (int) text.codePoints()
                            .limit(e.getPosition())
                            .filter(character -> character == '\n')
                            .count();
            throw new Broken(line, "a character that YAML does not allow", e);
        } catch (YAMLException e) {
            throw new Broken(1, "not YAML", e);
        }
    }

    /** The line on which a node begins, from 1. */
    public static int line(Node node) {
        return node.getStartMark().getLine() + 1;
    }

    /** The value under a key of a map; of a key that stands twice, the first. */
    public static Optional<Node> child(Node node, String key) {
        return tuples(node).stream()
                .filter(tuple -> key.equals(text(tuple.getKeyNode())))
                .findFirst()
                .map(NodeTuple::getValueNode);
    }

    /** The text under a key of a map, if there is one. */
    public static Optional<String> childText(Node node, String key) {
        return child(node, key).map(YamlTree::text).filter(text -> !text.isBlank());
    }

    /** The entries of a map; none of any other node. */
    public static List<NodeTuple> tuples(Node node) {
        return node instanceof MappingNode map ? map.getValue() : List.of();
    }

    /** The items of a list; none of any other node. */
    public static List<Node> items(Node node) {
        return node instanceof SequenceNode list ? list.getValue() : List.of();
    }

    /** The text of a single value as it was written, empty for any other node and for null. */
    public static String text(Node node) {
        return node instanceof ScalarNode scalar && !Tag.NULL.equals(scalar.getTag()) ? scalar.getValue() : "";
    }

    /** Whether a node is a single value that is not null. */
    public static boolean isText(Node node) {
        return node instanceof ScalarNode && !Tag.NULL.equals(node.getTag());
    }

    /** Key nodes that stand a second time in their map, in the whole tree. */
    public static List<Node> duplicateKeys(Node root) {
        List<Node> duplicates = new ArrayList<>();
        walk(root, node -> {
            Set<String> seen = new HashSet<>();
            for (NodeTuple tuple : tuples(node)) {
                if (!seen.add(text(tuple.getKeyNode()))) {
                    duplicates.add(tuple.getKeyNode());
                }
            }
        });
        return duplicates;
    }

    /** Every node of a tree once, from the top; keys of maps are not visited. */
    public static void walk(Node root, Consumer<Node> visitor) {
        walk(root, visitor, new IdentityHashMap<>());
    }

    private static void walk(Node node, Consumer<Node> visitor, Map<Node, Boolean> seen) {
        if (seen.put(node, true) != null) {
            return;
        }
        visitor.accept(node);
        tuples(node).forEach(tuple -> walk(tuple.getValueNode(), visitor, seen));
        items(node).forEach(item -> walk(item, visitor, seen));
    }
}
