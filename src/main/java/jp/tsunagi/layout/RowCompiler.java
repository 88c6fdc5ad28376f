package jp.tsunagi.layout;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Function;
import jp.tsunagi.errors.ErrorCode;
import jp.tsunagi.errors.HubException;

/** Makes of a layout file's columns the cells that {@link LayoutCompiler} makes of a class. */
final class RowCompiler {
    private RowCompiler() {}

    static <T extends Row> List<Cell<T>> cells(RowLayout layout) {
        List<Cell<T>> cells = new ArrayList<>(layout.columns().size());
        for (RowColumn column : layout.columns()) {
            cells.add(cell(layout, column, cells.size()));
        }
        if (cells.isEmpty()) {
            throw new HubException(ErrorCode.MAPPING_INVALID, layout.name() + ": no column");
        }
        return List.copyOf(cells);
    }

    private static <T extends Row> Cell<T> cell(RowLayout layout, RowColumn stated, int index) {
        Column column = stated.column();
        Value<Object> value = value(stated);
        return new Cell<>(column, getter(index), setter(index), value, fallback(layout, stated, value), false, null);
    }

    private static <T extends Row> Function<T, Object> getter(int index) {
        return row -> row.get(index);
    }

    private static <T extends Row> BiConsumer<T, Object> setter(int index) {
        return (row, value) -> row.set(index, value);
    }

    @SuppressWarnings("unchecked")
    private static Value<Object> value(RowColumn stated) {
        Column column = stated.column();
        Value<?> value = column.type() == ColumnType.TEXT
                ? new TextValue(false, 0)
                : Value.of(column.type(), column.pattern(), stated.places());
        return (Value<Object>) value;
    }

    private static Object fallback(RowLayout layout, RowColumn stated, Value<Object> value) {
        String text = stated.constant().orElse("");
        if (text.isEmpty()) {
            return null;
        }
        Object fallback = value.read(text.toCharArray(), 0, text.length());
        if (fallback == null) {
            throw new HubException(
                    ErrorCode.MAPPING_INVALID,
                    layout.name() + ": value of " + stated.column().field());
        }
        return fallback;
    }
}
