package jp.tsunagi.layout;

import java.util.List;
import jp.tsunagi.errors.ErrorCode;
import jp.tsunagi.errors.Finding;

/** Finds where the values of a line begin and end; undoes doubled quotes in place. */
abstract class Splitter {
    final int[] starts;
    final int[] ends;

    private Splitter(int columns) {
        starts = new int[columns];
        ends = new int[columns];
    }

    static Splitter delimited(int columns, char separator) {
        return new Delimited(columns, separator);
    }

    static Splitter fixed(List<Column> columns) {
        return new Fixed(columns.stream().mapToInt(Column::maxLength).toArray());
    }

    /** Answers why the line cannot be divided, or null. */
    abstract Finding split(char[] line, int length);

    int start(int column) {
        return starts[column];
    }

    int end(int column) {
        return ends[column];
    }

    private static final class Delimited extends Splitter {
        private final char separator;
        private int end;

        Delimited(int columns, char separator) {
            super(columns);
            this.separator = separator;
        }

        @Override
        Finding split(char[] line, int length) {
            int column = 0;
            int at = 0;
            while (true) {
                boolean quoted = at < length && line[at] == '"';
                int start = quoted ? at + 1 : at;
                int next = quoted ? quoted(line, start, length) : plain(line, start, length);
                if (next < 0) {
                    return new Finding(ErrorCode.MALFORMED_LINE, "", "quote in column " + (column + 1));
                }
                if (column < starts.length) {
                    starts[column] = start;
                    ends[column] = end;
                }
                column++;
                if (next == length) {
                    break;
                }
                at = next + 1;
            }
            return column == starts.length
                    ? null
                    : new Finding(ErrorCode.WRONG_COLUMN_COUNT, "", column + " instead of " + starts.length);
        }

        // Both answer where the separator or the line's end is, -1 for a misplaced quote, and set the value's end.

        private int plain(char[] line, int start, int length) {
            int at = start;
            while (at < length && line[at] != separator) {
                if (line[at] == '"') {
                    return -1;
                }
                at++;
            }
            end = at;
            return at;
        }

        private int quoted(char[] line, int start, int length) {
            int to = start;
            for (int at = start; at < length; at++) {
                if (line[at] == '"') {
                    int next = at + 1;
                    if (next == length || line[next] == separator) {
                        end = to;
                        return next;
                    }
                    if (line[next] != '"') {
                        return -1;
                    }
                    at = next;
                }
                line[to++] = line[at];
            }
            return -1;
        }
    }

    private static final class Fixed extends Splitter {
        private final int[] widths;

        Fixed(int[] widths) {
            super(widths.length);
            this.widths = widths;
        }

        @Override
        Finding split(char[] line, int length) {
            int at = 0;
            for (int column = 0; column < widths.length; column++) {
                starts[column] = at;
                for (int i = 0; i < widths[column]; i++) {
                    if (at >= length) {
                        return new Finding(ErrorCode.MALFORMED_LINE, "", "line too short");
                    }
                    at += Character.isHighSurrogate(line[at]) ? 2 : 1;
                }
                ends[column] = at;
            }
            return at == length ? null : new Finding(ErrorCode.MALFORMED_LINE, "", "line too long");
        }
    }
}
