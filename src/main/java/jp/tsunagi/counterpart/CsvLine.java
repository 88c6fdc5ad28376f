package jp.tsunagi.counterpart;

import java.util.ArrayList;
import java.util.List;

/**
 * Comma separated values, without leniency: a quote opens a value, is doubled inside it and closes it before a comma or the
 * end of the line; anywhere else it is a breach of the layout.
 */
public final class CsvLine {
    private final String line;
    private final List<String> values = new ArrayList<>();
    private int position;

    private CsvLine(String line) {
        this.line = line;
    }

    /** @throws FileRefused when the line is not so */
    public static List<String> split(String line) throws FileRefused {
        CsvLine parser = new CsvLine(line);
        parser.value();
        while (parser.position < line.length()) {
            parser.comma();
            parser.value();
        }
        return parser.values;
    }

    /** Quotes where needed. */
    public static String join(List<String> values) {
        StringBuilder line = new StringBuilder();
        for (String value : values) {
            boolean quoted = value.contains(",") || value.contains("\"");
            line.append(line.length() == 0 ? "" : ",").append(quoted ? '"' + value.replace("\"", "\"\"") + '"' : value);
        }
        return line.toString();
    }

    private void value() throws FileRefused {
        values.add(at('"') ? quoted() : plain());
    }

    private void comma() throws FileRefused {
        if (!at(',')) {
            throw new FileRefused(Refusal.F002);
        }
        position++;
    }

    private String plain() throws FileRefused {
        int comma = line.indexOf(',', position);
        int end = comma < 0 ? line.length() : comma;
        String value = line.substring(position, end);
        if (value.indexOf('"') >= 0) {
            throw new FileRefused(Refusal.F002);
        }
        position = end;
        return value;
    }

    private String quoted() throws FileRefused {
        StringBuilder value = new StringBuilder();
        position++;
        while (true) {
            int quote = line.indexOf('"', position);
            if (quote < 0) {
                throw new FileRefused(Refusal.F002);
            }
            value.append(line, position, quote);
            position = quote + 1;
            if (!at('"')) {
                return value.toString();
            }
            value.append('"');
            position++;
        }
    }

    private boolean at(char expected) {
        return position < line.length() && line.charAt(position) == expected;
    }
}
