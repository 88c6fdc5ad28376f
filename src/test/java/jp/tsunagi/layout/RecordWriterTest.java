package jp.tsunagi.layout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.reflect.Field;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import jp.tsunagi.eligibility.EligibilityRecord;
import jp.tsunagi.errors.ErrorCode;
import jp.tsunagi.errors.HubException;
import jp.tsunagi.privacy.PersonalNumber;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RecordWriterTest {
    private static final Charset MS932 = Charset.forName("windows-31j");

    private final DelimitedSample sample = Samples.delimitedStart();

    @ParameterizedTest
    @CsvSource({"D83D,U+D83D", "DC00,U+DC00", "FFFD,U+FFFD"})
    void refusesWhatIsNoCharacter(String unit, String named) {
        RecordWriter<DelimitedSample> writer = Layout.of(DelimitedSample.class).writer();
        writer.write(sample);
        int before = writer.size();
        sample.setName("名" + (char) Integer.parseInt(unit, 16) + "前");
        assertThatThrownBy(() -> writer.write(sample)).hasMessage("TSN-1006 field name " + named);
        assertThat(writer.size()).isEqualTo(before);
    }

    @ParameterizedTest
    @CsvSource({"〜,U+301C", "¥,U+00A5", "𠮷,U+20BB7", "한,U+D55C"})
    void refusesWhatTheCharacterSetWouldLoseOrChange(String text, String named) {
        sample.setName(text);
        RecordWriter<DelimitedSample> writer = inMs932().writer();
        assertThatThrownBy(() -> writer.write(sample)).hasMessage("TSN-1006 field name " + named);
    }

    @Test
    void writesWindowsCharacters() {
        sample.setName("髙橋①～ソ表\\ｱﾞ");
        RecordWriter<DelimitedSample> writer = inMs932().writer();
        writer.write(sample);
        assertThat(writer.take()).isEqualTo("D,髙橋①～ソ表\\ｱﾞ,,,,,,,,99,終\r\n".getBytes(MS932));
    }

    @Test
    void everyCharacterOfATableComesBackAsItWent() {
        int[] table = CharTable.of(MS932);
        int mappable = 0;
        for (char c = 0; c < Character.MAX_VALUE; c++) {
            if (table[c] != CharTable.UNMAPPABLE) {
                byte[] bytes = String.valueOf(c).getBytes(MS932);
                assertThat(new String(bytes, MS932)).isEqualTo(String.valueOf(c));
                assertThat(table[c] >>> 24).isEqualTo(bytes.length);
                mappable++;
            }
        }
        assertThat(mappable).isGreaterThan(7_000);
    }

    @Test
    void quotesEveryValueWhereTheFormatSaysSo() {
        sample.setName("a\"b");
        sample.setCount(-5);
        RecordWriter<DelimitedSample> writer = Layout.of(DelimitedSample.class)
                .with(new FileFormat(StandardCharsets.UTF_8, LineEnd.LF, Quoting.ALWAYS, ';', false, List.of()))
                .writer();
        writer.write(sample);
        assertThat(text(writer.take()))
                .isEqualTo("\"D\";\"a\"\"b\";\"\";\"-5\";\"\";\"\";\"\";\"\";\"\";\"99\";\"終\"\n");
    }

    @Test
    void writesOnlyTheColumnsOfTheFormatInItsOrder() {
        sample.setCount(Integer.MIN_VALUE);
        RecordWriter<DelimitedSample> writer = Layout.of(DelimitedSample.class)
                .with(FileFormat.STANDARD.withColumns(List.of("end", "count", "recordType")))
                .writer();
        writer.writeTitles();
        writer.write(sample);
        assertThat(text(writer.take())).isEqualTo("終わり,件数,種別\r\n終,-2147483648,D\r\n");
    }

    @Test
    void writesThePersonalNumberAndLeavesItNowhere() throws Exception {
        sample.setPersonalNumber(PersonalNumber.of("123456789018".toCharArray()));
        RecordWriter<DelimitedSample> writer = Layout.of(DelimitedSample.class).writer();
        writer.write(sample);
        assertThat(text(writer.take())).isEqualTo("D,,,,,,,,123456789018,99,終\r\n");
        Output out = (Output) field(writer, "out");
        assertThat((byte[]) field(out, "bytes")).containsOnly((byte) 0);
        assertThat(new String((char[]) field(out, "scratch"))).doesNotContain("12345");
    }

    @Test
    void leavesNothingOfAPersonalNumberThatItRefuses() throws Exception {
        sample.setPersonalNumber(PersonalNumber.of("12345678901\uD800".toCharArray()));
        RecordWriter<DelimitedSample> writer = Layout.of(DelimitedSample.class).writer();
        assertThatThrownBy(() -> writer.write(sample)).hasMessage("TSN-1006 field personalNumber U+D800");
        assertThat((byte[]) field(field(writer, "out"), "bytes")).containsOnly((byte) 0);
    }

    @Test
    void growsAsFarAsItIsNotWrittenOn() throws IOException {
        RecordWriter<EligibilityRecord> writer =
                Layout.of(EligibilityRecord.class).writer();
        Random random = new Random(7);
        for (int i = 0; i < 500; i++) {
            writer.write(SampleRecords.eligibility(random));
        }
        int size = writer.size();
        ByteArrayOutputStream target = new ByteArrayOutputStream();
        writer.writeTo(target);
        assertThat(target.size()).isEqualTo(size).isGreaterThan(100_000);
        assertThat(target.toString(StandardCharsets.UTF_8).split("\r\n")).hasSize(500);
        assertThat(writer.size()).isZero();
    }

    @Test
    void refusesAYearThatHasNotFourDigits() {
        sample.setBirthdate(LocalDate.of(10_000, 1, 1));
        RecordWriter<DelimitedSample> writer = Layout.of(DelimitedSample.class).writer();
        assertThatThrownBy(() -> writer.write(sample)).hasMessage("TSN-1017 field birthdate");
    }

    @Test
    void refusesALongerValueOrALineBreakAtFixedLength() {
        RecordWriter<FixedSample> writer = Layout.of(FixedSample.class).writer();
        FixedSample fixed = Samples.fixedStart();
        fixed.setName("12345678901");
        assertThatThrownBy(() -> writer.write(fixed))
                .isInstanceOfSatisfying(
                        HubException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.TOO_LONG));
        fixed.setName("a\nb");
        assertThatThrownBy(() -> writer.write(fixed)).hasMessage("TSN-1006 field name U+000A");
        assertThat(writer.size()).isZero();
    }

    private static Layout<DelimitedSample> inMs932() {
        return Layout.of(DelimitedSample.class)
                .with(new FileFormat(MS932, LineEnd.CRLF, Quoting.NEEDED, ',', false, List.of()));
    }

    private static Object field(Object owner, String name) throws ReflectiveOperationException {
        Field field = owner.getClass().getDeclaredField(name);
        field.setAccessible(true);
        return field.get(owner);
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
