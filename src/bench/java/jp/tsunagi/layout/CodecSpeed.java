package jp.tsunagi.layout;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import jp.tsunagi.eligibility.EligibilityRecord;
import jp.tsunagi.privacy.PersonalNumber;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Measures the codec against Bindy; run by hand. Medians of five after a warm-up, one thread. */
public final class CodecSpeed {
    private static final Logger LOG = LoggerFactory.getLogger(CodecSpeed.class);
    private static final int RECORDS = 20_000;
    private static final int REPEATS = 5;

    private CodecSpeed() {}

    private interface Work {
        void run() throws Exception;
    }

    public static void main(String[] arguments) throws Exception {
        Random random = new Random(1);
        List<EligibilityRecord> delimited = new ArrayList<>();
        List<FixedSample> fixed = new ArrayList<>();
        for (int i = 0; i < RECORDS; i++) {
            delimited.add(SampleRecords.eligibility(random));
            fixed.add(fixed(random));
        }
        try (Bindy<EligibilityRecord> bindy = Bindy.csv(EligibilityRecord.class)) {
            compare("eligibility, delimited", Layout.of(EligibilityRecord.class), bindy, delimited);
        }
        try (Bindy<FixedSample> bindy = Bindy.fixed(FixedSample.class)) {
            compare("sample, fixed length", Layout.of(FixedSample.class), bindy, fixed);
        }
    }

    private static FixedSample fixed(Random random) {
        FixedSample sample = Samples.fixedStart();
        sample.setName("架空　太郎");
        sample.setCount(random.nextInt(1000));
        sample.setAmount(BigDecimal.valueOf(random.nextInt(100_000), 1));
        sample.setBirthdate(LocalDate.of(1950, 1, 1).plusDays(random.nextInt(20_000)));
        sample.setCreatedAt(LocalDateTime.of(2026, 11, 20, 9, 30));
        sample.setPersonalNumber(PersonalNumber.of("123456789018".toCharArray()));
        return sample;
    }

    private static <T> void compare(String name, Layout<T> layout, Bindy<T> bindy, List<T> records) throws Exception {
        RecordWriter<T> writer = layout.writer();
        records.forEach(writer::write);
        byte[] file = writer.take();
        double bindyWrites = perSecond(() -> bindy.write(records), 1);
        double bindyReads = perSecond(() -> bindy.read(file), 1);
        double writes = perSecond(
                () -> {
                    records.forEach(writer::write);
                    writer.writeTo(new ByteArrayOutputStream(file.length));
                },
                10);
        double reads =
                perSecond(() -> layout.reader(new ByteArrayInputStream(file)).forEachRemaining(Line::isGood), 10);
        LOG.info("{}: write {}/s, {} times Bindy's {}", name, (int) writes, writes / bindyWrites, (int) bindyWrites);
        LOG.info("{}: read {}/s, {} times Bindy's {}", name, (int) reads, reads / bindyReads, (int) bindyReads);
    }

    private static double perSecond(Work work, int rounds) throws Exception {
        for (int i = 0; i < 3 * rounds; i++) {
            work.run();
        }
        double[] measured = new double[REPEATS];
        for (int i = 0; i < REPEATS; i++) {
            long start = System.nanoTime();
            for (int j = 0; j < rounds; j++) {
                work.run();
            }
            measured[i] = (double) RECORDS * rounds * 1e9 / (System.nanoTime() - start);
        }
        Arrays.sort(measured);
        return measured[REPEATS / 2];
    }
}
