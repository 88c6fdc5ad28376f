package jp.tsunagi.layout;

/** Which values stand in quotes. There is no "never": it would write separators that nobody can read back. */
public enum Quoting {
    /** Values that hold a separator, a quote or a line break (RFC 4180 section 2.6). */
    NEEDED,
    /** All values, empty ones too. */
    ALWAYS
}
