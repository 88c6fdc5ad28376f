package jp.tsunagi.checkup;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import jp.tsunagi.errors.ErrorCode;
import jp.tsunagi.errors.HubException;

/**
 * The items of a health check, {@code mappings/checkup/items.csv}. Code, name, type, form, unit, method, list, group and what an
 * item goes with restate facts of the Ministry's item table (MHLW, 健診項目コード表, fourth term); {@code lowest} and
 * {@code highest} are limits of plausibility of our own.
 *
 * <p>{@code form} is {@code NNN.N} for a number, a count of bytes or {@code date} for a text, empty for a code. {@code allowed} cuts the list down
 * for this item. {@code requires} is {@code item=codes}. Words within a column are parted by blanks.
 */
public final class Items {
    private static final List<String> TITLES = List.of(
            "code",
            "name",
            "category",
            "type",
            "form",
            "unit",
            "method",
            "list",
            "allowed",
            "lowest",
            "highest",
            "group",
            "relation",
            "requires",
            "sampling");
    private static final String SAMPLING_LIST = "2202";
    private static final Pattern NUMBER_FORM = Pattern.compile("(N{1,9})(?:\\.(N{1,9}))?");
    private static final Pattern TEXT_FORM = Pattern.compile("[1-9][0-9]{0,3}");

    private final Map<String, Item> items;
    private final CodeLists lists;

    private Items(Map<String, Item> items, CodeLists lists) {
        this.items = items;
        this.lists = lists;
    }

    /**
     * Reads {@code items.csv} and {@code codes.csv} of a folder.
     *
     * @throws HubException {@link ErrorCode#MAPPING_INVALID} with file and line
     */
    public static Items read(Path folder) {
        CodeLists lists = CodeLists.read(folder.resolve("codes.csv"));
        List<CsvTable.Row> rows = CsvTable.read(folder.resolve("items.csv"), TITLES);
        Map<String, Item> items = new LinkedHashMap<>();
        for (CsvTable.Row row : rows) {
            Item item = item(row, items.size(), lists);
            if (items.putIfAbsent(item.code(), item) != null) {
                throw row.invalid("item '" + item.code() + "' stands twice; keep one line");
            }
        }
        rows.forEach(row -> checkReferences(row, items));
        return new Items(items, lists);
    }

    public Optional<Item> find(String code) {
        return Optional.ofNullable(items.get(code));
    }

    /** Known items in the order of the table. */
    List<Item> inOrder(Collection<String> codes) {
        return codes.stream()
                .map(items::get)
                .sorted(Comparator.comparingInt(Item::position))
                .toList();
    }

    /** All items in the order of the table. */
    Collection<Item> all() {
        return Collections.unmodifiableCollection(items.values());
    }

    /** The lists that the items' codes are from, and those of the files' headers. */
    public CodeLists lists() {
        return lists;
    }

    private static Item item(CsvTable.Row row, int position, CodeLists lists) {
        String code = row.get("code");
        if (!code.matches("[0-9][0-9A-Z]{16}")) {
            throw row.invalid("item '" + code + "' is not 17 digits and capital letters");
        }
        if (row.get("name").isBlank()) {
            throw row.invalid("the name is empty; fill it in");
        }
        ItemType type = choice(row, "type", ItemType.class);
        return new Item(
                position,
                code,
                Width.full(row.get("name")),
                type,
                rule(row, type, lists),
                row.get("unit"),
                row.get("method"),
                row.get("list"),
                group(row),
                requirement(row),
                codes(row, "sampling", lists.codes(SAMPLING_LIST)));
    }

    private static ValueRule rule(CsvTable.Row row, ItemType type, CodeLists lists) {
        return switch (type) {
            case PQ -> number(row);
            case CD, CO -> code(row, lists);
            case ST -> text(row);
        };
    }

