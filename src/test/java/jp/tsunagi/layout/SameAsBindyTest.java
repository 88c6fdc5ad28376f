package jp.tsunagi.layout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import jp.tsunagi.privacy.PersonalNumber;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.statistics.Statistics;
import org.assertj.core.api.recursive.comparison.RecursiveComparisonConfiguration;

class SameAsBindyTest {
    private static final Bindy<DelimitedSample> CSV = Bindy.csv(DelimitedSample.class);
    private static final Bindy<FixedSample> FIXED = Bindy.fixed(FixedSample.class);
    private static final Layout<DelimitedSample> DELIMITED_LAYOUT = Layout.of(DelimitedSample.class);
    private static final Layout<FixedSample> FIXED_LAYOUT = Layout.of(FixedSample.class);

    @AfterContainer
    static void close() throws IOException {
        CSV.close();
        FIXED.close();
    }

    @Property(tries = 300)
    void writesTheBytesOfBindyWithSeparators(@ForAll("delimited") @Size(min = 1, max = 3) List<DelimitedSample> records)
            throws Exception {
        assertThat(text(written(DELIMITED_LAYOUT, records))).isEqualTo(text(CSV.write(records)));
    }

    @Property(tries = 300)
    void writesTheBytesOfBindyAtFixedLength(@ForAll("fixed") @Size(min = 1, max = 3) List<FixedSample> records)
            throws Exception {
        assertThat(text(written(FIXED_LAYOUT, records))).isEqualTo(text(FIXED.write(records)));
    }

    @Property(tries = 300)
    void readsWhatBindyReadsWithSeparators(
            @ForAll("delimitedOnOneLine") @Size(min = 1, max = 3) List<DelimitedSample> records) throws Exception {
        byte[] file = written(DELIMITED_LAYOUT, records);
        assertThat(read(DELIMITED_LAYOUT, file))
                .usingRecursiveComparison(BY_FIELDS)
                .isEqualTo(CSV.read(file));
    }

    @Property(tries = 300)
    void readsWhatBindyReadsAtFixedLength(@ForAll("fixed") @Size(min = 1, max = 3) List<FixedSample> records)
            throws Exception {
        byte[] file = written(FIXED_LAYOUT, records);
        assertThat(read(FIXED_LAYOUT, file)).usingRecursiveComparison(BY_FIELDS).isEqualTo(FIXED.read(file));
    }

    @Property(tries = 300)
    void refusesWhatBindyRefuses(@ForAll("tokens") List<String> tokens) {
        byte[] line = (String.join(",", tokens) + "\r\n").getBytes(StandardCharsets.UTF_8);
        boolean refused = catchThrowable(() -> CSV.read(line)) != null;
        Statistics.collect(refused);
        if (refused) {
            assertThat(DELIMITED_LAYOUT
                            .reader(new ByteArrayInputStream(line))
                            .next()
                            .findings())
                    .isNotEmpty();
        }
    }

    @Provide
    Arbitrary<List<DelimitedSample>> delimited() {
        return Samples.delimited("A", "0", "\"", ",", " ", "　", "漢", "𠮷", "ｶﾞ", "\r\n", "\\", "'")
                .list();
    }

    @Provide
    Arbitrary<List<DelimitedSample>> delimitedOnOneLine() {
        return Samples.delimited("A", "0", "\"", ",", " ", "　", "漢", "𠮷", "ｶﾞ", "\\", "'")
                .list();
    }

    @Provide
    Arbitrary<List<FixedSample>> fixed() {
        return Samples.fixed().list();
    }

    /** A good line in which one column was replaced, or some were added or left out. */
    @Provide
    Arbitrary<List<String>> tokens() {
        List<String> good = List.of(
                "D", "氏名", "備考", "1", "1.25", "20260401", "20260401123059", "2026-04-01", "123456789012", "01", "終");
        Arbitrary<String> other = Arbitraries.of(
                "",
                "x",
                "2",
                "-2",
                "1.5",
                "1,5",
                "1.255",
                "99999999999",
                "２",
                "2026041",
                "20261301",
                "20260132",
                "20260229",
                "2026-4-1",
                "20260401243059",
                "20260401126059");
        Arbitrary<List<String>> replaced = Combinators.combine(
                        Arbitraries.integers().between(0, good.size() - 1), other)
                .as((column, token) -> {
                    List<String> tokens = new ArrayList<>(good);
                    tokens.set(column, token);
                    return tokens;
                });
        Arbitrary<List<String>> cut =
                Arbitraries.integers().between(1, good.size()).map(count -> good.subList(0, count));
        Arbitrary<List<String>> longer = other.map(token -> {
            List<String> tokens = new ArrayList<>(good);
            tokens.add(token);
            return tokens;
        });
        return Arbitraries.frequencyOf(Tuple.of(8, replaced), Tuple.of(1, cut), Tuple.of(1, longer));
    }

    private static final RecursiveComparisonConfiguration BY_FIELDS = RecursiveComparisonConfiguration.builder()
            .withEqualsForType(SameAsBindyTest::sameDigits, PersonalNumber.class)
            .build();

    private static boolean sameDigits(PersonalNumber one, PersonalNumber other) {
        PersonalNumberFormat format = new PersonalNumberFormat();
        return format.format(one).equals(format.format(other));
    }

    private static <T> byte[] written(Layout<T> layout, List<T> records) {
        RecordWriter<T> writer = layout.writer();
        records.forEach(writer::write);
        return writer.take();
    }

    private static <T> List<T> read(Layout<T> layout, byte[] file) {
        List<T> records = new ArrayList<>();
        layout.reader(new ByteArrayInputStream(file)).forEachRemaining(line -> {
            assertThat(line.findings()).isEmpty();
            records.add(line.record());
        });
        return records;
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
