package jp.tsunagi.routes;

import static jp.tsunagi.support.HubFixturePeople.PAYER;
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
import java.util.List;
import jp.tsunagi.errors.HubException;
import jp.tsunagi.ledger.Balance;
import jp.tsunagi.ledger.RunLine;
import jp.tsunagi.quarantine.Item;
import jp.tsunagi.support.HubFixture;
import jp.tsunagi.support.HubFixtureFiles;
import jp.tsunagi.support.HubFixturePeople;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code address-registration} and {@code address-registration-result}: out, and back. */
class AddressRegistrationTest {
    private static final String OUT = "address-registration";
    private static final String IN = "address-registration-result";
    private static final String FIRST = "JTG_139998_20260401_001.csv";
    private static final String ANSWER = "RES_" + FIRST;

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

    /** Three outside the register, two in it. */
    @BeforeEach
    void five() throws IOException {
        hub.reset();
        people = HubFixturePeople.in(hub).found(5);
        for (int person = 1; person <= 3; person++) {
            people.change(person, "in_resident_register", false);
        }
    }

    @Test
    void whoIsOutsideTheRegisterGoesOutInTheAgreedLayoutAndNobodyElse() throws IOException {
        RunLine run = hub.run(OUT);

        assertThat(run.state()).isEqualTo("CLOSED");
        assertThat(run.balance()).isEqualTo(new Balance(3, 3, 0, 0, 0));
        assertThat(lines(FIRST))
                .containsExactly(
                        "H,01,02,139998,20260401060000," + FIRST,
                        line(1, "01", ""),
                        line(2, "01", ""),
                        line(3, "01", ""),
                        "T,3,3,0,0");
        assertThat(drop().resolve(FIRST + ".done")).isEmptyFile();
    }

    @Test
    void aBadRecordHoldsBackOnlyItself() throws IOException {
        people.change(2, "name_kana", "かくう");

        RunLine run = hub.run(OUT);

        assertThat(run.balance()).isEqualTo(new Balance(3, 2, 0, 1, 0));
        assertThat(hub.quarantine(run))
                .extracting(Item::recordKey, Item::errorCode, Item::field)
                .containsExactly(tuple(key(2), "TSN-1017", "nameKana"));
        assertThat(lines(FIRST)).hasSize(4).doesNotContain(line(2, "01", ""));
    }

    @Test
    void withNobodyOutsideTheRegisterNothingGoesOut() throws IOException {
        hub.welfare().update("update recipient set in_resident_register = true");

        RunLine run = hub.run(OUT);

        assertThat(run.balance()).isEqualTo(Balance.ZERO);
        assertThat(HubFixtureFiles.names(drop())).isEmpty();
    }

    @Test
    void onlyWhatTheAddressSystemAcceptedIsCompared() throws IOException {
        hub.run(OUT);
        hub.take(IN, ANSWER, answer(accepted(1, 1), accepted(2, 2), rejected(3, 3)));
        people.change(1, "address", "架空市二丁目").end(2, HubFixture.DAY);

        RunLine run = hub.run(OUT);

        assertThat(run.balance()).isEqualTo(new Balance(3, 2, 0, 0, 1));
        assertThat(lines(run.fileName()))
                .contains(line(2, "03", "20260401"), line(1, "02", "").replace("一丁目1", "二丁目"));
    }

    @Test
    void theEndOfWhoWasNeverRegisteredIsNotTold() {
        people.end(1, HubFixture.DAY);

        assertThat(hub.run(OUT).balance()).isEqualTo(new Balance(3, 2, 1, 0, 0));
    }

