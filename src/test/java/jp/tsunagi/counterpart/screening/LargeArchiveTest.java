package jp.tsunagi.counterpart.screening;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import jp.tsunagi.counterpart.FileOutcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LargeArchiveTest {
    /** {@code -Dtsunagi.documents=100000} for the largest of the field. */
    private static final int DOCUMENTS = Integer.getInteger("tsunagi.documents", 10_000);

    @TempDir
    Path root;

    @Test
    void aLargeArchiveIsJudgedInLittleMemory() throws Exception {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx96m",
                        "-Dtsunagi.schemas=" + Archives.officialSchemas().orElse(Path.of("none")),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Collector.class.getName(),
                        root.toString(),
                        Integer.toString(DOCUMENTS))
                .redirectErrorStream(true)
                .redirectOutput(root.resolve("log").toFile())
                .start();

        assertThat(process.waitFor())
                .as("%s", Files.readString(root.resolve("log")))
                .isZero();
    }

    /** The process with the small heap. */
    static final class Collector {
        private Collector() {}

        public static void main(String[] args) throws IOException {
            int count = Integer.parseInt(args[1]);
            try (ScreeningFixture screening =
                    new ScreeningFixture(Path.of(args[0], "screening"), Archives.officialSchemas())) {
                write(screening.upload(Archives.ROOT), count);
                ScreeningCollectionSystem system = screening.system();
                if (system.collect() != 1 || system.count() != count) {
                    throw new IllegalStateException(system.lastOutcome(Archives.NAME)
                            .map(FileOutcome::toString)
                            .orElse("not taken"));
                }
            }
        }

        private static void write(Path file, int count) throws IOException {
            try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file));
                    ZipOutputStream zip = new ZipOutputStream(out)) {
                zip.setLevel(Deflater.BEST_SPEED);
                for (int i = 1; i <= count; i++) {
                    put(zip, "DATA/" + Archives.documentName(i), Archives.utf8(Archives.document(i)));
                }
                for (var entry : Archives.entries(Archives.officialSchemas()).entrySet()) {
                    boolean index = entry.getKey().startsWith("ix08");
                    put(zip, entry.getKey(), index ? Archives.utf8(Archives.index(count)) : entry.getValue());
                }
            }
        }

        private static void put(ZipOutputStream zip, String name, byte[] content) throws IOException {
            zip.putNextEntry(new ZipEntry(Archives.ROOT + "/" + name));
            zip.write(content);
        }
    }
}
