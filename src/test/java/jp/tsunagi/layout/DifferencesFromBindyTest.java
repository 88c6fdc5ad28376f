package jp.tsunagi.layout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import jp.tsunagi.errors.ErrorCode;
import jp.tsunagi.errors.Finding;
import jp.tsunagi.errors.HubException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** Where Bindy loses or changes data, the codec does not follow: what {@link Layout} states, shown on both. */
class DifferencesFromBindyTest {
    private static final Bindy<DelimitedSample> CSV = Bindy.csv(DelimitedSample.class);
    private static final Bindy<UnquotedSample> UNQUOTED = Bindy.csv(UnquotedSample.class);
    private static final Bindy<FixedSample> FIXED = Bindy.fixed(FixedSample.class);

    private final UnquotedSample unquoted = new UnquotedSample();

    @AfterAll
    static void close() throws IOException {
        CSV.close();
        UNQUOTED.close();
        FIXED.close();
    }

    @Test
    void quotesASeparatorThatBindyWritesBare() throws Exception {
        unquoted.setName("a,b");
        unquoted.setCount(1);
        assertThat(text(UNQUOTED.write(List.of(unquoted)))).isEqualTo("a,b,1,,\n");
        assertThat(written(unquoted)).isEqualTo("\"a,b\",1,,\n");
    }

    @Test
    void quotesALoneLineFeedThatBindyWritesBare() throws Exception {
        DelimitedSample sample = Samples.delimitedStart();
        sample.setName("a\nb");
        assertThat(text(CSV.write(List.of(sample)))).startsWith("D,a\nb,");
        assertThat(written(sample)).startsWith("D,\"a\nb\",");
    }

    @Test
    void quotesATitleThatHoldsASeparator() {
        RecordWriter<UnquotedSample> writer = Layout.of(UnquotedSample.class).writer();
        writer.writeTitles();
        assertThat(text(writer.take())).isEqualTo("\"名,前\",count,day,amount\n");
    }

