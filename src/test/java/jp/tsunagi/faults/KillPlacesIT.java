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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The hub is killed at chosen places. A trigger in its database waits for a lock that the test holds, so the hub stands
 * still in just that statement, or in just that commit, when SIGKILL comes. What the server then does with the statement
 * is chosen too: given up with its connection, or brought to its end while the next hub already settles.
 */
class KillPlacesIT {
    private static final int PEOPLE = 1_200;

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

    /** Where an outbound run stands when it is killed. */
    enum Sending {
        RUN_OPENED("after insert on linkage_file for each row"),
        RECORDS_ENTERED("after insert on sent_record for each statement"),
        FILE_COMPLETE("after update on linkage_file for each row when (new.state = 'SEALED')"),
        FILE_PUBLISHED("after update on linkage_file for each row when (new.state = 'PUBLISHED')"),
        RUN_CLOSED("after update on run for each row when (new.state = 'CLOSED')");

        private final String statement;

        Sending(String statement) {
            this.statement = statement;
        }
    }

    @ParameterizedTest
    @EnumSource(Sending.class)
    void aRunKilledInAStatementIsSettled(Sending place) throws Exception {
        HubSite hub = HubSite.fresh(server, root);
        killAt(hub, place.statement, "run", "eligibility-out", "--full");
        try (HubProcess settling = hub.start("settle")) {
            settling.succeed();
        }
        undisturbed.assertSentAlike(hub);
    }

    @ParameterizedTest
    @EnumSource(Taking.class)
    void aResultFileKilledInAStatementHasOneEffect(Taking place) throws Exception {
        HubSite hub = undisturbed.answered().copy(server);
        killAt(hub, place.statement, "run", "result-in");
        try (HubProcess taking = hub.start("run", "result-in")) {
            taking.succeed();
        }
        undisturbed.assertAnsweredAlike(hub);
    }

    /** Where a result file stands when its taking over is killed. */
    enum Taking {
        FILE_CLAIMED("after insert on claim for each row"),
        ANSWERS_ENTERED("after insert on answer for each statement"),
        FILE_APPLIED("after update on linkage_file for each row when (new.state = 'APPLIED')"),
        FILE_TO_BE_ENCRYPTED("after update on linkage_file for each row when (new.place is not null)"),
        FILE_PUT_AWAY("after update on linkage_file for each row when (new.put_away)");

        private final String statement;

        Taking(String statement) {
            this.statement = statement;
        }
    }

    @Test
    void aSealWhoseCommitOutlivesTheHubCounts() throws Exception {
        HubSite hub = HubSite.fresh(server, root);
        try (Gate gate = Gate.shutAtCommit(hub, "after update on linkage_file", "new.state = 'SEALED'")) {
            killInCommit(gate, hub, new String[] {"run", "eligibility-out", "--full"}, "settle");
        }
        undisturbed.assertSentAlike(hub);
    }

    @Test
    void anEffectWhoseCommitOutlivesTheHubIsNotRepeated() throws Exception {
        HubSite hub = undisturbed.answered().copy(server);
        String[] taking = {"run", "result-in"};
        try (Gate gate = Gate.shutAtCommit(hub, "after update on linkage_file", "new.state = 'APPLIED'")) {
            killInCommit(gate, hub, taking, taking);
        }
        undisturbed.assertAnsweredAlike(hub);
    }

    /** Where a file stands when its effect in the welfare database is killed. */
    enum Applying {
        /** The hub is prepared; the welfare database gives the effect up with the connection. */
        EFFECT_TO_BE_COMMITTED("after insert on tsunagi_applied for each row", true),
        /** The effect is committed; the hub has not concluded. */
        EFFECT_COMMITTED("after update on linkage_file for each row when (new.state = 'APPLIED')", false);

        private final String statement;
        private final boolean inWelfare;

        Applying(String statement, boolean inWelfare) {
            this.statement = statement;
            this.inWelfare = inWelfare;
        }
    }

    @ParameterizedTest
    @EnumSource(Applying.class)
    void anEffectKilledOnEitherSideOfItsCommitTakesPlaceOnce(Applying place) throws Exception {
        EffectSite site = EffectSite.fresh(server, root);
        site.deliver();
        killAt(place.inWelfare ? site.welfare() : site.hub(), site.hub(), place.statement, "run", EffectSite.LINKAGE);
        assertThat(site.hub().ledger().rows("select prepared, state from run")).containsExactly("true|OPEN");
        try (HubProcess settling = site.hub().start("run", EffectSite.LINKAGE)) {
            settling.succeed();
        }
        site.assertTakenOnce();
    }

    @Test
    void anEffectWhoseCommitOutlivesTheHubTakesPlaceOnce() throws Exception {
        EffectSite site = EffectSite.fresh(server, root);
        site.deliver();
        String[] taking = {"run", EffectSite.LINKAGE};
        try (Gate gate = Gate.shutAtCommit(site.welfare(), "after insert on tsunagi_applied", "true")) {
            killInCommit(gate, site.hub(), taking, taking);
        }
        site.assertTakenOnce();
    }

    private static void killInCommit(Gate gate, HubSite hub, String[] command, String... next) throws Exception {
        try (HubProcess process = hub.start(command)) {
            gate.awaitVisitor(process);
            assertThat(process.kill()).as("killed at work").isTrue();
        }
        try (HubProcess settling = hub.start(next)) {
            gate.awaitSecond(settling);
            gate.open();
            settling.succeed();
        }
    }

    private static void killAt(HubSite hub, String place, String... command) throws Exception {
        killAt(hub, hub, place, command);
    }

    private static void killAt(HubSite database, HubSite hub, String place, String... command) throws Exception {
        try (Gate gate = Gate.shut(database, place);
                HubProcess process = hub.start(command)) {
            gate.awaitVisitor(process);
            assertThat(process.kill()).as("killed at work").isTrue();
            gate.turnAway();
        }
    }
}
