package jp.tsunagi.retention;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.Period;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class KeptFromTest {
    private static final Period FIVE_YEARS = Period.ofYears(5);

    @Test
    void aRecordIsKeptThroughTheDayOnWhichItsYearsEnd() {
        assertThat(isKept("2026-04-01", "2031-04-01")).isTrue();
        assertThat(isKept("2026-04-01", "2031-04-02")).isFalse();
    }

    @Test
    void aRecordOf29FebruaryIsKeptThroughTheFebruaryOfItsLastYear() {
        assertThat(isKept("2028-02-29", "2033-02-28")).isTrue();
        assertThat(isKept("2028-02-29", "2033-03-01")).isFalse();
        assertThat(isKept("2027-02-28", "2032-02-28")).isTrue();
        assertThat(isKept("2027-02-28", "2032-02-29")).isFalse();
        assertThat(isKept("2027-03-01", "2032-02-29")).isTrue();
    }

    @Property
    void nothingGoesBeforeItsYearsAreOverAndNothingStaysAfter(
            @ForAll @IntRange(min = 0, max = 60_000) int day,
            @ForAll @IntRange(min = 1, max = 99) int years,
            @ForAll @IntRange(min = -3, max = 3) int around) {
        LocalDate made = LocalDate.of(2000, 1, 1).plusDays(day);
        Period retention = Period.ofYears(years);
        LocalDate today = made.plus(retention).plusDays(around);
        assertThat(made.isBefore(Retention.keptFrom(today, retention))).isEqualTo(today.isAfter(made.plus(retention)));
    }

    private static boolean isKept(String made, String today) {
        return !LocalDate.parse(made).isBefore(Retention.keptFrom(LocalDate.parse(today), FIVE_YEARS));
    }
}
