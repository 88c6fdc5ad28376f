package jp.tsunagi.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class KanaTest {
    private static final Kana KANA = new Kana();

    @ParameterizedTest
    @CsvSource({
        "カクウ　タロウ, ｶｸｳ ﾀﾛｳ",
        "ガギグパピプ, ｶﾞｷﾞｸﾞﾊﾟﾋﾟﾌﾟ",
        "ヴァイオリン, ｳﾞｧｲｵﾘﾝ",
        "ジョー・リュッケ, ｼﾞｮｰ･ﾘｭｯｹ",
        "がっこう ゔ, ｶﾞｯｺｳ ｳﾞ",
        "「カ」。、, ｢ｶ｣｡､",
        "ＡＢ－１２, AB-12",
        "か\u3099は\u309A, ｶﾞﾊﾟ",
        "カ゛ハ゜, ｶﾞﾊﾟ",
        "ｶﾅカナ, ｶﾅｶﾅ",
    })
    void kana_become_half_width(String text, String halfWidth) {
        assertThat(KANA.toHalfWidth(text).text()).isEqualTo(halfWidth);
    }

    @ParameterizedTest
    @CsvSource({
        "ｶﾞｷﾞﾊﾟﾋﾟ ｳﾞ, ガギパピ　ヴ",
        "ｼﾞｮｰ･ﾘｭｯｹ, ジョー・リュッケ",
        "ｱﾞﾟ, ア゛゜",
        "ﾊﾞﾟ, バ゜",
        "AB-12, ＡＢ－１２",
        "架空ｶﾅ, 架空カナ",
    })
    void half_width_becomes_full_width(String text, String fullWidth) {
        assertThat(KANA.toFullWidth(text)).isEqualTo(fullWidth);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ヷ", "ヸ", "ヱ", "ヰ", "ヮ", "ヶ", "ヽ", "高", "\t", "\u0000", "\uE000", "\uFFFD"})
    void what_has_no_half_width_form_is_reported(String text) {
        assertThat(KANA.toHalfWidth("ア" + text).unmappable()).isEqualTo(text.codePointAt(0));
        assertThat(KANA.toHalfWidth("𠮷").codePoint()).isEqualTo("U+20BB7");
    }

    @Test
    void the_shipped_table_says_what_to_write_for_old_kana() {
        Kana kana = CharacterTables.load(Path.of("mappings", "characters")).kana();
        assertThat(kana.toHalfWidth("ヨシヱ　ヰゑヮヵヶ").text()).isEqualTo("ﾖｼｴ ｲｴﾜｶｹ");
        assertThat(kana.toHalfWidth("ヷ").complete()).isFalse();
    }

    @Test
    void a_text_of_the_wanted_width_comes_back_as_the_same_instance() {
        String half = "ｶｸｳ ﾀﾛｳ";
        String full = "カクウ　タロウ";
        assertThat(KANA.toHalfWidth(half).text()).isSameAs(half);
        assertThat(KANA.toFullWidth(full)).isSameAs(full);
        assertThat(KANA.toHalfWidth(null).text()).isNull();
        assertThat(KANA.toFullWidth(null)).isNull();
    }

    @Property
    void full_width_katakana_come_back_from_half_width(@ForAll("katakana") String text) {
        assertThat(KANA.toFullWidth(KANA.toHalfWidth(text).text())).isEqualTo(text);
    }

    @Property
    void every_half_width_text_comes_back_from_full_width(@ForAll("halfWidth") String text) {
        assertThat(KANA.toHalfWidth(KANA.toFullWidth(text)).text()).isEqualTo(text);
    }

    @Provide
    Arbitrary<String> katakana() {
        return Arbitraries.strings()
                .withChars("ァアィイゥウェエォオカガキギクグケゲコゴサザシジスズセゼソゾタダチヂッツヅテデトドナニヌネノ")
                .withChars("ハバパヒビピフブプヘベペホボポマミムメモャヤュユョヨラリルレロワヲンヴー・「」。、　")
                .withCharRange('！', '～');
    }

    @Provide
    Arbitrary<String> halfWidth() {
        return Arbitraries.strings().withCharRange('｡', 'ﾟ').withCharRange(' ', '~');
    }
}
