package jp.tsunagi.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.nio.file.Path;
import java.util.Map;
import jp.tsunagi.errors.ErrorCode;
import jp.tsunagi.errors.Finding;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** With the tables that the hub ships. */
class CharactersTest {
    private static final CharacterTables TABLES = CharacterTables.load(Path.of("mappings", "characters"));
    private static final Characters UTF_8 = TABLES.characters("welfare", CharacterProfile.UTF_8);
    private static final Characters IVS = TABLES.characters("welfare", CharacterProfile.UTF_8.withVariationSelectors());
    private static final Characters MS932 = TABLES.characters("welfare", CharacterProfile.MS932);
    private static final Characters JIS = TABLES.characters("welfare", CharacterProfile.MS932.limitedToJisX0208());
    private static final String SELECTOR = Character.toString(0xE0100);

    @ParameterizedTest
    @ValueSource(strings = {"", "架空 太郎", "ｶｸｳ ﾀﾛｳ", "架空市一丁目２－３", "Kaku 1-2", "渡邊齋藤"})
    void a_text_without_anything_unusual_comes_back_as_the_same_instance(String text) {
        assertThat(UTF_8.convert(text).text()).isSameAs(text);
        assertThat(MS932.convert(text).text()).isSameAs(text);
        assertThat(JIS.convert(text).text()).isSameAs(text);
    }

