package jp.tsunagi.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import jp.tsunagi.support.HubProcess;
import jp.tsunagi.support.HubSite;
import jp.tsunagi.support.PostgresServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Folders that cannot be used and a disk that is full: the command says so, and goes on where it stood once it is mended. */
class StorageIT {
    @TempDir
    static Path root;

    private static PostgresServer server;

    private HubSite hub;

    @BeforeAll
    static void populate() throws Exception {
        server = PostgresServer.start();
        server.populate(500);
        server.create("hub", "hub");
    }

    @AfterAll
    static void stop() throws Exception {
        server.close();
    }

    @BeforeEach
    void site() throws Exception {
        hub = HubSite.fresh(server, root);
    }

    @Test
    void aDropFolderThatCannotBeMade() throws Exception {
        Path inTheWay = Files.createFile(hub.data().resolve("drop"));
        fail("TSN-4005", "run", "eligibility-out", "--full");
        Files.delete(inTheWay);
        succeed("run", "eligibility-out", "--full");
        hub.publishedFile();
    }

    @Test
    void aFullDiskInARun() throws Exception {
        succeed("run", "eligibility-out", "--full");
        Path first = hub.publishedFile();
        String name = first.getFileName().toString();
        String second = name.replace("_001.csv", "_002.csv");
        long half = Files.size(first) / 2 / 1024;
        assertThat(Files.size(hub.data().resolve("hub/logs/tsunagi.log")) / 1024)
                .as("the log has its room")
                .isLessThan(half / 2);
        try (HubProcess run = hub.startOnSmallDisk(half, "run", "eligibility-out", "--full")) {
            assertThat(run.exit()).isEqualTo(1);
            Complaint.of(run).has("TSN-3004");
        }
        assertThat(hub.temporaryFiles()).isEmpty();
        assertThat(HubSite.names(hub.drop())).containsExactly(name, name + ".done");
        assertThat(hub.ledger().runs()).last().isEqualTo("eligibility-out|FULL|FAILED|false");
        succeed("run", "eligibility-out", "--full");
        assertThat(HubSite.names(hub.drop())).containsExactly(name, name + ".done", second, second + ".done");
    }

    @Test
    void aMarkerThatCannotBeWritten() throws Exception {
        succeed("run", "eligibility-out", "--full");
        String second = hub.publishedFile().getFileName().toString().replace("_001.csv", "_002.csv");
        Path inTheWay = Files.createDirectory(hub.drop().resolve(second + ".done"));
        List<String> quickly = List.of("hub.retry.delay=10");
        try (HubProcess run = hub.start(quickly, "run", "eligibility-out", "--full")) {
            assertThat(run.exit()).isEqualTo(1);
            Complaint.of(run).has("TSN-3004");
        }
        Files.delete(inTheWay);
        succeed("settle");
        assertThat(inTheWay).isRegularFile();
        assertThat(hub.ledger().runs()).last().isEqualTo("eligibility-out|FULL|CLOSED|true");
    }

    private void fail(String code, String... command) throws Exception {
        try (HubProcess process = hub.start(command)) {
            assertThat(process.exit()).isEqualTo(1);
            Complaint.of(process).has(code);
        }
    }

    private void succeed(String... command) throws Exception {
        try (HubProcess process = hub.start(command)) {
            process.succeed();
        }
    }
}
