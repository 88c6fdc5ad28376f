package jp.tsunagi.checkup;

import java.util.ArrayList;
import java.util.List;

/** Checks that have each item of the table once, with a value that fits it, and what the item goes with. */
final class EveryItem {
    private EveryItem() {}

    static List<CheckupRecord> records() {
        List<CheckupRecord> records = new ArrayList<>();
        for (Item item : Checkups.ITEMS.all()) {
            List<CheckupResult> results = new ArrayList<>();
            add(item, value(item), results);
            records.add(Checkups.record(records.size() + 1, results));
        }
        return records;
    }

    private static void add(Item item, String value, List<CheckupResult> results) {
        if (results.stream().anyMatch(result -> result.code().equals(item.code()))) {
            return;
        }
        results.add(new CheckupResult(item.code(), value, "", "", ""));
        item.requires()
                .ifPresent(other ->
                        add(item(other.code()), other.codes().iterator().next(), results));
        item.sampling().stream().findFirst().ifPresent(code -> add(item(Item.SAMPLING), code, results));
        if (item.code().equals(Item.PHYSICIAN)) {
            add(item(Item.DIAGNOSIS), "異常を認めない", results);
        }
        if (item.isReasonOfGroup()) {
            Checkups.ITEMS.all().stream()
                    .filter(other -> !other.isReasonOfGroup())
                    .filter(other -> other.group()
                            .map(Item.Group::id)
                            .equals(item.group().map(Item.Group::id)))
                    .findFirst()
                    .ifPresent(other -> add(other, value(other), results));
        }
    }

    private static Item item(String code) {
        return Checkups.ITEMS.find(code).orElseThrow();
    }

    private static String value(Item item) {
        if (item.rule() instanceof ValueRule.Decimal number) {
            return number.highest().toPlainString();
        }
        if (item.rule() instanceof ValueRule.Code list) {
            return list.codes().iterator().next();
        }
        return item.rule() instanceof ValueRule.Day ? "20260608" : "架空の所見";
    }
}
