package jp.tsunagi.register;

/** The way of a linkage's files, seen from the municipality. */
public enum Direction {
    IN,
    OUT
}
