package jp.tsunagi.register;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import jp.tsunagi.layout.CheckDigit;
import jp.tsunagi.layout.ColumnType;
import jp.tsunagi.layout.RowColumn;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** Reads what a column's values must be beyond type and length. */
final class RowRulesReader {
    private static final Set<ColumnType> NUMBERS = Set.of(ColumnType.INTEGER, ColumnType.DECIMAL);
    private static final Set<ColumnType> TEXTS = Set.of(ColumnType.TEXT);
    private static final Map<String, Set<ColumnType>> FITTING = Map.of(
            "length", Set.of(ColumnType.TEXT, ColumnType.INTEGER, ColumnType.DECIMAL),
            "pattern", Set.of(ColumnType.TEXT, ColumnType.DATE, ColumnType.DATE_TIME),
            "places", Set.of(ColumnType.DECIMAL),
            "codes", TEXTS,
            "checkDigit", TEXTS,
            "value", TEXTS,
            "least", NUMBERS,
            "most", NUMBERS,
            "past", Set.of(ColumnType.DATE));
    private static final List<String> BESIDE_A_VALUE =
            List.of("required", "pattern", "codes", "checkDigit", "least", "most", "past");
    private static final int LONGEST_PATTERN = 200;
    // Such a pattern can take longer than anyone waits.
    private static final Pattern REPEATED_GROUP = Pattern.compile("\\)[*+{]|\\\\[1-9k]");

    private final Section column;
    private final ColumnType type;
    private final Path mappings;

    RowRulesReader(Section column, ColumnType type, Path mappings) {
        this.column = column;
        this.type = type;
        this.mappings = mappings;
    }

    /** Notes the keys that have no meaning for the column's type. */
    void fitting() {
        FITTING.forEach((key, types) -> {
            if (!types.contains(type)) {
                column.node(key).ifPresent(node -> meaningless(node, key, "type " + RowColumnReader.text(type)));
            }
        });
        if (column.has("value")) {
            BESIDE_A_VALUE.forEach(key -> column.node(key).ifPresent(node -> meaningless(node, key, "'value'")));
        }
    }

    private void meaningless(Node node, String key, String beside) {
        column.note(node, "'" + key + "' has no meaning for " + beside, "leave it out");
    }

    /** Behind the point. */
    int places() {
        if (type != ColumnType.DECIMAL) {
            return 0;
        }
        Integer places = column.value("places", "write a number from 0 to 9", text -> {
            if (!text.matches("\\d")) {
                throw new IllegalArgumentException("places '" + text + "' is no number from 0 to 9");
            }
            return Integer.valueOf(text);
        });
        return places == null ? 0 : places;
    }

    /** Of a column in which always the same stands. */
    RowColumn.Rules only(String value) {
        RowColumn.Rules none = RowColumn.Rules.NONE;
        return new RowColumn.Rules(
                Optional.of(Set.of(value)), none.checkDigit(), none.form(), none.least(), none.most(), none.past());
    }

    RowColumn.Rules rules(Integer length) {
        if (type == ColumnType.TEXT && column.has("pattern") && length != null && length == 0) {
            column.note(column.need("pattern"), "a pattern without a length", "add 'length:'");
        }
        Boolean past = column.value("past", false, "write true or leave it out", text -> {
            if (!text.equals("true")) {
                throw new IllegalArgumentException("past '" + text + "' is not true");
            }
            return true;
        });
        return new RowColumn.Rules(
                codes(),
                type == ColumnType.PERSONAL_NUMBER
                        ? Optional.of(CheckDigit.PERSONAL_NUMBER)
                        : column.optional("checkDigit", checkDigits(), RowRulesReader::checkDigit),
                type == ColumnType.TEXT
                        ? column.optional(
                                "pattern", "write a regular expression such as [0-9]{7}", RowRulesReader::pattern)
                        : Optional.empty(),
                column.optional("least", "write a number", RowRulesReader::number),
                column.optional("most", "write a number", RowRulesReader::number),
                past != null && past);
    }

    private Optional<Set<String>> codes() {
        Node node = column.node("codes").orElse(null);
        if (node == null) {
            return Optional.empty();
        }
        if (node instanceof SequenceNode) {
            Set<String> codes = new LinkedHashSet<>();
            column.someItems("codes").forEach(item -> codes.add(YamlTree.text(item)));
            return Optional.of(codes);
        }
        return column.optional(
                "codes", "write [ a, b ], or the table's file in mappings/, as in codes/sex.csv", this::table);
    }

    /** The first column of a table, below its titles. */
    private Set<String> table(String file) {
        Path path = mappings.resolve(file).normalize();
        if (!path.startsWith(mappings.normalize()) || !Files.isRegularFile(path)) {
            throw new IllegalArgumentException("code table '" + file + "' is not there");
        }
        try {
            Set<String> codes = new LinkedHashSet<>();
            List<String> lines = Files.readAllLines(path);
            for (String line : lines.subList(Math.min(1, lines.size()), lines.size())) {
                if (!line.isBlank()) {
                    codes.add(line.split(",", 2)[0].strip());
                }
            }
            if (codes.isEmpty()) {
                throw new IllegalArgumentException("code table '" + file + "' holds no code below its titles");
            }
            return codes;
        } catch (IOException e) {
            throw new IllegalArgumentException("code table '" + file + "' cannot be read as UTF-8", e);
        }
    }

    private static CheckDigit checkDigit(String text) {
        return List.of(CheckDigit.values()).stream()
                .filter(digit -> digit != CheckDigit.PERSONAL_NUMBER
                        && RowColumnReader.text(digit).equals(text))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("unknown check digit '" + text + "'"));
    }

    private static String checkDigits() {
        return "write payer-number, recipient-number, insurer-number, institution-code or municipality-code";
    }

    private static Pattern pattern(String text) {
        if (text.length() > LONGEST_PATTERN || REPEATED_GROUP.matcher(text).find()) {
            throw new IllegalArgumentException(
                    "pattern is longer than " + LONGEST_PATTERN + " characters, repeats a group or looks back");
        }
        try {
            return Pattern.compile(text);
        } catch (PatternSyntaxException e) {
            throw new IllegalArgumentException("pattern '" + text + "' is no regular expression", e);
        }
    }

    private static BigDecimal number(String text) {
        if (!text.matches("-?\\d{1,15}(\\.\\d{1,9})?")) {
            throw new IllegalArgumentException("'" + text + "' is no number");
        }
        return new BigDecimal(text);
    }
}
