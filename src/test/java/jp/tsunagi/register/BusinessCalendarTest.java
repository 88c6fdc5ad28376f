package jp.tsunagi.register;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Map;
import java.util.stream.Collectors;
import jp.tsunagi.errors.HubException;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BusinessCalendarTest {
    private static final BusinessCalendar CALENDAR = BusinessCalendar.read(Path.of("config/calendar.yaml"));

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({
        "2026-11-20, 3, 2026-11-26", // Friday; the 23rd is 勤労感謝の日
        "2026-09-18, 1, 2026-09-24", // five days off on end
        "2026-12-28, 1, 2027-01-04",
        "2026-05-01, 1, 2026-05-07",
        "2027-03-19, 1, 2027-03-23",
        "2026-11-21, 0, 2026-11-21",
    })
    void deadlinesSkipTheDaysOnWhichTheOfficesAreClosed(LocalDate from, int days, LocalDate due) {
        assertThat(CALENDAR.plusBusinessDays(from, days)).isEqualTo(due);
    }

    @Property
    void betweenADayAndItsDeadlineLieAsManyBusinessDays(
            @ForAll @IntRange(max = 900) int start, @ForAll @IntRange(min = 1, max = 60) int days) {
        LocalDate from = LocalDate.of(2026, 1, 1).plusDays(start);
        LocalDate due = CALENDAR.plusBusinessDays(from, days);

        assertThat(from.plusDays(1).datesUntil(due.plusDays(1)).filter(CALENDAR::isBusinessDay))
                .hasSize(days)
                .endsWith(due);
    }

    /** Sixteen holidays by the law; a Sunday's is made up for, and a day between two holidays is one too (第3条). */
    @Test
    void eachListedYearHasTheHolidaysOfTheLaw() {
        Map<Integer, Long> byYear = CALENDAR.holidays().entrySet().stream()
                .filter(day -> !day.getValue().equals("休日"))
                .collect(Collectors.groupingBy(day -> day.getKey().getYear(), Collectors.counting()));
        assertThat(byYear).isEqualTo(Map.of(2026, 16L, 2027, 16L));

        CALENDAR.holidays().keySet().stream()
                .filter(day -> day.getDayOfWeek() == DayOfWeek.SUNDAY)
                .forEach(sunday -> assertThat(firstAfter(sunday)).isEqualTo("休日"));
        CALENDAR.holidays().keySet().stream()
                .filter(day -> CALENDAR.holidays().containsKey(day.plusDays(2)))
                .forEach(day -> assertThat(CALENDAR.holidays()).containsKey(day.plusDays(1)));
    }

    private static String firstAfter(LocalDate holiday) {
        LocalDate day = holiday.plusDays(1);
        while (CALENDAR.holidays().containsKey(day)
                && !CALENDAR.holidays().get(day).equals("休日")) {
            day = day.plusDays(1);
        }
        return CALENDAR.holidays().get(day);
    }

    @Test
    void aYearWithoutHolidaysIsWarnedOf() {
        assertThat(CALENDAR.check(LocalDate.of(2027, 12, 31))).isEmpty();
        assertThat(CALENDAR.check(LocalDate.of(2028, 1, 1))).isPresent();
        assertThat(CALENDAR.isBusinessDay(LocalDate.of(2028, 2, 11)))
                .as("not listed, a Friday")
                .isTrue();
        assertThat(CALENDAR.isBusinessDay(LocalDate.of(2028, 12, 29)))
                .as("closed every year")
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "closedEveryYear: []\\nholidays:\\n  2026-02-30: x | :3: no date",
                "closedEveryYear: [ 13-01 ]\\nholidays: {}         | :1: no day of the year",
                "holidays: {}                                      | 'closedEveryYear' is missing",
                "closedEveryYear: []                               | 'holidays' is missing",
                "holidays:\\n  2026-01-01: x\\n  2026-01-01: y     | :3: '2026-01-01' stands twice",
                "holidays: {                                       | broken YAML",
            })
    void aMistakeInTheCalendarIsToldWithItsLine(String text, String words) throws IOException {
        Path file = Files.writeString(folder.resolve("calendar.yaml"), text.replace("\\n", "\n"));

        assertThatThrownBy(() -> BusinessCalendar.read(file))
                .isInstanceOf(HubException.class)
                .hasMessageContaining(words);
    }
}
