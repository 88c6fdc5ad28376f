package jp.tsunagi.routes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import jp.tsunagi.errors.ErrorCode;
import jp.tsunagi.errors.HubException;
import jp.tsunagi.files.SealedFile;
import jp.tsunagi.ledger.LinkageFiles;
import jp.tsunagi.ledger.RunKind;
import jp.tsunagi.ledger.RunLine;
import jp.tsunagi.register.Register;
import jp.tsunagi.support.HubFixture;
import jp.tsunagi.support.HubFixtureFiles;
import jp.tsunagi.support.HubFixturePeople;
import org.apache.camel.ProducerTemplate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the next run makes of a delivery that was interrupted, wherever it was. */
class DeliverFolderTest {
    private static final String NAME = "SKK_139998_20260401_001.csv";

    @TempDir
    static Path root;

    private static HubFixture hub;

    private RunLine run;

    @BeforeAll
    static void start() throws IOException {
        hub = new HubFixture(root).start();
    }

    @AfterAll
    static void stop() {
        hub.close();
    }

    @BeforeEach
    void publishedOnce() throws IOException {
        hub.reset();
        HubFixturePeople.in(hub).found(3);
        run = hub.send(RunKind.FULL);
    }

    @Test
    void whatWasSealedForAnotherPlaceIsNotTakenForDelivered() throws IOException {
        interrupted("SEALED");
        hub.hub().update("update linkage_file set place = 'drop/elsewhere/' || name where run_id = ?", run.id());

        assertThatThrownBy(() -> hub.send(RunKind.DIFFERENCE))
                .extracting(failure -> ((HubException) failure).code())
                .isEqualTo(ErrorCode.SEALED_FOR_ANOTHER_PLACE);
        assertThat(hub.run(run.id()).state()).isEqualTo("OPEN");
        assertThat(hub.run(run.id()).fileState()).isEqualTo("SEALED");
    }

    @Test
    void cutOffBeforeTheSealTheRunBeginsAnewAndWritesTheSameBytes() throws IOException {
        interrupted("STAGED");
        hub.hub().update("delete from sent_record");
        Files.writeString(staged(), "half");
        Files.delete(target());
        hub.clock().moveTo(HubFixture.DAY.plusDays(1), java.time.LocalTime.NOON);

        assertDelivered();
        assertThat(hub.hub().queryForObject("select count(*) from sent_record", Long.class))
                .isEqualTo(3);
    }

    @Test
    void sealedButNotRenamedItIsPublished() throws IOException {
        interrupted("SEALED");
        Files.move(target(), staged());
        assertDelivered();
    }

    @Test
    void renamedButNotEnteredItGetsItsMarker() throws IOException {
        interrupted("SEALED");
        assertDelivered();
    }

    @Test
    void renamedAndAlreadyTakenByTheCounterpartItIsNotPublishedAgain() throws IOException {
        interrupted("SEALED");
        Files.delete(target());
        hub.send(RunKind.DIFFERENCE);

        assertThat(hub.run(run.id()))
                .extracting(RunLine::state, RunLine::fileState)
                .containsExactly("CLOSED", "PUBLISHED");
        assertThat(HubFixtureFiles.names(hub.drop())).isEmpty();
    }

    @Test
    void publishedButNotClosedTheRunIsClosed() throws IOException {
        interrupted("PUBLISHED");
        hub.send(RunKind.DIFFERENCE);
        assertThat(hub.run(run.id()).state()).isEqualTo("CLOSED");
        assertThat(hub.runs()).hasSize(1);
    }

    @Test
    void aForeignFileUnderTheNameIsNotReplaced() throws IOException {
        interrupted("SEALED");
        Files.move(target(), staged());
        Files.writeString(target(), "foreign");

        assertThatThrownBy(() -> hub.send(RunKind.DIFFERENCE))
                .isInstanceOfSatisfying(
                        HubException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.STORAGE_FAILED));
        assertThat(target()).hasContent("foreign");
        assertThat(HubFixtureFiles.names(hub.drop())).doesNotContain(NAME + ".done");
        assertThat(hub.run(run.id()).state()).isEqualTo("OPEN");

        Files.delete(target());
        assertDelivered();
    }

    @Test
    void anAnswerThatWasFasterThanTheEntryIsNotUndone() throws IOException {
        interrupted("SEALED");
        hub.hub().update("update linkage_file set state = 'RECONCILED', accepted_count = 3");
        hub.send(RunKind.DIFFERENCE);
        assertThat(hub.run(run.id()))
                .extracting(RunLine::state, RunLine::fileState)
                .containsExactly("CLOSED", "RECONCILED");
    }

    @Test
    void aSealedFileCanBeGivenUpUntilItIsRenamed() throws IOException {
        interrupted("SEALED");
        assertThat(withdraw()).isFalse();

        Files.move(target(), staged());
        assertThat(withdraw()).isTrue();

        Files.writeString(target(), "foreign");
        assertThatThrownBy(DeliverFolderTest::withdraw)
                .rootCause()
                .isInstanceOfSatisfying(
                        HubException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.STORAGE_FAILED));
    }

    /** Asks as the settlement of a linkage does whose undelivered files are made anew. */
    private static boolean withdraw() {
        RunLine sent = hub.newest(HubFixture.OUT);
        SealedFile sealed = new SealedFile(
                hub.bean(Register.class).linkage(HubFixture.OUT),
                hub.bean(LinkageFiles.class).find(sent.fileId()).orElseThrow(),
                staged(),
                sent.businessDate());
        return hub.bean(ProducerTemplate.class).requestBody("direct:withdraw-folder", sealed, Boolean.class);
    }

    /** Puts ledger and folder back to before the marker. */
    private static void interrupted(String state) throws IOException {
        Files.delete(hub.drop().resolve(NAME + ".done"));
        hub.hub().update("update linkage_file set state = ?", state);
        hub.hub().update("update run set state = 'OPEN', closed_at = null");
    }

    private void assertDelivered() throws IOException {
        hub.send(RunKind.DIFFERENCE);

        RunLine again = hub.run(run.id());
        assertThat(again).extracting(RunLine::state, RunLine::fileState).containsExactly("CLOSED", "PUBLISHED");
        assertThat(again.sha256()).isEqualTo(run.sha256());
        assertThat(again.balance()).isEqualTo(run.balance());
        assertThat(HubFixtureFiles.names(hub.drop())).containsExactly(NAME, NAME + ".done");
        assertThat(Files.size(target())).isEqualTo(run.byteSize());
        assertThat(hub.runs()).hasSize(1);
    }

    private static Path target() {
        return hub.drop().resolve(NAME);
    }

    private static Path staged() {
        return hub.drop().resolve("." + NAME + ".part");
    }
}
