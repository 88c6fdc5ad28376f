package jp.tsunagi.checkup;

import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import jp.tsunagi.errors.ErrorCode;
import jp.tsunagi.errors.HubException;

/**
 * The code lists of the health-check files, {@code mappings/checkup/codes.csv}: column {@code list} is what follows {@link
 * Oids#BASE} in the list's OID. Source: MHLW, OID table and item table of the electronic health-check data, fourth term.
 */
public final class CodeLists {
    private static final List<String> TITLES = List.of("list", "code", "ja");

    private final Map<String, Set<String>> lists;

    private CodeLists(Map<String, Set<String>> lists) {
        this.lists = lists;
    }

    /**
     * Reads the lists.
     *
     * @throws HubException {@link ErrorCode#MAPPING_INVALID} with file and line
     */
    public static CodeLists read(Path file) {
        Map<String, Set<String>> lists = new LinkedHashMap<>();
        for (CsvTable.Row row : CsvTable.read(file, TITLES)) {
            String list = row.get("list");
            if (!list.matches("[0-9]{3,5}")) {
                throw row.invalid("list '" + list + "' is not 3 to 5 digits, the last part of an OID");
            }
            if (row.get("code").isBlank() || row.get("ja").isBlank()) {
                throw row.invalid("a column is empty; fill it in");
            }
            if (!lists.computeIfAbsent(list, key -> new LinkedHashSet<>()).add(row.get("code"))) {
                throw row.invalid("code '" + row.get("code") + "' stands twice in list " + list + "; keep one line");
            }
        }
        return new CodeLists(lists);
    }

    /** The codes of a list, none if there is no such list. */
    public Set<String> codes(String list) {
        return Collections.unmodifiableSet(lists.getOrDefault(list, Set.of()));
    }
}
