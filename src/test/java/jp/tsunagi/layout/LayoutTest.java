package jp.tsunagi.layout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Random;
import jp.tsunagi.eligibility.EligibilityRecord;
import jp.tsunagi.errors.ErrorCode;
import jp.tsunagi.errors.Finding;
import jp.tsunagi.errors.HubException;
import org.apache.camel.dataformat.bindy.Format;
import org.apache.camel.dataformat.bindy.annotation.BindyConverter;
import org.apache.camel.dataformat.bindy.annotation.CsvRecord;
import org.apache.camel.dataformat.bindy.annotation.DataField;
import org.apache.camel.dataformat.bindy.annotation.FixedLengthRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class LayoutTest {
    private final Layout<EligibilityRecord> eligibility = Layout.of(EligibilityRecord.class);

    @Test
    void compilesAClassOnce() {
        assertThat(Layout.of(EligibilityRecord.class)).isSameAs(eligibility);
    }

    @Test
    void statesItsColumns() {
        assertThat(eligibility.columns()).hasSize(32);
        assertThat(eligibility.columns().get(20))
                .isEqualTo(new Column(21, "personalNumber", "個人番号", ColumnType.PERSONAL_NUMBER, true, 12, ""));
        assertThat(eligibility.columns().get(17))
                .isEqualTo(new Column(18, "birthdate", "生年月日", ColumnType.DATE, true, 0, "yyyyMMdd"));
    }

    @Test
    void findsNothingWrongWithAGoodRecord() {
        assertThat(eligibility.check(SampleRecords.eligibility(new Random(3)))).isEmpty();
    }

    @Test
    void findsMissingAndLongValues() {
        EligibilityRecord r = SampleRecords.eligibility(new Random(3));
        r.setName("　");
        r.setPersonalNumber(null);
        r.setAddress("𠮷".repeat(200));
        r.setNameKana("ｱ".repeat(101));
        r.setBirthdate(LocalDate.of(12_000, 1, 1));
        assertThat(eligibility.check(r))
                .containsExactly(
                        new Finding(ErrorCode.REQUIRED_MISSING, "name"),
                        new Finding(ErrorCode.TOO_LONG, "nameKana", "101 > 100"),
                        new Finding(ErrorCode.WRONG_FORMAT, "birthdate"),
                        new Finding(ErrorCode.REQUIRED_MISSING, "personalNumber"));
    }

    @ParameterizedTest
    @MethodSource("mistakes")
    void refusesWhatItDoesNotServe(Class<?> type, String reason) {
        assertThatThrownBy(() -> Layout.of(type))
                .isInstanceOfSatisfying(
                        HubException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.MAPPING_INVALID))
                .hasMessageContaining(reason);
    }

    static List<Arguments> mistakes() {
        return List.of(
                Arguments.of(NoAnnotation.class, "@CsvRecord"),
                Arguments.of(UnknownType.class, "type Thread"),
                Arguments.of(Gap.class, "position 1 expected"),
                Arguments.of(NoSetter.class, "getter or setter"),
                Arguments.of(DateWithoutPattern.class, "pattern"),
                Arguments.of(WrongDefault.class, "defaultValue"),
                Arguments.of(NumberPattern.class, "patterns of numbers"),
                Arguments.of(OtherQuote.class, "another quote"),
                Arguments.of(WrongRecordLength.class, "4 characters"),
                Arguments.of(NoLength.class, "no length"));
    }

    @ParameterizedTest
    @CsvSource({"nothing", "name;name"})
    void refusesColumnsThatTheClassDoesNotHave(String columns) {
        FileFormat format = FileFormat.STANDARD.withColumns(List.of(columns.split(";")));
        assertThatThrownBy(() -> eligibility.with(format))
                .isInstanceOfSatisfying(
                        HubException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.MAPPING_INVALID));
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-16", "ISO-2022-JP", "IBM930"})
    void refusesCharacterSetsInWhichLinesCannotBeFound(String charset) {
        assertThatThrownBy(() -> format(Charset.forName(charset), ','))
                .isInstanceOfSatisfying(
                        HubException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.REGISTER_INVALID));
    }

    @ParameterizedTest
    @ValueSource(chars = {'"', '\n', '0', 'A', '-', '、'})
    void refusesSeparatorsThatValuesHold(char separator) {
        assertThatThrownBy(() -> format(StandardCharsets.UTF_8, separator))
                .isInstanceOfSatisfying(
                        HubException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.REGISTER_INVALID));
    }

    @Test
    void refusesTitlesAtFixedLength() {
        Layout<FixedSample> fixed = Layout.of(FixedSample.class);
        FileFormat titled = new FileFormat(StandardCharsets.UTF_8, LineEnd.LF, Quoting.NEEDED, ',', true, List.of());
        assertThatThrownBy(() -> fixed.with(titled)).hasMessageContaining("titles");
    }

    @Test
    void writesAndReadsATypeOfTheDomainByItsConverter() {
        Layout<Converted> layout = Layout.of(Converted.class);
        Converted converted = new Converted();
        converted.setMonth(YearMonth.of(2026, 4));
        RecordWriter<Converted> writer = layout.writer();
        writer.write(converted);
        byte[] file = writer.take();
        assertThat(new String(file, StandardCharsets.UTF_8)).isEqualTo("2026-04\r\n");
        assertThat(layout.reader(new ByteArrayInputStream(file)).next().record().getMonth())
                .isEqualTo(YearMonth.of(2026, 4));
        converted.setMonth(YearMonth.of(12_026, 4));
        assertThat(layout.check(converted)).containsExactly(new Finding(ErrorCode.TOO_LONG, "month", "8 > 7"));
    }

    @Test
    void findsWhatAConverterCannotRead() {
        byte[] file = "secret\r\n".getBytes(StandardCharsets.UTF_8);
        assertThat(Layout.of(Converted.class)
                        .reader(new ByteArrayInputStream(file))
                        .next()
                        .findings())
                .containsExactly(new Finding(ErrorCode.WRONG_TYPE, "month"));
    }

    private static FileFormat format(Charset charset, char separator) {
        return new FileFormat(charset, LineEnd.CRLF, Quoting.NEEDED, separator, false, List.of());
    }

    public static class NoAnnotation {
        @DataField(pos = 1)
        String a;
    }

    @CsvRecord(separator = ",")
    public static class UnknownType {
        @DataField(pos = 1)
        Thread a;
    }

    @CsvRecord(separator = ",")
    public static class Gap extends Accessible {
        @DataField(pos = 2)
        String a;
    }

    @CsvRecord(separator = ",")
    public static class NoSetter {
        @DataField(pos = 1)
        String a;
    }

    @CsvRecord(separator = ",")
    public static class DateWithoutPattern extends Accessible {
        @DataField(pos = 1)
        LocalDate d;
    }

    @CsvRecord(separator = ",")
    public static class WrongDefault extends Accessible {
        @DataField(pos = 1, defaultValue = "x")
        Integer i;
    }

    @CsvRecord(separator = ",")
    public static class NumberPattern extends Accessible {
        @DataField(pos = 1, pattern = "000")
        Integer i;
    }

    @CsvRecord(separator = ",", quote = "'")
    public static class OtherQuote extends Accessible {
        @DataField(pos = 1)
        String a;
    }

    @CsvRecord(separator = ",")
    public static class Converted {
        @BindyConverter(MonthFormat.class)
        @DataField(pos = 1, length = 7)
        private YearMonth month;

        public YearMonth getMonth() {
            return month;
        }

        public void setMonth(YearMonth month) {
            this.month = month;
        }
    }

    public static class MonthFormat implements Format<YearMonth> {
        @Override
        public String format(YearMonth month) {
            return month.toString();
        }

        @Override
        public YearMonth parse(String text) {
            return YearMonth.parse(text);
        }
    }

    @FixedLengthRecord(length = 5)
    public static class WrongRecordLength extends Accessible {
        @DataField(pos = 1, length = 4)
        String a;
    }

    @FixedLengthRecord
    public static class NoLength extends Accessible {
        @DataField(pos = 1)
        String a;
    }

    /** Getters and setters, so that each class above has one mistake only. */
    public static class Accessible {
        public String getA() {
            return null;
        }

        public void setA(String a) {}

        public LocalDate getD() {
            return null;
        }

        public void setD(LocalDate d) {}

        public Integer getI() {
            return null;
        }

        public void setI(Integer i) {}
    }
}
