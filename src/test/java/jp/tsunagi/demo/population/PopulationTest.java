package jp.tsunagi.demo.population;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import jp.tsunagi.demo.population.Fault.Outcome;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class PopulationTest {
    private static final PopulationOptions OPTIONS = PopulationOptions.standard();

    private static TestDatabases databases;
    private static Expectations expectations;
    private static Map<String, Map<String, String>> records;

    @BeforeAll
    static void createOnce() throws Exception {
        databases = TestDatabases.h2();
        expectations = new Population(databases.welfare(), databases.address(), OPTIONS).create();
        records = databases.eligibility();
    }

    @Test
    void hasTheSizeOfTheSourceDocument() throws Exception {
        assertThat(databases.count("recipient")).isEqualTo(9_746).isEqualTo(expectations.people());
        assertThat(databases.count("household")).isEqualTo(8_721).isEqualTo(expectations.households());
        assertThat(records).hasSize(9_746);
        assertThat(databases.count("office")).isGreaterThanOrEqualTo(4);
        List<String> sizes =
                databases.welfareValues("select count(*) from recipient group by household_id order by count(*) desc");
        assertThat(sizes).contains("1", "2", "3", "4");
        assertThat(Integer.parseInt(sizes.get(0))).isBetween(7, 9);
        assertThat(databases.count("household h where not exists (select 1 from recipient r"
                        + " where r.household_id = h.household_id and r.head_of_household)"))
                .isZero();
    }

    @Test
    void everyRecordIsGoodButForThoseSpoiltOnPurposeAndThoseAreWrongAsExpected() {
        InterfaceRules rules = new InterfaceRules(OPTIONS.businessDate());
        Map<String, List<String>> found = new LinkedHashMap<>();
        records.forEach((key, row) -> {
            List<String> findings = rules.findings(row);
            if (!findings.isEmpty()) {
                found.put(key, findings);
            }
        });
        Map<String, List<String>> expected = new LinkedHashMap<>();
        expectations.spoilt().stream()
                .filter(record -> record.fault().outcome() == Outcome.QUARANTINED)
                .forEach(record -> expected.put(
                        record.key(),
                        List.of(record.fault().code() + " " + record.fault().field())));
        assertThat(found).isEqualTo(expected);
        assertThat(expected).hasSize(expectations.quarantined());
    }

    @Test
    void everyKindOfFaultOccursInAboutThreeOfAThousandRecords() {
        assertThat(expectations.counts()).containsOnlyKeys(Fault.values());
        assertThat(expectations.spoilt()).hasSizeBetween(25, 35);
        assertThat(expectations.written() + expectations.quarantined()).isEqualTo(9_746);
        assertThat(expectations.accepted()
                        + expectations.rejected()
                        + expectations.keys(Outcome.MISSING).size())
                .isEqualTo(expectations.written());
        assertThat(Population.expectations(OPTIONS)).isEqualTo(expectations);
    }

    @Test
    void onePersonalNumberIsOnTwoPeopleOnlyWhereItIsMeantToBeAndTheLaterOneIsExpectedToBeRejected() {
        Set<String> seen = new HashSet<>();
        Set<String> later = new HashSet<>();
        records.forEach((key, row) -> {
            if (row.get("personal_number") != null && !seen.add(row.get("personal_number"))) {
                later.add(key);
            }
        });
        assertThat(later)
                .isEqualTo(expectations.keys(Fault.PERSONAL_NUMBER_SHARED))
                .isNotEmpty();
    }

    @Test
    void recipientsOfAnUnknownOfficeAreAllExpectedToBeRejected() {
        Set<String> payers =
                records.keySet().stream().map(key -> key.substring(0, 8)).collect(Collectors.toSet());
        Set<String> expected = new HashSet<>(expectations.knownPayerNumbers());
        expected.addAll(expectations.unknownPayerNumbers());
        assertThat(payers).isEqualTo(expected);
        assertThat(expectations.unknownPayerNumbers()).hasSize(1);
        assertThat(records.keySet().stream()
                        .filter(key -> expectations.unknownPayerNumbers().contains(key.substring(0, 8)))
                        .toList())
                .containsExactlyInAnyOrderElementsOf(expectations.keys(Fault.OFFICE_UNKNOWN))
                .hasSizeGreaterThanOrEqualTo(3);
    }

    @Test
    void keysThatAreAnsweredThoughNeverSentBelongToNoOneAndAreGoodInForm() {
        assertThat(expectations.neverSent()).isNotEmpty().allSatisfy(key -> {
            assertThat(records).doesNotContainKey(key);
            assertThat(expectations.knownPayerNumbers()).contains(key.substring(0, 8));
            assertThat(InterfaceRules.mod10IsGood(key.substring(8), 7)).isTrue();
        });
    }

    @Test
    void recordsComeInTheOrderOfTheirKeysAndIdsRiseWithThem() throws Exception {
        assertThat(new ArrayList<>(records.keySet())).isSorted();
        assertThat(databases.welfareValues("select recipient_number from recipient order by recipient_id"))
                .isEqualTo(
                        records.keySet().stream().map(key -> key.substring(8)).toList());
    }

    @Test
    void theEmbeddedDatabaseReadsTheRecordsInOrderWithoutSorting() throws Exception {
        assertThat(databases.welfareValues("explain " + TestDatabases.eligibilitySql()))
                .singleElement()
                .asString()
                .endsWith("/* index sorted */");
    }

    @Test
    void theAddressSystemSaysTheSameAboutEveryRecipientInTheRegisterAndKnowsOthersToo() throws Exception {
        Set<String> reference = new HashSet<>(TestDatabases.values(
                databases.address(), "select resident_number, personal_number from welfare_reference"));
        List<String> welfare = databases.welfareValues("select r.resident_number, p.number from recipient r"
                + " join personal_number p on p.recipient_id = r.recipient_id where r.in_resident_register = true");
        assertThat(reference).containsAll(welfare).hasSizeGreaterThan(welfare.size());
    }

    @Test
    void theAddressSystemHasYetToHearOfThoseOutsideTheRegisterAndAllOfThemAreOnAssistance() throws Exception {
        List<String> outside =
                databases.welfareValues("select resident_number from recipient where in_resident_register = false");
        assertThat(outside).hasSizeGreaterThan(200).allMatch(number -> number.startsWith("9"));
        assertThat(TestDatabases.values(databases.address(), "select resident_number from welfare_reference"))
                .doesNotContainAnyElementsOf(outside);
        assertThat(databases.count("recipient r join eligibility e on e.recipient_id = r.recipient_id"
                        + " and e.period_no = r.current_period where r.in_resident_register = false"
                        + " and e.lost_on is not null"))
                .isZero();
        assertThat(databases.count("recipient where in_resident_register = false and recipient_id in ("
                        + SpoiltPlan.of(OPTIONS).concerned().stream()
                                .map(String::valueOf)
                                .collect(Collectors.joining(", "))
                        + ")"))
                .isZero();
    }

    @Test
    void countersStandAtTheLastRecipientNumberOfEachOffice() throws Exception {
        assertThat(databases.welfareValues(
                        "select payer_number, last_number from recipient_number_counter order by payer_number"))
                .isEqualTo(databases.welfareValues("select payer_number,"
                        + " max(cast(substring(recipient_number, 1, 6) as integer)) from recipient"
                        + " group by payer_number order by payer_number"));
    }

    @Test
    void theEdgesOfEveryItemOccur() {
        List<Map<String, String>> rows = List.copyOf(records.values());
        assertThat(rows).extracting(row -> row.get("reason_of_loss")).contains("01", "02", "03", "99", null);
        assertThat(rows).extracting(row -> row.get("sex1")).contains("1", "2", "3");
        assertThat(rows).extracting(row -> row.get("status")).contains("1", "2");
        assertThat(rows)
                .extracting(row -> row.get("specific_health_checkups_consent_flag"))
                .contains("0", "1", "2", "3");
        assertThat(rows).extracting(row -> row.get("name").length()).contains(Names.LONGEST);
        assertThat(rows).extracting(row -> row.get("address").length()).contains(Addresses.LONGEST);
        assertThat(rows).extracting(row -> row.get("birthdate").substring(5)).contains("02-29");
        assertThat(rows).filteredOn(row -> row.get("name_of_other") != null).hasSizeGreaterThan(100);
        List<Integer> ages = rows.stream()
                .map(row -> LocalDate.parse(row.get("birthdate"))
                        .until(OPTIONS.businessDate())
                        .getYears())
                .filter(age -> age >= 0)
                .toList();
        assertThat(ages).contains(0, 1, 10, 20, 40, 65, 80, 100).allMatch(age -> age <= 104);
    }

    @Test
    void variantCharactersAndEveryPrivateUseCharacterOfTheTableOccur() {
        String names = records.values().stream().map(row -> row.get("name")).collect(Collectors.joining());
        assertThat(names).contains("髙", "﨑", "𠮷", "德", "濵", "\uDB40\uDD00", "\uDB40\uDD01");
        assertThat(names.codePoints()
                        .filter(c -> c >= 0xE000 && c <= 0xE00B)
                        .distinct()
                        .count())
                .isEqualTo(12);
    }

    @Test
    void historiesFitTogether() throws Exception {
        assertThat(databases.welfareValues("select distinct period_no from eligibility order by period_no"))
                .containsExactly("1", "2", "3");
        String spoilt = expectations.spoilt().stream()
                .map(record -> Long.toString(record.recipientId()))
                .collect(Collectors.joining(","));
        assertThat(databases.count("eligibility a join eligibility b on b.recipient_id = a.recipient_id"
                        + " and b.period_no = a.period_no + 1 where a.lost_on is null or b.qualified_on < a.lost_on"))
                .isZero();
        assertThat(databases.count("recipient r where current_period <> (select max(period_no) from eligibility e"
                        + " where e.recipient_id = r.recipient_id)"))
                .isZero();
        assertThat(databases.count("checkup_consent c join recipient r on r.recipient_id = c.recipient_id"
                        + " and r.consent_on = c.consent_on and r.checkup_consent <> c.consent"
                        + " where r.recipient_id not in (" + spoilt + ")"))
                .isZero();
        assertThat(databases.count("household h where closed_on is not null and exists (select 1 from recipient r"
                        + " join eligibility e on e.recipient_id = r.recipient_id and e.lost_on is null"
                        + " where r.household_id = h.household_id) and household_id not in"
                        + " (select household_id from recipient where recipient_id in (" + spoilt + "))"))
                .isZero();
    }

    @Test
    void institutionsHaveCodesOfBothCheckRules() throws Exception {
        List<String> codes = databases.welfareValues("select institution_code from institution");
        assertThat(codes).hasSizeBetween(190, 200).doesNotHaveDuplicates();
        assertThat(codes)
                .filteredOn(code -> InterfaceRules.mod10IsGood(code, 10))
                .hasSizeGreaterThan(90);
        assertThat(codes)
                .filteredOn(code -> InterfaceRules.mod10IsGood(code.substring(3), 7))
                .hasSizeGreaterThan(90);
        assertThat(codes)
                .allMatch(code ->
                        InterfaceRules.mod10IsGood(code, 10) || InterfaceRules.mod10IsGood(code.substring(3), 7));
        assertThat(databases.welfareValues("select distinct kind from institution order by kind"))
                .containsExactly("1", "3", "4", "6");
    }

    @Test
    void vouchersGoToInstitutionsOfTheRightKind() throws Exception {
        assertThat(databases.welfareValues("select distinct v.ticket_type, v.treatment_type, i.kind from voucher v"
                        + " join institution i on i.institution_code = v.institution_code"
                        + " order by v.ticket_type, v.treatment_type"))
                .containsExactly("01|01|1", "01|02|1", "01|03|3", "01|05|6", "02|04|4");
        assertThat(databases.count("voucher where (ticket_type = '02') <> (prescription_issuer is not null)"))
                .isZero();
        assertThat(databases.count("voucher")).isBetween(300, 700);
    }

    @Test
    void noVoucherIsNumberedAndEachLiesWithinTheAssistanceAndItsMonth() throws Exception {
        assertThat(databases.count("voucher where issue_number is not null")).isZero();
        assertThat(databases.count("voucher v join recipient r on r.recipient_id = v.recipient_id join eligibility e"
                        + " on e.recipient_id = r.recipient_id and e.period_no = r.current_period"
                        + " where v.valid_from < e.qualified_on or v.valid_until < v.valid_from"
                        + " or extract(month from v.valid_from) <> extract(month from v.valid_until)"))
                .isZero();
    }

    @Test
    void everyPersonalNumberCanBeListedAsACanary() {
        Set<String> canaries = new HashSet<>();
        Population.forEachPersonalNumber(databases.welfare(), canaries::add);
        assertThat(canaries)
                .hasSize(expectations.people()
                        - expectations.keys(Fault.PERSONAL_NUMBER_MISSING).size()
                        - expectations.keys(Fault.PERSONAL_NUMBER_SHARED).size());
    }
}
