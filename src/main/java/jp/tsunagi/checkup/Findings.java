package jp.tsunagi.checkup;

import java.util.ArrayList;
import java.util.List;
import jp.tsunagi.errors.ErrorCode;
import jp.tsunagi.errors.Finding;

/** What the rules find wrong with one document. */
final class Findings {
    private final List<Finding> all = new ArrayList<>(0);

    void add(ErrorCode code, String field) {
        all.add(new Finding(code, field));
    }

    void unless(boolean right, ErrorCode code, String field) {
        if (!right) {
            add(code, field);
        }
    }

    /** About an item; the note is its name. */
    void unless(boolean right, ErrorCode code, Item item) {
        if (!right) {
            add(code, item);
        }
    }

    void add(ErrorCode code, Item item) {
        all.add(new Finding(code, item.code(), item.name()));
    }

    List<Finding> all() {
        return all;
    }
}
