package jp.tsunagi.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import jp.tsunagi.audit.journal.EvidenceFolder;
import jp.tsunagi.audit.verify.Verification;
import jp.tsunagi.audit.verify.Verifier;
import jp.tsunagi.support.JournalAppender;
import jp.tsunagi.support.Ledger;
import jp.tsunagi.support.PostgresServer;
import jp.tsunagi.support.Waiting;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A process that enters and signs is killed (SIGKILL) again and again. */
class JournalKillIT {
    private static final int KILLS = 8;
    private static final long LONGEST_MILLIS = 500;

    @TempDir
    Path root;

    @Test
    void whateverTheMomentOfAKillWhatWasEnteredIsThereAndVerifies() throws Exception {
        Random random = new Random(20260401);
        Set<String> acknowledged = new HashSet<>();
        try (PostgresServer server = PostgresServer.start()) {
            DataSource hub = server.create("hub", "hub");
            for (int kill = 0; kill < KILLS; kill++) {
                Path out = root.resolve("out-" + kill);
                Process process = JournalAppender.start(server.url("hub"), root.resolve("hub"), out);
                Waiting.until(() -> Files.size(out) > 0 || !process.isAlive());
                process.waitFor(random.nextLong(LONGEST_MILLIS), TimeUnit.MILLISECONDS);
                assertThat(process.isAlive()).as("it enters until it is killed").isTrue();
                process.destroyForcibly().waitFor();
                acknowledged.addAll(lines(out));

                EvidenceFolder evidence = new EvidenceFolder(root.resolve("hub/evidence"));
                Verification verification = new Verifier(evidence).database(hub, Clock.systemUTC());
                assertThat(verification.flaws()).isEmpty();
                assertThat(new Ledger(hub).rows("select seq from journal_entry"))
                        .containsAll(acknowledged);
            }
        }
        assertThat(acknowledged).hasSizeGreaterThan(KILLS);
    }

    /** The whole lines: a kill may cut the last one short. */
    private static List<String> lines(Path out) throws Exception {
        String text = Files.readString(out);
        return text.substring(0, text.lastIndexOf('\n') + 1).lines().toList();
    }
}
