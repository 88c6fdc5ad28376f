package jp.tsunagi.register;

import java.nio.charset.Charset;
import java.util.List;
import jp.tsunagi.layout.LineEnd;
import jp.tsunagi.layout.Quoting;

/**
 * What a linkage's files look like.
 *
 * @param columnTitles whether a line of titles stands before the records
 * @param columns the columns in the order of the file; empty means the order of the record class
 */
public record FileRule(
        NamePattern name,
        Layout layout,
        Charset charset,
        LineEnd lineEnd,
        Quoting quoting,
        boolean columnTitles,
        List<String> columns,
        Readiness readiness) {
    public FileRule {
        columns = List.copyOf(columns);
    }
}
