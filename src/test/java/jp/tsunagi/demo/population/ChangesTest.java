package jp.tsunagi.demo.population;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import jp.tsunagi.demo.population.Fault.Outcome;
import org.junit.jupiter.api.Test;

class ChangesTest {
    private static final PopulationOptions OPTIONS =
            PopulationOptions.standard().withPeople(2_000);
    private static final LocalDate NEXT_DAY = OPTIONS.businessDate().plusDays(1);
    private static final List<String> TABLES = List.of(
            "office",
            "household order by household_id",
            "recipient order by recipient_id",
            "personal_number order by recipient_id",
            "eligibility order by recipient_id, period_no",
            "institution order by institution_code",
            "voucher order by voucher_id",
            "checkup_consent order by recipient_id, consent_on",
            "recipient_number_counter order by payer_number");

    @Test
    void aDayChangesExactlyTheRecordsThatItSays() throws Exception {
        TestDatabases databases = TestDatabases.h2();
        Population population = new Population(databases.welfare(), databases.address(), OPTIONS);
        Expectations before = population.create();
        Map<String, Map<String, String>> then = databases.eligibility();

        DayOfChanges day = population.change(before, NEXT_DAY);

        Map<String, Map<String, String>> now = databases.eligibility();
        Set<String> written = new TreeSet<>();
        now.forEach((key, row) -> {
            if (!row.equals(then.get(key))) {
                written.add(key);
            }
        });
        List<String> expected = new ArrayList<>();
        day.keys().values().forEach(expected::addAll);
        day.mended().forEach(record -> expected.add(record.key()));
        assertThat(expected).doesNotHaveDuplicates();
        assertThat(written).containsExactlyInAnyOrderElementsOf(expected).hasSize(day.written());
        assertThat(day.keys()).containsOnlyKeys(ChangeKind.values());
        assertThat(day.keys().values()).allMatch(keys -> keys.size() >= 5);
        assertThat(now).hasSize(day.after().people()).hasSize(before.people() + day.newRecords());
        assertThat(databases.count("household")).isEqualTo(day.after().households());
    }

    @Test
    void newRecordsWereNotThereBeforeAndEndedOnesHaveADayOfLoss() throws Exception {
        TestDatabases databases = TestDatabases.h2();
        Population population = new Population(databases.welfare(), databases.address(), OPTIONS);
        Expectations before = population.create();
        Map<String, Map<String, String>> then = databases.eligibility();

        DayOfChanges day = population.change(before, NEXT_DAY);

        Map<String, Map<String, String>> now = databases.eligibility();
        day.keys()
                .forEach((kind, keys) -> assertThat(keys).allSatisfy(key -> {
                    switch (kind.movement()) {
                        case NEW -> assertThat(then).doesNotContainKey(key);
                        case CHANGED -> assertThat(then).containsKey(key);
                        case ENDED ->
                            assertThat(now.get(key).get("disqualification_date"))
                                    .isEqualTo(NEXT_DAY.toString());
                    }
                }));
        assertThat(day.keys().get(ChangeKind.DIED))
                .allSatisfy(
                        key -> assertThat(now.get(key).get("reason_of_loss")).isEqualTo("01"));
        assertThat(day.keys().get(ChangeKind.RESTARTED)).allSatisfy(key -> {
            assertThat(now.get(key).get("qualification_date")).isEqualTo(NEXT_DAY.toString());
            assertThat(now.get(key).get("disqualification_date")).isNull();
        });
    }

    @Test
    void mendedRecordsAreGoodAndTheOthersAreStillSpoiltAsExpected() throws Exception {
        TestDatabases databases = TestDatabases.h2();
        PopulationOptions options = OPTIONS.withSpoiltShare(0.05);
        Population population = new Population(databases.welfare(), databases.address(), options);
        Expectations before = population.create();

        DayOfChanges first = population.change(before, NEXT_DAY);
        DayOfChanges second = population.change(first.after(), NEXT_DAY.plusDays(1));

        assertThat(first.mended()).extracting(SpoiltRecord::fault).contains(mendable());
        assertThat(second.mended()).extracting(SpoiltRecord::fault).contains(mendable());
        assertThat(first.after().spoilt())
                .hasSize(before.spoilt().size() - first.mended().size());
        Map<String, List<String>> found = new LinkedHashMap<>();
        InterfaceRules rules = new InterfaceRules(NEXT_DAY.plusDays(1));
        databases.eligibility().forEach((key, row) -> {
            if (!rules.findings(row).isEmpty()) {
                found.put(key, rules.findings(row));
            }
        });
        assertThat(found.keySet())
                .isEqualTo(second.after().keys(Outcome.QUARANTINED))
                .isNotEmpty();
    }

