package jp.tsunagi.cli;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import jp.tsunagi.quarantine.Item;

/** What was set aside as text: where it stands and what is wrong; each error code is explained once. */
final class ItemList {
    private ItemList() {}

    static String of(List<Item> items) {
        StringBuilder text = new StringBuilder();
        Set<String> explained = new HashSet<>();
        for (Item item : items) {
            text.append("\nitem ").append(line(item)).append('\n');
            if (explained.add(item.errorCode())) {
                text.append(Explanation.lines(item.errorCode(), "    ")
                        .stripLeading()
                        .indent(4));
            }
        }
        return text.toString();
    }

    private static String line(Item item) {
        return item.id() + "  " + item.state().toLowerCase(Locale.ROOT) + "  " + item.errorCode() + "  "
                + item.source()
                + part(item.source().endsWith(".sql") ? "row" : "line", item.lineNo())
                + part("key", item.recordKey())
                + part("field", item.field())
                + (item.note() == null || item.note().isEmpty() ? "" : " (" + item.note() + ")");
    }

    private static String part(String name, Object value) {
        return value == null || value.toString().isBlank() ? "" : ", " + name + " " + value;
    }
}
