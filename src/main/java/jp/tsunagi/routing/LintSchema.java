package jp.tsunagi.routing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import jp.tsunagi.register.Spelling;
import jp.tsunagi.register.YamlTree;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/**
 * Checks a route file against the JSON schema of the YAML DSL that comes with the Camel version in use.
 *
 * <p>A general validator answers one mistyped option with dozens of messages, one for every alternative that does not fit.
 * The schema's alternatives only say which keys a map may have; so this one joins them and says one line a mistake. It
 * also tells the other checks what each part of a file is.
 */
final class LintSchema {
    private static final String RESOURCE = "/schema/camelYamlDsl.json";

    private final JsonNode root;
    private final IdentityHashMap<JsonNode, Shape> shapes = new IdentityHashMap<>();

    private LintSchema(JsonNode root) {
        this.root = root;
    }

    /** Loaded once; a check of its own does not share the cache of shapes with another thread's. */
    private static final class Holder {
        static final JsonNode SCHEMA = read();

        private static JsonNode read() {
            try (InputStream in = LintSchema.class.getResourceAsStream(RESOURCE)) {
                return new ObjectMapper().readTree(in);
            } catch (IOException e) {
                throw new UncheckedIOException("the schema of the YAML DSL cannot be read", e);
            }
        }
    }

    static LintSchema load() {
        return new LintSchema(Holder.SCHEMA);
    }

    /** What the schema says of one place, its alternatives joined. */
    private static final class Shape {
        final Map<String, JsonNode> properties = new HashMap<>();
        final Set<String> required = new TreeSet<>();
        final Set<String> types = new TreeSet<>();
        final Set<String> choices = new TreeSet<>();
        JsonNode items;
        boolean single;

        boolean allows(String type) {
            return types.isEmpty() || types.contains(type);
        }
    }

    /** The named parts of a file, from the top; what does not fit the schema is reported. */
    List<LintElement> check(Path file, Node list, LintReport report) {
        List<LintElement> elements = new ArrayList<>();
        new Walk(file, report, elements).visit(list, root, "the file", LintElement.TOP);
        return elements;
    }

    private Shape shape(JsonNode schema) {
        return shapes.computeIfAbsent(schema, this::join);
    }

    private Shape join(JsonNode schema) {
        Shape shape = new Shape();
        join(schema, shape, false);
        return shape;
    }

    private void join(JsonNode schema, Shape shape, boolean alternative) {
        if (schema.has("$ref")) {
            join(target(schema), shape, alternative);
        }
        if (schema.has("type")) {
            shape.types.add(schema.get("type").asText());
        }
        schema.path("properties").properties().forEach(property -> {
            JsonNode known = shape.properties.get(property.getKey());
            if (known == null || known.isEmpty()) {
                shape.properties.put(property.getKey(), property.getValue());
            }
        });
        schema.path("enum").forEach(choice -> shape.choices.add(choice.asText()));
        shape.items = schema.has("items") ? schema.get("items") : shape.items;
        shape.single |= schema.path("maxProperties").asInt() == 1;
        if (!alternative) {
            schema.path("required").forEach(key -> shape.required.add(key.asText()));
        }
        for (String joined : List.of("anyOf", "oneOf", "allOf")) {
            schema.path(joined).forEach(branch -> join(branch, shape, true));
        }
    }

    private JsonNode target(JsonNode reference) {
        return root.at(reference.get("$ref").asText().substring(1));
    }

    /** {@code #/items/definitions/org.apache.camel.model.ToDefinition} is {@code ToDefinition}. */
    private static String shortName(JsonNode schema) {
        String reference = schema.path("$ref").asText();
        return reference.substring(reference.lastIndexOf('.') + 1);
    }

    private final class Walk {
        private final Path file;
        private final LintReport report;
        private final List<LintElement> elements;

        Walk(Path file, LintReport report, List<LintElement> elements) {
            this.file = file;
            this.report = report;
            this.elements = elements;
        }

        void visit(Node node, JsonNode schema, String name, String definition) {
            Shape shape = shape(schema);
            if (node instanceof MappingNode map) {
                visitMap(map, shape, name, definition);
            } else if (node instanceof SequenceNode list) {
                visitList(list, shape, name, definition);
            } else {
                visitScalar(node, shape, name);
            }
        }

