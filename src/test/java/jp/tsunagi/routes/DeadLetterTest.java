package jp.tsunagi.routes;

import static jp.tsunagi.support.HubFixtureResults.put;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import jp.tsunagi.errors.HubException;
import jp.tsunagi.ledger.RunKind;
import jp.tsunagi.ledger.RunLine;
import jp.tsunagi.support.HubFixture;
import jp.tsunagi.support.HubFixtureFiles;
import jp.tsunagi.support.HubFixturePeople;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DeadLetterTest {
    private static final String NAME = "RES_bad.csv";

    @TempDir
    static Path root;

    private static HubFixture hub;

    @BeforeAll
    static void start() throws IOException {
        hub = new HubFixture(root).set("logging.level.jp.tsunagi", "DEBUG").start();
    }

    @AfterAll
    static void stop() {
        hub.close();
    }

    @BeforeEach
    void threePeople() throws IOException {
        hub.reset();
        HubFixturePeople.in(hub).found(3);
    }

    @Test
    void aFileThatCannotBeSetAsideIsNotAcknowledgedAndIsSetAsideLater() throws IOException {
        put(hub, NAME, "nothing like a result\r\n");
        hub.hub().execute("alter table quarantine_item rename to away");
        try {
            assertThatThrownBy(hub::take).isInstanceOf(HubException.class);
        } finally {
            hub.hub().execute("alter table away rename to quarantine_item");
        }
        assertThat(HubFixtureFiles.names(hub.inbox())).containsExactly(NAME, NAME + ".done");

        RunLine run = hub.take();
        assertThat(run).extracting(RunLine::state, RunLine::fileState).containsExactly("FAILED", "HELD");
        assertThat(hub.quarantine(run)).hasSize(1);
        assertThat(HubFixtureFiles.names(hub.held())).hasSize(1);
    }

    @Test
    void aFailedRunLeavesNothingBehindAndTheNextOneTakesItsNumber() throws IOException {
        hub.welfare().execute("alter table personal_number rename to away");
        RunLine failed;
        try {
            failed = hub.send(RunKind.FULL);
        } finally {
            hub.welfare().execute("alter table away rename to personal_number");
        }
        assertThat(failed).extracting(RunLine::state, RunLine::errorCode).containsExactly("FAILED", "TSN-4003");
        assertThat(HubFixtureFiles.names(hub.drop())).isEmpty();
        assertThat(hub.send(RunKind.FULL).fileName()).isEqualTo(failed.fileName());
    }

    @Test
    void evenAtDebugTheLogShowsWhereAFailureCameFromButNoValue() throws IOException {
        hub.welfare()
                .execute("alter table personal_number add constraint twice check (number <> '"
                        + HubFixturePeople.personalNumber(9) + "')");
        hub.edit(
                "mappings/eligibility/eligibility-out.sql",
                "p.revision                                      as",
                "cast(p.number || 'x' as integer) as");
        try {
            RunLine failed = hub.send(RunKind.FULL);

            assertThat(failed.state()).isEqualTo("FAILED");
            String log = Files.readString(hub.log());
            assertThat(log).contains("Caused by: org.h2.jdbc.Jdbc");
            for (int person = 1; person <= 3; person++) {
                assertThat(HubFixtureFiles.holding(hub.data(), HubFixturePeople.personalNumber(person)))
                        .isEmpty();
            }
        } finally {
            hub.welfare().execute("alter table personal_number drop constraint twice");
            Path query = Path.of("mappings/eligibility/eligibility-out.sql");
            Files.writeString(hub.home().resolve(query), Files.readString(query));
        }
    }
}
