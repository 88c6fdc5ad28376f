package jp.tsunagi.checkup;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import jp.tsunagi.checkup.index.Index;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** More documents than a plain ZIP file has room for. */
class LargeArchiveTest {
    private static final int BATCH = 1000;
    private static final long MEGABYTE = 1 << 20;
    private static final byte[] USUAL = Checkups.document(Checkups.record(7)).bytes();
    private static final byte[] SMALL = Checkups.document(
                    Checkups.record(7, List.of(new CheckupResult("9N001000000000001", "165.0", "", "", ""))))
            .bytes();

    @TempDir
    Path folder;

    private final Xml<Index> indexes = Xml.ofIndexes();

    @Test
    void tenThousandDocumentsComeOutWhole() throws IOException {
        write(10_000, USUAL);

        assertWhole(10_000, USUAL);
    }

    @Test
    void aHundredThousandDocumentsComeOutWholeAndMemoryHoldsOnlyTheirNames() throws IOException {
        long held = write(100_000, SMALL);

        assertWhole(100_000, SMALL);
        // The documents alone would be more than 200 MB. Names, sizes and places are all that is kept.
        assertThat(held).isLessThan(100 * MEGABYTE);
    }

    /** Writes the archive; what the heap has gained by the end, garbage apart. */
    private long write(int documents, byte[] document) throws IOException {
        CheckupArchive archive = new CheckupArchive(Checkups.NAME, Checkups.SETTINGS, Optional.empty(), indexes);
        long before = used();
        try (OutputStream file = new BufferedOutputStream(Files.newOutputStream(folder.resolve("archive.zip")))) {
            for (int first = 1; first <= documents; first += BATCH) {
                file.write(archive.add(IntStream.range(first, first + BATCH)
                        .mapToObj(serial -> document(serial, document))
                        .toList()));
            }
            long held = used() - before;
            file.write(archive.finish(indexes.write(archive.index())));
            return held;
        }
    }

    private static MadeDocument document(int serial, byte[] bytes) {
        String person = String.format(Locale.ROOT, "%07d", serial);
        return new MadeDocument(new DocumentKey("12138012", person, "20260608", "20261120", "1399999990"), bytes);
    }

    private static long used() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }

    private void assertWhole(int documents, byte[] document) throws IOException {
        try (ZipFile zip = new ZipFile(folder.resolve("archive.zip").toFile())) {
            int found = 0;
            Enumeration<? extends ZipEntry> entries = zip.entries();
            while (entries.hasMoreElements()) {
                found += entries.nextElement().getName().contains("/DATA/h") ? 1 : 0;
            }
            assertThat(found).isEqualTo(documents);
            ZipEntry last = zip.getEntry("12138012_94899990_202611200_1/DATA/h13999999902026112001"
                    + String.format(Locale.ROOT, "%06d", documents) + ".xml");
            assertThat(zip.getInputStream(last).readAllBytes()).isEqualTo(document);
        }
    }
}
