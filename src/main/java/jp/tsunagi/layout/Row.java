package jp.tsunagi.layout;

/** A record of a layout that a file states: a value for each of its columns, in their order. */
public class Row {
    private final Object[] values;

    public Row(RowLayout layout) {
        values = new Object[layout.size()];
    }

    /** @param index of the column in {@link RowLayout#all()} */
    public final Object get(int index) {
        return values[index];
    }

    public final void set(int index, Object value) {
        values[index] = value;
    }
}
