package jp.tsunagi.routes;

import static jp.tsunagi.support.HubFixture.DAY;
import static jp.tsunagi.support.HubFixturePeople.key;
import static jp.tsunagi.support.HubFixturePeople.personalNumber;
import static jp.tsunagi.support.HubFixturePeople.recipientNumber;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Set;
import jp.tsunagi.counterpart.Behaviour;
import jp.tsunagi.counterpart.TerminalSettings;
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
import org.junit.jupiter.api.io.TempDir;

class EligibilityOutTest {
    private static final String FIRST = "SKK_139998_20260401_001.csv";
    private static final String QUERY = "mappings/eligibility/eligibility-out.sql";

    @TempDir
    static Path root;

    private static HubFixture hub;

    private HubFixturePeople people;

    @BeforeAll
    static void start() throws IOException {
        hub = new HubFixture(root).start();
    }

    @AfterAll
    static void stop() {
        hub.close();
    }

    @BeforeEach
    void fivePeople() throws IOException {
        hub.reset();
        people = HubFixturePeople.in(hub).found(5);
    }

    @Test
    void anInitialLoadSendsEveryoneWithTheirCounts() throws IOException {
        people.end(3, DAY.minusDays(1));
        RunLine run = hub.send(RunKind.FULL);

        assertThat(run.state()).isEqualTo("CLOSED");
        assertThat(run.fileState()).isEqualTo("PUBLISHED");
        assertThat(run.balance()).isEqualTo(new Balance(5, 5, 0, 0, 0));
        assertThat(HubFixtureFiles.names(hub.drop())).containsExactly(FIRST, FIRST + ".done");
        List<String> lines = lines(FIRST);
        assertThat(lines).hasSize(7);
        assertThat(lines.get(0)).isEqualTo("H,01,01,139998,20260401060000," + FIRST);
        assertThat(lines.get(1))
                .isEqualTo("D,01,01,12016010," + recipientNumber(1)
                        + ",,11,1,01,1,A1,架空\u3000花子,ｶｸｳ ﾊﾅｺ,,,2,,19600101,1000001,架空市一丁目1,"
                        + personalNumber(1) + ",20260101,,,0,0,,0,0,0,1,");
        assertThat(lines.get(3)).startsWith("D,01,03,").contains(",20260331,03,");
        assertThat(lines.get(6)).isEqualTo("T,5,4,0,1");
    }

    @Test
    void theCounterpartTakesWhatWasSentAndEveryRecordIsAnswered() {
        RunLine sent = hub.send(RunKind.FULL);
        RunLine answer = hub.answer();

        assertThat(answer.balance()).isEqualTo(new Balance(5, 5, 0, 0, 0));
        assertThat(hub.run(sent.id()).accepted()).isEqualTo(5);
        assertThat(hub.run(sent.id()).fileState()).isEqualTo("RECONCILED");
    }

    @Test
    void aDifferenceHoldsWhoIsNewChangedOrEndedAndNobodyElse() throws IOException {
        hub.send(RunKind.FULL);
        hub.answer();
        people.add(6, 6).change(1, "address", "架空市二丁目1").end(2, DAY);
        hub.welfare().update("update personal_number set revision = 2 where recipient_id = 3");

        RunLine run = hub.send(RunKind.DIFFERENCE);

        assertThat(run.balance()).isEqualTo(new Balance(6, 4, 2, 0, 0));
        List<String> lines = lines("SKK_139998_20260401_002.csv");
        assertThat(lines.get(0)).startsWith("H,01,02,");
        assertThat(lines.subList(1, 5))
                .extracting(line -> line.substring(0, 25))
                .containsExactly(
                        "D,02,02,12016010," + recipientNumber(1) + ",",
                        "D,02,03,12016010," + recipientNumber(2) + ",",
                        "D,02,02,12016010," + recipientNumber(3) + ",",
                        "D,02,01,12016010," + recipientNumber(6) + ",");
        assertThat(lines.get(5)).isEqualTo("T,4,1,2,1");
    }

    @Test
    void nothingDueLeavesNoFile() throws IOException {
        hub.send(RunKind.FULL);
        hub.answer();
        RunLine run = hub.send(RunKind.DIFFERENCE);

        assertThat(run.state()).isEqualTo("CLOSED");
        assertThat(run.fileState()).isEqualTo("EMPTY");
        assertThat(run.balance()).isEqualTo(new Balance(5, 0, 5, 0, 0));
        assertThat(HubFixtureFiles.names(hub.drop())).containsExactly("fetched");
    }

