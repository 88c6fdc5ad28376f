package jp.tsunagi.register;

import java.util.Optional;
import jp.tsunagi.layout.RowLayout;

/** What the lines of a file hold: its first line, its records and its last line. Classes state it, or a file in mappings/. */
public sealed interface Layout {
    /** By Bindy-annotated classes. */
    record OfClasses(Optional<Class<?>> header, Class<?> record, Optional<Class<?>> trailer) implements Layout {}

    /** By a layout file. */
    record OfFile(Optional<RowLayout> header, RowLayout record, Optional<RowLayout> trailer) implements Layout {}

    /** Whether it states records of this class. */
    default boolean holds(Class<?> type) {
        return this instanceof OfClasses classes && type.isAssignableFrom(classes.record());
    }
}
