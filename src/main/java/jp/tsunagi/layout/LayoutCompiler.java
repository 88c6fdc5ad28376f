package jp.tsunagi.layout;

import java.lang.reflect.Field;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import jp.tsunagi.errors.ErrorCode;
import jp.tsunagi.errors.HubException;
import jp.tsunagi.layout.Cell.Align;
import jp.tsunagi.layout.Cell.Padding;
import jp.tsunagi.privacy.PersonalNumber;
import org.apache.camel.dataformat.bindy.Format;
import org.apache.camel.dataformat.bindy.annotation.BindyConverter;
import org.apache.camel.dataformat.bindy.annotation.CsvRecord;
import org.apache.camel.dataformat.bindy.annotation.DataField;
import org.apache.camel.dataformat.bindy.annotation.FixedLengthRecord;
import org.apache.camel.dataformat.bindy.annotation.Link;
import org.apache.camel.dataformat.bindy.annotation.OneToMany;

/**
 * Reads the Bindy annotations of one record class, once. An annotation that the codec does not serve is an error, so
 * that no layout means one thing to Bindy and another to the hub.
 */
final class LayoutCompiler<T> {
    private final Class<T> type;
    private final CsvRecord delimited;
    private final FixedLengthRecord fixed;

    LayoutCompiler(Class<T> type) {
        this.type = type;
        this.delimited = type.getAnnotation(CsvRecord.class);
        this.fixed = type.getAnnotation(FixedLengthRecord.class);
        if ((delimited == null) == (fixed == null)) {
            throw invalid("needs either @CsvRecord or @FixedLengthRecord");
        }
    }

    boolean isFixedLength() {
        return fixed != null;
    }

    /** The format that the annotations state, in UTF-8. */
    FileFormat format() {
        return delimited == null ? fixedFormat() : delimitedFormat();
    }

    /** The columns in the order of their positions. */
    List<Cell<T>> cells() {
        List<Cell<T>> cells = new ArrayList<>();
        for (Field field : type.getDeclaredFields()) {
            if (field.isAnnotationPresent(Link.class) || field.isAnnotationPresent(OneToMany.class)) {
                throw invalid(field.getName() + ": links to other classes");
            }
            DataField annotation = field.getAnnotation(DataField.class);
            if (annotation != null) {
                cells.add(cell(field, annotation));
            }
        }
        cells.sort(Comparator.comparingInt(cell -> cell.column().position()));
        checkPositions(cells);
        return List.copyOf(cells);
    }

    private FileFormat delimitedFormat() {
        boolean unsupported = delimited.isOrdered()
                || delimited.autospanLine()
                || delimited.quotingEscaped()
                || delimited.skipField()
                || !delimited.removeQuotes()
                || !delimited.endWithLineBreak()
                || delimited.generateHeaderColumns() != delimited.skipFirstLine()
                || !(delimited.quote().isEmpty() || delimited.quote().equals("\""));
        if (unsupported) {
            throw invalid("isOrdered, autospanLine, quotingEscaped, skipField, another quote, quotes kept, no last line"
                    + " break, or titles only written or only read");
        }
        boolean always = delimited.quoting() && !delimited.quotingOnlyWhenNeeded();
        return new FileFormat(
                StandardCharsets.UTF_8,
                lineEnd(delimited.crlf()),
                always ? Quoting.ALWAYS : Quoting.NEEDED,
                separator(delimited.separator()),
                delimited.generateHeaderColumns(),
                List.of());
    }

    private FileFormat fixedFormat() {
        boolean unsupported = fixed.header() != void.class
                || fixed.footer() != void.class
                || fixed.ignoreTrailingChars()
                || fixed.ignoreMissingChars()
                || fixed.countGrapheme()
                || !fixed.eol().isEmpty();
        if (unsupported) {
            throw invalid("header, footer, ignored characters, graphemes or eol");
        }
        FileFormat standard = FileFormat.STANDARD;
        return new FileFormat(
                standard.charset(), lineEnd(fixed.crlf()), Quoting.NEEDED, standard.separator(), false, List.of());
    }

    private LineEnd lineEnd(String name) {
        return switch (name) {
            case "WINDOWS" -> LineEnd.CRLF;
            case "UNIX" -> LineEnd.LF;
            default -> throw invalid("crlf " + name);
        };
    }

    // Bindy reads a separator as a regular expression, so it may be written with a backslash before it.
    private static char separator(String text) {
        return text.equals("\\t") ? '\t' : text.charAt(text.length() - 1);
    }

