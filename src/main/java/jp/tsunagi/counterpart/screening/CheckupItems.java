package jp.tsunagi.counterpart.screening;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The table of item codes that the screening collection system goes by. */
final class CheckupItems {
    private static final String TABLE = "/counterpart/screening/items.csv";
    private static final String OID = "1.2.392.200119.6.";
    private static final int COLUMNS = 9;

    private final Map<String, CheckupItem> items;

    private CheckupItems(Map<String, CheckupItem> items) {
        this.items = items;
    }

    static CheckupItems standard() {
        try (BufferedReader lines = new BufferedReader(
                new InputStreamReader(CheckupItems.class.getResourceAsStream(TABLE), StandardCharsets.UTF_8))) {
            return new CheckupItems(lines.lines()
                    .filter(line -> !line.startsWith("#") && !line.startsWith("code,"))
                    .map(CheckupItems::item)
                    .collect(Collectors.toUnmodifiableMap(CheckupItem::code, Function.identity())));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Optional<CheckupItem> find(String code) {
        return Optional.ofNullable(items.get(code));
    }

    int size() {
        return items.size();
    }

    private static CheckupItem item(String line) {
        String[] column = line.split(",", COLUMNS);
        return new CheckupItem(
                column[0],
                column[1],
                column[2],
                column[3],
                column[4],
                column[5].isEmpty() ? "" : OID + column[5],
                column[6].isEmpty() ? Set.of() : Set.of(column[6].split("[|]")),
                column[7],
                column[8]);
    }
}
