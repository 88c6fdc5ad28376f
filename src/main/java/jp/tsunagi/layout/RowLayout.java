package jp.tsunagi.layout;

import java.util.List;
import java.util.stream.Stream;

/**
 * 項目定義: the columns of one kind of line, as a layout file states them. {@link Layout#of(RowLayout, Class,
 * java.util.function.Supplier)} compiles it as it compiles an annotated class.
 *
 * @param name for messages: the file, and which of its lines
 * @param columns in the order of the file
 * @param beside what a query gives with each row and the file does not hold
 */
public record RowLayout(String name, List<RowColumn> columns, List<RowColumn> beside, Roles roles) {
    public RowLayout {
        columns = List.copyOf(columns);
        beside = List.copyOf(beside);
    }

    /**
     * What some columns are to the hub, by their index in {@link #all()}; {@link #NONE} where there is none.
     *
     * @param key whose values, one behind the other, tell records apart
     * @param residentNumber 住民番号, of which the pseudonym is made
     * @param birthDate by which provisions go that set an age
     * @param ended has a value once the record says that something ended
     * @param personalNumberRevision goes up when the personal number becomes another one
     */
    public record Roles(List<Integer> key, int residentNumber, int birthDate, int ended, int personalNumberRevision) {
        public static final int NONE = -1;
        public static final Roles OF_NO_COLUMN = new Roles(List.of(), NONE, NONE, NONE, NONE);

        public Roles {
            key = List.copyOf(key);
        }
    }

    /** The columns of the file, then what is beside them. */
    public List<RowColumn> all() {
        return Stream.concat(columns.stream(), beside.stream()).toList();
    }

    int size() {
        return columns.size() + beside.size();
    }

    /** The key of a record; a value that is absent counts as empty. */
    public String key(Row row) {
        List<Integer> key = roles.key();
        if (key.size() == 1) {
            return text(row.get(key.get(0)));
        }
        StringBuilder text = new StringBuilder();
        for (int index : key) {
            text.append(text(row.get(index)));
        }
        return text.toString();
    }

    private static String text(Object value) {
        return value == null ? "" : value.toString();
    }
}
