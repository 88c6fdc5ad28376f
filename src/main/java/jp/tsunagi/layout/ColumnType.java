package jp.tsunagi.layout;

/** What a column holds. */
public enum ColumnType {
    TEXT,
    INTEGER,
    DECIMAL,
    DATE,
    DATE_TIME,
    PERSONAL_NUMBER,
    /** A type of the domain, by the {@code Format} that {@code @BindyConverter} names. */
    CONVERTED
}
