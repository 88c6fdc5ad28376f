package jp.tsunagi.counterpart;

import static jp.tsunagi.counterpart.Sent.NAME;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CrashTest {
    private static final int PEOPLE = 8_000;

    @TempDir
    Path root;

    private TerminalFolders folders;
    private TerminalFolders undisturbed;

    @BeforeEach
    void folders() {
        folders = new TerminalFolders(root.resolve("crashed"));
        undisturbed = new TerminalFolders(root.resolve("undisturbed"));
    }

    @Test
    void aFileReceivedButNotAnsweredIsAnsweredUnderItsFirstNumberAndTime() throws Exception {
        String content = Sent.difference(NAME, Sent.person(1), Sent.person(2));
        Behaviour odd = new Behaviour(Set.of(Sent.key(1)), Set.of(), List.of(Sent.key(9)));
        TerminalSettings settings = TerminalSettings.standard().withBehaviour(odd);
        try (IntegrationTerminal terminal = folders.terminal(settings)) {
            Files.delete(folders.inbox());
            Sent.drop(folders.drop(), NAME, content);
            assertThatThrownBy(terminal::collect).isInstanceOf(UncheckedIOException.class);
            assertThat(terminal.lastOutcome(NAME)).isEmpty();
        }

        Clock later = Clock.offset(TerminalFolders.CLOCK, Duration.ofDays(1));
        try (IntegrationTerminal terminal =
                new IntegrationTerminal(folders.drop(), folders.inbox(), folders.store(), later, settings)) {
            assertThat(terminal.collect()).isEqualTo(1);
        }
        try (IntegrationTerminal terminal = undisturbed.terminal(settings)) {
            Sent.drop(undisturbed.drop(), NAME, content);
            terminal.collect();
        }
        assertThat(result(folders)).hasSameBinaryContentAs(result(undisturbed));
    }

    @Test
    void aFileAnsweredButNotMovedAwayIsMovedWithoutASecondAnswer() throws Exception {
        try (IntegrationTerminal terminal = folders.terminal()) {
            Path inTheWay = Files.writeString(folders.drop().resolve("fetched"), "");
            Sent.drop(folders.drop(), NAME, Sent.difference(NAME, Sent.person(1)));
            assertThatThrownBy(terminal::collect).isInstanceOf(UncheckedIOException.class);
            assertThat(folders.fetchResult(NAME)).endsWith("T,1,1,0");
            Files.delete(inTheWay);
        }
        try (IntegrationTerminal terminal = folders.terminal()) {
            assertThat(terminal.collect()).isZero();
            assertThat(folders.drop().resolve(NAME)).doesNotExist();
            assertThat(folders.drop().resolve("fetched").resolve(NAME)).exists();
            assertThat(result(folders)).doesNotExist();
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1_000_000, 2_000_000})
    void aKilledProcessLosesAndDoublesNothing(long written) throws Exception {
        String[][] records = new String[PEOPLE][];
        Arrays.setAll(records, i -> Sent.person(i % (PEOPLE - 10) + 1));
        String content = Sent.difference(NAME, records);
        Sent.drop(folders.drop(), NAME, content);
        Sent.drop(undisturbed.drop(), NAME, content);

        killAtWork(written);

        try (IntegrationTerminal terminal = folders.terminal();
                IntegrationTerminal other = undisturbed.terminal()) {
            terminal.collect();
            other.collect();
            assertThat(terminal.partition().count()).isEqualTo(PEOPLE - 10);
            assertThat(terminal.verification().count()).isEqualTo(PEOPLE - 10);
            assertThat(terminal.lastOutcome(NAME)).isEqualTo(other.lastOutcome(NAME));
        }
        assertThat(result(folders)).hasSameBinaryContentAs(result(undisturbed));
        assertThat(folders.inbox().resolve("RES_" + NAME + ".done")).exists();
        assertThat(folders.drop().resolve("fetched").resolve(NAME)).exists();
    }

    @Test
    void aProcessKilledAmongVouchersLosesAndDoublesNothing() throws Exception {
        String[][] records = new String[PEOPLE][];
        Arrays.setAll(records, i -> SentVouchers.medical(i % 20 + 1, i % (PEOPLE - 10) + 1));
        String content = Sent.difference(SentVouchers.NAME, records);
        int[] people = IntStream.rangeClosed(1, 20).toArray();
        for (TerminalFolders each : List.of(folders, undisturbed)) {
            try (IntegrationTerminal terminal = each.terminal()) {
                each.register(terminal, people);
            }
            Sent.drop(each.voucherDrop(), SentVouchers.NAME, content);
        }
        killAtWork(Files.size(folders.store().resolve("partition.mv.db")) + 500_000);

        try (IntegrationTerminal terminal = folders.terminal();
                IntegrationTerminal other = undisturbed.terminal()) {
            terminal.collect();
            other.collect();
            assertThat(terminal.partition().voucherCount()).isEqualTo(PEOPLE - 10);
            assertThat(terminal.verification().voucherCount()).isEqualTo(PEOPLE - 10);
            assertThat(terminal.lastOutcome(SentVouchers.NAME)).isEqualTo(other.lastOutcome(SentVouchers.NAME));
        }
        String result = "RES_" + SentVouchers.NAME;
        assertThat(folders.inbox().resolve(result))
                .hasSameBinaryContentAs(undisturbed.inbox().resolve(result));
        assertThat(folders.voucherDrop().resolve("fetched").resolve(SentVouchers.NAME))
                .exists();
    }

    /** Has another process collect, and kills it once the partition's file is this long. */
    private void killAtWork(long written) throws Exception {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Collector.class.getName(),
                        folders.root().toString())
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        try (BufferedReader signals = process.errorReader(StandardCharsets.UTF_8)) {
            assertThat(signals.lines().anyMatch("open"::equals)).isTrue();
        }
        Path partition = folders.store().resolve("partition.mv.db");
        while (process.isAlive() && Files.size(partition) < written) {
            process.waitFor(1, TimeUnit.MILLISECONDS);
        }
        assertThat(process.destroyForcibly().waitFor()).as("killed at work").isEqualTo(137);
    }

    private static Path result(TerminalFolders folders) {
        return folders.inbox().resolve("RES_" + NAME);
    }

    /** The process that is killed. */
    static final class Collector {
        private Collector() {}

        public static void main(String[] args) throws Exception {
            try (IntegrationTerminal terminal = new TerminalFolders(Path.of(args[0])).terminal();
                    FileOutputStream signals = new FileOutputStream(FileDescriptor.err)) {
                signals.write("open\n".getBytes(StandardCharsets.UTF_8));
                terminal.collect();
            }
        }
    }
}
