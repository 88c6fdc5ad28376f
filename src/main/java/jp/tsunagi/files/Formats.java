package jp.tsunagi.files;

import java.util.List;
import jp.tsunagi.layout.FileFormat;
import jp.tsunagi.register.FileRule;

/** The register's rules for a file in the words of the codec. */
public final class Formats {
    private static final char SEPARATOR = ',';

    private Formats() {}

    /** For data lines. */
    public static FileFormat ofRecords(FileRule rule) {
        return new FileFormat(
                rule.charset(), rule.lineEnd(), rule.quoting(), SEPARATOR, rule.columnTitles(), rule.columns());
    }

    /** For the first and the last line, whose items stay in the order of their record classes. */
    public static FileFormat ofEnvelope(FileRule rule) {
        return new FileFormat(rule.charset(), rule.lineEnd(), rule.quoting(), SEPARATOR, false, List.of());
    }
}
