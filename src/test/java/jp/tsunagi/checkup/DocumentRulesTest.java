package jp.tsunagi.checkup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import jp.tsunagi.errors.ErrorCode;
import jp.tsunagi.errors.Finding;
import jp.tsunagi.errors.HubException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.FieldSource;

class DocumentRulesTest {
    private static final DocumentRules RULES = new DocumentRules(Checkups.ITEMS, Checkups.SETTINGS);
    private static final String GOOD =
            new String(Checkups.document(Checkups.record(7)).bytes(), StandardCharsets.UTF_8);
    private static final String OID = "1.2.392.200119.6.";

    /** What the official schemas let pass. */
    static final List<Arguments> LET_PASS = List.of(
            bad("payer of 7 digits", "extension=\"12138012\"", "extension=\"1299999\"", ErrorCode.OTHER_PAYER),
            bad("another payer", "extension=\"12138012\"", "extension=\"12999983\"", ErrorCode.OTHER_PAYER),
            bad("unknown OID of a patient id", OID + "205\"", OID + "299\"", ErrorCode.UNKNOWN_CODE),
            bad(
                    "unknown item code",
                    "code=\"9N001000000000001\"",
                    "code=\"9N001000000000009\"",
                    ErrorCode.UNKNOWN_ITEM),
            bad("wrong unit", "unit=\"kg\"", "unit=\"g\"", ErrorCode.UNKNOWN_CODE),
            bad("unit left out", " unit=\"kg\"", "", ErrorCode.UNKNOWN_CODE),
            bad(
                    "code outside its list",
                    "xsi:type=\"CD\" code=\"8\" codeSystem=\"" + OID + "24040\"",
                    "xsi:type=\"CD\" code=\"9\" codeSystem=\"" + OID + "24040\"",
                    ErrorCode.UNKNOWN_CODE),
            bad(
                    "another list",
                    "codeSystem=\"" + OID + "24040\"",
                    "codeSystem=\"" + OID + "2003\"",
                    ErrorCode.UNKNOWN_CODE),
            bad(
                    "birth on no day",
                    "birthTime value=\"19500108\"",
                    "birthTime value=\"19609999\"",
                    ErrorCode.WRONG_TYPE),
            bad(
                    "sex 9",
                    "administrativeGenderCode code=\"2\"",
                    "administrativeGenderCode code=\"9\"",
                    ErrorCode.UNKNOWN_CODE),
            bad("報告区分 99", "<code code=\"10\"", "<code code=\"99\"", ErrorCode.UNKNOWN_CODE),
            bad("section 99999", "<code code=\"01010\"", "<code code=\"99999\"", ErrorCode.UNKNOWN_CODE),
            bad("program 999", "<code code=\"010\"", "<code code=\"999\"", ErrorCode.UNKNOWN_CODE),
            bad("name in half-width kana", "カクウ　ハナコ", "ｶｸｳ ﾊﾅｺ", ErrorCode.WRONG_FORMAT),
            bad("text in half-width kana", "高血圧症で通院中", "ｺｳｹﾂｱﾂ", ErrorCode.WRONG_FORMAT),
            bad("address in half width", "架空県架空市中央１－２－３", "架空県架空市中央1-2-3", ErrorCode.WRONG_FORMAT),
            bad("address with a blank", "架空県架空市中央１－２－３", "架空県　架空市中央", ErrorCode.WRONG_FORMAT),
            bad("address of 82 bytes", "架空県架空市中央１－２－３", "架".repeat(41), ErrorCode.TOO_LONG),
            bad("postal code without hyphen", "999-0001", "9990001", ErrorCode.WRONG_FORMAT),
            bad("wrong extension of typeId", "POCD_HD000040", "POCD_HD000041", ErrorCode.WRONG_FORMAT),
            bad(
                    "address left out",
                    "<addr><postalCode>999-0001</postalCode>架空県架空市中央１－２－３</addr>",
                    "",
                    ErrorCode.REQUIRED_MISSING),
            bad("枝番 of 3 digits", "extension=\"01\"", "extension=\"001\"", ErrorCode.WRONG_FORMAT),
            bad(
                    "受給者番号 with another check digit",
                    "extension=\"0000075\"",
                    "extension=\"0000076\"",
                    ErrorCode.WRONG_CHECK_DIGIT),
            bad(
                    "number of the institution of 9 digits",
                    "extension=\"1399999991\"",
                    "extension=\"139999999\"",
                    ErrorCode.WRONG_FORMAT),
            bad(
                    "telephone without scheme",
                    "value=\"tel:00-0000-1111\"",
                    "value=\"00-0000-1111\"",
                    ErrorCode.WRONG_FORMAT),
            bad(
                    "observation without value",
                    "<value xsi:type=\"PQ\" value=\"150.7\" unit=\"cm\"/>",
                    "",
                    ErrorCode.REQUIRED_MISSING),
            bad(
                    "another type",
                    "<value xsi:type=\"PQ\" value=\"150.7\" unit=\"cm\"/>",
                    "<value xsi:type=\"ST\">150.7</value>",
                    ErrorCode.WRONG_TYPE),
            bad(
                    "ordered code as unordered",
                    "xsi:type=\"CO\" code=\"2\"",
                    "xsi:type=\"CD\" code=\"2\"",
                    ErrorCode.WRONG_TYPE),
            bad("value out of range", "value=\"150.7\"", "value=\"15.0\"", ErrorCode.OUT_OF_RANGE),
            bad("decimals left out", "value=\"150.7\"", "value=\"150\"", ErrorCode.OUT_OF_RANGE),
            bad(
                    "unknown method",
                    "methodCode code=\"9N01610000\"",
                    "methodCode code=\"9N01620000\"",
                    ErrorCode.UNKNOWN_CODE),
            bad(
                    "method left out",
                    "<methodCode code=\"9N01610000\" codeSystem=\"" + OID + "1007\"/>",
                    "",
                    ErrorCode.UNKNOWN_CODE),
            bad(
                    "unknown interpretation",
                    "<interpretationCode code=\"N\"/>",
                    "<interpretationCode code=\"X\"/>",
                    ErrorCode.UNKNOWN_CODE),
            bad("range upside down", "<low value=\"18.5\"", "<low value=\"28.5\"", ErrorCode.ITEMS_DISAGREE),
            bad(
                    "unit of a range",
                    "<low value=\"18.5\" unit=\"kg/m2\"",
                    "<low value=\"18.5\" unit=\"kg\"",
                    ErrorCode.UNKNOWN_CODE),
            bad(
                    "check after creation",
                    "effectiveTime value=\"20260608\"",
                    "effectiveTime value=\"20261121\"",
                    ErrorCode.FUTURE_DATE),
            bad(
                    "birth on the day of the check",
                    "birthTime value=\"19500108\"",
                    "birthTime value=\"20260608\"",
                    ErrorCode.DATE_ORDER),
            bad(
                    "made on another day than it says",
                    "<author><time value=\"20261120\"",
                    "<author><time value=\"20261119\"",
                    ErrorCode.ITEMS_DISAGREE),
            bad(
                    "hours since the meal against 空腹時",
                    "code=\"2\" codeSystem=\"" + OID + "2202\"",
                    "code=\"3\" codeSystem=\"" + OID + "2202\"",
                    ErrorCode.ITEMS_DISAGREE),
            bad("item taken out of its group", "typeCode=\"RSON\"", "typeCode=\"COMP\"", ErrorCode.ITEMS_DISAGREE),
            bad(
                    "physician as an item",
                    "code=\"9N511000000000049\"",
                    "code=\"9N516000000000049\"",
                    ErrorCode.ITEMS_DISAGREE),
            bad(
                    "same item twice",
                    "code=\"9N006000000000001\"",
                    "code=\"9N001000000000001\"",
                    ErrorCode.DUPLICATE_KEY));