    @Test
    void nobodyAtAllLeavesNoFile() throws IOException {
        hub.reset();
        RunLine run = hub.send(RunKind.FULL);

        assertThat(run.fileState()).isEqualTo("EMPTY");
        assertThat(run.balance()).isEqualTo(Balance.ZERO);
        assertThat(HubFixtureFiles.names(hub.drop())).isEmpty();
    }

    @Test
    void aChangeWaitsBehindAnUnansweredRecordAndFollowsItsAnswer() {
        hub.send(RunKind.FULL);
        people.change(1, "address", "架空市二丁目1");
        assertThat(hub.send(RunKind.DIFFERENCE).balance()).isEqualTo(new Balance(5, 0, 0, 0, 5));

        hub.answer();
        assertThat(hub.send(RunKind.DIFFERENCE).balance()).isEqualTo(new Balance(5, 1, 4, 0, 0));
    }

    @Test
    void aRejectedRecordWaitsUntilItIsMended() {
        people.change(2, "payer_number", "12016028");
        hub.send(RunKind.FULL);
        hub.terminal(TerminalSettings.standard().withKnownPayers(Set.of(HubFixturePeople.PAYER)))
                .collect();
        hub.take();

        RunLine unmended = hub.send(RunKind.DIFFERENCE);
        assertThat(unmended.balance()).isEqualTo(new Balance(5, 0, 4, 0, 1));
        people.change(2, "payer_number", "12016028").change(2, "address", "架空市三丁目");
        assertThat(hub.send(RunKind.DIFFERENCE).balance()).isEqualTo(new Balance(5, 1, 4, 0, 0));
    }

    @Test
    void whatHasNoAnswerAtTheDeadlineComesAgain() throws IOException {
        hub.send(RunKind.FULL);
        hub.terminal(TerminalSettings.standard().withBehaviour(new Behaviour(Set.of(key(4)), Set.of(), List.of())))
                .collect();
        hub.take();
        assertThat(hub.send(RunKind.DIFFERENCE).balance()).isEqualTo(new Balance(5, 0, 4, 0, 1));

        hub.clock().moveTo(LocalDate.of(2026, 4, 7), LocalTime.of(6, 0));
        hub.bean(Deadlines.class).close();
        RunLine again = hub.send(RunKind.DIFFERENCE);

        assertThat(again.balance()).isEqualTo(new Balance(5, 1, 4, 0, 0));
        assertThat(lines(again.fileName()).get(1)).startsWith("D,02,01,12016010," + recipientNumber(4));
    }

    @Test
    void aBadRecordGoesToQuarantineAndTheRestGoes() throws IOException {
        people.change(2, "name_kana", null).change(4, "post_number", "100000A");
        RunLine run = hub.send(RunKind.FULL);

        assertThat(run.balance()).isEqualTo(new Balance(5, 3, 0, 2, 0));
        assertThat(hub.quarantine(run))
                .extracting(Item::source, Item::lineNo, Item::recordKey, Item::field, Item::errorCode, Item::state)
                .containsExactly(
                        tuple(QUERY, 2L, key(2), "nameKana", "TSN-1001", "OPEN"),
                        tuple(QUERY, 4L, key(4), "postNumber", "TSN-1017", "OPEN"));
        assertThat(lines(FIRST)).hasSize(5).noneMatch(line -> line.contains(recipientNumber(2)));
    }

    @Test
    void aMendedRecordGoesWithTheNextRunAndItsItemIsSettled() {
        people.change(2, "name_kana", null).change(4, "post_number", "100000A");
        RunLine first = hub.send(RunKind.FULL);
        hub.answer();
        people.change(2, "name_kana", "ｶｸｳ ﾊﾅｺ");

        assertThat(hub.send(RunKind.DIFFERENCE).balance()).isEqualTo(new Balance(5, 1, 3, 1, 0));
        assertThat(hub.quarantine(first)).extracting(Item::state).containsExactly("MENDED", "REPEATED");
    }

