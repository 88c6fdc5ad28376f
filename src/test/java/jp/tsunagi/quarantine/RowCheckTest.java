package jp.tsunagi.quarantine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import jp.tsunagi.errors.ErrorCode;
import jp.tsunagi.errors.Finding;
import jp.tsunagi.files.SentRow;
import jp.tsunagi.layout.CheckDigit;
import jp.tsunagi.layout.Column;
import jp.tsunagi.layout.ColumnType;
import jp.tsunagi.layout.Layout;
import jp.tsunagi.layout.RowColumn;
import jp.tsunagi.layout.RowColumn.Rules;
import jp.tsunagi.layout.RowLayout;
import jp.tsunagi.privacy.PersonalNumber;
import jp.tsunagi.text.CharacterProfile;
import jp.tsunagi.text.CharacterTables;
import jp.tsunagi.text.Characters;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a layout file states is what is checked of its records. */
class RowCheckTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 4, 1);
    private static final Rules NONE = Rules.NONE;
    private static final RowLayout STATED = new RowLayout(
            "people.layout.yaml",
            List.of(
                    column(1, "payer", ColumnType.TEXT, 8, digit(CheckDigit.PAYER_NUMBER)),
                    column(2, "part", ColumnType.TEXT, 3, NONE),
                    column(3, "sex", ColumnType.TEXT, 1, rules(Optional.of(Set.of("1", "2")), Optional.empty(), false)),
                    column(
                            4,
                            "post",
                            ColumnType.TEXT,
                            7,
                            rules(Optional.empty(), Optional.of(Pattern.compile("[0-9]{7}")), false)),
                    column(5, "born", ColumnType.DATE, 0, rules(Optional.empty(), Optional.empty(), true)),
                    column(6, "count", ColumnType.INTEGER, 0, between(1, 9)),
                    column(7, "amount", ColumnType.DECIMAL, 0, between(0, 100)),
                    column(8, "number", ColumnType.PERSONAL_NUMBER, 0, digit(CheckDigit.PERSONAL_NUMBER)),
                    column(9, "name", ColumnType.TEXT, 5, NONE)),
            List.of(
                    column(0, "resident", ColumnType.TEXT, 0, NONE),
                    column(0, "revision", ColumnType.INTEGER, 0, NONE)),
            new RowLayout.Roles(List.of(0, 1), 9, 4, 4, 10));
    private static final Layout<SentRow> LAYOUT = SentRow.layout(STATED);
    private static final Characters MS932 = CharacterTables.load(Path.of("mappings/characters"))
            .characters("welfare", CharacterProfile.of("windows-31j"));

    private final RowCheck check = new RowCheck(STATED, charset -> MS932);

    @Test
    void aRecordThatKeepsToItGoes() {
        SentRow row = good();
        assertThat(check(row)).isEmpty();
        assertThat(check.birthDate(row)).contains(LocalDate.of(1950, 1, 2));
        assertThat(row.recordKey()).isEqualTo("12131231001");
        assertThat(row.ended()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "payer, 12131232, WRONG_CHECK_DIGIT",
        "payer, , REQUIRED_MISSING",
        "part, 0001, TOO_LONG",
        "part, 01, ''",
        "sex, 9, UNKNOWN_CODE",
        "post, 123-456, WRONG_FORMAT",
        "name, 𠮷田太郎さん, TOO_LONG",
        "name, 架空\uE999, UNMAPPABLE_CHARACTER"
    })
    void aTextThatDoesNotIsFound(String field, String text, String code) {
        SentRow row = good();
        row.set(index(field), text);
        assertThat(check(row)).extracting(Finding::field).allMatch(field::equals);
        assertThat(check(row).stream().map(finding -> finding.code().name()).findFirst())
                .isEqualTo(code.isEmpty() ? Optional.empty() : Optional.of(code));
    }

    @Test
    void soAreNumbersAndDays() {
        SentRow row = good();
        row.set(index("born"), TODAY.plusDays(1));
        row.set(index("count"), 10);
        row.set(index("amount"), new BigDecimal("-0.01"));
        row.set(index("number"), PersonalNumber.of("123456789010".toCharArray()));
        assertThat(check(row))
                .extracting(Finding::field, Finding::code)
                .containsExactly(
                        tuple("born", ErrorCode.FUTURE_DATE),
                        tuple("count", ErrorCode.OUT_OF_RANGE),
                        tuple("amount", ErrorCode.OUT_OF_RANGE),
                        tuple("number", ErrorCode.WRONG_CHECK_DIGIT));
        assertThat(check(row).toString()).doesNotContain("123456789010");
    }

    @Test
    void charactersAreWrittenForTheCounterpart() {
        SentRow row = good();
        row.set(index("name"), "𠮷田");
        assertThat(check(row)).isEmpty();
        assertThat(row.get(index("name"))).isEqualTo("吉田");
    }

    @Test
    void keysOfSeveralColumnsNeverLookAlike() {
        RowLayout stated = new RowLayout(
                STATED.name(), STATED.columns(), STATED.beside(), new RowLayout.Roles(List.of(1, 0), 9, 4, 4, 10));
        SentRow row = SentRow.layout(stated).make(values());
        row.set(index("part"), "01");
        assertThat(new RowCheck(stated, charset -> MS932).check(row, sending()))
                .extracting(Finding::field, Finding::note)
                .containsExactly(tuple("part", "3 characters"));
    }

    @Test
    void thePersonalNumberIsForgottenAndItsRevisionKept() {
        SentRow row = good();
        row.set(9, "77");
        row.set(10, 3);
        row.wipe();
        PersonalNumber number = (PersonalNumber) row.get(index("number"));
        assertThat(number.charAt(0)).isEqualTo('0');
        assertThat(number.charAt(11)).isEqualTo('0');
        assertThat(row.contentSupplement()).isEqualTo("3");
        assertThat(row.residentNumber()).isEqualTo("77");
    }

    private List<Finding> check(SentRow row) {
        return check.check(row, sending());
    }

    private static RecordCheck.Sending sending() {
        return new RecordCheck.Sending(TODAY, StandardCharsets.UTF_8);
    }

    private static SentRow good() {
        return LAYOUT.make(values());
    }

    private static Map<String, Object> values() {
        return Map.of(
                "payer", "12131231",
                "part", "001",
                "sex", "2",
                "post", "1000001",
                "born", LocalDate.of(1950, 1, 2),
                "count", 9,
                "amount", new BigDecimal("0.50"),
                "number", PersonalNumber.of("123456789018".toCharArray()),
                "name", "架空太郎");
    }

    private static int index(String field) {
        return STATED.all().stream()
                .map(column -> column.column().field())
                .toList()
                .indexOf(field);
    }

    private static RowColumn column(int position, String name, ColumnType type, int length, Rules rules) {
        String pattern = type == ColumnType.DATE ? "yyyyMMdd" : "";
        boolean required = name.equals("payer") || name.equals("part");
        return new RowColumn(
                new Column(position, name, name, type, required, length, pattern), 2, Optional.empty(), rules);
    }

    private static Rules digit(CheckDigit digit) {
        return new Rules(
                Optional.empty(), Optional.of(digit), Optional.empty(), Optional.empty(), Optional.empty(), false);
    }

    private static Rules rules(Optional<Set<String>> codes, Optional<Pattern> form, boolean past) {
        return new Rules(codes, Optional.empty(), form, Optional.empty(), Optional.empty(), past);
    }

    private static Rules between(int least, int most) {
        return new Rules(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(BigDecimal.valueOf(least)),
                Optional.of(BigDecimal.valueOf(most)),
                false);
    }
}
