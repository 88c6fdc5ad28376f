package jp.tsunagi.routes;

import static jp.tsunagi.support.HubFixtureResults.accepting;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import jp.tsunagi.errors.ErrorCode;
import jp.tsunagi.errors.HubException;
import jp.tsunagi.files.SealedFile;
import jp.tsunagi.ledger.Balance;
import jp.tsunagi.ledger.FileEntry;
import jp.tsunagi.ledger.LinkageFiles;
import jp.tsunagi.ledger.RunKind;
import jp.tsunagi.ledger.RunLine;
import jp.tsunagi.register.Linkage;
import jp.tsunagi.register.Register;
import jp.tsunagi.support.HubFixture;
import jp.tsunagi.support.HubFixtureFiles;
import jp.tsunagi.support.HubFixturePeople;
import jp.tsunagi.support.HubFixtureSftp;
import org.apache.camel.ProducerTemplate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Delivery to a real SFTP server, and returned files fetched from it. */
class DeliverSftpTest {
    private static final String NAME = "SKK_139998_20260401_001.csv";
    private static final String RESULT = "RES_" + NAME;

    @TempDir
    static Path root;

    private static HubFixture hub;
    private static HubFixtureSftp server;
    private static Path upload;
    private static Path results;

    @BeforeAll
    static void start() throws Exception {
        server = new HubFixtureSftp(root.resolve("server"));
        upload = server.folder("upload");
        results = server.folder("results");
        hub = new HubFixture(root.resolve("hub"))
                .edit("config/linkages.yaml", "folder: \"{data}/drop/eligibility-out\"", server.endpoint("upload"))
                .edit("config/linkages.yaml", "folder: \"{data}/inbox/result-in\"", server.endpoint("results"))
                .start();
    }

    @AfterAll
    static void stop() throws IOException {
        hub.close();
        server.close();
    }

    @BeforeEach
    void threePeople() throws IOException {
        hub.reset();
        server.trust(true);
        server.admit(true);
        for (Path folder : List.of(upload, results)) {
            for (String name : HubFixtureFiles.names(folder)) {
                Files.delete(folder.resolve(name));
            }
        }
        HubFixturePeople.in(hub).found(3);
    }

    @Test
    void aFileIsPublishedWholeWithItsMarkerAndNothingOfItStaysInTheHub() throws IOException {
        RunLine run = hub.send(RunKind.FULL);

        assertThat(run).extracting(RunLine::state, RunLine::fileState).containsExactly("CLOSED", "PUBLISHED");
        assertThat(hub.hub()
                        .queryForList(
                                "select outcome || ' ' || place || ' ' || reason from journal_entry "
                                        + "where action = 'ERASE' and run_id = ? order by seq",
                                String.class,
                                run.id()))
                .containsExactly(
                        "INTENDED hub/staging/eligibility-out/." + NAME + ".part uploaded",
                        "DONE hub/staging/eligibility-out/." + NAME + ".part uploaded");
        assertThat(HubFixtureFiles.names(upload)).containsExactly(NAME, NAME + ".done");
        assertThat(Files.size(upload.resolve(NAME))).isEqualTo(run.byteSize());
        assertThat(HubFixtureFiles.holding(hub.data(), HubFixturePeople.personalNumber(1)))
                .isEmpty();
    }

    @Test
    void aServerThatIsDownLeavesTheFileSealedAndTheNextCallDeliversItOnce() throws IOException {
        server.stop();
        RunLine down = sendInVain(ErrorCode.SFTP_FAILED);
        assertThat(down)
                .extracting(RunLine::state, RunLine::fileState, RunLine::errorCode)
                .containsExactly("OPEN", "SEALED", "TSN-3003");
        assertThatThrownBy(() -> hub.send(RunKind.DIFFERENCE))
                .isInstanceOfSatisfying(
                        HubException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.SFTP_FAILED));