    @Test
    void aFolderThatIsAwayFailsTheRunAndTheNextSendsEveryone() throws IOException {
        Files.createDirectories(drop().getParent());
        Files.writeString(drop(), "no folder");

        assertThatThrownBy(() -> hub.run(OUT)).isInstanceOf(HubException.class).hasMessageContaining("TSN-4005");
        Files.delete(drop());

        assertThat(hub.newest(OUT).state()).isEqualTo("FAILED");
        assertThat(hub.run(OUT).balance()).isEqualTo(new Balance(3, 3, 0, 0, 0));
        assertThat(lines(FIRST)).hasSize(5);
    }

    @Test
    void theNumberOfAnAcceptedRegistrationIsAttachedAndTheAnswersAreReconciled() throws IOException {
        hub.run(OUT);

        RunLine run = hub.take(IN, ANSWER, answer(accepted(1, 1), rejected(2, 2)));

        assertThat(run.state()).isEqualTo("CLOSED");
        assertThat(run.balance()).isEqualTo(new Balance(2, 2, 0, 0, 0));
        assertThat(numbers()).containsExactly("1 " + integrated(1));
        assertThat(hub.newest(OUT)).satisfies(sent -> {
            assertThat(sent.accepted()).isEqualTo(1);
            assertThat(sent.rejected()).isEqualTo(1);
        });
        assertThat(hub.hub()
                        .queryForList(
                                "select outcome from journal_entry where action = 'APPLY' and run_id = ? order by seq",
                                String.class,
                                run.id()))
                .containsExactly("INTENDED", "DONE");
    }

    @Test
    void aNumberThatIsNotTheirsOrNotThereIsSetAsideAndTakenOverByNobody() throws IOException {
        people.add(6, 8);
        hub.welfare().update("update recipient set in_resident_register = false");
        hub.welfare().update("insert into integrated_number values (1, ?, ?)", integrated(99), HubFixture.DAY);
        hub.welfare().update("insert into integrated_number values (5, ?, ?)", integrated(2), HubFixture.DAY);
        hub.run(OUT);

        RunLine run = hub.take(
                IN,
                ANSWER,
                answer(
                        accepted(1, 1), // has another
                        accepted(2, 2), // another's
                        accepted(3, 3), // on two people of the file
                        accepted(4, 4).replace(integrated(4), integrated(3)),
                        accepted(5, 5).replace(integrated(5), "12"),
                        rejected(6, 6) + integrated(6),
                        accepted(7, 7).replace(integrated(7), ""),
                        accepted(8, 8)));

        assertThat(run.state()).isEqualTo("CLOSED");
        assertThat(run.balance()).isEqualTo(new Balance(8, 1, 0, 7, 0));
        assertThat(hub.quarantine(run))
                .extracting(Item::lineNo, Item::errorCode, Item::field)
                .containsExactly(
                        tuple(2L, "TSN-1027", "integratedNumber"),
                        tuple(3L, "TSN-1027", "integratedNumber"),
                        tuple(4L, "TSN-1027", "integratedNumber"),
                        tuple(5L, "TSN-1027", "integratedNumber"),
                        tuple(6L, "TSN-1017", "integratedNumber"),
                        tuple(7L, "TSN-1016", "integratedNumber"),
                        tuple(8L, "TSN-1016", "integratedNumber"));
        assertThat(numbers()).containsExactly("1 " + integrated(99), "5 " + integrated(2), "8 " + integrated(8));
        assertThat(hub.newest(OUT).accepted()).isEqualTo(1);
    }

    @Test
    void anAnswerThatDoesNotCountGivesNoNumber() throws IOException {
        hub.run(OUT);

        RunLine run = hub.take(
                IN,
                ANSWER,
                answer(
                        accepted(1, 4), // never sent
                        accepted(2, 1),
                        rejected(3, 1), // contradicts the line before
                        accepted(4, 2).replace(",0000,", ",9999,"))); // unknown code

        assertThat(run.balance()).isEqualTo(new Balance(4, 0, 0, 4, 0));
        assertThat(numbers()).isEmpty();
    }

