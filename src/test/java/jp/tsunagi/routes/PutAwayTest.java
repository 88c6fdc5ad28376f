package jp.tsunagi.routes;

import static jp.tsunagi.support.HubFixtureResults.accepted;
import static jp.tsunagi.support.HubFixtureResults.accepting;
import static jp.tsunagi.support.HubFixtureResults.answer;
import static jp.tsunagi.support.HubFixtureResults.header;
import static jp.tsunagi.support.HubFixtureResults.put;
import static jp.tsunagi.support.HubFixtureResults.trailer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import jp.tsunagi.errors.ErrorCode;
import jp.tsunagi.errors.HubException;
import jp.tsunagi.files.StoredFiles;
import jp.tsunagi.ledger.RunKind;
import jp.tsunagi.ledger.RunLine;
import jp.tsunagi.privacy.HubKeys;
import jp.tsunagi.quarantine.Item;
import jp.tsunagi.quarantine.Quarantine;
import jp.tsunagi.routing.Replay;
import jp.tsunagi.support.HubFixture;
import jp.tsunagi.support.HubFixtureFiles;
import jp.tsunagi.support.HubFixturePeople;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Returned files after the hub has dealt with them: encrypted, never lost or taken twice, and still of use. */
class PutAwayTest {
    private static final String NAME = "RES_a.csv";
    private static final String BAD = "nothing like a result\r\n";

    @TempDir
    static Path root;

    private static HubFixture hub;

    private RunLine sent;

    @BeforeAll
    static void start() throws IOException {
        hub = new HubFixture(root).start();
    }

    @AfterAll
    static void stop() {
        hub.close();
    }

    @BeforeEach
    void sendToThree() throws IOException {
        hub.reset();
        HubFixturePeople.in(hub).found(3);
        sent = hub.send(RunKind.FULL);
    }

    // --- what a crash leaves

    @Test
    void ofAFileWhoseEncryptionWasCutOffNothingButTheEncryptionIsMadeUp() throws IOException {
        String content = accepting(sent.fileName(), 1, 2);
        put(hub, NAME, content);
        RunLine run = hub.take();
        Path place = hub.stored(run);
        Files.write(place.resolveSibling("." + place.getFileName() + ".part"), new byte[] {1, 2, 3});
        Files.delete(place);

        assertOnlyPutAwayAgain(run, content);
    }

    @Test
    void aFileWhoseOriginalWasNotYetDeletedIsNoSecondDelivery() throws IOException {
        String content = accepting(sent.fileName(), 1, 2);
        put(hub, NAME, content);
        assertOnlyPutAwayAgain(hub.take(), content);
    }

    @Test
    void theReportThatACrashCutOffIsWrittenAsWell() throws IOException {
        String content = accepting(sent.fileName(), 1, 2);
        put(hub, NAME, content);
        RunLine run = hub.take();
        Path report = hub.data().resolve("hub/reports").resolve(sent.fileName() + ".reconciliation.csv");
        byte[] whole = Files.readAllBytes(report);
        Path half = report.resolveSibling("." + report.getFileName() + ".part");
        Files.move(report, half);
        Files.write(half, new byte[] {1, 2, 3});

        assertOnlyPutAwayAgain(run, content);
        assertThat(half).doesNotExist();
        assertThat(report).hasBinaryContent(whole);
    }

    @Test
    void aHeldFileWhoseOriginalWasNotYetDeletedIsNoSecondDelivery() throws IOException {
        put(hub, NAME, BAD);
        assertOnlyPutAwayAgain(hub.take(), BAD);
    }

    @Test
    void aRefusedFileOrADuplicateWhoseOriginalWasNotYetDeletedIsNotEnteredAgain() throws IOException {
        String content = accepting(sent.fileName(), 1, 2);
        put(hub, NAME, content);
        hub.take();
        put(hub, NAME, content);
        RunLine duplicate = hub.take();
        assertThat(duplicate.fileState()).isEqualTo("DUPLICATE");
        assertOnlyPutAwayAgain(duplicate, content);

        put(hub, NAME, BAD);
        RunLine reused = hub.take();
        assertThat(reused.errorCode()).isEqualTo("TSN-2010");
        assertOnlyPutAwayAgain(reused, BAD);
    }

    @Test
    void aSecondDeliveryOfAFileThatWasPutAwayIsEntered() throws IOException {
        put(hub, NAME, accepting(sent.fileName(), 1));
        RunLine first = hub.take();
        put(hub, NAME, accepting(sent.fileName(), 1));
        RunLine second = hub.take();

        assertThat(second.fileState()).isEqualTo("DUPLICATE");
        assertThat(hub.stored(second)).exists().isNotEqualTo(hub.stored(first));
    }

