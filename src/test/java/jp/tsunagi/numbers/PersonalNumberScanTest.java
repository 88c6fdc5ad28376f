package jp.tsunagi.numbers;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.nio.CharBuffer;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PersonalNumberScanTest {
    @Test
    void inALongTextItIsFoundWhereverItStandsAndLongerRunsOfDigitsAreNot() throws IOException {
        String number = "123456789018";
        assertThat(PersonalNumberScan.found(number)).isTrue();
        for (int before = (1 << 16) - 40; before < (1 << 16) + 40; before += 3) {
            String line = "x".repeat(before);
            assertThat(PersonalNumberScan.found(new StringReader(line + number)))
                    .isTrue();
            assertThat(PersonalNumberScan.found(new StringReader(line + number + "x".repeat(70_000))))
                    .isTrue();
            assertThat(PersonalNumberScan.found(new StringReader(line.substring(9) + "\n7" + number + "\nx\n")))
                    .isFalse();
        }
        assertThat(PersonalNumberScan.found(new StringReader(""))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "983205673214",
                "D,1,983205673214,x",
                "x983205673214",
                "xy983205673214",
                "xyz983205673214",
                "９８３２０５６７３２１４",
                "98320567３２１４",
                "9832-0567-3214",
                "9832 0567 3214",
                "9832　0567　3214",
                "９８３２－０５６７－３２１４",
                "9832‐0567−3214",
                "tel 03-1234-5678, 9832-0567-3214.",
                "2026 9832 0567 3214",
                "9832 0567 3214 2026",
                "9832-05673214",
                "98320-567-3214",
                "9 8 3 2 0 5 6 7 3 2 1 4",
                "123456789012,983205673214",
                "9832/0567/3214",
                "9832.0567.3214",
                "983_205_673_214",
                "９８３２・０５６７・３２１４",
                "9832\u200b0567\ufeff3214",
                "0983205673214",
                "00000000983205673214",
                "x,00983205673214,1",
                "0００983205673214",
            })
    void a_personal_number_is_found_however_it_is_written(String text) {
        assertThat(PersonalNumberScan.found(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "983",
                "983205673215",
                "123456789012",
                "000000000000",
                "98320567321",
                "9832056732140",
                "1983205673214",
                "01983205673214",
                "00000000003205673214",
                "00000000000000000000",
                "１983205673214",
                "9832-0567-32145",
                "9832--0567-3214",
                "9832-0567-321",
                "9832-0567-",
                "20261120093000",
                "2026/04/01 12:30:00",
                "from 2026/04/01 to 2026/04/30",
                "1234,2300,1250,1050",
                "SKK_139998_20260401_001.csv",
                "192.168.100.104",
            })
    void other_runs_of_digits_are_left_alone(String text) {
        assertThat(PersonalNumberScan.found(text)).isFalse();
    }

    @Test
    void a_hit_is_told_by_its_place_and_a_region_can_be_scanned() {
        char[] line = "D,1,983205673214,x".toCharArray();
        assertThat(PersonalNumberScan.find(CharBuffer.wrap(line))).isEqualTo(4);
        assertThat(PersonalNumberScan.find(CharBuffer.wrap(line, 5, 13))).isEqualTo(-1);
        assertThat(PersonalNumberScan.find(CharBuffer.wrap(line, 4, 12))).isZero();
    }

    @Property
    void no_surroundings_hide_a_personal_number(
            @ForAll @StringLength(max = 30) @Chars({'0', '9', ',', '-', ' ', '氏'}) String before,
            @ForAll @StringLength(max = 30) @Chars({'0', '9', ',', '-', ' ', '氏'}) String after) {
        assertThat(PersonalNumberScan.found(before + "x983205673214x" + after)).isTrue();
        assertThat(PersonalNumberScan.found(before + "x9832-0567-3214x" + after))
                .isTrue();
    }
}
