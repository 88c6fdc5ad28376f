package jp.tsunagi.layout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import jp.tsunagi.errors.ErrorCode;
import jp.tsunagi.errors.Finding;
import jp.tsunagi.errors.HubException;
import jp.tsunagi.returned.ResultHeader;
import jp.tsunagi.returned.ResultRecord;
import jp.tsunagi.returned.ResultTrailer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LayoutFileReaderTest {
    private static final String HEADER =
            "H,01,R0000000000000000001,SKK_139998_20261120_001.csv,20261120093000,1,0000\r\n";
    private static final String GOOD = "D,1,12131230,1234567,20,1,0000,,,0,1,\r\n";
    private static final String TRAILER = "T,1,1,0\r\n";
    private static final Charset MS932 = Charset.forName("windows-31j");

    private final LayoutFile<ResultHeader, ResultRecord, ResultTrailer> file = file(FileFormat.STANDARD);

    @Test
    void readsHeaderAtOnceThenRecordsThenTrailer() {
        var reader = open(HEADER + GOOD + GOOD + TRAILER);
        assertThat(reader.header().getReceptionNumber()).isEqualTo("R0000000000000000001");
        assertThatThrownBy(reader::trailer).isInstanceOf(IllegalStateException.class);
        List<Line<ResultRecord>> lines = rest(reader);
        assertThat(lines).extracting(Line::number).containsExactly(2L, 3L);
        assertThat(lines).allMatch(Line::isGood);
        assertThat(lines.get(0).record().getReceptionDetailNumber()).isEqualTo(1);
        assertThat(lines.get(0).record().getResultDetailCode()).isNull();
        assertThat(reader.trailer().getRecordCount()).isEqualTo(1);
        assertThat(reader.lineNumber()).isEqualTo(4);
    }

    @Test
    void readsAFileWithoutRecords() {
        var reader = open(HEADER + TRAILER);
        assertThat(reader.hasNext()).isFalse();
        assertThat(reader.trailer().getRecordCount()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "D,x,12131230,1234567,20,1,0000,,,0,1,|WRONG_TYPE|receptionDetailNumber",
                "D,1,12131230,,20,1,0000,,,0,1,|REQUIRED_MISSING|insuredIdentificationNumber",
                "D,1,12131230,12345678,20,1,0000,,,0,1,|TOO_LONG|insuredIdentificationNumber",
                "D,1,12131230,1234567,20,1,0000,,,0,1|WRONG_COLUMN_COUNT|''",
                "D,1,12131230,1234567,20,1,0000,,,0,1,,|WRONG_COLUMN_COUNT|''",
                "D,1,12131230,\"1234567,20,1,0000,,,0,1,|MALFORMED_LINE|''",
                "D,1,12131230,\"1\"234567,20,1,0000,,,0,1,|MALFORMED_LINE|''",
                "D,1,12131230,123\"4567,20,1,0000,,,0,1,|MALFORMED_LINE|''",
                "X,1,12131230,1234567,20,1,0000,,,0,1,|MALFORMED_LINE|recordType",
                "''|MALFORMED_LINE|recordType",
            })
    void findsWhatIsWrongWithOneLineAndReadsOn(String line, ErrorCode code, String field) {
        List<Line<ResultRecord>> lines = rest(open(HEADER + line + "\r\n" + GOOD + TRAILER));
        assertThat(lines).hasSize(2);
        assertThat(lines.get(0).findings()).extracting(Finding::code).containsExactly(code);
        assertThat(lines.get(0).findings()).extracting(Finding::field).containsExactly(field);
        assertThat(lines.get(1).isGood()).isTrue();
    }

    @Test
    void keepsTheReadableValuesOfABadLine() {
        Line<ResultRecord> line = open(HEADER + "D,x,12131230,1234567,,1,0000,,,0,1,\r\n" + TRAILER)
                .next();
        assertThat(line.findings())
                .extracting(Finding::code)
                .containsExactly(ErrorCode.WRONG_TYPE, ErrorCode.REQUIRED_MISSING);
        assertThat(line.record().getInsuredIdentificationNumber()).isEqualTo("1234567");
    }

    @Test
    void takesALineBreakWithinAValueForTwoBadLines() {
        List<Line<ResultRecord>> lines =
                rest(open(HEADER + "D,1,12131230,\"123\r\n4567\",20,1,0000,,,0,1,\r\n" + GOOD + TRAILER));
        assertThat(lines).extracting(Line::isGood).containsExactly(false, false, true);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''|EMPTY_FILE",
                "D,1|HEADER_MISSING",
                "H|TRAILER_MISSING",
                "H~|LAYOUT_MISMATCH",
                "H,01,\"R~|LAYOUT_MISMATCH",
                "{H}|TRAILER_MISSING",
                "{H}{D}|TRAILER_MISSING",
                "{H}{D}T,1,1,0|TRAILER_MISSING",
                "{H}{D}T,1,1,0^|TRAILER_MISSING",
                "{H}{D}T,1,1~|LAYOUT_MISMATCH",
                "{H}{D}T,1,1,x~|LAYOUT_MISMATCH",
                "{H}{D}T,\"1,1,0~|LAYOUT_MISMATCH",
                "{H}{D}{T}{D}|DATA_AFTER_TRAILER",
                "{H}{D}{T}~|DATA_AFTER_TRAILER",
                "{H}{D}{H}{T}|LAYOUT_MISMATCH",
                "{H}D,1,12131230,1234567,20,1,0000,,,0,1,!{T}|LAYOUT_MISMATCH",
                "{H}D,1,12131230,12\t34567,20,1,0000,,,0,1,~{T}|CONTROL_CHARACTER",
                "{H}D,1,12131230,12^34567,20,1,0000,,,0,1,~{T}|CONTROL_CHARACTER",
                "{H}D,1,12131230,12\u0000~{T}|CONTROL_CHARACTER",
                "{H}D,1,12131230,12\u007F~{T}|CONTROL_CHARACTER",
                "\uFEFF{H}{T}|BYTE_ORDER_MARK",
            })
    void holdsAFileThatBreaksItsFrame(String template, ErrorCode code) {
        String text = template.replace("{H}", HEADER)
                .replace("{D}", GOOD)
                .replace("{T}", TRAILER)
                .replace("~", "\r\n")
                .replace("^", "\r")
                .replace("!", "\n");
        assertThat(refusal(text.getBytes(StandardCharsets.UTF_8)).code()).isEqualTo(code);
    }

    @Test
    void namesLineAndByteOfTheFirstBadByte() {
        byte[] bytes = (HEADER + GOOD + TRAILER).getBytes(StandardCharsets.UTF_8);
        int at = HEADER.length() + 5;
        bytes[at] = (byte) 0x82;
        HubException refusal = refusal(bytes);
        assertThat(refusal.code()).isEqualTo(ErrorCode.WRONG_CHARACTER_SET);
        assertThat(refusal.detail()).isEqualTo("line 2: byte " + at + " is not UTF-8");
    }

    @Test
    void refusesUtf16ByItsMark() {
        assertThat(refusal((HEADER + TRAILER).getBytes(StandardCharsets.UTF_16)).code())
                .isEqualTo(ErrorCode.BYTE_ORDER_MARK);
    }

    @Test
    void readsAnotherCharacterSetStrictly() {
        LayoutFile<ResultHeader, ResultRecord, ResultTrailer> inMs932 =
                file(new FileFormat(MS932, LineEnd.CRLF, Quoting.NEEDED, ',', false, List.of()));
        String named = HEADER.replace("SKK", "髙①ソ");
        var reader = inMs932.read(new ByteArrayInputStream((named + TRAILER).getBytes(MS932)));
        assertThat(reader.header().getSentFileName()).startsWith("髙①ソ");
        byte[] broken = (HEADER + TRAILER).getBytes(MS932);
        broken[5] = (byte) 0x85;
        broken[6] = ' ';
        assertThatThrownBy(() -> inMs932.read(new ByteArrayInputStream(broken)))
                .isInstanceOfSatisfying(
                        HubException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.WRONG_CHARACTER_SET));
    }

    @Test
    void refusesALineWithoutEndAfterAFewBytesOfIt() {
        Endless endless = new Endless();
        InputStream in =
                new SequenceInputStream(new ByteArrayInputStream(HEADER.getBytes(StandardCharsets.UTF_8)), endless);
        var reader = file.read(in);
        HubException refusal = catchThrowableOfType(HubException.class, reader::hasNext);
        assertThat(refusal.code()).isEqualTo(ErrorCode.LINE_TOO_LONG);
        assertThat(endless.read).isLessThan(1_000_000);
    }

    @Test
    void readsLinesThatLieAcrossReads() {
        StringBuilder text = new StringBuilder(HEADER);
        for (int i = 1; i <= 20_000; i++) {
            text.append(GOOD.replace("D,1,", "D," + i + ","));
        }
        byte[] bytes = text.append(TRAILER).toString().getBytes(StandardCharsets.UTF_8);
        var reader = file.read(new Trickle(bytes));
        int expected = 1;
        while (reader.hasNext()) {
            assertThat(reader.next().record().getReceptionDetailNumber()).isEqualTo(expected++);
        }
        assertThat(expected).isEqualTo(20_001);
    }

    @Test
    void readsOtherColumnOrderAndTitles() {
        List<String> columns = new ArrayList<>(Layout.of(ResultRecord.class).columns().stream()
                .map(Column::field)
                .toList());
        columns.add(columns.remove(1));
        FileFormat format = new FileFormat(StandardCharsets.UTF_8, LineEnd.LF, Quoting.ALWAYS, '\t', true, columns);
        LayoutFile<ResultHeader, ResultRecord, ResultTrailer> other = file(format);
        RecordWriter<ResultHeader> header = other.header().writer();
        header.write(open(HEADER + TRAILER).header());
        RecordWriter<ResultRecord> records = other.record().writer();
        records.writeTitles();
        records.write(open(HEADER + GOOD + TRAILER).next().record());
        String body = text(header.take()) + text(records.take());
        assertThat(body).contains("\"交付番号\"\t\"受付明細番号\"\n").endsWith("\t\"1\"\t\"\"\t\"1\"\n");

        var reader = other.read(in(body + "T\t1\t1\t0\n"));
        assertThat(reader.next().record().getReceptionDetailNumber()).isEqualTo(1);
        assertThatThrownBy(() -> other.read(in(body.replace("受付明細番号", "番号"))))
                .isInstanceOfSatisfying(
                        HubException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.LAYOUT_MISMATCH));
    }

    @Test
    void wantsTheRecordTypeFirst() {
        assertThatThrownBy(() -> file(FileFormat.STANDARD.withColumns(List.of("insurerNumber", "recordType"))))
                .hasMessage("TSN-4010 ResultRecord: first column is no record type");
    }

    @ParameterizedTest
    @ValueSource(strings = {"123456789012", "\"123456789012\""})
    void showsEachLineToTheScanBeforeItIsRead(String number) {
        List<String> seen = new ArrayList<>();
        LineScan scan = (line, characters, length) -> {
            seen.add(line + new String(characters, 0, 1));
            if (new String(characters, 0, length).contains("123456789012")) {
                throw new HubException(ErrorCode.PERSONAL_NUMBER_RETURNED, "line " + line);
            }
        };
        var reader = file.read(in(HEADER + GOOD + "D," + number + "\r\n" + TRAILER), scan);
        reader.next();
        assertThatThrownBy(reader::hasNext).hasMessage("TSN-2007 line 3");
        assertThat(seen).containsExactly("1H", "2D", "3D");
    }

    @Test
    void neverRepeatsAValueInARefusal() {
        HubException refusal = refusal((HEADER + "T,secret,1,1\r\n").getBytes(StandardCharsets.UTF_8));
        assertThat(refusal.detail()).isEqualTo("line 2: TSN-1003 recordCount");
    }

    private HubException refusal(byte[] bytes) {
        return catchThrowableOfType(HubException.class, () -> rest(file.read(new ByteArrayInputStream(bytes))));
    }

    private LayoutFileReader<ResultHeader, ResultRecord, ResultTrailer> open(String text) {
        return file.read(in(text));
    }

    private static LayoutFile<ResultHeader, ResultRecord, ResultTrailer> file(FileFormat format) {
        return LayoutFile.of(ResultHeader.class, ResultRecord.class, ResultTrailer.class, format);
    }

    private static <R> List<Line<R>> rest(LayoutFileReader<?, R, ?> reader) {
        List<Line<R>> lines = new ArrayList<>();
        reader.forEachRemaining(lines::add);
        reader.trailer();
        return lines;
    }

    private static InputStream in(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    /** A line that never ends. */
    private static final class Endless extends InputStream {
        private long read;

        @Override
        public int read() {
            read++;
            return 'D';
        }

        @Override
        public int read(byte[] target, int from, int length) {
            Arrays.fill(target, from, from + length, (byte) 'D');
            read += length;
            return length;
        }
    }

    /** Gives a few bytes at a time, as a network does. */
    private static final class Trickle extends ByteArrayInputStream {
        Trickle(byte[] bytes) {
            super(bytes);
        }

        @Override
        public synchronized int read(byte[] target, int from, int length) {
            return super.read(target, from, Math.min(length, 7));
        }
    }
}
