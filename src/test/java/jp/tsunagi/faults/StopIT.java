package jp.tsunagi.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import jp.tsunagi.support.HubProcess;
import jp.tsunagi.support.HubSite;
import jp.tsunagi.support.PostgresServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A hub that is told to stop (SIGTERM) in a run, and a second hub beside one that runs. */
class StopIT {
    private static final String RECORDS_ENTERED = "after insert on sent_record for each statement";
    private static final int TERMINATED = 143;

    @TempDir
    static Path root;

    private static PostgresServer server;
    private static Undisturbed undisturbed;

    @BeforeAll
    static void runUndisturbed() throws Exception {
        server = PostgresServer.start();
        server.populate(1_200);
        server.create("hub", "hub");
        undisturbed = Undisturbed.of(server, root);
    }

    @AfterAll
    static void stop() throws Exception {
        server.close();
    }

    @Test
    void aCommandThatIsToldToStopInARunLeavesItToTheNextStart() throws Exception {
        HubSite hub = HubSite.fresh(server, root);
        try (Gate gate = Gate.shut(hub, RECORDS_ENTERED);
                HubProcess run = hub.startFullRun()) {
            gate.awaitVisitor(run);
            run.terminate();
            assertThat(run.exit()).isEqualTo(TERMINATED);
            gate.turnAway();
        }
        settle(hub);
        undisturbed.assertSentAlike(hub);
    }

    @Test
    void aServerThatIsToldToStopFinishesItsRunFirst() throws Exception {
        HubSite hub = HubSite.fresh(server, root);
        try (Gate gate = Gate.shut(hub, RECORDS_ENTERED)) {
            try (HubProcess run = hub.startFullRun()) {
                gate.awaitVisitor(run);
                run.kill();
            }
            gate.awaitNobody();
            try (HubProcess serving = hub.start("serve")) {
                gate.awaitVisitor(serving);
                serving.terminate();
                gate.open();
                assertThat(serving.exit()).isEqualTo(TERMINATED);
            }
        }
        undisturbed.assertSentAlike(hub);
    }

    @Test
    void aSecondHubOnTheSameLedgerIsRefused() throws Exception {
        HubSite hub = HubSite.fresh(server, root);
        try (Gate gate = Gate.shut(hub, RECORDS_ENTERED);
                HubProcess first = hub.startFullRun()) {
            gate.awaitVisitor(first);
            try (HubProcess second = hub.startFullRun()) {
                assertThat(second.exit()).isEqualTo(1);
                Complaint.of(second).has("TSN-3005");
            }
            gate.open();
            first.succeed();
        }
        undisturbed.assertSentAlike(hub);
    }

    private static void settle(HubSite hub) throws Exception {
        try (HubProcess settling = hub.start("settle")) {
            settling.succeed();
        }
    }
}
