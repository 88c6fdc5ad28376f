package jp.tsunagi.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.IntStream;
import jp.tsunagi.errors.ErrorCode;
import jp.tsunagi.errors.HubException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CharacterSetTest {
    private static final CharacterSet UTF_8 = CharacterSet.of(CharacterProfile.UTF_8);
    private static final CharacterSet MS932 = CharacterSet.of(CharacterProfile.MS932);
    private static final CharacterSet JIS = CharacterSet.of(CharacterProfile.MS932.limitedToJisX0208());

    @Test
    void jis_x_0208_has_6879_characters() {
        long doubleBytes = IntStream.range(0, 0x10000)
                .filter(JIS::contains)
                .filter(c -> c > 0x7F && (c < 0xFF61 || c > 0xFF9F))
                .count();
        assertThat(doubleBytes).isEqualTo(6879);
        assertThat(CharacterSet.of(CharacterProfile.UTF_8.limitedToJisX0208()).contains('髙'))
                .isFalse();
    }

    @Test
    void every_character_of_windows_31j_comes_back_as_itself() {
        Charset charset = Charset.forName("windows-31j");
        assertThat(IntStream.range(0, 0x10000).filter(MS932::contains))
                .isNotEmpty()
                .allSatisfy(c -> {
                    String text = Character.toString(c);
                    assertThat(new String(text.getBytes(charset), charset)).isEqualTo(text);
                });
        assertThat(MS932.contains(0xA5)).as("Java writes a backslash").isFalse();
        assertThat(MS932.contains(0xE000)).as("private use").isFalse();
    }

    @ParameterizedTest
    @ValueSource(ints = {0x80, 0xA0, 0xFD, 0xFF})
    void a_byte_outside_windows_31j_is_told_by_its_offset(int bad) {
        byte[] bytes = {(byte) 0x8D, (byte) 0x82, 'a', (byte) bad, 'b'};
        assertThatExceptionOfType(HubException.class)
                .isThrownBy(() -> MS932.decode(bytes))
                .satisfies(e -> assertThat(e.code()).isEqualTo(ErrorCode.WRONG_CHARACTER_SET))
                .withMessageContaining("byte offset 3 is not windows-31j");
    }

    @Test
    void a_character_cut_in_two_is_told_by_its_offset() {
        byte[] bytes = "a高".getBytes(StandardCharsets.UTF_8);
        assertThatExceptionOfType(HubException.class)
                .isThrownBy(() -> UTF_8.decode(Arrays.copyOf(bytes, 3)))
                .withMessageContaining("byte offset 1 is not UTF-8");
        assertThatExceptionOfType(HubException.class)
                .isThrownBy(() -> UTF_8.decode("髙".getBytes(Charset.forName("windows-31j"))))
                .withMessageContaining("byte offset 0");
    }

    @Test
    void what_cannot_be_written_is_told_by_its_code_point() {
        assertThat(MS932.encode("髙\r\n")).containsExactly(0xFB, 0xFC, 0x0D, 0x0A);
        assertThatExceptionOfType(HubException.class)
                .isThrownBy(() -> JIS.encode("a髙"))
                .satisfies(e -> assertThat(e.code()).isEqualTo(ErrorCode.UNMAPPABLE_CHARACTER))
                .withMessageContaining("U+9AD9 cannot be written in windows-31j limited to JIS X 0208");
        assertThatExceptionOfType(HubException.class).isThrownBy(() -> UTF_8.encode("\uD842"));
        assertThatExceptionOfType(HubException.class).isThrownBy(() -> UTF_8.encode("葛\uFE00"));
        assertThat(CharacterSet.of(CharacterProfile.UTF_8.withVariationSelectors())
                        .encode("葛\uFE00"))
                .isEqualTo("葛\uFE00".getBytes(StandardCharsets.UTF_8));
        assertThatExceptionOfType(CharacterCodingException.class)
                .isThrownBy(() -> MS932.newEncoder().encode(CharBuffer.wrap("𠮷")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "utf-8", "windows-31j", "MS932"})
    void the_registers_charsets_are_known_by_their_names(String name) {
        assertThat(CharacterProfile.of(name).charset()).isEqualTo(Charset.forName(name));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Shift_JIS", "EUC-JP", "nonsense", "not a name"})
    void another_charset_is_refused(String name) {
        assertThatExceptionOfType(HubException.class)
                .isThrownBy(() -> CharacterProfile.of(name))
                .satisfies(e -> assertThat(e.code()).isEqualTo(ErrorCode.MAPPING_INVALID))
                .withMessageContaining("use UTF-8 or windows-31j");
    }

    @Test
    void variation_selectors_need_unicode() {
        assertThatExceptionOfType(HubException.class)
                .isThrownBy(CharacterProfile.MS932::withVariationSelectors)
                .withMessageContaining("variation selectors need UTF-8");
    }
}
