package jp.tsunagi.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import jp.tsunagi.ledger.FileEntry;
import jp.tsunagi.support.PostgresServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The same questions to the database of production. */
class EvidenceOnPostgresTest {
    @TempDir
    Path root;

    @Test
    void aPersonIsFollowedAndProvedAndTheDayIsPutOnPaper() throws Exception {
        try (PostgresServer server = PostgresServer.start()) {
            EvidenceFixture hub = new EvidenceFixture(root, server.create("evidence", "hub"));
            hub.welfare(server.create("evidencewelfare", "welfare"));
            hub.knownToWelfare(70);
            FileEntry sent = hub.send("SKK_1.csv", 1, 130);
            hub.answer(sent, 1, 130);
            hub.leftOut(70, sent.runId(), "TSN-1050");
            hub.setAside(70, sent.runId(), "TSN-1006");
            hub.listed(70, sent.runId(), "TSN-1022");

            Person person = hub.lookup()
                    .byRecipientNumber(EvidenceFixture.key(70), "test")
                    .get(0);
            assertThat(person.sendings()).extracting(Sending::number).containsExactly(70);
            assertThat(person.asides()).hasSize(3);
            assertThat(person.occasions())
                    .extracting(Occasion::kind)
                    .containsOnly(
                            Occasion.Kind.ASSISTANCE_BEGAN,
                            Occasion.Kind.HEALTH_CHECK,
                            Occasion.Kind.VISIT,
                            Occasion.Kind.VISIT_COVERED_LATER,
                            Occasion.Kind.VISIT_WITHDRAWN);

            Path zip = root.resolve("evidence.zip");
            assertThat(hub.bundles().write(new Scope.OfPerson(List.of(hub.pseudonym(70))), "test", zip))
                    .hasValueSatisfying(
                            bundle -> assertThat(bundle.memberships()).isEqualTo(1));
            Map<String, byte[]> parts = EvidenceFixture.unpack(zip);
            assertThat(EvidenceFixture.text(parts, "entries.jsonl")).contains("SKK_1.csv", "\"action\":\"PERSON\"");
            assertThat(hub.bundles()
                            .write(
                                    new Scope.OfPeriod(EvidenceFixture.DAY, EvidenceFixture.DAY),
                                    "test",
                                    root.resolve("day.zip")))
                    .isPresent();
            assertThat(hub.fingerprints().write(EvidenceFixture.DAY))
                    .hasValueSatisfying(page -> assertThat(Files.exists(page)).isTrue());
        }
    }
}
