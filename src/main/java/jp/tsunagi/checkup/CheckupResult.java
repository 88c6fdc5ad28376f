package jp.tsunagi.checkup;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The result of one item.
 *
 * <p>A check's results come from the database in one text: {@code item_code, result, lower_limit, upper_limit, judgement} of each, parted by
 * U+001F (unit separator), the results parted by U+001E (record separator). A value cannot hold either: no file with control
 * characters is taken in. In SQL, alike on H2 and PostgreSQL, {@code string_agg(r.item_code || chr(31) || r.result || chr(31) ||
 * coalesce(r.lower_limit, '') || …, chr(30) order by r.item_code)}.
 *
 * @param code 項目コード
 * @param lower 基準値下限, empty when there is none
 * @param upper 基準値上限, empty when there is none
 * @param judgement L, N, H or empty
 */
public record CheckupResult(String code, String value, String lower, String upper, String judgement) {
    private static final char FIELDS = '\u001F';
    private static final char RESULTS = '\u001E';
    private static final int FIELD_COUNT = 5;

    /** The text of results, as the database makes it. */
    public static String encode(List<CheckupResult> results) {
        StringBuilder text = new StringBuilder();
        for (CheckupResult result : results) {
            if (text.length() > 0) {
                text.append(RESULTS);
            }
            text.append(String.join(
                    String.valueOf(FIELDS), result.code, result.value, result.lower, result.upper, result.judgement));
        }
        return text.toString();
    }

    /** The results of a text; nothing when it is not made so. */
    public static Optional<List<CheckupResult>> parse(String text) {
        List<CheckupResult> results = new ArrayList<>();
        int start = 0;
        while (start <= text.length()) {
            int end = text.indexOf(RESULTS, start);
            if (end < 0) {
                end = text.length();
            }
            String[] fields = text.substring(start, end).split(String.valueOf(FIELDS), -1);
            if (fields.length != FIELD_COUNT) {
                return Optional.empty();
            }
            results.add(new CheckupResult(fields[0], fields[1], fields[2], fields[3], fields[4]));
            start = end + 1;
        }
        return Optional.of(results);
    }

    boolean hasRange() {
        return !lower.isEmpty() || !upper.isEmpty();
    }
}
