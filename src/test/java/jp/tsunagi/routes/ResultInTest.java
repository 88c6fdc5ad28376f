package jp.tsunagi.routes;

import static jp.tsunagi.support.HubFixturePeople.key;
import static jp.tsunagi.support.HubFixtureResults.accepted;
import static jp.tsunagi.support.HubFixtureResults.accepting;
import static jp.tsunagi.support.HubFixtureResults.answer;
import static jp.tsunagi.support.HubFixtureResults.header;
import static jp.tsunagi.support.HubFixtureResults.mark;
import static jp.tsunagi.support.HubFixtureResults.put;
import static jp.tsunagi.support.HubFixtureResults.refusal;
import static jp.tsunagi.support.HubFixtureResults.rejected;
import static jp.tsunagi.support.HubFixtureResults.trailer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.List;
import javax.sql.DataSource;
import jp.tsunagi.errors.ErrorCode;
import jp.tsunagi.errors.HubException;
import jp.tsunagi.ledger.Balance;
import jp.tsunagi.ledger.RunKind;
import jp.tsunagi.ledger.RunLine;
import jp.tsunagi.quarantine.Item;
import jp.tsunagi.returned.Deadlines;
import jp.tsunagi.support.HubFixture;
import jp.tsunagi.support.HubFixtureFiles;
import jp.tsunagi.support.HubFixturePeople;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class ResultInTest {
    private static final String NAME = "RES_SKK_139998_20260401_001.csv";

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
    void sendToFive() throws IOException {
        hub.reset();
        HubFixturePeople.in(hub).found(5);
        sent = hub.send(RunKind.FULL);
    }

    @Test
    void answersAreTiedToWhatWasSentAndTheFileIsArchived() throws IOException {
        put(hub, NAME, header(sent.fileName()) + accepted(1) + rejected(2) + accepted(3) + trailer(2, 1));
        RunLine run = hub.take();

        assertThat(run)
                .extracting(RunLine::state, RunLine::fileState, RunLine::balance)
                .containsExactly("CLOSED", "APPLIED", new Balance(3, 3, 0, 0, 0));
        assertSent("PUBLISHED", 2, 1, 0);
        assertThat(HubFixtureFiles.names(hub.inbox())).isEmpty();
        assertThat(HubFixtureFiles.names(hub.archive().resolve("20260401")))
                .containsExactly(run.fileId() + "-" + NAME + ".enc");
        assertThat(report())
                .contains("正常 accepted,2", "エラー rejected,1", "回答待ち waiting,2")
                .anyMatch(
                        line -> line.startsWith("2," + HubFixturePeople.PAYER + ",") && line.contains("REJECTED,E003"))
                .anyMatch(line -> line.startsWith("4," + HubFixturePeople.PAYER + ",") && line.contains("WAITING"));
    }

    @Test
    void aLineThatSaysNothingClearIsSetAsideAndTheRestIsTaken() throws IOException {
        put(
                hub,
                NAME,
                header(sent.fileName())
                        + accepted(1)
                        + answer(2, "9", "E999", "")
                        + answer(3, "5", "0000", "")
                        + answer(4, "1", "E003", "")
                        + answer(5, "9", "0000", "")
                        + answer(5, "9", "E003", "=1+1")
                        + accepted(6)
                        + accepted(2).replace(",20,1,", ",20,")
                        + accepted(2).replace("D,2", "D,\"2")
                        + accepted(2).replace("D,2", "X,2")
                        + accepted(2).replace(HubFixturePeople.PAYER, "1".repeat(400))
                        + trailer(11, 6, 5));
        RunLine run = hub.take();

        assertThat(run.balance()).isEqualTo(new Balance(11, 1, 0, 10, 0));
        assertThat(hub.quarantine(run))
                .extracting(Item::lineNo, Item::recordKey, Item::field, Item::errorCode)
                .containsExactly(
                        tuple(3L, key(2), "resultCode", "TSN-1014"),
                        tuple(4L, key(3), "resultClassification", "TSN-1004"),
                        tuple(5L, key(4), "resultCode", "TSN-1016"),
                        tuple(6L, key(5), "resultCode", "TSN-1016"),
                        tuple(7L, key(5), "resultDetailCode", "TSN-1017"),
                        tuple(8L, key(6), null, "TSN-1011"),
                        tuple(9L, null, "", "TSN-1010"),
                        tuple(10L, null, "", "TSN-1015"),
                        tuple(11L, null, "recordType", "TSN-1015"),
                        tuple(12L, null, "insurerNumber", "TSN-1002"));
        assertSent("PUBLISHED", 1, 0, 0);
    }

    @Test
    void twoAnswersOfOneSenseCountOnceAndTwoThatContradictDoNotCount() throws IOException {
        put(
                hub,
                NAME,
                header(sent.fileName())
                        + accepted(1)
                        + accepted(1)
                        + accepted(2)
                        + rejected(2)
                        + accepted(3)
                        + trailer(4, 1));
        RunLine run = hub.take();

        assertThat(run.balance()).isEqualTo(new Balance(5, 2, 0, 3, 0));
        assertThat(hub.quarantine(run))
                .extracting(Item::lineNo, Item::recordKey, Item::errorCode)
                .containsExactly(
                        tuple(3L, key(1), "TSN-1012"), tuple(4L, key(2), "TSN-1013"), tuple(5L, key(2), "TSN-1013"));
        assertSent("PUBLISHED", 2, 0, 0);
    }

    @Test
    void anAnswerOfALaterFileDoesNotChangeAnEarlierOne() throws IOException {
        put(hub, NAME, accepting(sent.fileName(), 1, 2));
        hub.take();
        put(hub, "RES_second.csv", header(sent.fileName()) + rejected(1) + accepted(2) + accepted(3) + trailer(2, 1));
        RunLine run = hub.take();

        assertThat(hub.quarantine(run))
                .extracting(Item::lineNo, Item::recordKey, Item::errorCode)
                .containsExactly(tuple(2L, key(1), "TSN-1013"), tuple(3L, key(2), "TSN-1012"));
        assertSent("PUBLISHED", 3, 0, 0);
    }

    @Test
    void theSameFileAgainHasNoEffectAndOtherContentUnderItsNameIsHeld() throws IOException {
        put(hub, NAME, accepting(sent.fileName(), 1, 2));
        hub.take();
        put(hub, NAME, accepting(sent.fileName(), 1, 2));
        RunLine again = hub.take();
        put(hub, NAME, accepting(sent.fileName(), 3));
        RunLine other = hub.take();

        assertThat(again)
                .extracting(RunLine::state, RunLine::fileState, RunLine::errorCode)
                .containsExactly("FAILED", "DUPLICATE", "TSN-2009");
        assertThat(HubFixtureFiles.names(hub.archive().resolve("20260401"))).hasSize(2);
        assertThat(other)
                .extracting(RunLine::state, RunLine::fileState, RunLine::errorCode)
                .containsExactly("FAILED", "HELD", "TSN-2010");
        assertThat(HubFixtureFiles.names(hub.held())).containsExactly(other.fileId() + "-" + NAME + ".enc");
        assertSent("PUBLISHED", 2, 0, 0);
    }

    @Test
    void aFileIsNotTouchedBeforeItsMarkerIsThere() throws IOException {
        Path file = put(hub, NAME, accepting(sent.fileName(), 1));
        Files.delete(hub.inbox().resolve(NAME + ".done"));
        int before = hub.runs().size();
        hub.bean(jp.tsunagi.routing.LinkageRunner.class).run(HubFixture.IN, null);
        assertThat(hub.runs()).hasSize(before);
        assertThat(file).exists();

        mark(file);
        assertThat(hub.take().fileState()).isEqualTo("APPLIED");
    }

    @Test
    void aRefusedFileCountsAsNeverSentAndEveryoneComesAgain() throws IOException {
        put(hub, NAME, refusal(sent.fileName(), "F003") + trailer(0, 0));
        RunLine run = hub.take();

        assertThat(run.state()).isEqualTo("CLOSED");
        assertThat(hub.run(sent.id()))
                .extracting(RunLine::fileState, RunLine::errorCode)
                .containsExactly("REFUSED", "F003");
        assertThat(Files.readString(hub.log())).contains("ALERT result-in: the counterpart refused");
        assertThat(hub.send(RunKind.DIFFERENCE).balance()).isEqualTo(new Balance(5, 5, 0, 0, 0));
    }

    @Test
    void aRefusalOfAFileThatWasAnsweredIsHeldAndTheAnswersStand() throws IOException {
        put(hub, NAME, accepting(sent.fileName(), 1, 2));
        hub.take();
        put(hub, "RES_second.csv", refusal(sent.fileName(), "F004") + trailer(0, 0));
        RunLine refusal = hub.take();

        assertThat(refusal).extracting(RunLine::fileState, RunLine::errorCode).containsExactly("HELD", "TSN-1013");
        assertSent("PUBLISHED", 2, 0, 0);
    }

    @Test
    void anAnswerAfterTheDeadlineStillCounts() throws IOException {
        hub.clock().moveTo(LocalDate.of(2026, 4, 7), LocalTime.of(6, 0));
        hub.bean(Deadlines.class).close();
        assertSent("RECONCILED", 0, 0, 5);

        put(hub, NAME, accepting(sent.fileName(), 1, 2, 3));
        hub.take();
        assertSent("RECONCILED", 3, 0, 2);
    }

    @Test
    void aFileOfAnotherNameIsHeld() throws IOException {
        put(hub, "ERGEBNIS.csv", accepting(sent.fileName(), 1));
        assertThat(hub.take())
                .extracting(RunLine::fileState, RunLine::errorCode)
                .containsExactly("HELD", "TSN-2014");
    }

    @Test
    void hostileNamesAreHeldOrTakenButNeverLeaveTheFoldersOrBreakTheLog() throws IOException {
        String longest = "RES_" + "x".repeat(240) + ".csv";
        List<String> taken = List.of("RES_$1.csv", "RES_....csv", "RES_%2e%2e'.csv", longest);
        for (String name : taken) {
            put(hub, name, accepting(sent.fileName(), 1));
        }
        put(hub, "RES_a\n\u001B[31mALERT forged.csv", accepting(sent.fileName(), 1));
        put(hub, "RES_bad" + "y".repeat(230) + ".csv", "no header");
        hub.take();

        assertThat(HubFixtureFiles.names(hub.inbox())).containsExactly(".held");
        assertThat(HubFixtureFiles.names(hub.archive().resolve("20260401"))).hasSize(taken.size());
        assertThat(HubFixtureFiles.names(hub.held()))
                .hasSize(2)
                .noneMatch(name -> name.contains("\n"))
                .anyMatch(name -> name.endsWith("-RES_a??[31mALERT forged.csv.enc"));
        assertThat(Files.readString(hub.log())).doesNotContain("\u001B").doesNotContain("\n[31mALERT");
    }

    @Test
    @Timeout(60)
    void aLinkOrAPipeIsHeldUnopened() throws Exception {
        Path secret = Files.writeString(root.resolve("secret"), "not for the counterpart");
        Path link = Files.createSymbolicLink(hub.inbox().resolve("RES_link.csv"), secret);
        Path pipe = hub.inbox().resolve("RES_pipe.csv");
        assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor())
                .isZero();
        mark(link);
        mark(pipe);
        put(hub, "RES_zz.csv", accepting(sent.fileName(), 1));
        hub.take();

        assertThat(hub.runs())
                .filteredOn(run -> "HELD".equals(run.fileState()))
                .extracting(RunLine::fileName, RunLine::errorCode, RunLine::sha256)
                .containsExactly(tuple("RES_pipe.csv", "TSN-2016", null), tuple("RES_link.csv", "TSN-2016", null));
        assertThat(HubFixtureFiles.names(hub.held())).hasSize(2).noneMatch(name -> name.endsWith(".enc"));
        assertThat(secret).exists();
        assertSent("PUBLISHED", 1, 0, 0);
    }

    @Test
    @Timeout(60)
    void aLineOfHundredsOfMegabytesIsRefusedInLittleMemory() throws IOException {
        byte[] block = new byte[1 << 20];
        Arrays.fill(block, (byte) 'A');
        Path file = hub.inbox().resolve(NAME);
        try (OutputStream out = Files.newOutputStream(file)) {
            out.write(header(sent.fileName()).getBytes(StandardCharsets.UTF_8));
            for (int i = 0; i < 256; i++) {
                out.write(block);
            }
        }
        mark(file);
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();
        RunLine run = hub.take();

        assertThat(run).extracting(RunLine::fileState, RunLine::errorCode).containsExactly("HELD", "TSN-2011");
        assertThat(run.errorDetail()).contains("line 2");
        assertThat(threads.getCurrentThreadAllocatedBytes() - before).isLessThan(32L << 20);
    }

    @Test
    void aDatabaseThatIsAwayForAWhileLeavesTheFileForTheNextTime() throws Exception {
        put(hub, NAME, accepting(sent.fileName(), 1, 2, 3));
        try (Connection busy = hub.bean("hub", DataSource.class).getConnection()) {
            busy.setAutoCommit(false);
            busy.createStatement().executeUpdate("update linkage_file set at = at where direction = 'OUT'");
            assertThatThrownBy(hub::take)
                    .isInstanceOfSatisfying(
                            HubException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.DATABASE_LOST));
            busy.rollback();
            busy.setAutoCommit(true);
        }
        assertThat(HubFixtureFiles.names(hub.inbox())).containsExactly(NAME, NAME + ".done");
        assertSent("PUBLISHED", 0, 0, 0);

        assertThat(hub.take().fileState()).isEqualTo("APPLIED");
        assertSent("PUBLISHED", 3, 0, 0);
        assertThat(hub.runs())
                .filteredOn(run -> run.linkage().equals(HubFixture.IN))
                .hasSize(1);
        assertThat(Files.readString(hub.log())).contains("TSN-3002").doesNotContain("Timeout trying");
    }

    @Test
    void anArchiveThatCannotBeWrittenLeavesTheFileAndItsEffectIsNotRepeated() throws IOException {
        put(hub, NAME, accepting(sent.fileName(), 1, 2));
        Files.createDirectories(hub.archive().getParent());
        Files.writeString(hub.archive(), "a file in its place");
        assertThatThrownBy(hub::take).isInstanceOf(HubException.class);
        assertThat(HubFixtureFiles.names(hub.inbox())).containsExactly(NAME, NAME + ".done");

        Files.delete(hub.archive());
        hub.take();
        assertThat(HubFixtureFiles.names(hub.inbox())).isEmpty();
        assertThat(HubFixtureFiles.names(hub.archive().resolve("20260401"))).hasSize(1);
        assertThat(hub.runs())
                .filteredOn(run -> run.linkage().equals(HubFixture.IN))
                .hasSize(1);
        assertSent("PUBLISHED", 2, 0, 0);
    }

    private void assertSent(String state, long accepted, long rejected, long missing) {
        assertThat(hub.run(sent.id()))
                .extracting(RunLine::fileState, RunLine::accepted, RunLine::rejected, RunLine::missing)
                .containsExactly(state, accepted, rejected, missing);
    }

    private List<String> report() throws IOException {
        return Files.readAllLines(hub.data().resolve("hub/reports").resolve(sent.fileName() + ".reconciliation.csv"));
    }
}
