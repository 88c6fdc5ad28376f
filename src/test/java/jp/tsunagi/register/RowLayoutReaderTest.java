package jp.tsunagi.register;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import jp.tsunagi.layout.CheckDigit;
import jp.tsunagi.layout.Column;
import jp.tsunagi.layout.ColumnType;
import jp.tsunagi.layout.RowColumn;
import jp.tsunagi.layout.RowLayout;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RowLayoutReaderTest {
    private static final String OUT = """
            key: [ payerNumber, code ]
            residentNumber: residentNumber
            birthDate: bornOn
            personalNumberRevision: revision
            header:
              - { name: createdAt }
              - { name: mark, value: 始 }
            columns:
              - { name: payerNumber, label: 公費負担者番号, length: 8, required: true, checkDigit: payer-number }
              - { name: code, length: 2, required: true, codes: codes/some.csv }
              - { name: amount, type: decimal, places: 2, least: 0, most: 99.5 }
              - { name: bornOn, type: date, pattern: yyyy/MM/dd, past: true }
              - { name: post, length: 7, pattern: "[0-9]{7}" }
              - { name: personalNumber, type: personal-number }
            beside:
              - { name: residentNumber }
              - { name: revision, type: integer }
            trailer:
              - { name: recordCount, label: 件数 }
            """;
    private static final String IN = """
            header:
              - { name: recordType, value: H }
            columns:
              - { name: recordType, value: D }
              - { name: code, length: 2 }
            trailer:
              - { name: recordType, value: T }
              - { name: recordCount }
            """;

    @TempDir
    Path mappings;

    private final List<RegisterFinding> findings = new ArrayList<>();

    @BeforeEach
    void table() throws IOException {
        Files.createDirectories(mappings.resolve("codes"));
        Files.writeString(mappings.resolve("codes/some.csv"), "code,ja\n01,甲\n02,乙\n\n");
    }

    private Layout.OfFile read(String text, Direction direction) throws IOException {
        Files.writeString(mappings.resolve("a.layout.yaml"), text);
        return RowLayoutReader.read(mappings, "a.layout.yaml", direction, findings);
    }

    @Test
    void whatIsStatedIsReadBack() throws IOException {
        Layout.OfFile layout = read(OUT, Direction.OUT);

        assertThat(findings).isEmpty();
        RowLayout record = layout.record();
        assertThat(record.roles()).isEqualTo(new RowLayout.Roles(List.of(0, 1), 6, 3, RowLayout.Roles.NONE, 7));
        assertThat(record.columns())
                .extracting(RowColumn::column)
                .startsWith(new Column(1, "payerNumber", "公費負担者番号", ColumnType.TEXT, true, 8, ""))
                .contains(new Column(4, "bornOn", "bornOn", ColumnType.DATE, false, 0, "yyyy/MM/dd"));
        assertThat(record.columns().get(0).rules().checkDigit()).contains(CheckDigit.PAYER_NUMBER);
        assertThat(record.columns().get(1).rules().codes()).contains(Set.of("01", "02"));
        assertThat(record.columns().get(2).places()).isEqualTo(2);
        assertThat(record.columns().get(2).rules().least()).contains(BigDecimal.ZERO);
        assertThat(record.columns().get(2).rules().most()).contains(new BigDecimal("99.5"));
        assertThat(record.columns().get(3).rules().past()).isTrue();
        assertThat(record.columns().get(5).rules().checkDigit()).contains(CheckDigit.PERSONAL_NUMBER);
        assertThat(layout.header().orElseThrow().columns().get(1).constant()).contains("始");
        assertThat(layout.trailer().orElseThrow().columns().get(0).column().type())
                .isEqualTo(ColumnType.INTEGER);
        assertThat(read(IN, Direction.IN).record().roles()).isEqualTo(RowLayout.Roles.OF_NO_COLUMN);
        assertThat(findings).isEmpty();
    }

    @ParameterizedTest(name = "{3}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "key: [ payerNumber, code ]    | key: [ payerNumber, cod ]     | 1  | column 'cod' is stated nowhere",
                "key: [ payerNumber, code ]    | key: [ payerNumber, post ]    | 1  | is no required text with a length",
                "key: [ payerNumber, code ]    | # gone                        | 2  | key 'key' is missing",
                "residentNumber: residentNumber | # gone                       | 1  | key 'residentNumber' is missing",
                "personalNumberRevision: revision | # gone                     | 1  | key 'personalNumberRevision' is missing",
                "birthDate: bornOn             | birthDate: post               | 3  | names a column of another type",
                "{ name: createdAt }           | { name: makedAt }             | 6  | is nothing that the hub knows of a file",
                "{ name: createdAt }           | { name: createdAt, type: date } | 6 | unknown key 'type'",
                "length: 8,                    | length: long,                 | 9  | length 'long' is no number",
                "name: payerNumber,            | name: payer_number,           | 9  | is no word of letters and digits",
                "name: payerNumber,            | name: lineNo,                 | 9  | is the hub's own",
                "name: post,                   | name: Code,                   | 13 | is no word of letters and digits",
                "name: post,                   | name: cODE,                   | 1  | column 'cODE' is stated twice",
                "checkDigit: payer-number      | checkDigit: payer             | 9  | unknown check digit 'payer'",
                "codes/some.csv                | codes/none.csv                | 10 | code table 'codes/none.csv' is not there",
                "codes/some.csv                | ../config/some.csv            | 10 | is not there",
                "codes: codes/some.csv         | codes: []                     | 10 | 'codes' is empty",
                "type: decimal, places: 2,     | type: decimal,                | 11 | key 'places' is missing",
                "least: 0                      | least: none                   | 11 | 'none' is no number",
                "type: decimal                 | type: number                  | 11 | unknown type 'number'",
                "yyyy/MM/dd                    | yyyy/mm/dd                    | 12 | makes no dates",
                "yyyy/MM/dd                    | nonsense                      | 12 | makes no dates",
                "past: true                    | past: maybe                   | 12 | past 'maybe' is not true",
                "past: true                    | codes: [ a ]                  | 12 | 'codes' has no meaning for type date",
                "[0-9]{7}                      | [0-9                          | 13 | is no regular expression",
                "[0-9]{7}                      | (a+)+                         | 13 | repeats a group",
                "length: 7, pattern            | pattern                       | 13 | a pattern without a length",
                "{ name: residentNumber }      | { name: residentNumber, length: 15 } | 16 | unknown key 'length'",
                "label: 件数 }                 | label: 件数, value: 3, pattern: x } | 19 | 'pattern' has no meaning for 'value'",
            })
    void eachMistakeOfADeliveryIsToldWithItsLine(String written, String wrong, int line, String words)
            throws IOException {
        told(OUT, Direction.OUT, written, wrong, line, words);
    }

    @ParameterizedTest(name = "{3}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "value: H                  | value: K                              | 2 | the first column is not H",
                "- { name: recordType, value: D } | - { name: other }               | 4 | the first column is not D",
                "- { name: recordCount }   | - { name: newCount }                  | 7 | does not count the records",
                "length: 2 }               | type: personal-number }               | 4 | a personal number among the columns",
                "header:                   | ended: code\\nheader:                 | 1 | 'ended' has no meaning for an inbound file",
                "header:\\n  - { name: recordType, value: H }\\n | ``              | 1 | key 'header' is missing",
            })
    void eachMistakeOfAPickUpIsToldWithItsLine(String written, String wrong, int line, String words)
            throws IOException {
        told(IN, Direction.IN, written, wrong, line, words);
    }

    private void told(String good, Direction direction, String written, String wrong, int line, String words)
            throws IOException {
        String before = written.replace("\\n", "\n");
        assertThat(good).contains(before);
        assertThat(read(good.replace(before, wrong.replace("\\n", "\n")), direction))
                .isNull();
        assertThat(findings)
                .anySatisfy(finding -> {
                    assertThat(finding.toString()).contains(words);
                    assertThat(finding.line()).isEqualTo(line);
                    assertThat(finding.file()).hasFileName("a.layout.yaml");
                })
                .allSatisfy(finding -> assertThat(finding.mend()).isNotBlank());
    }
}
