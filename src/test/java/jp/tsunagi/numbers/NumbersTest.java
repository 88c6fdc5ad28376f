package jp.tsunagi.numbers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import jp.tsunagi.numbers.InstitutionCode.Check;
import jp.tsunagi.privacy.PersonalNumber;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

class NumbersTest {
    private static final String PERSONAL_NUMBER = "983205673214";

    @Test
    void a_personal_number_is_checked_without_becoming_a_string() {
        assertThat(PersonalNumbers.isValid(personalNumber(PERSONAL_NUMBER))).isTrue();
        assertThat(PersonalNumbers.isValid(personalNumber("983205673215"))).isFalse();
        assertThat(PersonalNumbers.isValid(personalNumber("98320567321"))).isFalse();
        assertThat(PersonalNumbers.isValid(personalNumber("9832056732 4"))).isFalse();
    }

    @Test
    void a_wiped_personal_number_is_not_valid() {
        PersonalNumber number = personalNumber(PERSONAL_NUMBER);
        number.wipe();
        assertThat(PersonalNumbers.isValid(number)).isFalse();
    }

    @Test
    void a_personal_number_is_checked_inside_a_longer_text() {
        String line = "1," + PERSONAL_NUMBER + ",x";
        assertThat(PersonalNumbers.isValid(line, 2)).isTrue();
        assertThat(PersonalNumbers.isValid(line, 1)).isFalse();
        assertThat(PersonalNumbers.isValid(line, -1)).isFalse();
        assertThat(PersonalNumbers.isValid(line, line.length() - 3)).isFalse();
    }

    @Property
    void no_single_wrong_digit_of_a_recipient_number_goes_unseen(
            @ForAll @IntRange(min = 1, max = 999_999) int serial,
            @ForAll @IntRange(max = 6) int position,
            @ForAll @IntRange(min = 1, max = 9) int shift) {
        String number = RecipientNumber.withCheckDigit(serial);
        char[] digits = number.toCharArray();
        digits[position] = (char) ('0' + (digits[position] - '0' + shift) % 10);

        assertThat(number).hasSize(7).startsWith(String.format("%06d", serial));
        assertThat(RecipientNumber.isValid(number)).isTrue();
        assertThat(RecipientNumber.isValid(new String(digits))).isFalse();
    }

    @Property
    void both_ways_to_check_a_personal_number_agree(
            @ForAll @StringLength(12) @Chars({'0', '1', '2', '3', '4', '5', '6', '7', '8', '9'}) String digits) {
        assertThat(PersonalNumbers.isValid(personalNumber(digits)))
                .isEqualTo(PersonalNumbers.isValid(digits))
                .isEqualTo(PersonalNumberScan.found(digits));
    }

    @Test
    void a_recipient_number_is_made_of_six_digits_only() {
        assertThat(RecipientNumber.withCheckDigit("123456")).isEqualTo("1234566");
        assertThatIllegalArgumentException().isThrownBy(() -> RecipientNumber.withCheckDigit("12345"));
        assertThatIllegalArgumentException().isThrownBy(() -> RecipientNumber.withCheckDigit("12345X"));
        assertThatIllegalArgumentException().isThrownBy(() -> RecipientNumber.withCheckDigit(0));
        assertThatIllegalArgumentException().isThrownBy(() -> RecipientNumber.withCheckDigit(1_000_000));
    }

    @Test
    void only_payer_numbers_of_the_public_assistance_act_begin_with_12() {
        assertThat(PayerNumber.isPublicAssistance("12016010")).isTrue();
        assertThat(PayerNumber.isPublicAssistance("81136244")).isFalse();
        assertThat(PayerNumber.isPublicAssistance("12")).isFalse();
    }

    @Test
    void an_insurer_number_of_six_digits_is_padded_and_keeps_its_check_digit() {
        assertThat(InsurerNumber.padded("280081"))
                .isEqualTo("00280081")
                .satisfies(number -> assertThat(InsurerNumber.isValid(number)).isTrue());
        assertThat(InsurerNumber.padded("06130488")).isEqualTo("06130488");
    }

    @Test
    void an_institution_code_that_fits_its_body_only_is_told_apart() {
        assertThat(InstitutionCode.check("0110113719")).isEqualTo(Check.VALID);
        assertThat(InstitutionCode.check("1310438796")).isEqualTo(Check.BODY_ONLY);
        assertThat(InstitutionCode.check("1310438795")).isEqualTo(Check.INVALID);
        assertThat(InstitutionCode.check("")).isEqualTo(Check.INVALID);
    }

    private static PersonalNumber personalNumber(String digits) {
        return PersonalNumber.of(digits.toCharArray());
    }
}
