package jp.tsunagi.demo.population;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import jp.tsunagi.demo.population.CheckupFault.Found;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What happens after the first day: inquiries, health checks, a day of changes; and that it is the same story each time. */
class StoryTest {
    private static final PopulationOptions OPTIONS =
            PopulationOptions.standard().withPeople(2_000);
    private static final LocalDate FIRST = OPTIONS.businessDate();
    private static final LocalDate NEXT = FIRST.plusDays(6);

    @TempDir
    private Path folder;

    private TestDatabases databases;
    private Population population;
    private Stage stage;
    private Expectations known;
    private Scenes scenes;

    @BeforeEach
    void set() throws Exception {
        databases = TestDatabases.h2();
        population = new Population(databases.welfare(), databases.address(), OPTIONS);
        stage = new Stage(databases.welfare(), databases.address(), OPTIONS);
        known = population.create();
        scenes = stage.set(known);
    }

    @Test
    void inquiriesAreTiedToVouchersUnplannedAndFrequentAsExpected() throws Exception {
        List<Inquiry> inquiries = new ArrayList<>();
        UsageExpectation expected = stage.inquire(scenes, FIRST, NEXT.minusDays(1), inquiries::add);

        Map<String, List<LocalDate[]>> vouchers = new HashMap<>();
        for (String row : databases.welfareValues("select r.payer_number || r.recipient_number || v.institution_code,"
                + " v.valid_from, v.valid_until from voucher v join recipient r on r.recipient_id = v.recipient_id"
                + " where v.cancelled_on is null")) {
            String[] columns = row.split("\\|");
            vouchers.computeIfAbsent(columns[0], visitor -> new ArrayList<>())
                    .add(new LocalDate[] {LocalDate.parse(columns[1]), LocalDate.parse(columns[2])});
        }
        Map<String, Integer> visits = new TreeMap<>();
        Set<String> without = new TreeSet<>();
        int tied = 0;
        for (Inquiry inquiry : inquiries) {
            String visitor = inquiry.key() + inquiry.institution();
            LocalDate day = inquiry.at().toLocalDate();
            visits.merge(visitor, 1, Integer::sum);
            boolean shown = vouchers.getOrDefault(visitor, List.of()).stream()
                    .anyMatch(period -> !day.isBefore(period[0]) && !day.isAfter(period[1]));
            tied += shown ? 1 : 0;
            if (!shown) {
                without.add(visitor);
            }
        }
        Set<String> unplanned = new TreeSet<>();
        scenes.usage().unplanned().forEach(visitor -> unplanned.add(visitor.key() + visitor.institution()));
        scenes.usage().ended().forEach(visitor -> unplanned.add(visitor.key() + visitor.institution()));
        assertThat(inquiries).hasSize(expected.inquiries());
        assertThat(tied).isEqualTo(expected.withVoucher()).isPositive();
        assertThat(without).isEqualTo(unplanned);
        assertThat(visits.entrySet().stream()
                        .filter(entry -> entry.getValue() > UsageExpectation.ORDINARY_CHECKS_AT_MOST)
                        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)))
                .isEqualTo(scenes.usage().frequent().stream()
                        .collect(Collectors.toMap(
                                visitor -> visitor.key() + visitor.institution(), visitor -> expected.checks())))
                .isNotEmpty();
        assertThat(expected.days()).isEqualTo(6);
        assertThat(inquiries)
                .allMatch(inquiry -> !inquiry.at().toLocalDate().isBefore(FIRST)
                        && inquiry.at().toLocalDate().isBefore(NEXT));
        assertThat(inquiries.stream()
                        .filter(inquiry -> inquiry.key().equals(known.protagonist()))
                        .map(Inquiry::institution)
                        .distinct())
                .hasSize(2);
        assertNoneWaits(inquiries);
    }

    /** The counterpart knows no one whose record it does not have. */
    private void assertNoneWaits(List<Inquiry> inquiries) {
        Set<String> refused = new HashSet<>(known.keys(Fault.Outcome.QUARANTINED));
        refused.addAll(known.keys(Fault.Outcome.REJECTED));
        assertThat(inquiries).extracting(Inquiry::key).doesNotContainAnyElementsOf(refused);
    }

    @Test
    void theFileOfHealthChecksIsWellFormedAndItsSpoiltChecksAreWrongAsExpected() throws Exception {
        CheckupScene.Import expected = stage.writeCheckups(scenes, folder, FIRST);

        Map<String, List<String[]>> checks = checks(folder.resolve("KENSHIN_20260401.csv"));
        assertThat(checks).hasSize(expected.checks());
        assertThat(checks.values().stream().mapToInt(List::size).sum()).isEqualTo(expected.lines());
        assertThat(checks.values()).allSatisfy(items -> {
            assertThat(items).hasSizeBetween(45, 50);
            assertThat(items).allMatch(item -> item.length == 12 && item[7].length() == 17 && !item[8].isEmpty());
            assertThat(items).extracting(item -> item[7]).doesNotHaveDuplicates();
            assertThat(items)
                    .extracting(item -> item[1] + item[3] + item[4] + item[5] + item[6])
                    .containsOnly(
                            items.get(0)[1] + items.get(0)[3] + items.get(0)[4] + items.get(0)[5] + items.get(0)[6]);
        });
        Map<String, String> people = people();
        Map<String, String> found = new TreeMap<>();
        checks.forEach((reference, items) -> {
            String person = people.get(items.get(0)[1]);
            if (person == null) {
                found.put(reference, "TSN-1020");
            } else if (!person.startsWith(items.get(0)[3] + items.get(0)[4])) {
                found.put(reference, "TSN-1042");
            }
        });
        assertThat(found).isEqualTo(expected.quarantined()).hasSizeGreaterThanOrEqualTo(6);
        assertThat(found.keySet().stream()
                        .mapToInt(reference -> checks.get(reference).size())
                        .sum())
                .isEqualTo(expected.quarantinedLines());
        assertThat(checks).containsKey(scenes.checkups().protagonist().reference());
    }

    @Test
    void documentsAreExpectedOfThoseWhoConsentOnTheDayOfSending() throws Exception {
        CheckupScene.Import file = stage.writeCheckups(scenes, folder, FIRST);
        takeOver(file);
        CheckupScene.Sending before = stage.checkupsToSend(scenes, FIRST);
        DayOfChanges day = population.change(known, NEXT, scenes.parts());
        List<CheckupScene.SpoiltCheck> changed = stage.changeConsents(scenes, NEXT);
        CheckupScene.Sending after = stage.checkupsToSend(scenes, NEXT);

        assertThat(day.keys().get(ChangeKind.DIED)).isNotEmpty();
        assertThat(changed)
                .extracting(CheckupScene.SpoiltCheck::fault)
                .containsOnly(
                        CheckupFault.CONSENT_WITHDRAWN, CheckupFault.CONSENT_RUN_OUT, CheckupFault.CONSENT_GIVEN_LATE);
        assertThat(before.read())
                .isEqualTo(databases.count("checkup where checked_on >= date '" + FIRST.minusYears(5) + "'"));
        assertThat(after.read())
                .isEqualTo(databases.count("checkup where checked_on >= date '" + NEXT.minusYears(5) + "'"))
                .isBetween(1, file.taken());
        List<String> consenting = databases.welfareValues("select r.payer_number || r.recipient_number"
                + " || to_char(c.checked_on, 'YYYYMMDD') from checkup c join recipient r on r.recipient_id = c.recipient_id"
                + " join eligibility e on e.recipient_id = r.recipient_id and e.period_no = r.current_period"
                + " where checkup_consent = '1' and e.lost_on is null and non_disclosure = '0'"
                + " and self_info_refusal = '0' and checked_on >= date '" + NEXT.minusYears(5)
                + "' and payer_number = '"
                + scenes.checkups().payer() + "'");
        Set<String> sent = new LinkedHashSet<>(consenting);
        sent.removeAll(after.quarantined().keySet());
        sent.removeAll(after.excluded().keySet());
        assertThat(sent)
                .hasSize(after.documents())
                .contains(scenes.checkups().protagonist().recordKey());
        assertThat(consenting).containsAll(after.quarantined().keySet());
        assertThat(scenes.checkups().spoilt().stream()
                        .filter(check -> check.fault().found() == Found.NOT_AT_ALL)
                        .map(check -> check.check().recordKey()))
                .isNotEmpty()
                .allMatch(sent::contains);
        assertThat(after.held()).isGreaterThan(after.excluded().size());
        for (CheckupScene.SpoiltCheck check : scenes.checkups().spoilt()) {
            assertThat(databases.welfareValues("select " + standing(check) + " from recipient where recipient_id = "
                            + check.check().recipientId()))
                    .as(check.fault().name())
                    .containsExactly("true");
        }
    }

    private static String standing(CheckupScene.SpoiltCheck check) {
        return switch (check.fault()) {
            case NO_CONSENT, CONSENT_WITHDRAWN -> "checkup_consent = '0'";
            case CONSENT_EXPIRED, CONSENT_RUN_OUT -> "checkup_consent = '2'";
            case CONSENT_NOT_OBTAINABLE -> "checkup_consent = '3'";
            case SELF_INFORMATION_REFUSED -> "checkup_consent = '1' and self_info_refusal = '1'";
            case NOT_DISCLOSED -> "checkup_consent = '1' and non_disclosure = '1'";
            default -> "checkup_consent = '1' and self_info_refusal = '0' and non_disclosure = '0'";
        };
    }

    @Test
    void aDayOfChangesTouchesNoOneWithAPartAndItsVouchersAndRegistrationsAreAsExpected() throws Exception {
        Map<String, String> vouchers = vouchers();
        Map<String, String> outside = outside();

        DayOfChanges day = population.change(known, NEXT, scenes.parts());
        Scenes next = stage.next(scenes, day);

        Set<String> mended = new HashSet<>();
        day.mended().forEach(record -> mended.add(record.key()));
        assertThat(day.keys().values().stream().flatMap(List::stream).collect(Collectors.toSet()))
                .doesNotContainAnyElementsOf(keysOf(scenes.parts()));
        Set<String> due = new HashSet<>(scenes.addresses().registration().missing());
        outside().forEach((key, row) -> {
            if (!row.equals(outside.get(key))) {
                due.add(key);
            }
        });
        assertThat(next.addresses().registration().written()).isEqualTo(due.size());
        assertThat(next.addresses().registration().held())
                .isEqualTo(scenes.addresses().registration().rejected().size());
        assertThat(databases.count("recipient r where r.in_resident_register = true and not exists"
                        + " (select 1 from personal_number p where p.recipient_id = r.recipient_id)"))
                .isEqualTo(scenes.addresses().attached() + next.addresses().attached());

        assertThat(VoucherRules.findings(databases))
                .isEqualTo(next.vouchers().run().quarantined())
                .isNotEmpty();
        Set<String> stillRefused = new HashSet<>(day.after().keys(Fault.Outcome.QUARANTINED));
        stillRefused.addAll(day.after().keys(Fault.Outcome.REJECTED));
        // Rejected on the first day and not changed since.
        int held = scenes.vouchers().run().rejected().size();
        int written = 0;
        for (Map.Entry<String, String> voucher : vouchers().entrySet()) {
            String key = voucher.getKey().substring(0, 15);
            boolean freed = mended.contains(key) || known.keys(Fault.UNANSWERED).contains(key);
            boolean moved = freed || !voucher.getValue().equals(vouchers.get(voucher.getKey()));
            held += stillRefused.contains(key) ? 1 : 0;
            written += moved && !stillRefused.contains(key) ? 1 : 0;
        }
        assertThat(next.vouchers().run().held()).isEqualTo(held);
        assertThat(next.vouchers().run().written()).isEqualTo(written).isPositive();
        assertThat(next.branches().firstGiven())
                .isEqualTo(day.newRecords() + day.mended().size());
    }

    @Test
    void theSameSeedTellsTheSameStoryInBothDatabases() throws Exception {
        DayOfChanges day = population.change(known, NEXT, scenes.parts());
        Scenes next = stage.next(scenes, day);
        List<Inquiry> inquiries = new ArrayList<>();
        UsageExpectation usage = stage.inquire(scenes, FIRST, FIRST.plusDays(5), inquiries::add);
        CheckupScene.Import checks = stage.writeCheckups(scenes, folder, FIRST);
        try (EmbeddedPostgres server = TestDatabases.server()) {
            TestDatabases postgres = TestDatabases.postgres(server);
            Population people = new Population(postgres.welfare(), postgres.address(), OPTIONS);
            Stage other = new Stage(postgres.welfare(), postgres.address(), OPTIONS);
            Expectations created = people.create();
            assertThat(other.set(created)).isEqualTo(scenes);
            DayOfChanges otherDay = people.change(created, NEXT, scenes.parts());
            assertThat(otherDay).isEqualTo(day);
            assertThat(other.next(scenes, otherDay)).isEqualTo(next);
            List<Inquiry> asked = new ArrayList<>();
            assertThat(other.inquire(scenes, FIRST, FIRST.plusDays(5), asked::add))
                    .isEqualTo(usage);
            assertThat(asked).isEqualTo(inquiries);
            assertThat(other.writeCheckups(scenes, folder, NEXT)).isEqualTo(checks);
            assertThat(folder.resolve("KENSHIN_20260407.csv"))
                    .hasSameBinaryContentAs(folder.resolve("KENSHIN_20260401.csv"));
            assertThat(postgres.eligibility()).isEqualTo(databases.eligibility());
            String vouchers = "select * from voucher order by voucher_id";
            assertThat(postgres.welfareValues(vouchers)).isEqualTo(databases.welfareValues(vouchers));
            String view = "select * from welfare_reference order by resident_number, personal_number";
            assertThat(TestDatabases.values(postgres.address(), view))
                    .isEqualTo(TestDatabases.values(databases.address(), view));
        }
    }

    private static Map<String, List<String[]>> checks(Path file) throws Exception {
        String text = Files.readString(file, Charset.forName("windows-31j"));
        List<String> lines = Arrays.asList(text.split("\r\n"));
        assertThat(text).endsWith("\"\r\n");
        assertThat(lines.get(0)).startsWith("\"整理番号\",\"住民番号\",").endsWith("\"判定\"");
        Map<String, List<String[]>> checks = new LinkedHashMap<>();
        for (String line : lines.subList(1, lines.size())) {
            String[] values = line.substring(1, line.length() - 1).split("\",\"", -1);
            checks.computeIfAbsent(values[0], reference -> new ArrayList<>()).add(values);
        }
        return checks;
    }

    /** Birth date, sex and id by 住民番号. */
    private Map<String, String> people() throws Exception {
        Map<String, String> people = new HashMap<>();
        for (String row : databases.welfareValues(
                "select resident_number, to_char(birth_date, 'YYYYMMDD') || sex || recipient_id from recipient")) {
            people.put(row.split("\\|")[0], row.split("\\|")[1]);
        }
        return people;
    }

    private void takeOver(CheckupScene.Import file) throws Exception {
        Map<String, String> people = people();
        for (Map.Entry<String, List<String[]>> check :
                checks(folder.resolve("KENSHIN_20260401.csv")).entrySet()) {
            if (!file.quarantined().containsKey(check.getKey())) {
                String[] item = check.getValue().get(0);
                databases.inWelfare("insert into checkup (reference_number, recipient_id, checked_on, institution_code)"
                        + " values ('" + item[0] + "', " + people.get(item[1]).substring(9) + ", '"
                        + LocalDate.parse(item[5], DateTimeFormatter.BASIC_ISO_DATE) + "', '" + item[6]
                        + "')");
            }
        }
    }

    private List<String> keysOf(Set<Long> ids) throws Exception {
        return databases.welfareValues("select payer_number || recipient_number from recipient where recipient_id in ("
                + ids.stream().map(String::valueOf).collect(Collectors.joining(", ")) + ")");
    }

    /** Those that a run reads, by the person's key and their id. */
    private Map<String, String> vouchers() throws Exception {
        String early = scenes.vouchers().cancelledBefore().stream()
                .map(String::valueOf)
                .collect(Collectors.joining(", "));
        return byKey(
                "select r.payer_number || r.recipient_number || v.voucher_id as record_key, v.institution_code || v.treatment_type"
                        + " || v.valid_until || v.self_pay_amount || coalesce(cast(v.cancelled_on as varchar), '') as content"
                        + " from voucher v join recipient r on r.recipient_id = v.recipient_id where v.voucher_id not in ("
                        + early + ")");
    }

    private Map<String, String> outside() throws Exception {
        return byKey("select r.payer_number || r.recipient_number as record_key, r.name || r.address"
                + " || coalesce(cast(e.lost_on as varchar), '') as content from recipient r join eligibility e"
                + " on e.recipient_id = r.recipient_id and e.period_no = r.current_period"
                + " where r.in_resident_register = false");
    }

    private Map<String, String> byKey(String sql) throws Exception {
        Map<String, String> rows = new TreeMap<>();
        for (String row : databases.welfareValues(sql)) {
            rows.put(row.substring(0, row.indexOf('|')), row.substring(row.indexOf('|') + 1));
        }
        return rows;
    }
}
