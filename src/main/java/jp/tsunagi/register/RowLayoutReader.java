package jp.tsunagi.register;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import jp.tsunagi.layout.ColumnType;
import jp.tsunagi.layout.RowColumn;
import jp.tsunagi.layout.RowLayout;
import jp.tsunagi.layout.RowLayout.Roles;
import org.yaml.snakeyaml.nodes.Node;

/**
 * Reads a layout file, {@code mappings/<domain>/<linkage>.layout.yaml}: the columns of a linkage's files, where no class states
 * them. All mistakes are found at once.
 */
final class RowLayoutReader {
    static final String SUFFIX = ".layout.yaml";

    private static final Set<String> KEYS = Set.of(
            "columns",
            "beside",
            "header",
            "trailer",
            "key",
            "residentNumber",
            "birthDate",
            "ended",
            "personalNumberRevision");
    private static final List<String> OUTBOUND_ONLY = List.of("beside", "birthDate", "ended", "personalNumberRevision");
    private static final int LONGEST_KEY = 30;

    private final Section file;
    private final Direction direction;
    private final RowColumnReader columns;
    private final String name;

    private RowLayoutReader(Section file, Direction direction, Path mappings, Section.Notes notes) {
        this.file = file;
        this.direction = direction;
        this.columns = new RowColumnReader(mappings, notes);
        this.name = notes.file().getFileName().toString();
    }

    /**
     * The layout; where something is wrong it is added to the findings, and the layout is of no use.
     *
     * @param mappings the folder that the file and its code tables lie in
     * @param file within it
     */
    static Layout.OfFile read(Path mappings, String file, Direction direction, List<RegisterFinding> findings) {
        Section.Notes notes = new Section.Notes(mappings.resolve(file));
        Optional<Layout.OfFile> layout = YamlFile.read(notes, "'columns:'")
                .flatMap(root -> Section.of(root, "the layout", KEYS, notes))
                .map(top -> new RowLayoutReader(top, direction, mappings, notes).layout());
        findings.addAll(notes.findings());
        return notes.findings().isEmpty() ? layout.orElse(null) : null;
    }

    /** A place in mappings/ that a layout file may have. */
    static String name(Path mappings, String text) {
        if (!text.endsWith(SUFFIX)) {
            throw new IllegalArgumentException("layout '" + text + "' does not end in " + SUFFIX);
        }
        Path path = mappings.resolve(text).normalize();
        if (!path.startsWith(mappings.normalize()) || !Files.isRegularFile(path)) {
            throw new IllegalArgumentException("layout '" + text + "' is not there");
        }
        return text;
    }

    private Layout.OfFile layout() {
        if (direction == Direction.IN) {
            OUTBOUND_ONLY.forEach(key -> file.node(key)
                    .ifPresent(node ->
                            file.note(node, "'" + key + "' has no meaning for an inbound file", "leave it out")));
        }
        List<RowColumn> record = columns.columns(file, "columns", true);
        List<RowColumn> beside = direction == Direction.OUT ? columns.columns(file, "beside", false) : List.of();
        List<RowColumn> all = new ArrayList<>(record);
        all.addAll(beside);
        columns.noneTwice(file, all);
        numbers(record);
        Roles roles = roles(all);
        Optional<RowLayout> header = frame("header", RowItems.HEADER);
        Optional<RowLayout> trailer = frame("trailer", RowItems.TRAILER);
        if (direction == Direction.IN) {
            RowItems.framed(file, header, record, trailer);
        }
        return new Layout.OfFile(header, new RowLayout(name, record, beside, roles), trailer);
    }

    private Optional<RowLayout> frame(String key, RowItems items) {
        if (!file.has(key)) {
            return Optional.empty();
        }
        List<RowColumn> line = columns.items(file, key, items);
        return Optional.of(new RowLayout(name + ", " + key, line, List.of(), Roles.OF_NO_COLUMN));
    }

    private void numbers(List<RowColumn> record) {
        boolean holdsNumbers =
                record.stream().anyMatch(column -> column.column().type() == ColumnType.PERSONAL_NUMBER);
        if (!holdsNumbers) {
            return;
        }
        if (direction == Direction.IN) {
            file.note(file.need("columns"), "a personal number among the columns", "nothing that comes in carries one");
        } else {
            file.need("personalNumberRevision");
        }
    }

    private Roles roles(List<RowColumn> all) {
        boolean outbound = direction == Direction.OUT;
        if (outbound) {
            file.someItems("key");
            file.need("residentNumber");
        }
        return new Roles(
                key(all),
                role("residentNumber", all, ColumnType.TEXT),
                role("birthDate", all, ColumnType.DATE),
                role("ended", all, ColumnType.DATE),
                role("personalNumberRevision", all, ColumnType.INTEGER));
    }

    private List<Integer> key(List<RowColumn> all) {
        List<Node> names = file.items("key");
        List<Integer> key = new ArrayList<>();
        int length = 0;
        for (int i = 0; i < names.size(); i++) {
            Node node = names.get(i);
            int index = index(node, all);
            if (index < 0) {
                continue;
            }
            RowColumn column = all.get(index);
            boolean keyed = column.column().type() == ColumnType.TEXT
                    && column.column().required()
                    && column.column().maxLength() > 0;
            if (!keyed) {
                file.note(
                        node,
                        "key column '" + YamlTree.text(node) + "' is no required text with a length",
                        "write 'required: true' and 'length:', or name another column");
            }
            length += column.column().maxLength();
            key.add(index);
        }
        if (length > LONGEST_KEY) {
            file.note(
                    names.get(0),
                    "the key is longer than " + LONGEST_KEY + " characters",
                    "name fewer or shorter columns");
        }
        return key;
    }

    private int role(String key, List<RowColumn> all, ColumnType type) {
        Node node = file.node(key).orElse(null);
        int index = node == null ? Roles.NONE : index(node, all);
        if (index >= 0 && all.get(index).column().type() != type) {
            file.note(
                    node,
                    "'" + key + "' names a column of another type",
                    "name one of 'type: " + RowColumnReader.text(type) + "'");
        }
        return index;
    }

    private int index(Node node, List<RowColumn> all) {
        String field = YamlTree.text(node);
        List<String> fields =
                all.stream().map(column -> column.column().field()).toList();
        if (!fields.contains(field)) {
            file.note(
                    node,
                    "column '" + field + "' is stated nowhere",
                    Spelling.didYouMean(field, fields, "state it in 'columns' or 'beside'"));
        }
        return fields.indexOf(field);
    }
}