        server.start();
        RunLine up = hub.send(RunKind.DIFFERENCE);
        assertThat(up.id()).isEqualTo(down.id());
        assertThat(up)
                .extracting(RunLine::state, RunLine::fileState, RunLine::errorCode, RunLine::balance)
                .containsExactly("CLOSED", "PUBLISHED", null, new Balance(3, 3, 0, 0, 0));
        assertThat(HubFixtureFiles.names(upload)).containsExactly(NAME, NAME + ".done");
        assertThat(hub.runs()).hasSize(1);
    }

    @Test
    void anotherHostKeyIsRefusedAndNothingIsSent() throws IOException {
        server.trust(false);
        assertNotDelivered(ErrorCode.HOST_KEY_REFUSED);
    }

    @Test
    void aRefusedLoginIsATransferThatFailed() throws IOException {
        server.admit(false);
        assertNotDelivered(ErrorCode.SFTP_FAILED);
    }

    @Test
    void aFolderThatIsNotThereIsATransferThatFailed() throws IOException {
        Files.delete(upload);
        try {
            assertNotDelivered(ErrorCode.SFTP_FAILED);
        } finally {
            Files.createDirectories(upload);
        }
    }

    @Test
    void aForeignFileUnderTheNameIsNotReplaced() throws IOException {
        Files.writeString(upload.resolve(NAME), "foreign");
        sendInVain(ErrorCode.SFTP_FAILED);
        assertThat(Files.readString(upload.resolve(NAME))).isEqualTo("foreign");
        assertThat(upload.resolve(NAME + ".done")).doesNotExist();
        assertThat(hub.newest(HubFixture.OUT).state()).isEqualTo("OPEN");

        Files.delete(upload.resolve(NAME));
        hub.send(RunKind.DIFFERENCE);
        assertThat(HubFixtureFiles.names(upload)).containsExactly(NAME, NAME + ".done");
    }

    @Test
    void anUploadThatWasCutOffBeginsAnew() throws IOException {
        sealedOnly();
        Files.writeString(upload.resolve(NAME + ".part"), "half");
        assertDeliveredOnce("SEALED");
    }

    @Test
    void anUploadedFileIsRenamedAndNotSentAgain() throws IOException {
        Path staged = sealedOnly();
        Files.move(staged, upload.resolve(NAME + ".part"));
        assertDeliveredOnce("UPLOADED");
    }

    @Test
    void aRenamedFileGetsItsMarker() throws IOException {
        Path staged = sealedOnly();
        Files.move(staged, upload.resolve(NAME));
        assertDeliveredOnce("UPLOADED");
    }

    @Test
    void aPublishedFileThatTheCounterpartHasTakenIsNotSentAgain() throws IOException {
        Files.delete(sealedOnly());
        hub.hub().update("update linkage_file set state = 'UPLOADED'");
        hub.send(RunKind.DIFFERENCE);

        assertThat(HubFixtureFiles.names(upload)).isEmpty();
        assertThat(hub.newest(HubFixture.OUT).state()).isEqualTo("CLOSED");
    }

    @Test
    void anUploadedFileIsTakenBackAndNothingOfItStays() throws IOException {
        uploadedOnly();
        assertThat(withdraw()).isTrue();
        assertGivenBack();
    }

    @Test
    void anUploadedFileThatALateRenamePublishesMeanwhileIsNotTakenBack() throws IOException {
        uploadedOnly();
        server.beforeNextRename(() -> Files.move(upload.resolve(NAME + ".part"), upload.resolve(NAME)));
        assertThat(withdraw()).isFalse();
        assertThat(HubFixtureFiles.names(upload)).containsExactly(NAME);
        assertThat(hub.newest(HubFixture.OUT).fileState()).isEqualTo("UPLOADED");
    }

    @Test
    void aFileIsTakenBackThoughTheServersAnswerWasLost() throws IOException {
        uploadedOnly();
        server.afterNextRename(() -> {
            throw new IOException("the answer is lost");
        });
        assertThat(withdraw()).isTrue();
        assertGivenBack();
    }

    @Test
    void aFileIsTakenBackThoughTheAnswerToItsRemovalWasLost() throws IOException {
        uploadedOnly();
        server.afterNextRemoval(() -> {
            throw new IOException("the answer is lost");
        });
        assertThat(withdraw()).isTrue();
        assertGivenBack();
    }

    @Test
    void aFileThatWasNotWhollyTakenBackCanStillBeDelivered() throws IOException {
        uploadedOnly();
        Files.move(upload.resolve(NAME + ".part"), upload.resolve(NAME + ".withdrawn.part"));
        assertDeliveredOnce("UPLOADED");
    }

    @Test
    void whatLiesUnderBothNamesIsNeitherTakenBackNorPublished() throws IOException {
        uploadedOnly();
        Files.writeString(upload.resolve(NAME), "half");
        assertThatThrownBy(DeliverSftpTest::withdraw)
                .hasRootCauseInstanceOf(HubException.class)
                .rootCause()
                .hasMessageContaining("move it away");
        assertThat(HubFixtureFiles.names(upload)).containsExactly(NAME, NAME + ".part");
        assertThat(hub.newest(HubFixture.OUT).fileState()).isEqualTo("UPLOADED");
    }

    @Test
    void aPublishedFileThatTheCounterpartHasTakenIsNotTakenBack() throws IOException {
        uploadedOnly();
        Files.delete(upload.resolve(NAME + ".part"));
        assertThat(withdraw()).isFalse();
    }

    @Test
    void aReturnedFileIsFetchedArchivedAndRemovedFromTheServer() throws IOException {
        RunLine sent = hub.send(RunKind.FULL);
        putResult(accepting(NAME, 1, 2, 3));
        RunLine run = hub.take();

        assertThat(run).extracting(RunLine::fileState, RunLine::fileName).containsExactly("APPLIED", RESULT);
        assertThat(hub.run(sent.id()).accepted()).isEqualTo(3);
        assertThat(HubFixtureFiles.names(results)).isEmpty();
        assertThat(hub.stored(run))
                .isEqualTo(hub.archive().resolve("20260401").resolve(run.fileId() + "-" + RESULT + ".enc"));
        assertThat(hub.content(run)).asString(StandardCharsets.UTF_8).isEqualTo(accepting(NAME, 1, 2, 3));
        assertThat(HubFixtureFiles.names(hub.data().resolve("hub/staging/result-in")))
                .isEmpty();
    }

    @Test
    void aReturnedFileThatBreaksTheInterfaceIsHeldInTheHubsInbox() throws IOException {
        putResult("nothing like a result\r\n");
        RunLine run = hub.take();

        assertThat(run).extracting(RunLine::fileState, RunLine::errorCode).containsExactly("HELD", "TSN-2002");
        assertThat(hub.held().resolve(run.fileId() + "-" + RESULT + ".enc")).exists();
        assertThat(HubFixtureFiles.names(results)).isEmpty();
    }

    private static void putResult(String content) throws IOException {
        Files.write(results.resolve(RESULT), content.getBytes(StandardCharsets.UTF_8));
        Files.createFile(results.resolve(RESULT + ".done"));
    }

    /** A sealed file that never reached the server. */
    private static Path sealedOnly() throws IOException {
        server.stop();
        sendInVain(ErrorCode.SFTP_FAILED);
        server.start();
        Path staged = hub.data().resolve("hub/staging/eligibility-out/." + NAME + ".part");
        assertThat(staged).exists();
        return staged;
    }

    private static void uploadedOnly() throws IOException {
        Files.move(sealedOnly(), upload.resolve(NAME + ".part"));
        hub.hub().update("update linkage_file set state = 'UPLOADED'");
    }

    /** Asks as the settlement of a linkage does whose undelivered files are made anew. */
    private static boolean withdraw() {
        RunLine run = hub.newest(HubFixture.OUT);
        Linkage linkage = hub.bean(Register.class).linkage(HubFixture.OUT);
        FileEntry file = hub.bean(LinkageFiles.class).find(run.fileId()).orElseThrow();
        SealedFile sealed = new SealedFile(linkage, file, Path.of(NAME), run.businessDate());
        return hub.bean(ProducerTemplate.class).requestBody("direct:withdraw-sftp", sealed, Boolean.class);
    }

    private static void assertGivenBack() throws IOException {
        assertThat(HubFixtureFiles.names(upload)).isEmpty();
        assertThat(hub.newest(HubFixture.OUT).fileState()).isEqualTo("SEALED");
    }

    private static void assertDeliveredOnce(String state) throws IOException {
        hub.hub().update("update linkage_file set state = ?", state);
        hub.send(RunKind.DIFFERENCE);

        RunLine run = hub.newest(HubFixture.OUT);
        assertThat(run).extracting(RunLine::state, RunLine::fileState).containsExactly("CLOSED", "PUBLISHED");
        assertThat(HubFixtureFiles.names(upload)).containsExactly(NAME, NAME + ".done");
        assertThat(Files.size(upload.resolve(NAME))).isEqualTo(run.byteSize());
        assertThat(HubFixtureFiles.names(hub.data().resolve("hub/staging/eligibility-out")))
                .isEmpty();
    }

    private static void assertNotDelivered(ErrorCode error) throws IOException {
        sendInVain(error);

        assertThat(hub.newest(HubFixture.OUT))
                .extracting(RunLine::state, RunLine::fileState)
                .containsExactly("OPEN", "SEALED");
        sendInVain(error);
        assertThat(hub.runs()).hasSize(1);
        assertThat(HubFixtureFiles.names(upload)).isEmpty();
    }

    private static RunLine sendInVain(ErrorCode error) {
        assertThatThrownBy(() -> hub.send(RunKind.FULL))
                .isInstanceOfSatisfying(
                        HubException.class, e -> assertThat(e.code()).isEqualTo(error));
        return hub.newest(HubFixture.OUT);
    }
}
