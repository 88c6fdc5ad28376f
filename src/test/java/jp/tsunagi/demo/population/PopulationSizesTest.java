package jp.tsunagi.demo.population;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;

class PopulationSizesTest {
    @Property(tries = 60)
    void householdsAndPeopleComeOutExactlyForAnySize(
            @ForAll @IntRange(min = 1, max = 5_000) int people, @ForAll @LongRange(min = 0) long seed) {
        PopulationOptions options = PopulationOptions.standard().withPeople(people);
        options = new PopulationOptions(people, seed, options.businessDate(), options.spoiltShare());
        Households households = new Households(options);
        int membersMade = 0;
        int householdsMade = 0;
        for (Office office : SpoiltPlan.of(options).offices()) {
            for (Household household : households.of(office)) {
                assertThat(household.members()).hasSizeBetween(1, Households.LARGEST);
                householdsMade++;
                membersMade += household.members().size();
            }
        }
        assertThat(membersMade).isEqualTo(people);
        assertThat(householdsMade).isEqualTo(options.households());
    }

    @Property(tries = 100)
    void aPersonalNumberIsGoodAndAnotherForEveryPersonAndRevision(
            @ForAll long seed,
            @ForAll @LongRange(min = 1, max = 100_000_000) long person,
            @ForAll @IntRange(min = 1, max = 90) int revision) {
        Numbers numbers = new Numbers(seed);
        String number = numbers.personalNumber(person, revision);
        assertThat(InterfaceRules.personalNumberIsGood(number)).isTrue();
        assertThat(number.substring(0, 11))
                .isNotEqualTo(numbers.personalNumber(person + 1, revision).substring(0, 11))
                .isNotEqualTo(numbers.personalNumber(person, revision - 1).substring(0, 11));
    }

    @Property(tries = 20)
    void aShareOfNoneSpoilsNothing(@ForAll @IntRange(min = 1, max = 1_000_000) int people) {
        Expectations expectations = Population.expectations(
                PopulationOptions.standard().withPeople(people).withSpoiltShare(0));
        assertThat(expectations.spoilt()).isEmpty();
        assertThat(expectations.neverSent()).isEmpty();
        assertThat(expectations.unknownPayerNumbers()).isEmpty();
        assertThat(expectations.written()).isEqualTo(people);
    }

    @Property(tries = 20)
    void noOfficeHasMorePeopleThanItsNumbersCarry(@ForAll @IntRange(min = 1, max = 1_000_000) int people) {
        assertThat(SpoiltPlan.of(PopulationOptions.standard().withPeople(people))
                        .offices())
                .allMatch(office -> office.people() <= 45_000);
    }
}
