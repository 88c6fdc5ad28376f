package jp.tsunagi.counterpart;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CheckDigitsTest {
    @ParameterizedTest
    @CsvSource({"98320567321,4", "12345678901,8"})
    void onlyTheCheckDigitOfTheOrdinanceFitsAPersonalNumber(String body, int right) {
        for (int digit = 0; digit <= 9; digit++) {
            assertThat(CheckDigits.personalNumber(body + digit)).isEqualTo(digit == right);
        }
    }

    @ParameterizedTest
    @CsvSource({"1201601,0", "1201201,9", "123456,6", "0613048,8"})
    void onlyTheCheckDigitOfModulusTenFitsAPayerOrRecipientNumber(String body, int right) {
        for (int digit = 0; digit <= 9; digit++) {
            assertThat(CheckDigits.modulus10(body + digit)).isEqualTo(digit == right);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"20240229", "20000229", "19600131"})
    void daysOfTheCalendarAreDates(String day) {
        assertThat(Forms.date(day)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"20230229", "19000229", "20261301", "20260431", "20260100", "00000101", "2026011", "２０２６０１０１"})
    void otherDigitsAreNoDates(String day) {
        assertThat(Forms.date(day)).isFalse();
    }
}