    /** The file lies in the inbox and the ledger has not said that it is put away: so a kill leaves it. */
    private static void assertOnlyPutAwayAgain(RunLine run, String content) throws IOException {
        hub.hub().update("update linkage_file set put_away = false where file_id = ?", run.fileId());
        put(hub, run.fileName(), content);
        int runs = hub.runs().size();
        assertThat(hub.take().id()).isEqualTo(run.id());

        assertThat(hub.runs()).hasSize(runs);
        assertThat(hub.run(run.id()).fileState()).isEqualTo(run.fileState());
        assertThat(hub.content(run)).asString(StandardCharsets.UTF_8).isEqualTo(content);
        assertThat(HubFixtureFiles.names(hub.stored(run).getParent())).noneMatch(name -> name.endsWith(".part"));
        assertThat(HubFixtureFiles.names(hub.inbox())).noneMatch(name -> name.startsWith("RES_"));
        assertThat(hub.hub()
                        .queryForObject(
                                "select count(*) from linkage_file where direction = 'IN' " + "and not put_away",
                                Long.class))
                .isZero();
    }

    // --- taken once more

    @Test
    void aLineOfAnArchivedFileIsReplayedAsOftenAsItTakesAndNoPlainCopyIsMade() throws IOException {
        put(hub, NAME, header(sent.fileName()) + answer(1, "9", "E999", "") + accepted(2) + trailer(1, 1));
        RunLine run = hub.take();
        assertThat(run.balance().quarantined()).isEqualTo(1);

        RunLine again = replayOnlyItem(run);
        assertThat(again).extracting(RunLine::kind, RunLine::state).containsExactly(RunKind.REPLAY, "CLOSED");
        assertThat(again.balance().quarantined()).as("still unknown").isEqualTo(1);
        RunLine third = replayOnlyItem(again);

        assertThat(third.balance().quarantined()).isEqualTo(1);
        assertThat(HubFixtureFiles.names(hub.archive().resolve("20260401")))
                .containsExactly(run.fileId() + "-" + NAME + ".enc");
        assertThat(HubFixtureFiles.holding(hub.data().resolve("hub"), "E999,,,0,1"))
                .isEmpty();
    }

    @Test
    void aHeldFileIsTakenAgainFromWhereItLies() throws IOException {
        String content = header("SKK_139998_20260402_001.csv") + accepted(1) + accepted(3) + trailer(2, 0);
        put(hub, NAME, content);
        RunLine held = hub.take();
        assertThat(held.errorCode()).isEqualTo("TSN-2008");
        RunLine stillHeld = replayOnlyItem(held);

        assertThat(stillHeld).extracting(RunLine::fileState, RunLine::actor).containsExactly("HELD", "tester");
        assertThat(hub.run(held.id()).fileState()).isEqualTo("TAKEN_AGAIN");
        assertThat(HubFixtureFiles.names(hub.held())).containsExactly(stillHeld.fileId() + "-" + NAME + ".enc");
        assertThat(hub.content(stillHeld)).asString(StandardCharsets.UTF_8).isEqualTo(content);

        hub.hub().update("update linkage_file set name = 'SKK_139998_20260402_001.csv' where direction = 'OUT'");
        RunLine taken = replayOnlyItem(stillHeld);
        assertThat(taken.fileState()).isEqualTo("APPLIED");
        assertThat(hub.run(sent.id()).accepted()).isEqualTo(2);
        assertThat(HubFixtureFiles.names(hub.held())).isEmpty();
        assertThat(hub.content(taken)).asString(StandardCharsets.UTF_8).isEqualTo(content);
        assertThat(HubFixtureFiles.holding(hub.data().resolve("inbox"), "SKK_139998_20260402_001"))
                .isEmpty();
    }

    @Test
    void ofAFileThatIsUnreadableNothingIsTakenAndItsItemStaysOpen() throws IOException {
        put(hub, NAME, header(sent.fileName()) + answer(1, "9", "E999", "") + trailer(0, 1));
        RunLine run = hub.take();
        put(hub, "RES_b.csv", BAD);
        RunLine held = hub.take();
        Files.write(hub.stored(run), new byte[] {0}, StandardOpenOption.APPEND);
        Files.copy(hub.stored(run), hub.stored(held), StandardCopyOption.REPLACE_EXISTING);
        int runs = hub.runs().size();

        for (RunLine unreadable : List.of(run, held)) {
            assertFailure(() -> replayOnlyItem(unreadable), ErrorCode.ARCHIVE_UNREADABLE);
            assertThat(hub.quarantine(unreadable)).singleElement().matches(Item::isOpen);
        }
        assertThat(hub.runs()).hasSize(runs);
        assertThat(hub.run(held.id()).fileState()).isEqualTo("HELD");
    }

    private static RunLine replayOnlyItem(RunLine run) {
        List<Item> items = hub.bean(Quarantine.class).ofRun(run.id(), 2);
        assertThat(items).hasSize(1);
        hub.bean(Replay.class).replay(items.get(0), "tester", "the test asks");
        return hub.newest(HubFixture.IN);
    }

    // --- keys

