package jp.tsunagi.eligibility;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import jp.tsunagi.errors.ErrorCode;
import jp.tsunagi.errors.Finding;
import jp.tsunagi.privacy.PersonalNumber;
import jp.tsunagi.quarantine.RecordCheck;
import jp.tsunagi.support.HubFixturePeople;
import jp.tsunagi.text.CharacterProfile;
import jp.tsunagi.text.CharacterTables;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class EligibilityCheckTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 4, 1);
    private static final RecordCheck.Sending SENDING = new RecordCheck.Sending(TODAY, StandardCharsets.UTF_8);
    private static final CharacterTables TABLES = CharacterTables.load(Path.of("mappings/characters"));
    private static final EligibilityCheck CHECK =
            new EligibilityCheck(charset -> TABLES.characters("welfare", CharacterProfile.of(charset.name())));

    static Stream<Arguments> bad() {
        return Stream.of(
                bad(ErrorCode.REQUIRED_MISSING, "name", r -> r.setName(null)),
                bad(ErrorCode.REQUIRED_MISSING, "householdNumber", r -> r.setHouseholdNumber("")),
                bad(ErrorCode.REQUIRED_MISSING, "qualificationDate", r -> r.setQualificationDate(null)),
                bad(ErrorCode.REQUIRED_MISSING, "personalNumber", r -> r.setPersonalNumber(null)),
                bad(ErrorCode.TOO_LONG, "address", r -> r.setAddress("架".repeat(201))),
                bad(ErrorCode.UNMAPPABLE_CHARACTER, "name", r -> r.setName("架空\uE999")),
                bad(ErrorCode.WRONG_CHECK_DIGIT, "insurerNumber", r -> r.setInsurerNumber("12016011")),
                bad(ErrorCode.WRONG_CHECK_DIGIT, "insurerNumber", r -> r.setInsurerNumber("1201601A")),
                bad(
                        ErrorCode.WRONG_CHECK_DIGIT,
                        "insuredIdentificationNumber",
                        r -> r.setInsuredIdentificationNumber("0000011")),
                bad(ErrorCode.WRONG_CHECK_DIGIT, "personalNumber", r -> r.setPersonalNumber(number("123456789012"))),
                bad(ErrorCode.WRONG_CHECK_DIGIT, "personalNumber", r -> r.setPersonalNumber(number("12345678901"))),
                bad(ErrorCode.UNKNOWN_CODE, "sex1", r -> r.setSex1("4")),
                bad(ErrorCode.UNKNOWN_CODE, "sex2", r -> r.setSex2("0")),
                bad(ErrorCode.UNKNOWN_CODE, "selfInformationRefusalFlag", r -> r.setSelfInformationRefusalFlag("2")),
                bad(ErrorCode.UNKNOWN_CODE, "nonDisclosureFlag", r -> r.setNonDisclosureFlag("Y")),
                bad(ErrorCode.UNKNOWN_CODE, "optOutFlag", r -> r.setOptOutFlag("2")),
                bad(
                        ErrorCode.UNKNOWN_CODE,
                        "specificHealthCheckupsConsentFlag",
                        r -> r.setSpecificHealthCheckupsConsentFlag("4")),
                bad(ErrorCode.UNKNOWN_CODE, "reasonOfLoss", r -> {
                    r.setDisqualificationDate(TODAY);
                    r.setReasonOfLoss("04");
                }),
                bad(ErrorCode.WRONG_FORMAT, "postNumber", r -> r.setPostNumber("100-000")),
                bad(ErrorCode.WRONG_FORMAT, "insuredBranchNumber", r -> r.setInsuredBranchNumber("1")),
                bad(ErrorCode.WRONG_FORMAT, "nameKana", r -> r.setNameKana("かくう")),
                bad(ErrorCode.FUTURE_DATE, "birthdate", r -> r.setBirthdate(TODAY.plusDays(1))),
                bad(ErrorCode.DATE_ORDER, "disqualificationDate", r -> {
                    r.setDisqualificationDate(LocalDate.of(2025, 12, 31));
                    r.setReasonOfLoss("03");
                }),
                bad(ErrorCode.ITEMS_DISAGREE, "reasonOfLoss", r -> r.setReasonOfLoss("03")),
                bad(ErrorCode.ITEMS_DISAGREE, "reasonOfLoss", r -> r.setDisqualificationDate(TODAY)),
                bad(ErrorCode.ITEMS_DISAGREE, "consentDate", r -> r.setSpecificHealthCheckupsConsentFlag("1")),
                bad(ErrorCode.ITEMS_DISAGREE, "nameOfOther", r -> r.setNameOfOther("通称")));
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("bad")
    void eachRuleFindsItsOwnMistakeAndNothingElse(ErrorCode code, String field, Consumer<EligibilityRecord> mistake) {
        EligibilityRecord record = good();
        mistake.accept(record);

        assertThat(CHECK.check(record, SENDING)).singleElement().satisfies(finding -> {
            assertThat(finding.code()).isEqualTo(code);
            assertThat(finding.field()).isEqualTo(field);
        });
    }

    static Stream<Consumer<EligibilityRecord>> borders() {
        return Stream.of(
                r -> r.setBirthdate(TODAY),
                r -> r.setAddress("架".repeat(200)),
                r -> {
                    r.setDisqualificationDate(r.getQualificationDate());
                    r.setReasonOfLoss("99");
                },
                r -> {
                    r.setSpecificHealthCheckupsConsentFlag("1");
                    r.setConsentDate(TODAY);
                },
                r -> r.setConsentDate(TODAY),
                r -> {
                    r.setNameOfOther("通称");
                    r.setNameOfOtherKana("ﾂｳｼｮｳ");
                },
                r -> r.setPostNumber(null),
                r -> r.setInsuredBranchNumber("00"));
    }

    @ParameterizedTest
    @MethodSource("borders")
    void whatIsJustWithinTheRulesGoes(Consumer<EligibilityRecord> change) {
        EligibilityRecord record = good();
        change.accept(record);
        assertThat(CHECK.check(record, SENDING)).isEmpty();
    }

    @Test
    void severalMistakesAreAllFound() {
        EligibilityRecord record = good();
        record.setNameKana(null);
        record.setSex1("9");
        assertThat(CHECK.check(record, SENDING)).extracting(Finding::field).containsExactly("nameKana", "sex1");
    }

    @Test
    void noFindingShowsAValue() {
        EligibilityRecord record = good();
        record.setPersonalNumber(number("123456789012"));
        record.setName("秘密\uE999");
        record.setAddress("秘密".repeat(150));
        record.setPostNumber("秘密");

        List<Finding> findings = CHECK.check(record, SENDING);
        assertThat(findings).hasSizeGreaterThanOrEqualTo(4);
        assertThat(findings.toString()).doesNotContain("秘密", "123456789012");
    }

    private static Arguments bad(ErrorCode code, String field, Consumer<EligibilityRecord> mistake) {
        return Arguments.of(code, field, mistake);
    }

    private static PersonalNumber number(String digits) {
        return PersonalNumber.of(digits.toCharArray());
    }

    private static EligibilityRecord good() {
        EligibilityRecord record = new EligibilityRecord();
        record.setRecordType("D");
        record.setInsurerNumber(HubFixturePeople.PAYER);
        record.setInsuredIdentificationNumber(HubFixturePeople.recipientNumber(1));
        record.setHouseholdNumber("1");
        record.setStatus("1");
        record.setMemberClassification("01");
        record.setPersonalFamilyClassification("1");
        record.setInsuredCardClassification("A1");
        record.setName("架空\u3000花子");
        record.setNameKana("ｶｸｳ ﾊﾅｺ");
        record.setSex1("2");
        record.setBirthdate(LocalDate.of(1960, 1, 1));
        record.setAddress("架空市一丁目1");
        record.setPersonalNumber(number(HubFixturePeople.personalNumber(1)));
        record.setQualificationDate(LocalDate.of(2026, 1, 1));
        record.setSelfInformationRefusalFlag("0");
        record.setSpecificHealthCheckupsConsentFlag("0");
        record.setNonDisclosureFlag("0");
        record.setOptOutFlag("0");
        record.setInvalidationFlag("0");
        record.setRegistrationDeletionClassification("1");
        return record;
    }
}