    @Test
    void unusual_characters_that_the_target_has_come_back_as_the_same_instance() {
        String rare = "𠮷田 か\u309A";
        String sequence = "葛" + SELECTOR + "城";
        assertThat(UTF_8.convert(rare).text()).isSameAs(rare);
        assertThat(IVS.convert(sequence).text()).isSameAs(sequence);
        assertThat(UTF_8.convert(null).text()).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "髙橋, 髙橋, 髙橋, 高橋",
        "\uFA11田, \uFA11田, \uFA11田, 崎田",
        "𠮷田, 𠮷田, 吉田, 吉田",
        "德濵俱, 德濵俱, 德濵倶, 徳濱倶",
        "\uE000田, 髙田, 髙田, 高田",
        "山\uE001, 山\uFA11, 山\uFA11, 山崎",
        "\uE002, 𠮷, 吉, 吉",
        "\uE011会社, 株式会社, 株式会社, 株式会社",
    })
    void a_character_is_written_as_near_to_the_source_as_the_target_allows(
            String source, String utf8, String ms932, String jisX0208) {
        assertThat(UTF_8.convert(source).text()).isEqualTo(utf8);
        assertThat(MS932.convert(source).text()).isEqualTo(ms932);
        assertThat(JIS.convert(source).text()).isEqualTo(jisX0208);
    }

    @Test
    void twins_are_written_as_windows_31j_has_them() {
        String source = "\u2014\u301C\u2016\u2212\u00A2\u00A3\u00AC";
        String twins = "\u2015\uFF5E\u2225\uFF0D\uFFE0\uFFE1\uFFE2";
        assertThat(UTF_8.convert(source).text()).isSameAs(source);
        assertThat(MS932.convert(source).text()).isEqualTo(twins);
        assertThat(JIS.convert(source).text()).isEqualTo(twins);
        assertThat(MS932.convert(twins).text()).isSameAs(twins);
    }

    @Test
    void a_variation_selector_goes_and_its_character_stays() {
        assertThat(UTF_8.convert("葛" + SELECTOR + "城").text()).isEqualTo("葛城");
        assertThat(JIS.convert("髙" + SELECTOR + "橋").text()).isEqualTo("高橋");
        assertThat(JIS.convert("\uE010城").text()).isEqualTo("葛城");
        assertThat(IVS.convert("\uE010城").text()).isEqualTo("葛" + SELECTOR + "城");
        assertThat(IVS.convert("\uE000" + SELECTOR).text()).isEqualTo("髙");
    }

    @Test
    void a_combining_mark_joins_its_base() {
        assertThat(UTF_8.convert("か\u3099ハ\u309A").text()).isEqualTo("がパ");
        assertThat(MS932.convert("か\u3099ハ\u309A").text()).isEqualTo("がパ");
        assertThat(MS932.convert("か\u309A").codePoint()).isEqualTo("U+309A");
        assertThat(UTF_8.convert("\uFA19\u3099").text()).isEqualTo("\uFA19\u3099");
    }

    @ParameterizedTest
    @CsvSource({
        "'\uE123', U+E123",
        "'山\uF8FF', U+F8FF",
        "'a\tb', U+0009",
        "'a\nb', U+000A",
        "'a\u0000', U+0000",
        "'\u0085', U+0085",
        "'山\uFFFD', U+FFFD",
        "'\uFEFF山', U+FEFF",
        "'山\u202E', U+202E",
        "'\u200B', U+200B",
        "'\uFFFF', U+FFFF",
    })
    void what_no_target_may_get_is_reported_by_its_code_point(String source, String codePoint) {
        for (Characters characters : new Characters[] {UTF_8, IVS, MS932, JIS}) {
            assertThat(characters.convert(source).codePoint()).isEqualTo(codePoint);
        }
    }

    @Test
    void half_a_surrogate_pair_and_a_selector_without_a_character_are_reported() {
        assertThat(UTF_8.convert("山\uD842").codePoint()).isEqualTo("U+D842");
        assertThat(IVS.convert(SELECTOR + "山").codePoint()).isEqualTo("U+E0100");
        assertThat(IVS.convert("山" + SELECTOR + SELECTOR).codePoint()).isEqualTo("U+E0100");
        assertThat(UTF_8.convert(Character.toString(0xF0000)).codePoint()).isEqualTo("U+F0000");
    }

    @Test
    void what_only_some_targets_have_is_reported_for_the_others() {
        assertThat(MS932.convert("①").complete()).isTrue();
        assertThat(JIS.convert("①").codePoint()).isEqualTo("U+2460");
        assertThat(MS932.convert("森鷗外 𩸽").codePoint()).isEqualTo("U+29E3D");
        assertThat(MS932.convert("\u00A5").codePoint()).as("not a backslash").isEqualTo("U+00A5");
    }

    @Test
    void a_text_with_an_unmappable_character_cannot_be_taken_by_mistake() {
        Conversion conversion = UTF_8.convert("山\uE123");
        assertThat(conversion.complete()).isFalse();
        assertThat(conversion.finding("氏名")).isEqualTo(new Finding(ErrorCode.UNMAPPABLE_CHARACTER, "氏名", "U+E123"));
        assertThatIllegalStateException().isThrownBy(conversion::text);
    }

    @Test
    void a_character_with_a_selector_can_be_a_gaiji_of_its_own() {
        Characters characters = new Characters(
                CharacterProfile.MS932, Map.of("葛" + SELECTOR, "曷", "\uE000\uE001", "山", "\uE000", "川"), Map.of());
        assertThat(characters.convert("飾葛" + SELECTOR + "葛\uE000\uE001\uE000").text())
                .isEqualTo("飾曷葛山川");
    }

    @Test
    void tables_that_lead_in_a_circle_end_as_unmappable() {
        Characters characters = new Characters(CharacterProfile.MS932, Map.of(), Map.of("𠮷", "𠀋", "𠀋", "𠮷"));
        assertThat(characters.convert("𠮷").codePoint()).isEqualTo("U+20BB7");
    }

    @Test
    void every_shipped_reduction_is_needed_and_leads_to_jis_x_0208() {
        Map<String, String> reductions =
                CharacterTable.load(Path.of("mappings", "characters", "reduction.csv"), CharacterTable.Kind.REDUCTION);
        assertThat(reductions).isNotEmpty().allSatisfy((source, target) -> {
            assertThat(JIS.target().contains(source.codePointAt(0))).isFalse();
            assertThat(JIS.convert(source).text()).isEqualTo(target);
        });
    }

    @Property(tries = 5000)
    void what_is_converted_can_be_written_and_read_back(@ForAll String text) {
        for (Characters characters : new Characters[] {UTF_8, IVS, MS932, JIS}) {
            Conversion conversion = characters.convert(text);
            if (conversion.complete()) {
                String converted = conversion.text();
                assertThat(converted).doesNotContain("\uFFFD");
                assertThat(characters.target().decode(characters.target().encode(converted)))
                        .isEqualTo(converted);
                assertThat(characters.convert(converted).text()).isEqualTo(converted);
            } else {
                assertThat(characters.target().contains(conversion.unmappable()))
                        .isFalse();
            }
        }
    }
}
