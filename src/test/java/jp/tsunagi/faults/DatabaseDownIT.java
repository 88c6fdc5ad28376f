package jp.tsunagi.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import jp.tsunagi.support.HubProcess;
import jp.tsunagi.support.HubSite;
import jp.tsunagi.support.PostgresServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A database that is away, or goes away in a run: the run fails with a code, nothing is published, the next one succeeds. */
class DatabaseDownIT {
    // More batches than the hub reads ahead, so that the welfare database is still being read in mid-run.
    private static final int PEOPLE = 9_000;
    private static final String RECORDS_ENTERED = "after insert on sent_record for each statement";
    private static final String NOWHERE = "jdbc:postgresql://localhost:1/none";

    @TempDir
    static Path root;

    private static PostgresServer server;

    @BeforeAll
    static void populate() throws Exception {
        server = PostgresServer.start();
        server.populate(PEOPLE);
        server.create("hub", "hub");
    }

    @AfterAll
    static void stop() throws Exception {
        server.close();
    }

    @Test
    void withoutItsOwnDatabaseTheHubDoesNotStart() throws Exception {
        HubSite hub = HubSite.fresh(server, root);
        try (HubProcess run =
                hub.start(List.of("tsunagi.databases.hub.url=" + NOWHERE), "run", "eligibility-out", "--full")) {
            assertThat(run.exit()).isEqualTo(1);
            Complaint.of(run).has("TSN-3001");
        }
        assertThat(hub.drop()).doesNotExist();
    }

    @Test
    void withoutTheWelfareDatabaseARunFailsAndTheNextSucceeds() throws Exception {
        HubSite hub = HubSite.fresh(server, root);
        try (HubProcess run =
                hub.start(List.of("tsunagi.databases.welfare.url=" + NOWHERE), "run", "eligibility-out", "--full")) {
            assertThat(run.exit()).isEqualTo(1);
            Complaint.of(run).has("TSN-3001");
        }
        assertFailed(hub);
        assertNextSucceeds(hub);
    }

    @Test
    void whenTheWelfareDatabaseGoesAwayInARunNothingIsPublished() throws Exception {
        HubSite hub = HubSite.fresh(server, root);
        try (Gate gate = Gate.shut(hub, RECORDS_ENTERED);
                HubProcess run = hub.startFullRun()) {
            gate.awaitVisitor(run);
            assertThat(server.terminate("welfare")).as("still reading").isPositive();
            gate.open();
            assertThat(run.exit()).isEqualTo(1);
            Complaint.of(run).has("TSN-3002");
        }
        assertFailed(hub);
        assertNextSucceeds(hub);
    }

    @Test
    void whenTheHubsConnectionIsLostInARunNothingIsPublished() throws Exception {
        HubSite hub = HubSite.fresh(server, root);
        try (Gate gate = Gate.shut(hub, RECORDS_ENTERED);
                HubProcess run = hub.startFullRun()) {
            gate.awaitVisitor(run);
            gate.turnAllAway();
            assertThat(run.exit()).isEqualTo(1);
            Complaint.of(run).has("TSN-3002");
        }
        assertThat(HubSite.names(hub.drop())).isEmpty();
        assertNextSucceeds(hub);
    }

    private static void assertFailed(HubSite hub) throws Exception {
        assertThat(hub.ledger().runs()).containsExactly("eligibility-out|FULL|FAILED|false");
        assertThat(hub.ledger().count("sent_record")).isZero();
        assertThat(hub.temporaryFiles()).isEmpty();
        assertThat(HubSite.names(hub.drop())).isEmpty();
    }

    private static void assertNextSucceeds(HubSite hub) throws Exception {
        try (HubProcess run = hub.startFullRun()) {
            run.succeed();
        }
        hub.publishedFile();
        assertThat(hub.ledger().runs()).last().isEqualTo("eligibility-out|FULL|CLOSED|true");
    }
}