    @Test
    void withoutAUsableKeyAFileStaysWhereItIsAndItsEffectIsNotRepeated() throws IOException {
        hub.bean(HubKeys.class).newest("atrest");
        Path keys = hub.data().resolve("hub/keys");
        put(hub, NAME, accepting(sent.fileName(), 1));
        Files.setPosixFilePermissions(keys, PosixFilePermissions.fromString("rwxr-xr-x"));
        try {
            assertFailure(hub::take, ErrorCode.KEY_UNUSABLE);
        } finally {
            Files.setPosixFilePermissions(keys, PosixFilePermissions.fromString("rwx------"));
        }
        assertThat(HubFixtureFiles.names(hub.inbox())).containsExactly(NAME, NAME + ".done");

        RunLine run = hub.take();
        assertThat(run.fileState()).isEqualTo("APPLIED");
        assertThat(hub.run(sent.id()).accepted()).isEqualTo(1);
        assertThat(HubFixtureFiles.names(hub.inbox())).isEmpty();
        assertThat(hub.stored(run)).exists();
    }

    @Test
    void filesOfEveryKeyVersionAreRead() throws IOException {
        put(hub, NAME, BAD);
        RunLine first = hub.take();
        hub.bean(HubKeys.class).rotate("atrest");
        put(hub, "RES_b.csv", BAD);
        RunLine second = hub.take();

        assertThat(Files.readAllBytes(hub.stored(first))[8]).isLessThan(Files.readAllBytes(hub.stored(second))[8]);
        assertThat(hub.content(first)).isEqualTo(hub.content(second));
    }

    // --- looked at by a person

    @Test
    void aPersonGetsAFileInPlainThatOnlyTheOwnerMayRead(@TempDir Path folder) throws IOException {
        String content = accepting(sent.fileName(), 1);
        put(hub, NAME, content);
        RunLine run = hub.take();
        Path target = folder.resolve("looked-at.csv");
        hub.bean(StoredFiles.class).fetch(run.id(), target);

        assertThat(target).hasContent(content);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(target)))
                .isEqualTo("rw-------");
    }

    @Test
    void nothingIsOverwrittenAndNoHalfFileIsLeft(@TempDir Path folder) throws IOException {
        put(hub, NAME, BAD);
        RunLine run = hub.take();
        Path target = Files.writeString(folder.resolve("mine"), "mine");
        assertFailure(fetching(run, target), ErrorCode.FOLDER_UNUSABLE);
        assertThat(target).hasContent("mine");

        assertFailure(fetching(run, target.resolveSibling("no/such/folder")), ErrorCode.FOLDER_UNUSABLE);
        Files.write(hub.stored(run), new byte[] {0}, StandardOpenOption.APPEND);
        assertFailure(fetching(run, target.resolveSibling("other")), ErrorCode.ARCHIVE_UNREADABLE);
        assertFailure(fetching(sent, target.resolveSibling("other")), ErrorCode.ARCHIVE_UNREADABLE);
        assertThat(HubFixtureFiles.names(target.getParent())).containsExactly("mine");
    }

    @Test
    void aFileWithAPersonalNumberIsNotGivenOutNorIsItsDuplicate(@TempDir Path folder) throws IOException {
        String content =
                header(sent.fileName()) + answer(1, "9", "E003", HubFixturePeople.personalNumber(1)) + trailer(0, 1);
        put(hub, NAME, content);
        RunLine held = hub.take();
        put(hub, NAME, content);
        RunLine duplicate = hub.take();
        assertThat(List.of(held.errorCode(), duplicate.errorCode())).containsExactly("TSN-2007", "TSN-2009");

        Path target = folder.resolve("number");
        assertFailure(fetching(held, target), ErrorCode.PERSONAL_NUMBER_RETURNED);
        assertFailure(fetching(duplicate, target), ErrorCode.PERSONAL_NUMBER_RETURNED);
        assertThat(target).doesNotExist();
        assertThat(HubFixtureFiles.holding(hub.data().resolve("inbox"), HubFixturePeople.personalNumber(1)))
                .isEmpty();
    }

    @Test
    void aFileThatWasNeverReadIsSearchedForNumbersBeforeItIsGivenOut(@TempDir Path folder) throws IOException {
        StringBuilder wide = new StringBuilder();
        HubFixturePeople.personalNumber(2).chars().forEach(digit -> wide.append((char) (digit - '0' + '\uFF10')));
        put(hub, "SKK_a.csv", BAD.repeat(10_000) + "x," + HubFixturePeople.personalNumber(1) + ",y\r\n");
        RunLine plain = hub.take();
        put(hub, "SKK_b.csv", (BAD + wide).getBytes(Charset.forName("windows-31j")));
        RunLine fullWidth = hub.take();

        assertThat(List.of(plain.errorCode(), fullWidth.errorCode())).containsOnly("TSN-2014");
        assertFailure(fetching(plain, folder.resolve("a")), ErrorCode.PERSONAL_NUMBER_RETURNED);
        assertFailure(fetching(fullWidth, folder.resolve("b")), ErrorCode.PERSONAL_NUMBER_RETURNED);
    }

    private static ThrowingCallable fetching(RunLine run, Path target) {
        return () -> hub.bean(StoredFiles.class).fetch(run.id(), target);
    }

    private static void assertFailure(ThrowingCallable call, ErrorCode code) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        HubException.class, e -> assertThat(e.code()).isEqualTo(code));
    }
}