    @Test
    void twoPeopleUnderOneKeyAreBothSetAside() throws IOException {
        hub.edit(
                QUERY,
                "r.recipient_number                              as",
                "case when r.recipient_id = 3 then '" + recipientNumber(2) + "' else r.recipient_number end as");
        try {
            RunLine run = hub.send(RunKind.FULL);

            assertThat(run.balance()).isEqualTo(new Balance(5, 3, 0, 2, 0));
            assertThat(hub.quarantine(run))
                    .extracting(Item::lineNo, Item::recordKey, Item::errorCode)
                    .containsExactly(tuple(2L, key(2), "TSN-1007"), tuple(3L, key(2), "TSN-1007"));
        } finally {
            restoreQuery();
        }
    }

    @Test
    void whatIsFarTooLongForAKeyDoesNotEndTheRun() throws IOException {
        hub.edit(
                QUERY,
                "r.recipient_number                              as",
                "case when r.recipient_id = 3 then '" + "1".repeat(100) + "' else r.recipient_number end as");
        try {
            RunLine run = hub.send(RunKind.FULL);

            assertThat(run.balance()).isEqualTo(new Balance(5, 4, 0, 1, 0));
            assertThat(hub.quarantine(run)).extracting(Item::errorCode).containsExactly("TSN-1002");
        } finally {
            restoreQuery();
        }
    }

    @Test
    void aQueryThatDoesNotCompileFailsTheRunAndTellsWhere() throws IOException {
        assertQueryFails("from recipient r", "form recipient r", "TSN-4003", QUERY);
    }

    @Test
    void aQueryWithAColumnThatTheRecordDoesNotHaveFailsTheRun() throws IOException {
        assertQueryFails("as record_type,", "as record_type, r.name as shoe_size,", "TSN-4010", "shoe_size");
    }

    @Test
    void aValueThatDoesNotFitItsFieldFailsTheRunAndIsNotTold() throws IOException {
        assertQueryFails(
                "r.birth_date                                    as", "r.name as", "TSN-4010", "column birthdate");
        assertThat(Files.readString(hub.log())).doesNotContain("架空\u3000花子");
    }

    @Test
    void aDropFolderThatCannotBeUsedFailsTheRunAndTheNextOneSends() throws IOException {
        Files.createDirectories(hub.drop().getParent());
        Files.writeString(hub.drop(), "a file in its place");

        assertThatThrownBy(() -> hub.send(RunKind.FULL))
                .isInstanceOfSatisfying(
                        HubException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.FOLDER_UNUSABLE));
        assertThat(hub.newest(HubFixture.OUT))
                .extracting(RunLine::state, RunLine::errorCode, RunLine::fileState)
                .containsExactly("FAILED", "TSN-4005", "ABANDONED");

        Files.delete(hub.drop());
        assertThat(hub.send(RunKind.FULL).fileName()).isEqualTo(FIRST);
        assertThat(lines(FIRST)).hasSize(7);
    }

    @Test
    void noPersonalNumberIsAnywhereButInTheFile() throws IOException {
        people.change(2, "name_kana", null);
        hub.send(RunKind.FULL);
        hub.answer();

        for (int person = 1; person <= 5; person++) {
            String canary = personalNumber(person);
            assertThat(HubFixtureFiles.holding(hub.data().resolve("hub"), canary))
                    .isEmpty();
            assertThat(HubFixtureFiles.holding(hub.data().resolve("inbox"), canary))
                    .isEmpty();
            Path dump = root.resolve("dump.sql");
            hub.hub().execute("script to '" + dump + "'");
            assertThat(HubFixtureFiles.holding(root.resolve("dump.sql"), canary))
                    .isEmpty();
        }
    }

    private void assertQueryFails(String text, String replacement, String code, String told) throws IOException {
        hub.edit(QUERY, text, replacement);
        try {
            RunLine run = hub.send(RunKind.FULL);

            assertThat(run)
                    .extracting(RunLine::state, RunLine::errorCode, RunLine::fileState)
                    .containsExactly("FAILED", code, "ABANDONED");
            assertThat(run.errorDetail()).contains(told);
            assertThat(HubFixtureFiles.names(hub.drop())).isEmpty();
            assertThat(hub.hub().queryForObject("select count(*) from sent_record", Long.class))
                    .isZero();
        } finally {
            restoreQuery();
        }
    }

    private static void restoreQuery() throws IOException {
        Files.writeString(hub.home().resolve(QUERY), Files.readString(Path.of(QUERY)));
    }

    private static List<String> lines(String name) throws IOException {
        return HubFixtureFiles.lines(hub.drop().resolve(name), StandardCharsets.UTF_8);
    }
}
