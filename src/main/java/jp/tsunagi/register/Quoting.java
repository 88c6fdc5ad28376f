package jp.tsunagi.register;

/** Which values of a file stand in quotes. */
public enum Quoting {
    /** Those that hold a separator, a quote or a line break. */
    NEEDED,
    ALWAYS
}
