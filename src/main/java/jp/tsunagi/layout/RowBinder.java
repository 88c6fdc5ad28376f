package jp.tsunagi.layout;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import jp.tsunagi.errors.ErrorCode;
import jp.tsunagi.errors.HubException;
import jp.tsunagi.privacy.PersonalNumber;

/**
 * Makes record objects of the rows of a query, compiled once a query: a column goes to the field of its label, which
 * has underscores for capitals, in any case ({@code insurer_number} to {@code insurerNumber}). Fields need no
 * annotation; a field without a column stays null. Texts are taken as they are, blanks too. Thread-safe.
 */
public final class RowBinder<T> {
    private static final String DATA_EXCEPTION = "22";

    private final Supplier<T> constructor;
    private final Binding<T>[] bindings;

    private RowBinder(Supplier<T> constructor, Binding<T>[] bindings) {
        this.constructor = constructor;
        this.bindings = bindings;
    }

    /** What a row can fill, and with values of which type. */
    private record Member<T>(Class<?> type, Supplier<BiConsumer<T, Object>> setter) {}

    /**
     * For the fields of a class; one without a column stays null.
     *
     * @throws HubException {@link ErrorCode#MAPPING_INVALID} with every column that has no field, or shares one with
     *     another, and every field of a type that rows cannot fill
     */
    public static <T> RowBinder<T> of(Class<T> type, ResultSetMetaData columns) throws SQLException {
        Map<String, Member<T>> members = new HashMap<>();
        for (Field field : type.getDeclaredFields()) {
            if (!Modifier.isStatic(field.getModifiers())) {
                members.put(
                        normal(field.getName()), new Member<>(field.getType(), () -> Accessors.setter(type, field)));
            }
        }
        return bind(type.getSimpleName(), Accessors.constructor(type), members, columns);
    }

    /**
     * For the records of a layout: the fields of its class, or the columns of its file, each of which the query must give
     * then, but for what always stands in one.
     *
     * @throws HubException {@link ErrorCode#MAPPING_INVALID} as for a class, and with every column that the query lacks
     */
    public static <T> RowBinder<T> of(Layout<T> layout, ResultSetMetaData columns) throws SQLException {
        Optional<RowLayout> rows = layout.rows();
        if (rows.isEmpty()) {
            return of(layout.recordClass(), columns);
        }
        Map<String, Member<T>> members = new HashMap<>();
        List<RowColumn> all = rows.get().all();
        for (int i = 0; i < all.size(); i++) {
            int index = i;
            Column column = all.get(i).column();
            if (all.get(i).constant().isEmpty()) {
                members.put(
                        normal(column.field()),
                        new Member<>(type(column.type()), () -> (row, value) -> ((Row) row).set(index, value)));
            }
        }
        RowBinder<T> binder = bind(rows.get().name(), layout.constructor(), members, columns);
        List<String> missing = all.stream()
                .map(column -> column.column().field())
                .filter(field -> members.containsKey(normal(field)))
                .toList();
        if (!missing.isEmpty()) {
            throw new HubException(
                    ErrorCode.MAPPING_INVALID,
                    rows.get().name() + ": the query has no column for " + String.join(", ", missing));
        }
        return binder;
    }

    /** Takes the members out that have found their column. */
    @SuppressWarnings({"unchecked", "rawtypes"})
    private static <T> RowBinder<T> bind(
            String name, Supplier<T> constructor, Map<String, Member<T>> members, ResultSetMetaData columns)
            throws SQLException {
        List<String> wrong = new ArrayList<>();
        List<Binding<T>> bindings = new ArrayList<>();
        for (int column = 1; column <= columns.getColumnCount(); column++) {
            String label = columns.getColumnLabel(column);
            Member<T> member = members.remove(normal(label));
            Getter getter = member == null ? null : getter(member.type());
            if (getter == null) {
                wrong.add(label);
            } else {
                bindings.add(
                        new Binding<>(column, label, getter, member.setter().get()));
            }
        }
        if (!wrong.isEmpty()) {
            throw new HubException(
                    ErrorCode.MAPPING_INVALID,
                    name + ": no free field of a known type for " + String.join(", ", wrong));
        }
        return new RowBinder<>(constructor, bindings.toArray(new Binding[0]));
    }

    private static Class<?> type(ColumnType type) {
        return switch (type) {
            case TEXT -> String.class;
            case INTEGER -> Integer.class;
            case DECIMAL -> BigDecimal.class;
            case DATE -> LocalDate.class;
            case DATE_TIME -> LocalDateTime.class;
            case PERSONAL_NUMBER -> PersonalNumber.class;
            case CONVERTED -> Object.class;
        };
    }

    /**
     * Makes a record of the current row.
     *
     * @throws HubException {@link ErrorCode#MAPPING_INVALID} with the column whose value does not fit its field's type
     */
    public T read(ResultSet row) throws SQLException {
        T target = constructor.get();
        for (Binding<T> binding : bindings) {
            binding.bind(row, target);
        }
        return target;
    }

    private static String normal(String name) {
        return name.replace("_", "").toLowerCase(Locale.ROOT);
    }

    private static Getter getter(Class<?> type) {
        if (type == String.class) {
            return ResultSet::getString;
        } else if (type == Integer.class || type == int.class) {
            return (row, column) -> {
                int value = row.getInt(column);
                return row.wasNull() ? null : (Integer) value;
            };
        } else if (type == Boolean.class || type == boolean.class) {
            return (row, column) -> {
                boolean value = row.getBoolean(column);
                return row.wasNull() ? null : (Boolean) value;
            };
        } else if (type == LocalDate.class) {
            return (row, column) -> row.getObject(column, LocalDate.class);
        } else if (type == LocalDateTime.class) {
            return (row, column) -> row.getObject(column, LocalDateTime.class);
        } else if (type == BigDecimal.class) {
            return ResultSet::getBigDecimal;
        } else if (type == PersonalNumber.class) {
            return RowBinder::personalNumber;
        }
        return null;
    }

    // As bytes, because a String could not be wiped. Both databases give text as UTF-8.
    private static PersonalNumber personalNumber(ResultSet row, int column) throws SQLException {
        byte[] bytes = row.getBytes(column);
        return bytes == null ? null : PersonalNumberBytes.read(bytes);
    }

    private interface Getter {
        Object get(ResultSet row, int column) throws SQLException;
    }

    private record Binding<T>(int column, String label, Getter getter, BiConsumer<T, Object> setter) {
        void bind(ResultSet row, T target) throws SQLException {
            Object value = value(row);
            if (value != null) {
                setter.accept(target, value);
            }
        }

        // Drivers write the value into the text of a failed conversion, so their exception ends here.
        private Object value(ResultSet row) throws SQLException {
            try {
                return getter.get(row, column);
            } catch (SQLException e) {
                if (e.getSQLState() != null && e.getSQLState().startsWith(DATA_EXCEPTION)) {
                    throw new HubException(ErrorCode.MAPPING_INVALID, "column " + label + ": does not fit its field");
                }
                throw e;
            }
        }
    }
}
