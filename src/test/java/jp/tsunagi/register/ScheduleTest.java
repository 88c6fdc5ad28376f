package jp.tsunagi.register;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScheduleTest {
    // 2026-11-20 is a Friday; six o'clock in Japan.
    private static final Instant SIX = Instant.parse("2026-11-19T21:00:00Z");

    @ParameterizedTest
    @CsvSource({"-3, -1, false", "-3, 0, true", "-3, 3, true", "0, 3, false", "1, 4, false"})
    void a_time_of_day_has_come_when_it_lies_between(int after, int until, boolean came) {
        Schedule schedule = Schedule.parse("0 0 6 ? * MON-FRI");
        assertThat(schedule.cameBetween(SIX.plusSeconds(after), SIX.plusSeconds(until)))
                .isEqualTo(came);
    }

    @Test
    void what_is_repeated_has_no_times_to_miss() {
        assertThat(Schedule.parse("every 1 second").cameBetween(SIX, SIX.plusSeconds(60)))
                .isFalse();
    }
}
