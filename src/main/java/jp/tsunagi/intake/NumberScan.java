package jp.tsunagi.intake;

import java.nio.CharBuffer;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import jp.tsunagi.errors.ErrorCode;
import jp.tsunagi.errors.HubException;
import jp.tsunagi.layout.Column;
import jp.tsunagi.layout.Layout;
import jp.tsunagi.layout.Line;
import jp.tsunagi.layout.LineScan;
import jp.tsunagi.numbers.PersonalNumberScan;
import jp.tsunagi.privacy.PersonalNumberShape;

/**
 * Refuses a file with a personal number (S1: what comes in carries none). One in eleven numbers of any kind that have twelve
 * digits has the check digit of a personal number by chance; so in columns that hold numbers of another kind nothing but twelve
 * digits is refused whatever the last one, or left to the statements that know the people. Letters around twelve digits hide
 * nothing: there, too, the check digit decides.
 */
final class NumberScan implements LineScan {
    private static final char QUOTE = '"';

    private final char separator;
    private final Map<Integer, String> named = new HashMap<>();
    private final Set<String> ofPeople;
    private long passed;

    /** @param layout of the data lines, delimited */
    NumberScan(Layout<?> layout, LineCheck<?> check) {
        this.separator = layout.format().separator();
        this.ofPeople = check.residentNumbers();
        for (Column column : layout.columns()) {
            if (ofPeople.contains(column.field()) || check.otherNumbers().contains(column.field())) {
                named.put(column.position() - 1, column.field());
            }
        }
    }

    /** @throws HubException PERSONAL_NUMBER_RETURNED, AMBIGUOUS_IDENTIFIER */
    @Override
    public void scan(long line, char[] characters, int length) {
        // The first line bears titles, or says whose file it is.
        if (named.isEmpty() || line == 1) {
            refuse(line, characters, 0, length);
            return;
        }
        int column = 0;
        int from = 0;
        boolean quoted = false;
        for (int i = 0; i <= length; i++) {
            if (i == length || (characters[i] == separator && !quoted)) {
                scan(line, column++, characters, from, i);
                from = i + 1;
            } else if (characters[i] == QUOTE) {
                quoted = !quoted;
            }
        }
    }

    private void scan(long line, int column, char[] characters, int from, int to) {
        String field = named.get(column);
        boolean quoted = to - from > 1 && characters[from] == QUOTE && characters[to - 1] == QUOTE;
        int begin = quoted ? from + 1 : from;
        int end = quoted ? to - 1 : to;
        if (field == null || !isTwelve(characters, begin, end)) {
            refuse(line, characters, from, to);
            return;
        }
        if (!ofPeople.contains(field)) {
            throw new HubException(ErrorCode.AMBIGUOUS_IDENTIFIER, "line " + line + ", " + field);
        }
        if (PersonalNumberScan.found(CharBuffer.wrap(characters, begin, end - begin))) {
            passed = line;
        }
    }

    /**
     * Looks at a line once more, as it was read: where it has no columns, none of them holds another number.
     *
     * @throws HubException PERSONAL_NUMBER_RETURNED
     */
    void confirm(Line<?> line) {
        if (line.record() == null && line.number() == passed) {
            throw found(passed);
        }
    }

    // Full width, it is no number of another kind.
    private static boolean isTwelve(char[] characters, int from, int to) {
        boolean digits = to - from == PersonalNumberShape.LENGTH;
        for (int i = from; digits && i < to; i++) {
            digits = characters[i] >= '0' && characters[i] <= '9';
        }
        return digits;
    }

    private static void refuse(long line, char[] characters, int from, int to) {
        if (PersonalNumberScan.found(CharBuffer.wrap(characters, from, to - from))) {
            throw found(line);
        }
    }

    private static HubException found(long line) {
        return new HubException(ErrorCode.PERSONAL_NUMBER_RETURNED, "line " + line);
    }
}
