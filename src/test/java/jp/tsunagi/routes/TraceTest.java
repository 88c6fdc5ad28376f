package jp.tsunagi.routes;

import static jp.tsunagi.support.HubFixtureResults.accepting;
import static jp.tsunagi.support.HubFixtureResults.put;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import jp.tsunagi.audit.AuditTrail;
import jp.tsunagi.audit.TraceEvent;
import jp.tsunagi.ledger.RunKind;
import jp.tsunagi.ledger.RunLine;
import jp.tsunagi.support.HubFixture;
import jp.tsunagi.support.HubFixtureFiles;
import jp.tsunagi.support.HubFixturePeople;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TraceTest {
    private static final List<String> SENDING = List.of(
            "eligibility-out-read",
            "eligibility-out-batches",
            "eligibility-out-check",
            "eligibility-out-check-records",
            "eligibility-out-transform",
            "eligibility-out-select",
            "eligibility-out-deliver",
            "eligibility-out-marshal",
            "eligibility-out-append",
            "eligibility-out-acknowledge",
            "eligibility-out-seal",
            "eligibility-out-is-due",
            "eligibility-out-hand-over",
            "deliver-folder-publish",
            "eligibility-out-close");

    @TempDir
    Path root;

    private HubFixture hub;

    @BeforeEach
    void start() throws IOException {
        hub = new HubFixture(root).start();
        hub.reset();
        HubFixturePeople.in(hub).found(3);
    }

    @AfterEach
    void stop() {
        hub.close();
    }

    @Test
    void everyStepOfARunIsThereInItsOrderWithFileAndCounts() throws IOException {
        RunLine sent = hub.send(RunKind.FULL);
        put(hub, "RES_1.csv", accepting(sent.fileName(), 1, 2, 3));
        RunLine taken = hub.take();

        await().atMost(Duration.ofSeconds(20))
                .until(() -> nodes(taken.id()).contains("result-in-reconcile")
                        && nodes(sent.id()).contains("eligibility-out-close"));
        assertThat(nodes(sent.id())).filteredOn(SENDING::contains).containsExactlyElementsOf(SENDING);
        List<TraceEvent> events = hub.bean(AuditTrail.class).ofRun(sent.id());
        assertThat(events).extracting(TraceEvent::seq).isSorted();
        assertThat(events).extracting(TraceEvent::clockMicros).isSorted();
        assertThat(events).allSatisfy(event -> assertThat(event.fileName()).isEqualTo(sent.fileName()));
        assertThat(event(events, "eligibility-out-check-records"))
                .extracting(TraceEvent::records, TraceEvent::batch)
                .containsExactly(3L, 0);
        assertThat(event(events, "eligibility-out-close").sha256()).isEqualTo(sent.sha256());
    }

    @Test
    void whatWaitsIsWrittenWhenTheHubStops() {
        hub.send(RunKind.FULL);
        hub.stop();

        assertThat(hub.hub().queryForList("select node from trace_event order by seq", String.class))
                .contains("eligibility-out-open")
                .containsSubsequence(SENDING);
    }

    @Test
    void nothingOfAPersonIsInIt() throws IOException {
        hub.send(RunKind.FULL);
        hub.stop();

        Path dump = root.resolve("trace.sql");
        hub.hub().execute("script to '" + dump + "' table trace_event");
        for (String value : List.of(
                HubFixturePeople.personalNumber(1), HubFixturePeople.recipientNumber(1), "架空", "ｶｸｳ", "19600101")) {
            assertThat(HubFixtureFiles.holding(dump, value)).isEmpty();
        }
        assertThat(HubFixtureFiles.holding(dump, "eligibility-out-select")).hasSize(1);
    }

    private List<String> nodes(long runId) {
        return hub.bean(AuditTrail.class).ofRun(runId).stream()
                .map(TraceEvent::node)
                .toList();
    }

    private static TraceEvent event(List<TraceEvent> events, String node) {
        return events.stream()
                .filter(event -> event.node().equals(node))
                .findFirst()
                .orElseThrow();
    }
}
