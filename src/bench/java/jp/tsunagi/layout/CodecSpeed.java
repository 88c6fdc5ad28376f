package jp.tsunagi.layout;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import jp.tsunagi.bench.Figures;
import jp.tsunagi.eligibility.EligibilityRecord;

/**
 * The codec against Bindy itself, and a layout file's rows against the class's records: the same values and the same bytes, one
 * thread, in memory.
 */
public final class CodecSpeed {
    private static final int RECORDS = 20_000;
    private static final int ROUNDS = 10;

    private CodecSpeed() {}

    public static void measure(Figures figures) throws Exception {
        Random random = new Random(1);
        List<EligibilityRecord> records = new ArrayList<>();
        for (int i = 0; i < RECORDS; i++) {
            records.add(SampleRecords.eligibility(random));
        }
        Layout<EligibilityRecord> layout = Layout.of(EligibilityRecord.class);
        RecordWriter<EligibilityRecord> writer = layout.writer();
        records.forEach(writer::write);
        byte[] file = writer.take();
        try (Bindy<EligibilityRecord> bindy = Bindy.csv(EligibilityRecord.class)) {
            figures.measure("codec.bindy-write", repeated(() -> bindy.write(records)));
            figures.measure("codec.bindy-read", repeated(() -> bindy.read(file)));
        }
        measure("codec", layout, records, file, figures);
        RowTwin twin = RowTwin.of(layout);
        measure("codec.rows", twin.layout(), records.stream().map(twin::row).toList(), file, figures);
    }

    private static <T> void measure(String name, Layout<T> layout, List<T> records, byte[] file, Figures figures)
            throws Exception {
        RecordWriter<T> writer = layout.writer();
        figures.measure(
                name + ".write",
                repeated(() -> {
                    records.forEach(writer::write);
                    writer.writeTo(new ByteArrayOutputStream(file.length));
                }));
        figures.measure(
                name + ".read",
                repeated(() -> layout.reader(new ByteArrayInputStream(file)).forEachRemaining(Line::isGood)));
    }

    private static Figures.Work repeated(Figures.Work work) {
        return () -> {
            for (int round = 0; round < ROUNDS; round++) {
                work.run();
            }
        };
    }
}
