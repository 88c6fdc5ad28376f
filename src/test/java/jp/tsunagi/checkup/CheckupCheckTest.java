package jp.tsunagi.checkup;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import jp.tsunagi.errors.ErrorCode;
import jp.tsunagi.errors.Finding;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class CheckupCheckTest {
    private static final CheckupCheck CHECK = Checkups.check(Optional.empty());

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
                .contains(">バセドウ病 2026年</value>");
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
}
