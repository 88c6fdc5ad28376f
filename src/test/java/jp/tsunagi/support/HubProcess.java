package jp.tsunagi.support;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** One command of the packaged hub, in a process of its own, with all that it prints. */
public final class HubProcess implements AutoCloseable {
    private static final int KILLED = 137;
    private static final long PATIENCE_SECONDS = 90;
    // A short command is over before the optimising compiler pays.
    private static final List<String> QUICK_START = List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC");

    private final Process process;
    private final Path out;
    private final Path err;

    private HubProcess(Process process, Path out, Path err) {
        this.process = process;
        this.out = out;
        this.err = err;
    }

    /**
     * Starts a command; the set that it names counts as checked.
     *
     * @param outputs folder for what it prints
     * @param properties system properties, {@code name=value}
     */
    public static HubProcess start(Path outputs, List<String> properties, String... command) throws IOException {
        return start(List.of(), outputs, properties, command);
    }

    /** The same on a disk that is full as soon as a file has so many kilobytes. */
    static HubProcess startOnSmallDisk(long kilobytes, Path outputs, List<String> properties, String... command)
            throws IOException {
        String limited = "ulimit -f " + kilobytes + "; exec \"$0\" \"$@\"";
        return start(List.of("bash", "-c", limited), outputs, properties, command);
    }

    private static HubProcess start(List<String> before, Path outputs, List<String> properties, String... command)
            throws IOException {
        List<String> words = new ArrayList<>(before);
        words.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        words.addAll(QUICK_START);
        properties.forEach(property -> words.add("-D" + property));
        words.addAll(UnpackedHub.words(QUICK_START));
        words.addAll(Arrays.asList(command));
        CheckedSet.ofCommand(command);
        Files.createDirectories(outputs);
        Path out = Files.createTempFile(outputs, command[0] + "-", ".out");
        Path err = Files.createTempFile(outputs, command[0] + "-", ".err");
        Process process = new ProcessBuilder(words)
                .redirectOutput(out.toFile())
                .redirectError(err.toFile())
                .start();
        return new HubProcess(process, out, err);
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    /** Waits for the end and gives the exit code. */
    public int exit() throws InterruptedException {
        assertThat(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS))
                .as("the command ends")
                .isTrue();
        return process.exitValue();
    }

    /** Waits for the end, which must be good. */
    public void succeed() throws IOException, InterruptedException {
        assertThat(exit()).as(this::printed).isZero();
    }

    /** Waits as long as given, then SIGKILL. Says whether the process was still at work. */
    public boolean killAfter(long millis) throws InterruptedException {
        process.waitFor(millis, TimeUnit.MILLISECONDS);
        return kill();
    }

    /** SIGKILL. Says whether it struck a living process. */
    public boolean kill() throws InterruptedException {
        process.destroyForcibly();
        return process.waitFor() == KILLED;
    }

    /** Asks the process about itself with a command of {@code jcmd}, and gives what that prints. */
    public byte[] examine(String... command) throws IOException, InterruptedException {
        List<String> words = new ArrayList<>();
        words.add(Path.of(System.getProperty("java.home"), "bin", "jcmd").toString());
        words.add(Long.toString(process.pid()));
        words.addAll(Arrays.asList(command));
        Process examiner = new ProcessBuilder(words).redirectErrorStream(true).start();
        byte[] answer = examiner.getInputStream().readAllBytes();
        assertThat(examiner.waitFor()).as(new String(answer, UTF_8)).isZero();
        return answer;
    }

    /** SIGTERM, as a service manager sends it. */
    public void terminate() {
        process.destroy();
    }

    public String out() throws IOException {
        return Files.readString(out);
    }

    public String err() throws IOException {
        return Files.readString(err);
    }

    private String printed() {
        try {
            return out() + err();
        } catch (IOException e) {
            return e.toString();
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
