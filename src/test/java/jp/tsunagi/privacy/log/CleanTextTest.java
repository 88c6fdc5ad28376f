package jp.tsunagi.privacy.log;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CleanTextTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "HikariPool-1 - Start completed.",
                "Apache Camel 4.17.0 (tsunagi) started in 15ms (build:0ms init:0ms start:15ms)",
                "Connection to 127.0.0.1:22 refused, can't go on",
                "the server's answer came at 08:25:01",
                "ERROR: relation does not exist",
            })
    void what_holds_no_value_stays(String text) {
        assertThat(CleanText.foreign(text)).isEqualTo(text);
        assertThat(CleanText.own(text)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '~', textBlock = """
            value "a" of "b" is wrong;                              value * is wrong
            value 'O'Brien' isn't right;                            value * isn't right
            value "a is wrong;                                      value *
            can't read `a`, 'b';                                    can't read *
            キー(id)=(Nguyen)は既に存在します, line 3;                *(id)=(*
            行(1, Nguyen)には列があります, line 3;                    *, line 3
            Key (name)=(Nguyen) already exists.;                    Key (name)=(*
            Failing row contains (1, Nguyen, null).;                Failing row contains (*
            ~wrong; SQL statement: insert into~;                    ~wrong; SQL statement*~
            No enum constant jp.x.Kind.Nguyen;                      No enum constant *
            in java.io.IOException: Nguyen is not there;            in java.io.IOException *
            in 123 and 1234;                                        in 123 and *
            of 983 205 673 214 there;                               of * there
            of 983-205_673,214 there;                               of * there
            on 2026-11-20 at 9:30;                                  on * at 9:30
            from NGUYEN THI CANARY.csv on;                          from *.csv on
            from NGUYEN_THI, O'BRIEN on;                            from **
            """)
    void values_in_messages_of_others_are_left_out(String text, String clean) {
        assertThat(CleanText.foreign(CleanText.withoutExceptionTexts(text))).isEqualTo(clean);
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
            run 17, file SKK_139998_20260401_001.csv;               run 17, file SKK_139998_20260401_001.csv
            file R2026040100000000001 held;                         file R2026040100000000001 held
            file 983205673214.csv;                                  file *.csv
            file 983205673215.csv;                                  file *.csv
            file ９８３２－０５６７－３２１４.csv;                      file *.csv
            9832 0567 3214 and 9832-0567-3214;                      * and *
            """)
    void of_our_own_messages_only_what_looks_like_a_personal_number_is_left_out(String text, String clean) {
        assertThat(CleanText.own(text)).isEqualTo(clean);
    }

    @Test
    void the_text_behind_the_name_of_an_exception_is_left_out() {
        assertThat(CleanText.withoutExceptionTexts("x a.b.SAXParseException2; Nguyen"))
                .isEqualTo("x a.b.SAXParseException2 *");
        assertThat(CleanText.withoutExceptionTexts("x CustomError: Nguyen")).isEqualTo("x CustomError *");
        assertThat(CleanText.withoutExceptionTexts("welfare: PSQLException")).isEqualTo("welfare: PSQLException");
        assertThat(CleanText.withoutExceptionTexts("a.b.IOException")).isEqualTo("a.b.IOException");
        assertThat(CleanText.withoutExceptionTexts("Error: no such command")).isEqualTo("Error: no such command");
    }

    @Test
    void a_text_without_end_is_cut() {
        assertThat(CleanText.foreign("word ".repeat(100_000)))
                .hasSizeLessThan(5_000)
                .endsWith("*");
    }

    @Property
    void no_surroundings_keep_a_number(
            @ForAll @StringLength(max = 20) @Chars({'a', ' ', '-', '\'', '"', '(', 'B', '氏'}) String before,
            @ForAll @StringLength(max = 20) @Chars({'a', ' ', '-', '\'', '"', '(', 'B', '氏'}) String after) {
        for (String number : Canary.NUMBERS) {
            assertThat(Canary.tracesIn(CleanText.foreign(before + number + after)))
                    .isEmpty();
            assertThat(Canary.tracesIn(CleanText.own(before + "." + number + "." + after)))
                    .isEmpty();
        }
    }

    @Property
    void no_surroundings_keep_a_name_in_kanji_or_quotes(
            @ForAll @StringLength(max = 20) @AlphaChars String before,
            @ForAll @StringLength(max = 20) @AlphaChars String after) {
        assertThat(CleanText.foreign(before + " 架空 花子" + after)).doesNotContain("架", "空", "花", "子");
        assertThat(CleanText.foreign(before + " \"canary\" " + after)).doesNotContain("canary\"");
    }
}
