package jp.tsunagi.retention;

import java.util.List;

/** A ledger as people read it. Each line has as many cells as there are titles. */
public record Listing(List<String> titles, List<List<String>> lines) {
    public Listing {
        titles = List.copyOf(titles);
        lines = List.copyOf(lines);
    }

    static String text(Object value) {
        return value == null ? "" : value.toString();
    }
}
