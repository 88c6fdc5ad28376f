package jp.tsunagi.layout;

import java.time.LocalDate;
import java.time.LocalDateTime;

/**
 * How the values of one type are written and read. What it cannot read it answers with null; the cell makes a finding
 * of it, so that no value gets into an exception's text.
 */
abstract class Value<V> {
    /**
     * The form of a type whose columns state no more than this.
     *
     * @param pattern of dates and times
     * @param places of decimal numbers
     */
    static Value<?> of(ColumnType type, String pattern, int places) {
        return switch (type) {
            case INTEGER -> new IntegerValue();
            case DECIMAL -> new DecimalValue(places);
            case PERSONAL_NUMBER -> new PersonalNumberValue();
            case DATE ->
                pattern.equals(DateValue.PATTERN) ? new DateValue() : new PatternValue<>(pattern, LocalDate::from);
            case DATE_TIME ->
                pattern.equals(DateTimeValue.PATTERN)
                        ? new DateTimeValue()
                        : new PatternValue<>(pattern, LocalDateTime::from);
            case TEXT, CONVERTED -> throw new IllegalArgumentException("a text states more");
        };
    }

    /** Writes the value and says how many code points it has. */
    abstract int write(V value, Output out);

    /** Reads the characters, at least one; null if they are no such value. */
    abstract V read(char[] characters, int from, int to);

    /** The code points that {@link #write} would write. */
    abstract int length(V value);

    boolean isMissing(V value) {
        return value == null;
    }

    /** Whether the value has a form that the file can hold. */
    boolean isWritable(V value) {
        return true;
    }
}
