package jp.tsunagi.register;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.stream.Stream;
import jp.tsunagi.errors.ErrorCode;
import jp.tsunagi.errors.HubException;
import org.junit.jupiter.api.Test;

class NamePatternTest {
    private static final LocalDate DAY = LocalDate.of(2026, 11, 20);

    @Test
    void aFileIsNamedByMunicipalityDayAndNumber() {
        NamePattern pattern = new NamePattern("SKK_{municipality}_{date}_{seq}.csv");

        assertThat(pattern.fill("139998", DAY, 7)).isEqualTo("SKK_139998_20261120_007.csv");
        assertThat(pattern.matches("SKK_139998_20261120_007.csv", "139998")).isTrue();
        assertThat(pattern.matches("SKK_139980_20261120_007.csv", "139998")).isFalse();
        assertThat(pattern.matches("SKK_139998_20261120_007xcsv", "139998")).isFalse();
    }

    @Test
    void aStarStandsForAnything() {
        assertThat(new NamePattern("RES_*.csv").matches("RES_SKK_1.csv", "139998"))
                .isTrue();
        assertThat(new NamePattern("RES_*.csv").matches("RES_SKK_1.csv.done", "139998"))
                .isFalse();
    }

    @Test
    void aDayHasNoMoreFilesThanItsNumberCanCount() {
        assertThat(new NamePattern("{seq}").fill("139998", DAY, 999)).isEqualTo("999");
        assertThat(new NamePattern("{date}{serial}").fill("139998", DAY, 1)).endsWith("0");
        assertThat(new NamePattern("{date}{serial}").fill("139998", DAY, 10)).endsWith("9");
        Stream.of("{seq} 1000", "{serial} 11")
                .map(text -> text.split(" "))
                .forEach(day -> assertThatThrownBy(
                                () -> new NamePattern(day[0]).fill("139998", DAY, Integer.parseInt(day[1])))
                        .extracting(failure -> ((HubException) failure).code())
                        .isEqualTo(ErrorCode.DAY_IS_FULL));
    }

    @Test
    void placeAndMarkerAreFilledIn() {
        assertThat(new Endpoint.Folder("{data}/drop/x").under(Path.of("/srv/hub")))
                .isEqualTo(Path.of("/srv/hub/drop/x"));
        assertThat(new Readiness.Marker("{name}.done").nameFor("a.csv")).isEqualTo("a.csv.done");
    }
}
