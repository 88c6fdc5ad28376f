package jp.tsunagi.register;

import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import jp.tsunagi.layout.Column;
import jp.tsunagi.layout.ColumnType;
import jp.tsunagi.layout.RowColumn;
import org.yaml.snakeyaml.nodes.Node;

/** Reads the columns of a layout file. */
final class RowColumnReader {
    private static final Set<String> KEYS = Set.of(
            "name",
            "label",
            "type",
            "length",
            "required",
            "pattern",
            "places",
            "codes",
            "checkDigit",
            "least",
            "most",
            "past",
            "value");
    private static final Set<String> ITEM_KEYS = Set.of("name", "label", "length", "pattern", "value");
    private static final Set<String> BESIDE_KEYS = Set.of("name", "type");
    private static final Pattern NAME = Pattern.compile("[a-z][a-zA-Z0-9]{0,39}");
    // Columns of the table in which arrived lines lie.
    private static final Set<String> TAKEN = Set.of("lineno", "whole");
    private static final LocalDateTime SAMPLE = LocalDateTime.of(2026, 11, 20, 13, 45, 56);

    private final Path mappings;
    private final Section.Notes notes;

    RowColumnReader(Path mappings, Section.Notes notes) {
        this.mappings = mappings;
        this.notes = notes;
    }

    /** The columns of records; none where the key is absent and may be. */
    List<RowColumn> columns(Section file, String key, boolean needed) {
        return read(file, key, needed, needed ? KEYS : BESIDE_KEYS, (section, position) -> {
            ColumnType type = section.value("type", ColumnType.TEXT, types(), RowColumnReader::type);
            return type == null ? Optional.empty() : column(section, needed ? position : 0, type, false);
        });
    }

    /** The columns of a first or last line. */
    List<RowColumn> items(Section file, String key, RowItems items) {
        List<RowColumn> columns = read(file, key, true, ITEM_KEYS, (section, position) -> {
            String name = section.text("name");
            if (name == null) {
                return Optional.empty();
            }
            ColumnType type = items.types().get(name);
            if (type == null && !section.has("value")) {
                section.note(
                        section.need("name"),
                        "'" + name + "' is nothing that the hub knows of a file",
                        Spelling.didYouMean(name, items.types().keySet(), "write 'value:' with what stands there"));
                return Optional.empty();
            }
            return column(section, position, section.has("value") ? ColumnType.TEXT : type, true);
        });
        noneTwice(file, columns);
        return columns;
    }

    /** Notes names that stand twice; queries and tables know no capitals. */
    void noneTwice(Section file, List<RowColumn> columns) {
        Set<String> seen = new HashSet<>();
        for (RowColumn column : columns) {
            String field = column.column().field();
            if (!seen.add(field.toLowerCase(Locale.ROOT))) {
                notes.add(file.line(), "column '" + field + "' is stated twice", "give each its own name");
            }
        }
    }

    private interface Reading {
        Optional<RowColumn> column(Section section, int position);
    }

    private List<RowColumn> read(Section file, String key, boolean needed, Set<String> keys, Reading reading) {
        List<RowColumn> columns = new ArrayList<>();
        if (!needed && !file.has(key)) {
            return columns;
        }
        for (Node node : file.entries(key, "name")) {
            int position = columns.size() + 1;
            Section.of(node, "the column", keys, notes)
                    .flatMap(section -> reading.column(section, position))
                    .ifPresent(columns::add);
        }
        return columns;
    }

    /** @param given whether the value is there in any case: the hub writes it, or a counterpart must */
    private Optional<RowColumn> column(Section section, int position, ColumnType type, boolean given) {
        String name = section.value("name", "write a word such as birthDate", RowColumnReader::name);
        String label = section.value("label", name == null ? "" : name, "write a text", text -> text);
        Optional<String> constant = section.optional("value", "write the text that stands there", text -> text);
        Integer length = section.value(
                "length",
                constant.map(text -> text.codePointCount(0, text.length())).orElse(0),
                "write a number",
                this::length);
        Boolean required = section.value("required", given || constant.isPresent(), "write true or false", this::flag);
        int before = notes.findings().size();
        RowRulesReader rules = new RowRulesReader(section, type, mappings);
        rules.fitting();
        String pattern = pattern(section, type);
        int places = rules.places();
        RowColumn.Rules read = constant.isPresent() ? rules.only(constant.get()) : rules.rules(length);
        if (name == null
                || label == null
                || length == null
                || required == null
                || notes.findings().size() > before) {
            return Optional.empty();
        }
        Column column = new Column(position, name, label, type, required, length, pattern);
        return Optional.of(new RowColumn(column, places, constant, read));
    }

    private static String pattern(Section section, ColumnType type) {
        return switch (type) {
            case DATE -> section.value("pattern", "yyyyMMdd", datePatterns(), text -> datePattern(text, true));
            case DATE_TIME ->
                section.value("pattern", "yyyyMMddHHmmss", datePatterns(), text -> datePattern(text, false));
            default -> "";
        };
    }

    private static String datePatterns() {
        return "write, for example, yyyyMMdd, yyyy-MM-dd or yyyyMMddHHmmss";
    }

    /** A pattern from which the day, or the second, can be read again. */
    private static String datePattern(String text, boolean day) {
        try {
            DateTimeFormatter formatter = DateTimeFormatter.ofPattern(text);
            String written = day ? formatter.format(SAMPLE.toLocalDate()) : formatter.format(SAMPLE);
            Object read = day ? LocalDate.parse(written, formatter) : LocalDateTime.parse(written, formatter);
            if (read.equals(day ? SAMPLE.toLocalDate() : SAMPLE)) {
                return text;
            }
        } catch (IllegalArgumentException | DateTimeException e) {
            throw new IllegalArgumentException("pattern '" + text + "' makes no dates", e);
        }
        throw new IllegalArgumentException("pattern '" + text + "' loses a part of the time");
    }

    private static String name(String text) {
        if (!NAME.matcher(text).matches()) {
            throw new IllegalArgumentException("column '" + text + "' is no word of letters and digits");
        }
        if (TAKEN.contains(text.toLowerCase(Locale.ROOT))) {
            throw new IllegalArgumentException("column '" + text + "' is the hub's own");
        }
        return text;
    }

    private int length(String text) {
        if (!text.matches("[1-9]\\d{0,3}")) {
            throw new IllegalArgumentException("length '" + text + "' is no number from 1 to 9999");
        }
        return Integer.parseInt(text);
    }

    private boolean flag(String text) {
        if (!text.equals("true") && !text.equals("false")) {
            throw new IllegalArgumentException("'" + text + "' is neither true nor false");
        }
        return text.equals("true");
    }

    private static ColumnType type(String text) {
        return List.of(ColumnType.values()).stream()
                .filter(type -> type != ColumnType.CONVERTED && text(type).equals(text))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("unknown type '" + text + "'"));
    }

    private static String types() {
        return "write text, integer, decimal, date, date-time or personal-number";
    }

    /** As a layout file writes it. */
    static String text(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