        private void visitMap(MappingNode map, Shape shape, String name, String definition) {
            if (!shape.allows("object") && shape.properties.isEmpty()) {
                report(map, "'" + name + "' is a map", "write " + expected(shape));
                return;
            }
            if (shape.single && map.getValue().size() > 1) {
                report(
                        map.getValue().get(1).getKeyNode(),
                        "two steps stand in one item of the list",
                        "put '- ' before the second, or indent it below the first");
            }
            for (NodeTuple tuple : map.getValue()) {
                visitProperty(tuple, shape, name, definition);
            }
            for (String key : shape.required) {
                if (YamlTree.child(map, key).isEmpty() && !misspelt(key, map, shape)) {
                    report(map, "'" + key + "' is missing in '" + name + "'", "add '" + key + ":'");
                }
            }
        }

        /** Then the unknown key has been reported already. */
        private boolean misspelt(String key, MappingNode map, Shape shape) {
            return map.getValue().stream()
                    .map(tuple -> YamlTree.text(tuple.getKeyNode()))
                    .filter(written -> !shape.properties.containsKey(written))
                    .anyMatch(written -> Spelling.nearest(written, shape.properties.keySet())
                            .filter(key::equals)
                            .isPresent());
        }

        private void visitProperty(NodeTuple tuple, Shape shape, String name, String definition) {
            String key = YamlTree.text(tuple.getKeyNode());
            JsonNode schema = shape.properties.get(key);
            if (schema != null) {
                String child = shortName(schema);
                elements.add(new LintElement(tuple.getKeyNode(), tuple.getValueNode(), child, definition));
                visit(tuple.getValueNode(), schema, key, child);
            } else if (!shape.properties.isEmpty()) {
                report(
                        tuple.getKeyNode(),
                        shape.single ? "unknown step '" + key + "'" : "unknown option '" + key + "' of '" + name + "'",
                        Spelling.didYouMean(
                                key, shape.properties.keySet(), shape.single ? "see Camel's EIPs" : known(shape)));
            }
        }

        private String known(Shape shape) {
            return shape.properties.size() > 20
                    ? "see its page in Camel's documentation"
                    : "known here: " + String.join(", ", new TreeSet<>(shape.properties.keySet()));
        }

        private void visitList(SequenceNode list, Shape shape, String name, String definition) {
            if (!shape.allows("array")) {
                report(list, "'" + name + "' is a list", "write " + expected(shape));
            } else if (shape.items != null) {
                String item = shape.items.has("$ref") ? shortName(shape.items) : definition;
                list.getValue().forEach(node -> visit(node, shape.items, name, item));
            }
        }

        private void visitScalar(Node node, Shape shape, String name) {
            String text = YamlTree.text(node);
            if (Tag.NULL.equals(node.getTag())) {
                report(node, "'" + name + "' has no value", "write " + expected(shape) + ", or leave it out");
            } else if (!text.contains("{{") && !fits(node, shape)) {
                report(node, "'" + name + "' cannot be '" + text + "'", "write " + expected(shape));
            } else if (shape.properties.size() > 1) {
                report.warning(
                        file,
                        YamlTree.line(node),
                        "'" + name + "' in short notation",
                        "write '" + first(shape) + ":' below it");
            }
        }

        /** The option that a short notation stands for. */
        private String first(Shape shape) {
            return Stream.of("uri", "expression", "ref", "message")
                    .filter(shape.properties::containsKey)
                    .findFirst()
                    .orElse("its option");
        }

        private boolean fits(Node node, Shape shape) {
            boolean listed = shape.choices.isEmpty() || shape.choices.contains(YamlTree.text(node));
            if (shape.allows("string") && listed) {
                return true;
            }
            return Tag.BOOL.equals(node.getTag())
                    ? shape.allows("boolean")
                    : isNumber(node) && (shape.allows("number") || shape.allows("integer"));
        }

        private boolean isNumber(Node node) {
            return Tag.INT.equals(node.getTag()) || Tag.FLOAT.equals(node.getTag());
        }

        private String expected(Shape shape) {
            if (!shape.choices.isEmpty()) {
                return "one of " + String.join(", ", shape.choices);
            }
            List<String> words = new ArrayList<>();
            Map.of(
                            "string", "a text",
                            "boolean", "true or false, without quotes",
                            "number", "a number, without quotes",
                            "integer", "a whole number, without quotes",
                            "array", "a list",
                            "object", "a map of its options")
                    .forEach((type, word) -> {
                        if (shape.types.contains(type)) {
                            words.add(word);
                        }
                    });
            return words.isEmpty() ? "a value" : String.join(" or ", new TreeSet<>(words));
        }

        private void report(Node node, String what, String mend) {
            report.error(file, YamlTree.line(node), what, mend);
        }
    }
}
