package jp.tsunagi.support;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32;

/**
 * The packaged hub, unpacked by its own tool, with an archive of its classes as the Java machine keeps them in memory. So it
 * starts in half the time; made once for all tests of a build, by whichever process of the build comes first.
 */
final class UnpackedHub {
    private static final long DIRECTORY = 1 << 20;

    private UnpackedHub() {}

    /** What goes between {@code java} with its options and the command. */
    static List<String> words(List<String> options) throws IOException {
        Path jar = Path.of(System.getProperty("tsunagi.jar", "target/tsunagi-0.1.0-SNAPSHOT.jar"));
        assertThat(jar).as("the packaged jar").exists();
        String version = Long.toHexString(sum(jar));
        Path folder = jar.resolveSibling("unpacked-" + version);
        Path classes = folder.resolve("classes.jsa");
        Path unpacked = folder.resolve(jar.getFileName());
        Path lock = jar.resolveSibling("unpacked.lock");
        try (FileChannel channel = FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock held = channel.lock()) {
            assertThat(held.isValid()).isTrue();
            if (!Files.exists(classes)) {
                run(List.of("-Djarmode=tools", "-jar", jar.toString(), "extract", "--destination", folder.toString()));
                List<String> once = new ArrayList<>(options);
                once.addAll(List.of("-XX:ArchiveClassesAtExit=" + classes, "-jar", unpacked.toString()));
                String data = folder.resolve("data").toString();
                once.addAll(List.of("demo", "--once", "--people", "1", "--data", data));
                run(once);
            }
        }
        return List.of("-XX:SharedArchiveFile=" + classes, "-jar", unpacked.toString());
    }

    // Its time is the same in every build; its directory, at its end, has the sum of each part.
    private static long sum(Path jar) throws IOException {
        try (FileChannel channel = FileChannel.open(jar)) {
            ByteBuffer end = ByteBuffer.allocate((int) Math.min(DIRECTORY, channel.size()));
            channel.read(end, channel.size() - end.capacity());
            CRC32 sum = new CRC32();
            sum.update(end.flip());
            return sum.getValue();
        }
    }

    private static void run(List<String> arguments) throws IOException {
        List<String> words = new ArrayList<>();
        words.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        words.addAll(arguments);
        Process process = new ProcessBuilder(words).redirectErrorStream(true).start();
        String printed = new String(process.getInputStream().readAllBytes(), UTF_8);
        try {
            assertThat(process.waitFor()).as(printed).isZero();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }
}