    @Test
    void aMendedPersonalNumberIsFreshHasAHigherRevisionAndIsKnownToTheAddressSystem() throws Exception {
        TestDatabases databases = TestDatabases.h2();
        Population population = new Population(databases.welfare(), databases.address(), OPTIONS);
        DayOfChanges day = population.change(population.create(), NEXT_DAY);

        Map<String, Map<String, String>> now = databases.eligibility();
        Set<String> numbers = new HashSet<>();
        now.values().forEach(row -> numbers.add(row.get("personal_number")));
        assertThat(numbers).hasSize(now.size());
        assertThat(day.mended())
                .filteredOn(record -> record.fault() == Fault.PERSONAL_NUMBER_SHARED
                        || record.fault() == Fault.PERSONAL_NUMBER_MISSING)
                .hasSize(2)
                .allSatisfy(record -> {
                    Map<String, String> row = now.get(record.key());
                    assertThat(row.get("personal_number_revision")).isEqualTo("2");
                    assertThat(TestDatabases.values(
                                    databases.address(),
                                    "select 1 from person where personal_number = '" + row.get("personal_number")
                                            + "'"))
                            .hasSize(1);
                });
    }

    @Test
    void theSameSeedMakesTheSameRowsInBothDatabases() throws Exception {
        try (EmbeddedPostgres server = TestDatabases.server()) {
            TestDatabases postgres = TestDatabases.postgres(server);
            TestDatabases h2 = TestDatabases.h2();
            Population inPostgres = new Population(postgres.welfare(), postgres.address(), OPTIONS);
            Population inH2 = new Population(h2.welfare(), h2.address(), OPTIONS);

            Expectations created = inPostgres.create();
            assertThat(created).isEqualTo(inH2.create());
            assertSameRows(postgres, h2);

            DayOfChanges day = inPostgres.change(created, NEXT_DAY);
            assertThat(day).isEqualTo(inH2.change(created, NEXT_DAY));
            assertSameRows(postgres, h2);
            assertThat(postgres.eligibility()).isEqualTo(h2.eligibility());
        }
    }

    @Test
    void anotherSeedMakesOtherPeople() throws Exception {
        TestDatabases one = TestDatabases.h2();
        TestDatabases other = TestDatabases.h2();
        new Population(one.welfare(), one.address(), OPTIONS.withPeople(50)).create();
        new Population(
                        other.welfare(),
                        other.address(),
                        new PopulationOptions(50, 7, OPTIONS.businessDate(), OPTIONS.spoiltShare()))
                .create();
        assertThat(one.welfareValues("select number from personal_number"))
                .doesNotContainAnyElementsOf(other.welfareValues("select number from personal_number"));
    }

    @Test
    void aDayBeforeThePopulationBeganIsRefused() throws Exception {
        TestDatabases databases = TestDatabases.h2();
        Population population = new Population(databases.welfare(), databases.address(), OPTIONS.withPeople(50));
        Expectations before = population.create();
        assertThatIllegalArgumentException().isThrownBy(() -> population.change(before, OPTIONS.businessDate()));
    }

    private static Fault[] mendable() {
        return Arrays.stream(Fault.values()).filter(Fault::mendable).toArray(Fault[]::new);
    }

    private static void assertSameRows(TestDatabases one, TestDatabases other) throws Exception {
        for (String table : TABLES) {
            assertThat(one.welfareValues("select * from " + table))
                    .as(table)
                    .isEqualTo(other.welfareValues("select * from " + table));
        }
        String persons = "select * from person order by resident_number";
        assertThat(TestDatabases.values(one.address(), persons))
                .isEqualTo(TestDatabases.values(other.address(), persons));
    }
}
