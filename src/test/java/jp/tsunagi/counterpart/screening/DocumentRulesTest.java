package jp.tsunagi.counterpart.screening;

import static jp.tsunagi.counterpart.screening.Archives.document;
import static jp.tsunagi.counterpart.screening.Archives.entries;
import static jp.tsunagi.counterpart.screening.Archives.entry;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import jp.tsunagi.counterpart.screening.ArchiveName.DocumentName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One document by itself: each rule that the official schemas do not hold, and the schemas where they are there. */
class DocumentRulesTest {
    private static final DocumentName NAME = ArchiveName.of(Archives.NAME)
            .orElseThrow()
            .document(Archives.documentName(1))
            .orElseThrow();

    private final DocumentJudge judge = new DocumentJudge(Optional.empty(), java.util.Set.of());

    @Test
    void aGoodDocumentIsAccepted() {
        assertThat(code(document(1))).isEqualTo("0000 ");
    }

    @Test
    void aDocumentWithoutWhatMayBeLeftOutIsAccepted() {
        String document = document(1)
                .replaceFirst("<id root=\"1.2.392.200119.6.211\" extension=\"01\"/>", "")
                .replaceFirst("<interpretationCode code=\"N\"/>", "")
                .replaceFirst("<low [^>]*>", "")
                .replaceFirst("<author><time nullFlavor.*?</author>", "");
        assertThat(code(document)).isEqualTo("0000 ");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                // header
                "extension=\"POCD_HD000040\"          | extension=\"POCD_HD000041\"          | S008",
                "code=\"10\"                          | code=\"99\"                          | S008",
                "119.6.1001                           | 119.6.1002                           | S008",
                "code=\"010\"                         | code=\"100\"                         | S008",
                "code=\"01010\"                       | code=\"99999\"                       | S008",
                "119.6.1010                           | 119.6.1011                           | S008",
                "119.6.1104                           | 119.6.1103                           | S008",
                "../XSD/hc08                          | ./XSD/hc08                           | S008",
                "<id nullFlavor=\"NI\"/>              | ''                                   | S008",
                "<text>検査・問診結果</text>          | ''                                   | S008",
                "tel:03-0000-0000                     | 03-0000-0000                         | S008",
                "extension=\"1312345675\"             | extension=\"1312345676\"             | S008",
                "119.6.102                            | 119.6.103                            | S008",
                "typeCode=\"PRF\"                     | typeCode=\"PPRF\"                    | S008",
                // numbers
                "extension=\"12016010\"               | extension=\"1201601\"                | S006",
                "extension=\"12016010\"               | extension=\"12016011\"               | S006",
                "119.6.101                            | 119.6.999                            | S006",
                "extension=\"0000018\"                | extension=\"0000019\"                | S006",
                "119.6.205                            | 119.6.204                            | S006",
                "extension=\"01\"                     | extension=\"001\"                    | S006",
                // person
                "<addr>架空市一丁目１－１<postalCode>100-0001</postalCode></addr> | '' | S007",
                "100-0001                             | 1000001                              | S007",
                "架空市一丁目１－１                   | 架空市一丁目1-1                      | S007",
                "架空市一丁目１－１                   | 架空市　一丁目１－１                 | S007",
                "カクウ　ハナコ                       | ｶｸｳ ﾊﾅｺ                              | S007",
                "カクウ　ハナコ                       | 架空　花子                           | S007",
                "code=\"2\" codeSystem=\"1.2.392.200119.6.1104\" | code=\"9\" codeSystem=\"1.2.392.200119.6.1104\" | S007",
                "<birthTime value=\"19600101\"/>      | <birthTime/>                         | S007",
                // dates
                "19600101                             | 19609999                             | S005",
                "19600101                             | 20261001                             | S005",
                "20261001                             | 20261131                             | S005",
                "20261001                             | 20261121                             | S005",
                "<effectiveTime value=\"20261120\"/>  | <effectiveTime value=\"20261119\"/>  | S005",
                "<time value=\"20261120\"/>           | <time value=\"20261119\"/>           | S005",
            })
    void aHeaderThatBreaksARuleIsRejected(String good, String bad, String code) {
        assertThat(document(1)).contains(good);
        assertThat(code(document(1).replaceFirst(quoted(good), bad))).isEqualTo(code + " ");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "9N001000000000001\"        | 9N001000000000009\"          | S002 | 9N001000000000009",
                "9N001000000000001\" codeSystem=\"1.2.392.200119.6.1005 | 9N001000000000001\" codeSystem=\"1.2.392.200119.6.1006"
                        + " | S002 | 9N001000000000001",
                "unit=\"cm\"                | unit=\"m\"                   | S003 | 9N001000000000001",
                "xsi:type=\"PQ\" value=\"160.5\" unit=\"cm\" | xsi:type=\"ST\" | S003 | 9N001000000000001",
                "<value xsi:type=\"PQ\" value=\"160.5\" unit=\"cm\"/> | '' | S003 | 9N001000000000001",
                "9A75500009                 | 9A75500000                   | S003 | 9A755000000000001",
                "<methodCode code=\"1A02010000\"/> | ''                    | S003 | 1A020000000191111",
                "value=\"160.5\" unit=\"cm\"/> | value=\"160.5\" unit=\"cm\"/><methodCode code=\"9N00100000\"/>"
                        + " | S003 | 9N001000000000001",
                "typeCode=\"COMP\"          | typeCode=\"RSON\"            | S003 | 2A030000001930101",
                "classCode=\"OBS\" moodCode=\"EVN\"><code code=\"9N0 | classCode=\"OBS\" moodCode=\"INT\"><code code=\"9N0"
                        + " | S003 | 9N001000000000001",
                "low value=\"90\" unit=\"mm[Hg]\" | low value=\"90\" unit=\"mmHg\" | S003 | 9A755000000000001",
                "value=\"160.5\"            | value=\"160.55\"             | S004 | 9N001000000000001",
                "value=\"160.5\"            | value=\"1605\"               | S004 | 9N001000000000001",
                "value=\"160.5\"            | value=\"-160.5\"             | S004 | 9N001000000000001",
                "value=\"160.5\"            | nullFlavor=\"NI\"            | S004 | 9N001000000000001",
                "code=\"1\" codeSystem=\"1.2.392.200119.6.2102\" | code=\"6\" codeSystem=\"1.2.392.200119.6.2102\""
                        + " | S004 | 1A020000000191111",
                "119.6.2102                 | 119.6.2103                   | S004 | 1A020000000191111",
                "code=\"N\"/><methodCode    | code=\"X\"/><methodCode      | S004 | 9A755000000000001",
                "low value=\"90\"           | low value=\"190\"            | S004 | 9A755000000000001",
                "<value xsi:type=\"ST\">異常なし</value> | <value xsi:type=\"ST\"/> | S004 | 9N511000000000049",
                "code=\"2\" codeSystem=\"1.2.392.200119.6.2202\" | code=\"3\" codeSystem=\"1.2.392.200119.6.2202\""
                        + " | S004 | 3F015000002327101",
            })
    void anItemThatBreaksARuleIsRejectedWithItsCode(String good, String bad, String code, String item) {
        assertThat(document(1)).contains(good);
        assertThat(code(document(1).replaceFirst(quoted(good), bad))).isEqualTo(code + " " + item);
    }

    @Test
    void anItemTwiceAnAuthorElsewhereAndThePhysicianAsAnEntryAreRejected() {
        String height = entry("9N001000000000001", "<value xsi:type=\"PQ\" value=\"160.5\" unit=\"cm\"/>");
        assertThat(code(with(height))).isEqualTo("S004 9N001000000000001");
        assertThat(code(document(1).replace("9N511000000000049", "9N521000000000049")))
                .isEqualTo("S003 9N521000000000049");
        assertThat(code(with(entry("9N516000000000049", "<value xsi:type=\"ST\">架空</value>"))))
                .isEqualTo("S002 9N516000000000049");
    }

    @Test
    void anItemOfAGroupStandsInItsGroup() {
        String alone = entry("2A040000001930102", "<value xsi:type=\"PQ\" value=\"40.1\" unit=\"%\"/>");
        assertThat(code(with(alone))).isEqualTo("S003 2A040000001930102");
        assertThat(code(document(1).replace("2A020161001930149", "9A110161000000049")))
                .isEqualTo("S003 9A110161000000049");
    }

    @Test
    void textIsCountedInBytesOfHalfAndFullWidth() {
        assertThat(code(document(1).replace("異常なし", "異".repeat(128)))).isEqualTo("0000 ");
        assertThat(code(document(1).replace("異常なし", "異".repeat(128) + "a"))).isEqualTo("S004 9N511000000000049");
        assertThat(code(document(1).replace("架空市一丁目１－１", "架".repeat(40)))).isEqualTo("0000 ");
        assertThat(code(document(1).replace("架空市一丁目１－１", "架".repeat(41)))).isEqualTo("S007 ");
    }

    @Test
    void aDayOfATextItemIsADayOfTheCalendar() {
        String film =
                """
                <entry><observation classCode="OBS" moodCode="EVN"><code nullFlavor="NA"/>\
                <entryRelationship typeCode="COMP">%s</entryRelationship></observation></entry>
                """.formatted(Archives.observation("9N251161100000049", "<value xsi:type=\"ST\">20260230</value>"));
        assertThat(code(with(film))).isEqualTo("S005 9N251161100000049");
        assertThat(code(with(film.replace("20260230", "20260228")))).isEqualTo("0000 ");
    }

    @Test
    void elementsInAnotherOrderAreRejected() {
        assertThat(code(document(1)
                        .replace("<id nullFlavor=\"NI\"/>\n<code", "<code")
                        .replace("<effectiveTime value=\"20261120\"/>", "<id nullFlavor=\"NI\"/>")))
                .isEqualTo("S008 ");
    }

    @Test
    void bytesThatAreNoDocumentAreRejected() {
        String unreadable = "S001 ";
        assertThat(code("no document")).isEqualTo(unreadable);
        assertThat(code(document(1).replace("</ClinicalDocument>", ""))).isEqualTo(unreadable);
        assertThat(code(document(1).replace("urn:hl7-org:v3\"", "urn:hl7-org:v2\"")))
                .isEqualTo(unreadable);
        assertThat(code('\uFEFF' + document(1))).isEqualTo(unreadable);
        assertThat(code(document(1).replace("UTF-8", "Shift_JIS"))).isEqualTo(unreadable);
        assertThat(code(document(1).replace("?>\n", "?>\n<!DOCTYPE ClinicalDocument>")))
                .isEqualTo(unreadable);
        assertThat(code(document(1)
                        .replace("?>\n", "?>\n<!DOCTYPE ClinicalDocument [<!ENTITY a SYSTEM \"file:/etc/hostname\">]>")
                        .replace("異常なし", "&a;")))
                .isEqualTo(unreadable);
        assertThat(judge.judge(NAME, document(1).getBytes(StandardCharsets.UTF_16))
                        .resultCode())
                .isEqualTo("S001");
    }

    @Test
    void theTableHasTheItemsOfTheFourthTerm() {
        assertThat(CheckupItems.standard().size()).isEqualTo(322);
    }

    @Test
    void whatIsUnreadableOfAPersonIsLeftEmptyInTheAnswer() {
        Judgement judgement = judge.judge(
                NAME,
                Archives.utf8(document(1)
                        .replace("extension=\"12016010\"", "extension=\"123456789018\"")
                        .replace("20261001", "20261301")));
        assertThat(judgement.line().values())
                .containsExactly("D", "1", "", "0000018", "", NAME.fileName(), "20", "9", "S006", "");
    }

    @Test
    void withTheOfficialSchemasADocumentIsValidatedBesides() {
        Path folder = SchemasAtHand.orSayAloud();
        DocumentJudge strict = new DocumentJudge(Optional.of(Schemas.load(folder)), java.util.Set.of());

        assertThat(strict.judge(NAME, Archives.utf8(document(1))).resultCode()).isEqualTo("0000");
        String invalid = document(1).replace("classCode=\"OBS\" moodCode=\"EVN.CRT\"", "classCode=\"NONE\"");
        assertThat(strict.judge(NAME, Archives.utf8(invalid)).resultCode()).isEqualTo("S001");
        assertThat(code(invalid)).as("without them a rule finds it").isEqualTo("S003 9A755000000000001");
        assertThat(entries(Optional.of(folder), document(1))).hasSize(13);
    }

    private String code(String document) {
        Judgement judgement = judge.judge(NAME, Archives.utf8(document));
        return judgement.resultCode() + " " + judgement.itemCode();
    }

    private static String with(String entry) {
        return document(1).replace("</section>", entry + "</section>");
    }

    private static String quoted(String text) {
        return java.util.regex.Pattern.quote(text);
    }
}
