package jp.tsunagi.layout;

import java.util.List;
import java.util.Optional;

/** The rows of a layout file that says the same as an annotated class. */
record RowTwin(Layout<Object> original, RowLayout stated, Layout<Row> layout) {
    @SuppressWarnings("unchecked")
    static RowTwin of(Layout<?> original) {
        RowLayout stated = new RowLayout(
                "twin.layout.yaml",
                original.columns().stream()
                        .map(column -> new RowColumn(column, 2, Optional.empty(), RowColumn.Rules.NONE))
                        .toList(),
                List.of(),
                RowLayout.Roles.OF_NO_COLUMN);
        Layout<Row> layout = Layout.of(stated, Row.class, () -> new Row(stated)).with(original.format());
        return new RowTwin((Layout<Object>) original, stated, layout);
    }

    Row row(Object target) {
        Row row = new Row(stated);
        Object[] values = original.values(target);
        for (int i = 0; i < values.length; i++) {
            row.set(i, values[i]);
        }
        return row;
    }
}
