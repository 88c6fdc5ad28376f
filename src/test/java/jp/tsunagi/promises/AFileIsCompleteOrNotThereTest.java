package jp.tsunagi.promises;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import jp.tsunagi.ledger.RunKind;
import jp.tsunagi.ledger.RunLine;
import jp.tsunagi.support.DemoHub;
import jp.tsunagi.support.HubSite;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Promise 4: whoever looks into a drop folder sees a whole file or none. (Under kills: {@code faults.KillIT}.) */
class AFileIsCompleteOrNotThereTest {
    @TempDir
    Path root;

    @Test
    void whoeverLooksWhileAFileIsWrittenSeesNothingOrAllOfIt() throws Exception {
        try (DemoHub hub = DemoHub.of(root, 4_000)) {
            Path drop = Files.createDirectories(hub.drop("eligibility-out"));
            CompletableFuture<RunLine> run =
                    CompletableFuture.supplyAsync(() -> hub.send("eligibility-out", RunKind.FULL));
            List<Sight> sights = new ArrayList<>();
            boolean underWay;
            do {
                underWay = !run.isDone();
                sights.add(Sight.of(drop));
            } while (underWay);

            RunLine done = run.join();
            assertThat(done.state()).isEqualTo("CLOSED");
            assertThat(sights.stream().filter(sight -> sight.part))
                    .as("seen while it was written")
                    .isNotEmpty();
            assertThat(sights.stream().flatMap(sight -> sight.hashes.stream()).distinct())
                    .containsExactly(done.sha256());
            assertThat(sights).noneMatch(sight -> sight.marker && sight.hashes.isEmpty());
            assertThat(Sight.of(drop)).isEqualTo(new Sight(List.of(done.sha256()), true, false));
        }
    }

    /** What a counterpart could see at one moment. The marker is looked for first: it must never be there before its file. */
    private record Sight(List<String> hashes, boolean marker, boolean part) {
        static Sight of(Path drop) throws Exception {
            List<String> names = HubSite.names(drop);
            List<String> hashes = new ArrayList<>();
            for (String name : names) {
                if (name.endsWith(".csv")) {
                    hashes.add(HubSite.sha256(drop.resolve(name)));
                }
            }
            boolean marker = names.stream().anyMatch(name -> name.endsWith(".done"));
            boolean part = names.stream().anyMatch(name -> name.startsWith(".") && name.endsWith(".part"));
            return new Sight(hashes, marker, part);
        }
    }

    @Test
    void aRunThatFailsHalfwayLeavesNothing() throws Exception {
        Path home = DemoHub.copyOfHome(root.resolve("home"));
        Path sql = home.resolve("mappings/eligibility/eligibility-out.sql");
        String brokenAtTheLast =
                "case when 1 / (r.recipient_id - (select max(recipient_id) from recipient)) <= 1 " + "then 'D' end ";
        Files.writeString(sql, Files.readString(sql).replace("'D' ", brokenAtTheLast), StandardCharsets.UTF_8);
        try (DemoHub hub = DemoHub.of(root.resolve("data"), home, 2_500)) {
            RunLine run = hub.send("eligibility-out", RunKind.FULL);
            assertThat(run.state()).isEqualTo("FAILED");
            assertThat(run.fileState()).isEqualTo("ABANDONED");
            assertThat(HubSite.names(hub.drop("eligibility-out"))).isEmpty();
            assertThat(hub.ledger().sentRecords()).isEmpty();
        }
    }
}