    @Test
    void holdsABrokenQuoteWithinItsLine() throws Exception {
        String broken = "D,\"a\r\nD,b,,,,,,,,,終\r\n";
        RecordReader<DelimitedSample> reader = Layout.of(DelimitedSample.class).reader(in(broken));
        assertThat(reader.next().findings()).extracting(Finding::code).containsExactly(ErrorCode.MALFORMED_LINE);
        assertThat(reader.next().record().getName()).isEqualTo("b");
        assertThatThrownBy(() -> CSV.read(bytes(broken))).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void refusesAQuoteInTheMiddleThatBindyKeeps() throws Exception {
        assertThat(UNQUOTED.read(bytes("a\"b,1,,\n")).get(0).getName()).isEqualTo("a\"b");
        assertThat(codes(UnquotedSample.class, "a\"b,1,,\n")).containsExactly(ErrorCode.MALFORMED_LINE);
    }

    @Test
    void keepsBlanksAtTheEndsOfALine() throws Exception {
        String line = " a,1,,\n";
        assertThat(UNQUOTED.read(bytes(line)).get(0).getName()).isEqualTo("a");
        assertThat(record(UnquotedSample.class, line).getName()).isEqualTo(" a");
    }

    @Test
    void wantsEveryColumn() throws Exception {
        assertThat(UNQUOTED.read(bytes("a,1\n"))).hasSize(1);
        assertThat(codes(UnquotedSample.class, "a,1\n")).containsExactly(ErrorCode.WRONG_COLUMN_COUNT);
    }

    @Test
    void wantsTheExactLengthAtFixedLength() throws Exception {
        RecordReader<FixedSample> empty = Layout.of(FixedSample.class).reader(in("\n"));
        assertThat(empty.next().findings()).extracting(Finding::code).containsExactly(ErrorCode.MALFORMED_LINE);
        assertThat(FIXED.read(bytes("\n"))).isEmpty();
    }

    @Test
    void refusesADayThatTheMonthDoesNotHave() throws Exception {
        String line = "a,1,20260231,\n";
        assertThat(UNQUOTED.read(bytes(line)).get(0).getDay()).isEqualTo(LocalDate.of(2026, 2, 28));
        assertThat(codes(UnquotedSample.class, line)).containsExactly(ErrorCode.WRONG_TYPE);
    }

    @Test
    void refusesDigitsOfOtherScripts() throws Exception {
        String line = "a,２,,\n";
        assertThat(UNQUOTED.read(bytes(line)).get(0).getCount()).isEqualTo(2);
        assertThat(codes(UnquotedSample.class, line)).containsExactly(ErrorCode.WRONG_TYPE);
    }

    @Test
    void refusesALongerValueThanTheLayoutHas() throws Exception {
        String line = "𠮷𠮷𠮷𠮷𠮷𠮷,1,,\n";
        assertThat(UNQUOTED.read(bytes(line))).hasSize(1);
        assertThat(codes(UnquotedSample.class, line)).containsExactly(ErrorCode.TOO_LONG);
        assertThat(codes(UnquotedSample.class, "𠮷𠮷𠮷𠮷𠮷,1,,\n")).isEmpty();
    }

    @Test
    void countsCodePointsAtFixedLength() throws Exception {
        FixedSample sample = Samples.fixedStart();
        sample.setName("𠮷野");
        assertThat(text(FIXED.write(List.of(sample)))).startsWith("D𠮷野       ").hasSize(68);
        assertThat(written(sample)).startsWith("D𠮷野        ").hasSize(69);
    }

    @Test
    void countsARequiredTextOfBlanksAsMissing() throws Exception {
        String line = "　,1,,\n";
        assertThat(UNQUOTED.read(bytes(line))).hasSize(1);
        assertThat(codes(UnquotedSample.class, line)).containsExactly(ErrorCode.REQUIRED_MISSING);
    }

    @Test
    void writesADefaultNumber() throws Exception {
        unquoted.setName("a");
        assertThat(written(unquoted)).isEqualTo("a,7,,\n");
        assertThatThrownBy(() -> UNQUOTED.write(List.of(unquoted))).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void writesNothingLessThanZeroAsZero() throws Exception {
        unquoted.setName("a");
        unquoted.setCount(1);
        unquoted.setAmount(new BigDecimal("-0.04"));
        assertThat(text(UNQUOTED.write(List.of(unquoted)))).isEqualTo("a,1,,-0.0\n");
        assertThat(written(unquoted)).isEqualTo("a,1,,0.0\n");
    }

    @Test
    void neverWritesAQuestionMarkForACharacter() throws Exception {
        Charset ms932 = Charset.forName("windows-31j");
        unquoted.setName("𠮷");
        unquoted.setCount(1);
        FileFormat standard = FileFormat.STANDARD;
        FileFormat format =
                new FileFormat(ms932, standard.lineEnd(), standard.quoting(), standard.separator(), false, List.of());
        RecordWriter<UnquotedSample> writer =
                Layout.of(UnquotedSample.class).with(format).writer();
        assertThat(new String(UNQUOTED.write(List.of(unquoted), ms932), ms932)).startsWith("?,");
        assertThatThrownBy(() -> writer.write(unquoted))
                .isInstanceOf(HubException.class)
                .hasMessage("TSN-1006 field name U+20BB7");
        assertThat(writer.size()).isZero();
    }

    @SuppressWarnings("unchecked")
    private static <T> String written(T target) {
        RecordWriter<T> writer = Layout.of((Class<T>) target.getClass()).writer();
        writer.write(target);
        return text(writer.take());
    }

    private static <T> T record(Class<T> type, String line) {
        Line<T> read = Layout.of(type).reader(in(line)).next();
        assertThat(read.findings()).isEmpty();
        return read.record();
    }

    private static List<ErrorCode> codes(Class<?> type, String line) {
        return Layout.of(type).reader(in(line)).next().findings().stream()
                .map(Finding::code)
                .toList();
    }

    private static ByteArrayInputStream in(String text) {
        return new ByteArrayInputStream(bytes(text));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
