package jp.tsunagi.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import jp.tsunagi.register.Endpoint;
import jp.tsunagi.register.Register;
import jp.tsunagi.register.RegisterFinding;
import jp.tsunagi.register.RegisterReader;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeyFilesTest {
    @TempDir
    Path folder;

    private Path key;
    private Path hosts;

    @BeforeEach
    void place() throws IOException {
        key = Files.writeString(folder.resolve("key"), "key");
        Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-------"));
        hosts = Files.writeString(folder.resolve("known_hosts"), "host");
    }

    private List<RegisterFinding> findings() {
        Register register = RegisterReader.read(Path.of("config")).orThrow();
        return KeyFiles.check(register.withServers(server -> server.at("localhost", 22, key, hosts)));
    }

    @Test
    void keysThatAreThereAndTheHubsAloneAreInOrder() {
        assertThat(findings()).isEmpty();
    }

    @Test
    void aMissingFileIsToldAtTheLineOfEachLinkageThatNamesIt() throws IOException {
        Files.delete(hosts);

        List<Integer> lines = RegisterReader.read(Path.of("config")).orThrow().linkages().stream()
                .filter(linkage -> linkage.endpoint() instanceof Endpoint.Sftp)
                .map(linkage -> linkage.line())
                .toList();
        assertThat(findings()).extracting(RegisterFinding::line).containsExactlyElementsOf(lines);
        assertThat(findings())
                .allSatisfy(finding -> assertThat(finding.what())
                        .contains("knownHosts")
                        .contains(hosts.toString())
                        .contains("not there"));
    }

    @Test
    void aSecretKeyThatOthersMayReadIsTold() throws IOException {
        Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-r-----"));

        assertThat(findings())
                .isNotEmpty()
                .allSatisfy(finding -> assertThat(finding.toString())
                        .contains("privateKey")
                        .contains("open to others")
                        .contains("600"));
    }
}