    private Cell<T> cell(Field field, DataField data) {
        checkSupported(field, data);
        String title = data.columnName().isEmpty() ? field.getName() : data.columnName();
        ColumnType columnType = columnType(field);
        Column column = new Column(
                data.pos(), field.getName(), title, columnType, data.required(), data.length(), data.pattern());
        Value<Object> value = value(field, data, columnType);
        return new Cell<>(
                column,
                Accessors.getter(type, field),
                Accessors.setter(type, field),
                value,
                fallback(field, data, value),
                data.trim(),
                fixed == null ? null : padding(field, data));
    }

    private void checkSupported(Field field, DataField data) {
        boolean unsupported = data.lengthPos() != 0
                || data.position() != 0
                || data.impliedDecimalSeparator()
                || !data.delimiter().isEmpty()
                || !data.method().isEmpty()
                || !data.timezone().isEmpty()
                || !data.decimalSeparator().isEmpty()
                || !data.groupingSeparator().isEmpty();
        if (unsupported) {
            throw invalid(field.getName()
                    + ": lengthPos, position, delimiter, method, timezone or a separator within numbers");
        }
        if (fixed != null && data.length() < 1) {
            throw invalid(field.getName() + ": no length");
        }
        if (data.clip() && (field.getType() != String.class || data.length() < 1)) {
            throw invalid(field.getName() + ": clip needs a text with a length");
        }
    }

    private ColumnType columnType(Field field) {
        Class<?> fieldType = field.getType();
        if (fieldType == PersonalNumber.class) {
            return ColumnType.PERSONAL_NUMBER;
        } else if (field.isAnnotationPresent(BindyConverter.class)) {
            return ColumnType.CONVERTED;
        } else if (fieldType == String.class) {
            return ColumnType.TEXT;
        } else if (fieldType == Integer.class) {
            return ColumnType.INTEGER;
        } else if (fieldType == BigDecimal.class) {
            return ColumnType.DECIMAL;
        } else if (fieldType == LocalDate.class) {
            return ColumnType.DATE;
        } else if (fieldType == LocalDateTime.class) {
            return ColumnType.DATE_TIME;
        }
        throw invalid(field.getName() + ": type " + fieldType.getSimpleName());
    }

    @SuppressWarnings("unchecked")
    private Value<Object> value(Field field, DataField data, ColumnType columnType) {
        String pattern = data.pattern();
        boolean dated = columnType == ColumnType.DATE || columnType == ColumnType.DATE_TIME;
        if (dated && pattern.isEmpty()) {
            throw invalid(field.getName() + ": a date needs a pattern");
        }
        Value<?> value = switch (columnType) {
            case TEXT -> new TextValue(data.trim(), data.clip() ? data.length() : 0);
            case CONVERTED -> new ConvertedValue<>(converter(field));
            default -> Value.of(columnType, pattern, data.precision());
        };
        boolean numeric = columnType == ColumnType.INTEGER || columnType == ColumnType.DECIMAL;
        if (numeric && !pattern.isEmpty()) {
            throw invalid(field.getName() + ": patterns of numbers");
        }
        return (Value<Object>) value;
    }

    private Format<?> converter(Field field) {
        try {
            return (Format<?>) field.getAnnotation(BindyConverter.class)
                    .value()
                    .getConstructor()
                    .newInstance();
        } catch (ReflectiveOperationException | ClassCastException e) {
            throw invalid(field.getName() + ": converter without a public constructor, or no Format");
        }
    }

    private Object fallback(Field field, DataField data, Value<Object> value) {
        String text = data.defaultValue();
        if (text.isEmpty()) {
            return null;
        }
        Object fallback = value.read(text.toCharArray(), 0, text.length());
        if (fallback == null) {
            throw invalid(field.getName() + ": defaultValue");
        }
        return fallback;
    }

    private Padding padding(Field field, DataField data) {
        char character = data.paddingChar() == 0 ? fixed.paddingChar() : data.paddingChar();
        Align align = switch (data.align()) {
            case "L" -> Align.LEFT;
            case "R" -> Align.RIGHT;
            case "B" -> Align.BOTH;
            default -> throw invalid(field.getName() + ": align");
        };
        return new Padding(character, align);
    }

    private void checkPositions(List<Cell<T>> cells) {
        if (cells.isEmpty()) {
            throw invalid("no @DataField");
        }
        int next = 1;
        for (Cell<T> cell : cells) {
            if (cell.column().position() != next) {
                throw invalid(cell.column().field() + ": position " + next + " expected");
            }
            next += fixed == null ? 1 : cell.column().maxLength();
        }
        if (fixed != null && fixed.length() != 0 && fixed.length() != next - 1) {
            throw invalid("the columns make " + (next - 1) + " characters, the record has " + fixed.length());
        }
    }

    private HubException invalid(String reason) {
        return new HubException(ErrorCode.MAPPING_INVALID, type.getSimpleName() + ": " + reason);
    }
}