    @Test
    void aFileWithAWrongCountAttachesNothing() throws IOException {
        hub.run(OUT);

        RunLine run = hub.take(IN, ANSWER, answer(accepted(1, 1)).replace("T,1,1,0", "T,2,2,0"));

        assertThat(run.errorCode()).isEqualTo("TSN-2004");
        assertThat(run.fileState()).isEqualTo("HELD");
        assertThat(numbers()).isEmpty();
    }

    @Test
    void theSameFileASecondTimeHasNoEffect() throws IOException {
        hub.run(OUT);
        hub.take(IN, ANSWER, answer(accepted(1, 1)));
        hub.welfare().update("delete from integrated_number");

        assertThat(hub.take(IN, ANSWER, answer(accepted(1, 1))).fileState()).isEqualTo("DUPLICATE");
        assertThat(numbers()).isEmpty();
    }

    @Test
    void anEmptyAnswerClosesWithNothing() throws IOException {
        hub.run(OUT);

        RunLine run = hub.take(IN, ANSWER, answer().replace("\r\n\r\n", "\r\n"));

        assertThat(run.balance()).isEqualTo(Balance.ZERO);
        assertThat(run.state()).isEqualTo("CLOSED");
    }

    @Test
    void aCrashBetweenTheTwoDatabasesRepeatsItHarmlessly() throws IOException {
        hub.run(OUT);
        RunLine run = hub.take(IN, ANSWER, answer(accepted(1, 1), accepted(2, 2)));
        // As a crash after the welfare database's commit leaves the ledger.
        hub.hub().update("delete from answer");
        hub.hub().update("update run set state = 'OPEN', closed_at = null where run_id = ?", run.id());
        hub.hub()
                .update(
                        "update linkage_file set state = 'CLAIMED', put_away = false, sent_file_id = null where run_id = ?",
                        run.id());
        hub.hub().update("update linkage_file set state = 'PUBLISHED', accepted_count = 0 where direction = 'OUT'");

        RunLine again = hub.take(IN, ANSWER, answer(accepted(1, 1), accepted(2, 2)));

        assertThat(again.id()).isEqualTo(run.id());
        assertThat(again.balance()).isEqualTo(new Balance(2, 2, 0, 0, 0));
        assertThat(numbers()).containsExactly("1 " + integrated(1), "2 " + integrated(2));
        assertThat(hub.newest(OUT).accepted()).isEqualTo(2);
    }

    private static List<String> numbers() {
        return hub.welfare()
                .queryForList(
                        "select recipient_id || ' ' || number from integrated_number order by recipient_id",
                        String.class);
    }

    private static Path drop() {
        return hub.data().resolve("drop").resolve(OUT);
    }

    private static List<String> lines(String name) throws IOException {
        return HubFixtureFiles.lines(drop().resolve(name), StandardCharsets.UTF_8);
    }

    private static String line(int person, String change, String ended) {
        return "D,02," + change + ",1" + person + "," + PAYER + "," + recipientNumber(person)
                + ",架空\u3000花子,ｶｸｳ ﾊﾅｺ,,,2,19600101,1000001,架空市一丁目" + person + "," + personalNumber(person) + ","
                + ended;
    }

    static String accepted(int line, int person) {
        return "D," + line + "," + PAYER + "," + recipientNumber(person) + ",20,1,0000,," + integrated(person);
    }

    static String rejected(int line, int person) {
        return "D," + line + "," + PAYER + "," + recipientNumber(person) + ",20,9,A003,12,";
    }

    static String integrated(int person) {
        return "%015d".formatted(700_000_000_000_000L + person);
    }

    static String answer(String... lines) {
        long accepted =
                List.of(lines).stream().filter(line -> line.contains(",20,1,")).count();
        return "H,01,R202604010000000001A," + FIRST + ",20260401120000,1,0000\r\n"
                + String.join("\r\n", lines) + "\r\nT," + lines.length + "," + accepted + ","
                + (lines.length - accepted) + "\r\n";
    }
}
