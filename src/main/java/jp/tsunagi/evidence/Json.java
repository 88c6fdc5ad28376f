package jp.tsunagi.evidence;

import java.util.Collection;
import java.util.stream.Collectors;

/** The few forms of JSON that a bundle needs. */
final class Json {
    private Json() {}

    static String text(String value) {
        StringBuilder text = new StringBuilder("\"");
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c == '"' || c == '\\') {
                text.append('\\').append(c);
            } else if (c < ' ') {
                text.append("\\u%04x".formatted((int) c));
            } else {
                text.append(c);
            }
        }
        return text.append('"').toString();
    }

    /** The texts of these, in one line. */
    static String texts(Collection<?> values) {
        return values.stream().map(value -> text(value.toString())).collect(Collectors.joining(",", "[", "]"));
    }

    /** One element a line, so that line tools can work on it. */
    static String lines(Collection<String> elements) {
        return elements.isEmpty() ? "[]" : "[\n" + String.join(",\n", elements) + "\n]";
    }
}
