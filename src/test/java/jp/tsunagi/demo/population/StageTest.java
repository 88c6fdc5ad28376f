package jp.tsunagi.demo.population;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import jp.tsunagi.demo.population.VoucherScene.SpoiltVoucher;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The addresses, the view and the vouchers of the first day, in municipalities of several sizes. */
class StageTest {
    private PopulationOptions options;
    private TestDatabases databases;
    private Expectations known;
    private Scenes scenes;

    private void set(int people) throws Exception {
        options = PopulationOptions.standard().withPeople(people);
        databases = TestDatabases.h2();
        known = new Population(databases.welfare(), databases.address(), options).create();
        scenes = new Stage(databases.welfare(), databases.address(), options).set(known);
    }

    @ParameterizedTest
    @ValueSource(ints = {300, 1_000, 9_746})
    void everyKindOfOddityOccursAndNoOneHasTwo(int people) throws Exception {
        set(people);
        List<String> keys = new ArrayList<>();
        keys.addAll(scenes.addresses().registration().rejected().keySet());
        keys.addAll(scenes.addresses().registration().missing());
        scenes.addresses().oddities().forEach(oddity -> keys.add(oddity.key()));
        keys.addAll(scenes.branches().changed());
        keys.addAll(scenes.branches().again());
        scenes.usage().unplanned().forEach(visitor -> keys.add(visitor.key()));
        scenes.usage().frequent().forEach(visitor -> keys.add(visitor.key()));
        scenes.usage().ended().forEach(visitor -> keys.add(visitor.key()));
        scenes.checkups().spoilt().forEach(check -> keys.add(check.check().key()));
        Set<Long> vouchers = new TreeSet<>(scenes.vouchers().toChange());
        vouchers.addAll(scenes.vouchers().toCancel());
        vouchers.addAll(scenes.vouchers().cancelledBefore());
        scenes.vouchers().spoilt().forEach(voucher -> vouchers.add(voucher.voucherId()));
        for (long voucher : vouchers) {
            keys.add(one("select r.payer_number || r.recipient_number from voucher v join recipient r"
                    + " on r.recipient_id = v.recipient_id where v.voucher_id = " + voucher));
        }
        known.spoilt().forEach(record -> keys.add(record.key()));

        assertThat(keys).doesNotHaveDuplicates();
        assertThat(scenes.addresses().registration().rejected()).hasSizeGreaterThan(1);
        assertThat(scenes.addresses().registration().missing()).hasSizeGreaterThan(1);
        assertThat(scenes.addresses().oddities())
                .extracting(AddressScene.Oddity::fault)
                .contains(ViewFault.values());
        assertThat(scenes.vouchers().spoilt()).extracting(SpoiltVoucher::fault).contains(VoucherFault.values());
        assertThat(List.of(
                        scenes.vouchers().toChange(),
                        scenes.vouchers().toCancel(),
                        scenes.vouchers().cancelledBefore(),
                        scenes.branches().changed(),
                        scenes.branches().again(),
                        scenes.branches().unknown()))
                .allMatch(some -> some.size() > 1);
        assertThat(scenes.checkups().spoilt())
                .extracting(CheckupScene.SpoiltCheck::fault)
                .contains(CheckupFault.values());
    }

    @ParameterizedTest
    @ValueSource(ints = {300, 1_000, 9_746})
    void everyoneOutsideTheRegisterIsRegisteredAndTheRefusedOnesNumberIsAnothers(int people) throws Exception {
        set(people);
        RunExpectation registration = scenes.addresses().registration();
        List<String> outside = databases.welfareValues(
                "select payer_number || recipient_number from recipient where in_resident_register = false");
        assertThat(registration.read()).isEqualTo(outside.size()).isEqualTo(registration.written());
        assertThat(outside).containsAll(registration.rejected().keySet()).containsAll(registration.missing());
        Set<String> theirs = new HashSet<>(TestDatabases.values(
                databases.address(), "select personal_number from person where personal_number is not null"));
        Set<String> refused = new TreeSet<>();
        for (String row : databases.welfareValues("select r.payer_number || r.recipient_number, p.number from recipient"
                + " r join personal_number p on p.recipient_id = r.recipient_id where in_resident_register = false")) {
            if (theirs.contains(row.substring(16))) {
                refused.add(row.substring(0, 15));
            }
        }
        assertThat(refused).isEqualTo(registration.rejected().keySet());
    }

    @ParameterizedTest
    @ValueSource(ints = {300, 1_000, 9_746})
    void theComparisonWithTheViewComesToWhatIsExpected(int people) throws Exception {
        set(people);
        register();
        Map<String, Integer> owners = new HashMap<>();
        Map<String, List<String>> view = view(owners);
        Map<String, String> toConfirm = new TreeMap<>();
        int attached = 0;
        for (String row : databases.welfareValues("select r.payer_number || r.recipient_number, r.resident_number,"
                + " p.number from recipient r left join personal_number p on p.recipient_id = r.recipient_id")) {
            String[] columns = row.split("\\|");
            String code = code(view.getOrDefault(columns[1], List.of()), columns[2], owners);
            if (!code.isEmpty()) {
                toConfirm.put(columns[0], code);
            } else if (columns[2].equals("null")) {
                attached++;
            }
        }
        assertThat(toConfirm).isEqualTo(scenes.addresses().toConfirm());
        assertThat(attached)
                .isEqualTo(scenes.addresses().attached())
                .isGreaterThanOrEqualTo(options.people() * 3 / 100);
        assertThat(scenes.addresses().agreeing()).isPositive();
    }

