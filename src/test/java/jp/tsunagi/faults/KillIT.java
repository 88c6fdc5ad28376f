package jp.tsunagi.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import jp.tsunagi.support.HubProcess;
import jp.tsunagi.support.HubSite;
import jp.tsunagi.support.PostgresServer;
import jp.tsunagi.support.Waiting;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The hub is killed (SIGKILL) at random moments of a run, again while it settles that, and while it takes the results
 * over. What is left in the end is what a run without any kill leaves, once. The seeds of the moments are the names of
 * the tests: {@code -Dtsunagi.kill.seed} sets the first.
 */
class KillIT {
    private static final int PEOPLE = 5_000;
    // Three kills a case.
    private static final int CASES = Integer.getInteger("tsunagi.kill.cases", 3);

    @TempDir
    static Path root;

    private static PostgresServer server;
    private static Undisturbed undisturbed;

    @BeforeAll
    static void runUndisturbed() throws Exception {
        server = PostgresServer.start();
        server.populate(PEOPLE);
        server.create("hub", "hub");
        undisturbed = Undisturbed.of(server, root);
    }

    @AfterAll
    static void stop() throws Exception {
        server.close();
    }

    static LongStream seeds() {
        long first = Long.getLong("tsunagi.kill.seed", 20260401);
        return LongStream.range(first, first + CASES);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void whateverTheMomentOfAKillThereIsOneFileAndOneEffect(long seed, TestReporter reporter) throws Exception {
        Random random = new Random(seed);
        HubSite hub = HubSite.fresh(server, root);

        String whileSending;
        try (HubProcess run = hub.startFullRun()) {
            Waiting.untilRunIsOpen(hub, run, "eligibility-out");
            whileSending = killed(run, random.nextLong(undisturbed.sendingMillis()), hub);
        }
        assertThat(hub.ledger().count("run")).isEqualTo(1);
        String whileSettling;
        try (HubProcess settling = hub.start("settle")) {
            Waiting.untilLocked(hub, settling);
            whileSettling = killed(settling, random.nextLong(undisturbed.settlingMillis()), hub);
        }
        try (HubProcess settling = hub.start("settle")) {
            settling.succeed();
        }
        undisturbed.assertSentAlike(hub);

        assertThat(hub.collect()).isEqualTo(1);
        String whileTaking;
        try (HubProcess taking = hub.start("run", "result-in")) {
            Waiting.untilRunIsOpen(hub, taking, "result-in");
            whileTaking = killed(taking, random.nextLong(undisturbed.takingMillis()), hub);
        }
        try (HubProcess taking = hub.start("run", "result-in")) {
            taking.succeed();
        }
        undisturbed.assertAnsweredAlike(hub);
        reporter.publishEntry(
                "killed",
                "sending: %s; settling: %s; taking results: %s".formatted(whileSending, whileSettling, whileTaking));
    }

    private static String killed(HubProcess process, long millis, HubSite hub) throws Exception {
        boolean struck = process.killAfter(millis);
        List<String> states = hub.ledger().rows("select state from linkage_file order by file_id");
        return (struck ? "after " + millis + " ms, files " : "over before " + millis + " ms, files ") + states;
    }
}
