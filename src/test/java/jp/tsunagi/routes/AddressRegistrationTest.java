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
