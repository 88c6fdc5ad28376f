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

    /**
     * @throws HubException {@link ErrorCode#MAPPING_INVALID} with every column that has no field, or shares one with
     *     another, and every field of a type that rows cannot fill
     */
    @SuppressWarnings({"unchecked", "rawtypes"})
    public static <T> RowBinder<T> of(Class<T> type, ResultSetMetaData columns) throws SQLException {
        Map<String, Field> fields = new HashMap<>();
        for (Field field : type.getDeclaredFields()) {
            if (!Modifier.isStatic(field.getModifiers())) {
                fields.put(normal(field.getName()), field);
            }
        }
        List<String> wrong = new ArrayList<>();
        List<Binding<T>> bindings = new ArrayList<>();
        for (int column = 1; column <= columns.getColumnCount(); column++) {
            String label = columns.getColumnLabel(column);
            Field field = fields.remove(normal(label));
            Getter getter = field == null ? null : getter(field.getType());
            if (getter == null) {
                wrong.add(label);
            } else {
                bindings.add(new Binding<>(column, label, getter, Accessors.setter(type, field)));
            }
        }
        if (!wrong.isEmpty()) {
            throw new HubException(
                    ErrorCode.MAPPING_INVALID,
                    type.getSimpleName() + ": no free field of a known type for " + String.join(", ", wrong));
        }
        return new RowBinder<>(Accessors.constructor(type), bindings.toArray(new Binding[0]));
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
