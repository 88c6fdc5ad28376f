package jp.tsunagi.register;

import java.util.Optional;

/** The record classes of a file: its first line, its records and its last line. */
public record Layout(Optional<Class<?>> header, Class<?> record, Optional<Class<?>> trailer) {}
