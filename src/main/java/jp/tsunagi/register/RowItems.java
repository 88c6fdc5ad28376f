package jp.tsunagi.register;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import jp.tsunagi.layout.ColumnType;
import jp.tsunagi.layout.RowColumn;
import jp.tsunagi.layout.RowLayout;

/**
 * What the first or the last line of a file may say, by name: the hub writes it, or holds it against the file.
 *
 * @param types of its items
 */
record RowItems(Map<String, ColumnType> types) {
    static final String RECORD_TYPE = "recordType";
    static final String RECORD_COUNT = "recordCount";

    static final RowItems HEADER = new RowItems(Map.of(
            RECORD_TYPE,
            ColumnType.TEXT,
            "layoutVersion",
            ColumnType.TEXT,
            "processingType",
            ColumnType.TEXT,
            "municipalityCode",
            ColumnType.TEXT,
            "createdAt",
            ColumnType.DATE_TIME,
            "fileName",
            ColumnType.TEXT));
    static final RowItems TRAILER = new RowItems(Map.of(
            RECORD_TYPE,
            ColumnType.TEXT,
            RECORD_COUNT,
            ColumnType.INTEGER,
            "newCount",
            ColumnType.INTEGER,
            "changedCount",
            ColumnType.INTEGER,
            "endedCount",
            ColumnType.INTEGER));

    /** The lines of an inbound file are told apart by their first value, and its last line counts them. */
    static void framed(Section file, Optional<RowLayout> header, List<RowColumn> record, Optional<RowLayout> trailer) {
        if (header.isEmpty() && trailer.isEmpty()) {
            return;
        }
        if (header.isEmpty() || trailer.isEmpty()) {
            file.need(header.isEmpty() ? "header" : "trailer");
            return;
        }
        begins(file, "header", header.get().columns(), "H");
        begins(file, "columns", record, "D");
        begins(file, "trailer", trailer.get().columns(), "T");
        boolean counted = trailer.get().columns().stream()
                .anyMatch(column -> column.column().field().equals(RECORD_COUNT));
        if (!counted) {
            file.note(
                    file.need("trailer"),
                    "the last line does not count the records",
                    "add '- { name: " + RECORD_COUNT + " }'");
        }
    }

    private static void begins(Section file, String key, List<RowColumn> line, String type) {
        boolean begun = !line.isEmpty()
                && line.get(0).column().maxLength() == 1
                && line.get(0).constant().filter(type::equals).isPresent();
        if (!begun) {
            file.note(
                    file.need(key),
                    "the first column is not " + type,
                    "begin '" + key + "' with '- { name: " + RECORD_TYPE + ", value: " + type + " }'");
        }
    }
}
