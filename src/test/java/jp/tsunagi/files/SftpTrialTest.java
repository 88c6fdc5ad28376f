package jp.tsunagi.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import jp.tsunagi.errors.ErrorCode;
import jp.tsunagi.register.Endpoint;
import jp.tsunagi.register.Linkage;
import jp.tsunagi.register.RegisterReader;
import jp.tsunagi.support.HubFixtureSftp;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each fault of a server shows at its own step, and the steps after it are left out. */
class SftpTrialTest {
    @TempDir
    Path root;

    private HubFixtureSftp server;

    @BeforeEach
    void start() throws Exception {
        server = new HubFixtureSftp(root);
        Files.createDirectories(server.folder("upload"));
    }

    @AfterEach
    void stop() throws Exception {
        server.close();
    }

    @Test
    void aGoodServerPassesEveryStepAndNothingIsLeftThere() {
        assertThat(steps("/upload")).hasSize(5).allMatch(ConnectionStep::isInOrder);
        assertThat(server.folder("upload")).isEmptyDirectory();
    }

    @Test
    void aFolderThatTakesNoFilesFailsAfterItWasFound() {
        server.beforeNextOpening(SftpTrialTest::refuse);
        assertThat(failing(steps("/upload"), 5)).isEqualTo(ErrorCode.SFTP_FAILED);
        assertThat(server.folder("upload")).isEmptyDirectory();
    }

    @Test
    void aFolderThatLetsNothingBeRenamedSaysSoAndNothingIsLeftThere() {
        server.beforeNextRename(SftpTrialTest::refuse);
        List<ConnectionStep> steps = steps("/upload");
        assertThat(failing(steps, 5)).isEqualTo(ErrorCode.SFTP_FAILED);
        assertThat(steps.get(4).failure().orElseThrow().detail()).isEqualTo("/upload lets no file be renamed");
        assertThat(server.folder("upload")).isEmptyDirectory();
    }

    @Test
    void whatLiesWhereTheHubTakesOverIsReadAndStays() throws Exception {
        Files.writeString(server.folder("upload").resolve("result.csv"), "x");
        assertThat(steps("checkup-result-in", "/upload")).hasSize(5).allMatch(ConnectionStep::isInOrder);
        assertThat(server.folder("upload").resolve("result.csv")).hasContent("x");
    }

    @Test
    void aFileThatMayNotBeReadWhereTheHubTakesOverFailsLast() throws Exception {
        Files.writeString(server.folder("upload").resolve("result.csv"), "x");
        server.beforeNextOpening(SftpTrialTest::refuse);
        assertThat(failing(steps("checkup-result-in", "/upload"), 5)).isEqualTo(ErrorCode.SFTP_FAILED);
    }

    private static void refuse() throws IOException {
        throw new AccessDeniedException("upload");
    }

    @Test
    void aFolderThatIsNotThereFailsLast() {
        assertThat(failing(steps("/nowhere"), 4)).isEqualTo(ErrorCode.SFTP_FAILED);
    }

    @Test
    void aServerThatDoesNotLetTheHubInFailsAtTheLogin() {
        server.admit(false);
        assertThat(failing(steps("/upload"), 3)).isEqualTo(ErrorCode.SFTP_FAILED);
    }

    @Test
    void anotherServersKeyFailsBeforeTheLogin() throws Exception {
        server.trust(false);
        assertThat(failing(steps("/upload"), 2)).isEqualTo(ErrorCode.HOST_KEY_REFUSED);
    }

    @Test
    void aServerThatIsAwayFailsFirst() throws Exception {
        server.stop();
        assertThat(failing(steps("/upload"), 1)).isEqualTo(ErrorCode.SFTP_FAILED);
    }

    private static ErrorCode failing(List<ConnectionStep> steps, int step) {
        assertThat(steps).hasSize(step);
        assertThat(steps.subList(0, step - 1)).allMatch(ConnectionStep::isInOrder);
        return steps.get(step - 1).failure().orElseThrow().code();
    }

    private List<ConnectionStep> steps(String folder) {
        return steps("checkup-out", folder);
    }

    private List<ConnectionStep> steps(String id, String folder) {
        Linkage linkage = RegisterReader.read(Path.of("config"))
                .orThrow()
                .linkage(id)
                .withEndpoint(new Endpoint.Sftp(
                        "127.0.0.1", server.port(), "hub", folder, server.privateKey(), server.knownHosts()));
        return new SftpTrial().test(linkage);
    }
}
