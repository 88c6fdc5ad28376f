package jp.tsunagi.promises;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import jp.tsunagi.ledger.RunKind;
import jp.tsunagi.ledger.RunLine;
import jp.tsunagi.support.DemoHub;
import jp.tsunagi.support.HubSite;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Promise 6: what came in has one effect, what went out is known, whatever is repeated or cut off. */
class NothingTwiceNothingLostTest {
    private static final String OUT = "eligibility-out";

    @TempDir
    Path root;

    private DemoHub hub;
    private RunLine sent;
    private Path result;

    @BeforeEach
    void sendAndAnswer() throws Exception {
        hub = DemoHub.of(root, 200);
        sent = hub.send(OUT, RunKind.FULL);
        hub.answer();
        result = hub.inbox().resolve("RES_" + sent.fileName());
        assertThat(result).exists();
    }

    @AfterEach
    void stop() {
        hub.close();
    }

    @Test
    void theSameResultFileASecondTimeHasNoEffect() throws Exception {
        byte[] content = Files.readAllBytes(result);
        hub.takeResults();
        List<String> answers = hub.ledger().answers();
        assertThat(answers).hasSize(200);

        put(content);
        RunLine again = hub.takeResults();

        assertThat(again.fileState()).isEqualTo("DUPLICATE");
        assertThat(again.errorCode()).isEqualTo("TSN-2009");
        assertThat(hub.ledger().answers()).isEqualTo(answers);
        assertThat(HubSite.names(hub.inbox())).as("put away").isEmpty();
    }

    @Test
    void theSameNameWithOtherContentIsHeldForAPerson() throws Exception {
        String content = Files.readString(result);
        hub.takeResults();
        List<String> answers = hub.ledger().answers();

        put(content.replaceFirst(",20,1,0000,", ",20,9,E001,").getBytes(StandardCharsets.UTF_8));
        RunLine again = hub.takeResults();

        assertThat(again.fileState()).isEqualTo("HELD");
        assertThat(again.errorCode()).isEqualTo("TSN-2010");
        assertThat(hub.ledger().answers()).isEqualTo(answers);
        assertThat(HubSite.names(hub.inbox())).as("held in sight").containsExactly(".held");
    }

    @Test
    void aRestartBetweenSendingAndTheAnswerLosesNothing() throws Exception {
        hub.restart();
        RunLine taken = hub.takeResults();
        assertThat(taken.balance().written()).isEqualTo(200);
        assertThat(hub.ledger().rows("select state, accepted_count from linkage_file where direction = 'OUT'"))
                .containsExactly("RECONCILED|200");
    }

    @Test
    void whatWasAcceptedIsNotSentAgain() throws Exception {
        hub.takeResults();
        List<String> before = HubSite.names(hub.drop(OUT));
        RunLine next = hub.send(OUT, RunKind.DIFFERENCE);
        assertThat(next.balance().unchanged()).isEqualTo(200);
        assertThat(next.fileState()).isEqualTo("EMPTY");
        assertThat(HubSite.names(hub.drop(OUT))).isEqualTo(before);
    }

    @Test
    void whatIsOnItsWayIsNotSentAgain() {
        RunLine next = hub.send(OUT, RunKind.DIFFERENCE);
        assertThat(next.balance().held()).isEqualTo(200);
        assertThat(next.fileState()).isEqualTo("EMPTY");
    }

    private void put(byte[] content) throws IOException {
        Files.write(result, content);
        Files.createFile(result.resolveSibling(result.getFileName() + ".done"));
    }
}