    @ParameterizedTest
    @ValueSource(ints = {300, 1_000, 9_746})
    void onceTheNumbersAreAttachedEligibilityIsAsExpectedWithoutTheScenes(int people) throws Exception {
        set(people);
        register();
        Map<String, List<String>> view = view(new HashMap<>());
        InterfaceRules rules = new InterfaceRules(options.businessDate());
        Map<String, List<String>> found = new TreeMap<>();
        databases.eligibility().forEach((key, row) -> {
            if (row.get("personal_number_revision") == null) {
                row.put("personal_number", view.get(row.get("resident_number")).get(0));
            }
            List<String> findings = rules.findings(row);
            if (!findings.isEmpty()) {
                found.put(key, findings);
            }
        });
        Map<String, List<String>> expected = new TreeMap<>();
        known.spoilt().stream()
                .filter(record -> record.fault().outcome() == Fault.Outcome.QUARANTINED)
                .forEach(record -> expected.put(
                        record.key(),
                        List.of(record.fault().code() + " " + record.fault().field())));
        assertThat(found).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(ints = {300, 1_000, 9_746})
    void vouchersAreWrongCancelledOrWaitAsExpectedAndAllOthersAreGood(int people) throws Exception {
        set(people);
        RunExpectation run = scenes.vouchers().run();
        Map<String, String> found = VoucherRules.findings(databases);
        assertThat(found).isEqualTo(run.quarantined());
        assertThat(databases.count("voucher where cancelled_on is null")).isEqualTo(run.read());
        assertThat(databases.count("voucher where cancelled_on is not null"))
                .isEqualTo(scenes.vouchers().cancelledBefore().size())
                .isPositive();
        Set<String> refused = new TreeSet<>(known.keys(Fault.Outcome.QUARANTINED));
        refused.addAll(known.keys(Fault.Outcome.REJECTED));
        refused.addAll(known.keys(Fault.Outcome.MISSING));
        List<String> owners = databases.welfareValues("select r.payer_number || r.recipient_number from voucher v join"
                + " recipient r on r.recipient_id = v.recipient_id");
        assertThat(owners.stream().filter(refused::contains).count())
                .isEqualTo(run.held())
                .isPositive();
        assertThat(owners).anyMatch(known.keys(Fault.UNANSWERED)::contains);
        assertThat(databases.welfareValues("select voucher_id from voucher where institution_code = '"
                        + VoucherScene.unknownInstitutions().iterator().next() + "'"))
                .containsExactlyInAnyOrderElementsOf(run.rejected().keySet())
                .isNotEmpty();
        assertThat(run.written() - run.rejected().size())
                .isEqualTo(run.accepted())
                .isPositive();
    }

    @ParameterizedTest
    @ValueSource(ints = {300, 1_000, 9_746})
    void theProtagonistIsThereWithoutANumberAndWithAVoucherOfAClinic(int people) throws Exception {
        set(people);
        String key = known.protagonist();
        String where = " where r.payer_number || r.recipient_number = '" + key + "'";
        assertThat(databases.welfareValues("select name, name_kana, sex from recipient r" + where))
                .containsExactly("架空　花子|ｶｸｳ ﾊﾅｺ|2");
        assertThat(databases.welfareValues(
                        "select 1 from personal_number p join recipient r on r.recipient_id = p.recipient_id" + where))
                .isEmpty();
        assertThat(databases.welfareValues("select i.kind from voucher v join recipient r"
                        + " on r.recipient_id = v.recipient_id join institution i"
                        + " on i.institution_code = v.institution_code" + where))
                .containsExactly("1");
        assertThat(scenes.usage().unplanned().get(0).key()).isEqualTo(key);
        assertThat(scenes.checkups().protagonist().key())
                .isEqualTo(key)
                .startsWith(scenes.checkups().payer());
    }

    /** As the address system does: everyone outside the register, but for those whom it refuses. */
    private void register() throws Exception {
        Set<String> refused = scenes.addresses().registration().rejected().keySet();
        for (String row : databases.welfareValues("select r.payer_number || r.recipient_number, r.resident_number,"
                + " p.number from recipient r join personal_number p on p.recipient_id = r.recipient_id"
                + " where in_resident_register = false")) {
            String[] columns = row.split("\\|");
            if (!refused.contains(columns[0])) {
                databases.inAddress("insert into person values ('" + columns[1] + "', '" + columns[2] + "', '2')");
            }
        }
    }

    private Map<String, List<String>> view(Map<String, Integer> owners) throws Exception {
        Map<String, List<String>> view = new HashMap<>();
        Map<String, Set<String>> people = new HashMap<>();
        for (String row : TestDatabases.values(
                databases.address(), "select resident_number, personal_number from welfare_reference")) {
            String[] columns = row.split("\\|");
            view.computeIfAbsent(columns[0], resident -> new ArrayList<>()).add(columns[1]);
            people.computeIfAbsent(columns[1], number -> new HashSet<>()).add(columns[0]);
        }
        people.forEach((number, owning) -> owners.put(number, owning.size()));
        return view;
    }

    private static String code(List<String> shown, String number, Map<String, Integer> owners) {
        if (shown.isEmpty()) {
            return "TSN-1024";
        }
        String other = shown.get(0);
        return shown.size() > 1
                ? "TSN-1025"
                : other.equals("null")
                        ? "TSN-1022"
                        : !InterfaceRules.personalNumberIsGood(other)
                                ? "TSN-1028"
                                : owners.get(other) > 1
                                        ? "TSN-1023"
                                        : !number.equals("null") && !number.equals(other) ? "TSN-1021" : "";
    }

    private String one(String sql) throws Exception {
        return databases.welfareValues(sql).get(0);
    }
}