    private static ValueRule number(CsvTable.Row row) {
        var form = NUMBER_FORM.matcher(row.get("form"));
        if (!form.matches()) {
            throw row.invalid("form '" + row.get("form") + "' of a number is not like NNN.N");
        }
        BigDecimal lowest = limit(row, "lowest");
        BigDecimal highest = limit(row, "highest");
        if (lowest.compareTo(highest) > 0) {
            throw row.invalid("lowest lies above highest");
        }
        int decimals = form.group(2) == null ? 0 : form.group(2).length();
        return new ValueRule.Decimal(form.group(1).length(), decimals, lowest, highest);
    }

    private static BigDecimal limit(CsvTable.Row row, String title) {
        if (!ValueRule.Decimal.isNumber(row.get(title))) {
            throw row.invalid(title + " '" + row.get(title) + "' is not a number");
        }
        return new BigDecimal(row.get(title));
    }

    private static ValueRule code(CsvTable.Row row, CodeLists lists) {
        Set<String> list = lists.codes(row.get("list"));
        if (list.isEmpty()) {
            throw row.invalid("list '" + row.get("list") + "' is not in codes.csv");
        }
        Set<String> allowed = codes(row, "allowed", list);
        return new ValueRule.Code(allowed.isEmpty() ? list : allowed);
    }

    private static ValueRule text(CsvTable.Row row) {
        String form = row.get("form");
        if (form.equals("date")) {
            return new ValueRule.Day();
        }
        if (!TEXT_FORM.matcher(form).matches()) {
            throw row.invalid("form '" + form + "' of a text is neither a count of bytes nor date");
        }
        return new ValueRule.Text(Integer.parseInt(form));
    }

    private static Optional<Item.Group> group(CsvTable.Row row) {
        String id = row.get("group");
        if (id.isEmpty() != row.get("relation").isEmpty()) {
            throw row.invalid("group and relation stand together or not at all");
        }
        return id.isEmpty()
                ? Optional.empty()
                : Optional.of(new Item.Group(id, choice(row, "relation", Item.Relation.class)));
    }

    private static Optional<Item.Requirement> requirement(CsvTable.Row row) {
        String text = row.get("requires");
        if (text.isEmpty()) {
            return Optional.empty();
        }
        int at = text.indexOf('=');
        if (at < 0 || at == text.length() - 1) {
            throw row.invalid("requires '" + text + "' is not like item=codes");
        }
        Set<String> codes = new LinkedHashSet<>(List.of(text.substring(at + 1).split(" +")));
        return Optional.of(new Item.Requirement(text.substring(0, at), codes));
    }

    /** What points at other lines, once all are read. */
    private static void checkReferences(CsvTable.Row row, Map<String, Item> items) {
        Item item = items.get(row.get("code"));
        item.group().map(Item.Group::id).filter(id -> !items.containsKey(id)).ifPresent(id -> {
            throw row.invalid("group '" + id + "' is no item of this table");
        });
        item.requires().ifPresent(requirement -> {
            Item other = items.get(requirement.code());
            if (other == null) {
                throw row.invalid("requires '" + requirement.code() + "', which is no item of this table");
            }
            if (!(other.rule() instanceof ValueRule.Code list) || !list.codes().containsAll(requirement.codes())) {
                throw row.invalid("requires a code that item '" + requirement.code() + "' cannot have");
            }
        });
    }

    private static Set<String> codes(CsvTable.Row row, String title, Set<String> list) {
        Set<String> codes = new LinkedHashSet<>(row.words(title));
        if (!list.containsAll(codes)) {
            throw row.invalid(title + " '" + row.get(title) + "' holds a code that is not in its list");
        }
        return Collections.unmodifiableSet(codes);
    }

    private static <E extends Enum<E>> E choice(CsvTable.Row row, String title, Class<E> choices) {
        for (E choice : choices.getEnumConstants()) {
            if (choice.name().equals(row.get(title))) {
                return choice;
            }
        }
        throw row.invalid(
                "unknown " + title + " '" + row.get(title) + "'; write one of " + List.of(choices.getEnumConstants()));
    }
}