    /** What the official schemas catch, and what is no document at all. */
    static final List<Arguments> CAUGHT = List.of(
            bad("number that is none", "value=\"150.7\"", "value=\"high\"", ErrorCode.WRONG_TYPE),
            bad("no custodian", between("<custodian>", "</custodian>"), "", ErrorCode.WRONG_FORMAT));

    private static Arguments bad(String what, String good, String bad, ErrorCode code) {
        return Arguments.of(what, good, bad, code);
    }

    private static String between(String start, String end) {
        return GOOD.substring(GOOD.indexOf(start), GOOD.indexOf(end) + end.length());
    }

    private static String spoilt(String good, String bad) {
        int at = GOOD.indexOf(good);
        assertThat(at).as(good).isNotNegative();
        return GOOD.substring(0, at) + bad + GOOD.substring(at + good.length());
    }

    private static List<Finding> check(String xml) {
        return RULES.check(Checkups.DOCUMENTS.read(xml.getBytes(StandardCharsets.UTF_8)));
    }

    static Stream<Arguments> allBad() {
        return Stream.concat(LET_PASS.stream(), CAUGHT.stream());
    }

    @Test
    void aGoodDocumentHasNoFinding() {
        assertThat(check(GOOD)).isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @org.junit.jupiter.params.provider.MethodSource("allBad")
    void aSpoiltDocumentIsRejected(String what, String good, String bad, ErrorCode code) {
        assertThat(check(spoilt(good, bad))).as(what).extracting(Finding::code).contains(code);
    }

    @ParameterizedTest(name = "{0}")
    @FieldSource("LET_PASS")
    void theOfficialSchemasLetItPass(String what, String good, String bad, ErrorCode code) {
        byte[] document = spoilt(good, bad).getBytes(StandardCharsets.UTF_8);

        assertThat(Checkups.schemas().checkDocument(document))
                .as(what + " " + code)
                .isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @FieldSource("CAUGHT")
    void theOfficialSchemasCatchItToo(String what, String good, String bad, ErrorCode code) {
        byte[] document = spoilt(good, bad).getBytes(StandardCharsets.UTF_8);

        assertThat(Checkups.schemas().checkDocument(document))
                .as(what + " " + code)
                .extracting(Finding::code)
                .containsOnly(ErrorCode.SCHEMA_VIOLATED);
    }

    @Test
    void anotherNamespaceIsNoDocument() {
        String old = GOOD.replace("xmlns=\"urn:hl7-org:v3\"", "xmlns=\"http://tokuteikenshin.jp/checkup/2007\"");

        assertThatThrownBy(() -> check(old))
                .isInstanceOfSatisfying(
                        HubException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.SCHEMA_VIOLATED));
    }

    @Test
    void anEmptyDocumentIsRejectedWithoutAFailure() {
        assertThat(RULES.check(new jp.tsunagi.checkup.cda.ClinicalDocument()))
                .extracting(Finding::field)
                .contains("typeId", "patientRole", "serviceEvent", "section", "custodian");
    }

    @Test
    void noFindingRepeatsAValue() {
        List<Finding> found = check(GOOD.replace("カクウ　ハナコ", "ｶｸｳ")
                .replace("value=\"150.7\"", "value=\"999\"")
                .replace("code=\"9N006000000000001\"", "code=\"123456789018\""));

        assertThat(found).hasSizeGreaterThan(2);
        assertThat(found.toString()).doesNotContain("ｶｸｳ", "999", "123456789018");
    }
}
