package jp.tsunagi.register;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.SequenceNode;

/**
 * One map of a configuration file, read key by key. A mistake is noted with its line and reading goes on, so that all
 * come out at once; what could not be read is null until then, and the caller builds nothing if anything was noted.
 */
final class Section {
    /** The mistakes of one file. */
    record Notes(Path file, List<RegisterFinding> findings) {
        Notes(Path file) {
            this(file, new ArrayList<>());
        }

        void add(Node node, String what, String mend) {
            add(YamlTree.line(node), what, mend);
        }

        void add(int line, String what, String mend) {
            findings.add(new RegisterFinding(file, line, what, mend));
        }
    }

    private final MappingNode map;
    private final String name;
    private final Notes notes;

    private Section(MappingNode map, String name, Notes notes) {
        this.map = map;
        this.name = name;
        this.notes = notes;
    }

    /** The map, its unknown keys noted; nothing when the node is no map. */
    static Optional<Section> of(Node node, String name, Set<String> keys, Notes notes) {
        if (!(node instanceof MappingNode map)) {
            notes.add(node, name + " is not a map", "write the keys " + sorted(keys) + " below it");
            return Optional.empty();
        }
        for (NodeTuple tuple : map.getValue()) {
            String key = YamlTree.text(tuple.getKeyNode());
            if (!keys.contains(key)) {
                notes.add(tuple.getKeyNode(), "unknown key '" + key + "' in " + name, advice(tuple, key, keys));
            }
        }
        return Optional.of(new Section(map, name, notes));
    }

    /** Within braces a text after an unquoted comma becomes a key without a value. */
    private static String advice(NodeTuple tuple, String key, Set<String> keys) {
        return key.contains(" ") && !YamlTree.isText(tuple.getValueNode())
                ? "put a text that holds a comma in quotes"
                : Spelling.didYouMean(key, keys, "known here: " + sorted(keys));
    }

    private static String sorted(Set<String> keys) {
        return String.join(", ", new TreeSet<>(keys));
    }

    boolean has(String key) {
        return node(key).isPresent();
    }

    Optional<Node> node(String key) {
        return YamlTree.child(map, key);
    }

    int line() {
        return YamlTree.line(map);
    }

    /** A value that must be there. */
    Node need(String key) {
        return node(key).orElseGet(() -> {
            notes.add(map, "key '" + key + "' is missing in " + name, "add '" + key + ":'");
            return null;
        });
    }

    /** A map that must be there. */
    Section section(String key, Set<String> keys) {
        Node value = need(key);
        return value == null ? null : of(value, key, keys, notes).orElse(null);
    }

    /** A text that must be there. */
    String text(String key) {
        return value(key, "write a text", Function.identity());
    }

    /** A value that must be there, read by a parser that throws IllegalArgumentException with what is wrong. */
    <T> T value(String key, String mend, Function<String, T> parser) {
        Node value = need(key);
        return value == null ? null : parse(value, key, mend, parser);
    }

    /** A value that may be left out, and what stands for it then. */
    <T> T value(String key, T otherwise, String mend, Function<String, T> parser) {
        return node(key).map(value -> parse(value, key, mend, parser)).orElse(otherwise);
    }

    /** A value that may be left out. */
    <T> Optional<T> optional(String key, String mend, Function<String, T> parser) {
        return node(key).map(value -> parse(value, key, mend, parser));
    }

    private <T> T parse(Node value, String key, String mend, Function<String, T> parser) {
        if (!YamlTree.isText(value) || YamlTree.text(value).isBlank()) {
            notes.add(value, "'" + key + "' is not a single value", mend);
            return null;
        }
        try {
            return parser.apply(YamlTree.text(value));
        } catch (IllegalArgumentException e) {
            notes.add(value, e.getMessage(), mend);
            return null;
        }
    }

    /** The texts of a list that may be left out. */
    List<Node> items(String key) {
        Optional<Node> value = node(key);
        if (value.isEmpty()) {
            return List.of();
        }
        if (!(value.get() instanceof SequenceNode list)) {
            notes.add(value.get(), "'" + key + "' is not a list", "write [ a, b ]");
            return List.of();
        }
        list.getValue().stream()
                .filter(item -> !YamlTree.isText(item))
                .forEach(item -> notes.add(item, "an item of '" + key + "' is not a text", "write [ a, b ]"));
        return list.getValue();
    }

    /** The texts of a list that must be there and hold one. */
    List<Node> someItems(String key) {
        Node value = need(key);
        if (value instanceof SequenceNode list && list.getValue().isEmpty()) {
            notes.add(value, "'" + key + "' is empty", "write [ a, b ]");
        }
        return items(key);
    }

    /** The maps of a list that must be there and hold one, each beginning with its id. */
    List<Node> entries(String key) {
        return entries(key, "id");
    }

    /** The maps of a list that must be there and hold one, each beginning with this key. */
    List<Node> entries(String key, String first) {
        Node value = need(key);
        if (value instanceof SequenceNode list && !list.getValue().isEmpty()) {
            return list.getValue();
        }
        if (value != null) {
            notes.add(value, "'" + key + "' holds no list of " + key, "begin each of them with '- " + first + ":'");
        }
        return List.of();
    }

    void note(Node node, String what, String mend) {
        notes.add(node, what, mend);
    }
}
