package jp.tsunagi.checkup;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import jp.tsunagi.checkup.cda.ClinicalDocument;
import jp.tsunagi.errors.ErrorCode;
import jp.tsunagi.errors.Finding;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class CheckupCheckTest {
    private static final CheckupCheck CHECK = Checkups.check(Optional.empty());
    private static final DocumentRules RULES = new DocumentRules(Checkups.ITEMS, Checkups.SETTINGS);
    private static final Optional<Schemas> SCHEMAS = Schemas.load(Checkups.schemaFolder());

    static Stream<Arguments> badRecords() {
        return Stream.of(
                bad(ErrorCode.REQUIRED_MISSING, "nameKana", r -> r.setNameKana(null)),
                bad(ErrorCode.REQUIRED_MISSING, "address", r -> r.setAddress("")),
                bad(ErrorCode.REQUIRED_MISSING, "checkedOn", r -> r.setCheckedOn(null)),
                bad(ErrorCode.REQUIRED_MISSING, "results", r -> r.setResults(null)),
                bad(ErrorCode.WRONG_FORMAT, "results", r -> r.setResults("9N001000000000001=160.0")),
                bad(ErrorCode.OTHER_PAYER, "insurerNumber", r -> r.setInsurerNumber("12999983")),
                bad(
                        ErrorCode.WRONG_CHECK_DIGIT,
                        "insuredIdentificationNumber",
                        r -> r.setInsuredIdentificationNumber("0000076")),
                bad(ErrorCode.WRONG_FORMAT, "insuredBranchNumber", r -> r.setInsuredBranchNumber("1")),
                bad(ErrorCode.WRONG_FORMAT, "postNumber", r -> r.setPostNumber("99900")),
                bad(ErrorCode.TOO_LONG, "address", r -> r.setAddress("架".repeat(41))),
                bad(ErrorCode.UNMAPPABLE_CHARACTER, "address", r -> r.setAddress("架空\uE999")),
                bad(ErrorCode.WRONG_FORMAT, "nameKana", r -> r.setNameKana("架空")),
                bad(ErrorCode.UNKNOWN_CODE, "sex", r -> r.setSex("3")),
                bad(ErrorCode.FUTURE_DATE, "checkedOn", r -> r.setCheckedOn(Checkups.TODAY.plusDays(1))),
                bad(ErrorCode.DATE_ORDER, "birthdate", r -> r.setBirthdate(LocalDate.of(2026, 7, 1))),
                bad(ErrorCode.WRONG_FORMAT, "institution/code", r -> r.setInstitutionCode("13999")),
                bad(ErrorCode.REQUIRED_MISSING, "institutionName", r -> r.setInstitutionName("")));
    }

    static Stream<Arguments> badResults() {
        return Stream.of(
                result(ErrorCode.UNKNOWN_ITEM, "9N999000000000001", "1"),
                result(ErrorCode.OUT_OF_RANGE, "9N001000000000001", "1650"),
                result(ErrorCode.OUT_OF_RANGE, "9N001000000000001", "16.5"),
                result(ErrorCode.OUT_OF_RANGE, "9N001000000000001", "165.12"),
                result(ErrorCode.WRONG_TYPE, "9N001000000000001", "１６５"),
                result(ErrorCode.WRONG_TYPE, "9N001000000000001", "+165"),
                result(ErrorCode.UNKNOWN_CODE, "9N736000000000011", "4"),
                // 要再撮影 is for pictures.
                result(ErrorCode.UNKNOWN_CODE, "9F130160700000011", "3"),
                result(ErrorCode.TOO_LONG, "9N551000000000049", "長".repeat(129)),
                result(ErrorCode.WRONG_TYPE, "9N211161100000049", "20260231"),
                result(ErrorCode.ITEMS_DISAGREE, "9N056160400000049", "高血圧症"),
                result(ErrorCode.ITEMS_DISAGREE, "3F015000002327101", "120"),
                result(ErrorCode.ITEMS_DISAGREE, "3F015129902327101", "120"),
                result(ErrorCode.ITEMS_DISAGREE, "3C015161002399949", "検査結果による"),
                result(ErrorCode.ITEMS_DISAGREE, "9N516000000000049", "架空　太郎"),
                bad(ErrorCode.DUPLICATE_KEY, "9N001000000000001", CheckupCheckTest::withHeightTwice),
                bad(ErrorCode.UNKNOWN_CODE, "9N001000000000001", with("9N001000000000001", "165.0", "", "", "A")),
                bad(ErrorCode.ITEMS_DISAGREE, "9N001000000000001", with("9N001000000000001", "165.0", "9", "8", "")),
                bad(ErrorCode.WRONG_TYPE, "9N001000000000001", with("9N001000000000001", "165.0", "x", "", "")),
                bad(ErrorCode.ITEMS_DISAGREE, "9N736000000000011", with("9N736000000000011", "3", "1", "", "")));
    }

    private static Arguments bad(ErrorCode code, String field, Consumer<CheckupRecord> spoiling) {
        return Arguments.of(code, field, spoiling);
    }

    private static Arguments result(ErrorCode code, String item, String value) {
        return bad(code, item, with(item, value, "", "", ""));
    }

    private static void withHeightTwice(CheckupRecord record) {
        CheckupResult height = new CheckupResult("9N001000000000001", "165.0", "", "", "");
        record.setResults(CheckupResult.encode(List.of(height, height)));
    }

    private static Consumer<CheckupRecord> with(
            String item, String value, String lower, String upper, String judgement) {
        return record -> record.setResults(
                CheckupResult.encode(List.of(new CheckupResult(item, value, lower, upper, judgement))));
    }

    @ParameterizedTest
    @MethodSource({"badRecords", "badResults"})
    void aBadRecordIsFoundAndNoDocumentMadeOfIt(ErrorCode code, String field, Consumer<CheckupRecord> spoiling) {
        CheckupRecord record = Checkups.record(7);
        spoiling.accept(record);

        assertThat(CHECK.check(record, Checkups.SENDING))
                .extracting(Finding::code, Finding::field)
                .contains(org.assertj.core.groups.Tuple.tuple(code, field));
        assertThat(record.document()).isNull();
    }

    @Test
    void aGoodRecordCarriesItsDocumentUntilItIsWiped() {
        CheckupRecord record = Checkups.record(7);

        assertThat(CHECK.check(record, Checkups.SENDING)).isEmpty();
        assertThat(record.document().key())
                .isEqualTo(new DocumentKey("12138012", "0000075", "20260608", "20261120", "1399999990"));
        record.wipe();
        assertThat(record.document()).isNull();
    }

    @Test
    void textsComeOutInFullWidthAndNumbersWithTheirDecimals() {
        CheckupRecord record = Checkups.record(
                7,
                List.of(
                        new CheckupResult("9N001000000000001", "165", "", "", ""),
                        new CheckupResult("9N056000000000011", "1", "", "", ""),
                        new CheckupResult("9N056160400000049", "ﾊﾞｾﾄﾞｳ病 2026年", "", "", "")));

        assertThat(new String(Checkups.document(record).bytes(), StandardCharsets.UTF_8))
                .contains("<name>カクウ　ハナコ</name>")
                .contains("<postalCode>999-0001</postalCode>架空県架空市中央１－２－３</addr>")
                .contains("value=\"165.0\" unit=\"cm\"")
                .contains(">バセドウ病　２０２６年</value>");
    }

    @Test
    void aGroupIsOneObservationWithItsResultsAndReasons() {
        String document = new String(Checkups.document(Checkups.record(7)).bytes(), StandardCharsets.UTF_8);

        assertThat(document)
                .containsOnlyOnce("<entryRelationship typeCode=\"COMP\"><observation classCode=\"OBS\" "
                        + "moodCode=\"EVN\"><code code=\"3C015000002327101\"");
        assertThat(document)
                .containsOnlyOnce("<entryRelationship typeCode=\"RSON\"><observation classCode=\"OBS\" "
                        + "moodCode=\"EVN\"><code code=\"3C015161602399911\"");
        assertThat(document.split("<code nullFlavor=\"NA\"/>", -1)).hasSize(3);
    }

    @Test
    void thePhysicianIsTheAuthorOfTheDiagnosisAndNoItem() {
        assertThat(new String(Checkups.document(Checkups.record(7)).bytes(), StandardCharsets.UTF_8))
                .contains("<assignedPerson><name>架空　太郎</name></assignedPerson>")
                .doesNotContain("9N516000000000049");
    }

    @Test
    void emptyResultsAreLeftOutAndABranchNumberMayBeUnknown() {
        CheckupRecord record = Checkups.record(
                7,
                List.of(
                        new CheckupResult("9N001000000000001", "165.0", "", "", ""),
                        new CheckupResult("9N006000000000001", " ", "", "", "")));
        record.setInsuredBranchNumber(null);

        assertThat(new String(Checkups.document(record).bytes(), StandardCharsets.UTF_8))
                .doesNotContain("9N006000000000001", "200119.6.211");
    }

    @Test
    void everyItemOfTheTableMakesADocumentThatTheOfficialSchemasAccept() {
        CheckupCheck strict = Checkups.check(Optional.of(Checkups.schemas()));

        for (CheckupRecord record : EveryItem.records()) {
            assertThat(strict.check(record, Checkups.SENDING)).isEmpty();
        }
    }

    static Stream<Arguments> textsLikeXml() {
        List<String> texts = List.of(
                "<a b=\"c\">&amp;",
                "]]>",
                "<!--",
                "&#0;",
                "架\u0000空",
                "架\u0001空",
                "架\u001B空",
                "架\u0085空",
                "架\r\n\t空",
                "架\uD842空",
                "架\uDFB7",
                "架\uFFFE空",
                "架\uFFFF",
                "架\u2028空",
                "𠮷");
        return TEXT_FIELDS.keySet().stream().flatMap(field -> texts.stream().map(text -> Arguments.of(field, text)));
    }

    private static final String DIAGNOSIS = "9N511000000000049";
    private static final Map<String, BiConsumer<CheckupRecord, String>> TEXT_FIELDS = Map.ofEntries(
            Map.entry("insuredBranchNumber", CheckupRecord::setInsuredBranchNumber),
            Map.entry("nameKana", CheckupRecord::setNameKana),
            Map.entry("sex", CheckupRecord::setSex),
            Map.entry("postNumber", CheckupRecord::setPostNumber),
            Map.entry("address", CheckupRecord::setAddress),
            Map.entry("institutionCode", CheckupRecord::setInstitutionCode),
            Map.entry("institutionName", CheckupRecord::setInstitutionName),
            Map.entry("institutionTelephone", CheckupRecord::setInstitutionTelephone),
            Map.entry("institutionPostNumber", CheckupRecord::setInstitutionPostNumber),
            Map.entry("institutionAddress", CheckupRecord::setInstitutionAddress),
            Map.entry("results", CheckupRecord::setResults),
            Map.entry("itemCode", (r, text) -> results(r, new CheckupResult(text, "1", "", "", ""))),
            Map.entry("text", (r, text) -> results(r, new CheckupResult(DIAGNOSIS, text, "", "", ""))),
            Map.entry("number", (r, text) -> results(r, new CheckupResult("9N001000000000001", text, "", "", ""))),
            Map.entry("code", (r, text) -> results(r, new CheckupResult("9N736000000000011", text, "", "", ""))),
            Map.entry("lower", (r, text) -> results(r, new CheckupResult("9N001000000000001", "160.0", text, "", ""))),
            Map.entry("upper", (r, text) -> results(r, new CheckupResult("9N001000000000001", "160.0", "", text, ""))),
            Map.entry(
                    "judgement",
                    (r, text) -> results(r, new CheckupResult("9N001000000000001", "160.0", "", "", text))));

    private static void results(CheckupRecord record, CheckupResult only) {
        record.setResults(CheckupResult.encode(List.of(only)));
    }

    @ParameterizedTest
    @MethodSource("textsLikeXml")
    void whatLooksLikeXmlIsSetAsideOrStandsInAWellFormedDocumentAsText(String field, String text) {
        CheckupRecord record = Checkups.record(7);
        TEXT_FIELDS.get(field).accept(record, text);

        List<Finding> found = CHECK.check(record, Checkups.SENDING);

        if (found.isEmpty()) {
            byte[] bytes = record.document().bytes();
            ClinicalDocument read = Checkups.DOCUMENTS.read(bytes);
            assertThat(RULES.check(read)).isEmpty();
            assertThat(Checkups.DOCUMENTS.write(read)).isEqualTo(bytes);
            assertThat(SCHEMAS.map(official -> official.checkDocument(bytes)).orElse(List.of()))
                    .isEmpty();
        } else {
            assertThat(record.document()).isNull();
            assertThat(found).noneMatch(finding -> finding.toString().contains(text));
        }
    }

    @Test
    void markupInATextIsText() {
        CheckupRecord record = Checkups.record(7);
        results(record, new CheckupResult(DIAGNOSIS, "<a>&amp;]]>", "", "", ""));

        assertThat(CHECK.check(record, Checkups.SENDING)).isEmpty();
        assertThat(new String(record.document().bytes(), StandardCharsets.UTF_8))
                .contains(">＜ａ＞＆ａｍｐ；］］＞<");
    }

    @Test
    void everyTextOfADocumentIsInFullWidth() {
        CheckupRecord record = Checkups.record(7);
        record.setInstitutionName("ｶｸｳ Health 2");
        assertThat(CHECK.check(record, Checkups.SENDING)).isEmpty();

        String document = new String(record.document().bytes(), StandardCharsets.UTF_8);
        assertThat(document).contains("<name>カクウ　Ｈｅａｌｔｈ　２</name>", "displayName=\"ＢＭＩ\"");
        Matcher texts = Pattern.compile("displayName=\"([^\"]*)\"|<(?:name|text)>([^<]*)<|xsi:type=\"ST\">([^<]*)<")
                .matcher(document);
        assertThat(texts.results()
                        .flatMap(text -> Stream.of(text.group(1), text.group(2), text.group(3)))
                        .filter(Objects::nonNull))
                .hasSizeGreaterThan(40)
                .allMatch(Width::isFullWidth);
    }
}
