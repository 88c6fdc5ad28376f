package jp.tsunagi.text;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import jp.tsunagi.errors.HubException;

/**
 * JIS縮退マップ, the National Tax Agency's (国税庁) reduction from JIS X 0213 to JIS X 0208, as tab-separated text. The
 * second column is the character, the sixth what it becomes alone, the twelfth to fifteenth what it becomes as several
 * characters; both empty: nothing. The agency writes an underscore then; the hub reports the character.
 */
final class TaxAgencyMap {
    static final String FILE = "jissyukutaimap1_0_0.tsv";
    static final String PUBLISHER = "JIS縮退マップ is the work of the National Tax Agency (国税庁), published on its corporate"
            + " number publication site (国税庁法人番号公表サイト)";

    private static final int SOURCE = 1;
    private static final int ONE = 5;
    private static final int SEVERAL = 11;
    private static final int SEVERAL_END = 15;
    private static final Pattern LINE_END = Pattern.compile("\r?\n");

    private TaxAgencyMap() {}

    /**
     * Reads the map; lines that keep their character, or lose it, are left out.
     *
     * @throws HubException MAPPING_INVALID if the file is not the map, or a line of it is broken
     */
    static Map<String, String> load(Path file) {
        Map<String, String> rows = new LinkedHashMap<>();
        String[] lines = LINE_END.split(CharacterTable.text(file));
        for (int i = 0; i < lines.length; i++) {
            String[] cells = lines[i].split("\t", -1);
            // Headings and the explanation below the table have no code point in this column.
            if (cells.length > SOURCE && isCodePoint(cells[SOURCE])) {
                add(file, i + 1, cells, rows);
            }
        }
        if (rows.isEmpty()) {
            throw CharacterTable.invalid(
                    file, 1, "holds no line of the map; save it as UTF-8, tab-separated, with all its columns");
        }
        return rows;
    }

    private static void add(Path file, int line, String[] cells, Map<String, String> rows) {
        if (cells.length < SEVERAL_END) {
            throw CharacterTable.invalid(
                    file, line, "has " + cells.length + " columns, the map has 17; save it again, tab-separated");
        }
        try {
            String source = CodePoints.parse(cells[SOURCE]);
            String target = target(cells);
            if (!target.isEmpty() && !target.equals(source)) {
                rows.put(source, target);
            }
        } catch (IllegalArgumentException e) {
            throw CharacterTable.invalid(file, line, e.getMessage());
        }
    }

    private static String target(String[] cells) {
        StringBuilder several = new StringBuilder();
        for (int i = SEVERAL; i < SEVERAL_END; i++) {
            if (!cells[i].isBlank()) {
                several.append(CodePoints.parse(cells[i]));
            }
        }
        if (several.length() > 0 || cells[ONE].isBlank()) {
            return several.toString();
        }
        return CodePoints.parse(cells[ONE]);
    }

    private static boolean isCodePoint(String cell) {
        return cell.startsWith("u+") || cell.startsWith("U+");
    }
}
