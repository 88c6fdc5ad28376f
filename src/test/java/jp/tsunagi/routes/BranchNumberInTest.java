package jp.tsunagi.routes;

import static jp.tsunagi.support.HubFixturePeople.PAYER;
import static jp.tsunagi.support.HubFixturePeople.key;
import static jp.tsunagi.support.HubFixturePeople.recipientNumber;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import jp.tsunagi.ledger.Balance;
import jp.tsunagi.ledger.RunLine;
import jp.tsunagi.quarantine.Item;
import jp.tsunagi.support.HubFixture;
import jp.tsunagi.support.HubFixturePeople;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BranchNumberInTest {
    private static final String LINKAGE = "branch-number-in";
    private static final String FIRST = "BRN_139998_20260401_001.csv";
    private static final String SECOND = "BRN_139998_20260401_002.csv";
    private static final String THIRD = "BRN_139998_20260401_003.csv";

    @TempDir
    static Path root;

    private static HubFixture hub;

    @BeforeAll
    static void start() throws IOException {
        hub = new HubFixture(root).set("hub.statement-limit", "1s").start();
    }

    @AfterAll
    static void stop() {
        hub.close();
    }

    @BeforeEach
    void five() throws IOException {
        hub.reset();
        HubFixturePeople.in(hub).found(5);
    }

    @Test
    void aFirstNumberIsTakenOverIntoTheRecipientsFile() throws IOException {
        RunLine run = hub.take(LINKAGE, FIRST, file(FIRST, line(1, "01"), line(2, "02")));

        assertThat(run.state()).isEqualTo("CLOSED");
        assertThat(run.balance()).isEqualTo(new Balance(2, 2, 0, 0, 0));
        assertThat(numbers()).containsExactly("01", "02", null, null, null);
        assertThat(subjects(run)).hasSize(1).first().asString().startsWith("set:2:");
    }

    @Test
    void theSameAgainIsUnchangedAndAnotherIsTakenAndListed() throws IOException {
        hub.take(LINKAGE, FIRST, file(FIRST, line(1, "01"), line(2, "02")));

        RunLine run = hub.take(LINKAGE, SECOND, file(SECOND, line(1, "01"), line(2, "09"), line(3, "03")));

        assertThat(run.balance()).isEqualTo(new Balance(3, 2, 1, 0, 0));
        assertThat(numbers()).containsExactly("01", "09", "03", null, null);
        assertThat(hub.hub()
                        .queryForList(
                                "select record_key || effect from taken_record where run_id = ?",
                                String.class,
                                run.id()))
                .containsExactlyInAnyOrder(key(1) + "UNCHANGED", key(2) + "TAKEN_OVER", key(3) + "TAKEN_OVER");
        assertThat(hub.hub().queryForList("select record_key, code, note, state from confirmation_item"))
                .singleElement()
                .satisfies(item -> assertThat(item.values()).containsExactly(key(2), "TSN-1026", "02 → 09", "OPEN"));
    }

    @Test
    void aNumberOfAPersonInWhatTheStatementsSayIsNotKept() throws IOException {
        String mapping = "mappings/branch/branch-number-in/confirm.sql";
        String number = HubFixturePeople.personalNumber(1);
        hub.take(LINKAGE, FIRST, file(FIRST, line(1, "01"), line(2, "02")));
        hub.edit(mapping, "r.payer_number || r.recipient_number ", "'" + number + "' ");
        hub.edit(mapping, "r.branch_number || ' → '", "'" + number + "' || ' → '");
        try {
            RunLine run = hub.take(LINKAGE, SECOND, file(SECOND, line(1, "03"), line(2, "04")));

            assertThat(run.balance()).isEqualTo(new Balance(2, 2, 0, 0, 0));
            assertThat(hub.hub().queryForList("select record_key, code, note from confirmation_item order by item_id"))
                    .extracting(item -> List.copyOf(item.values()))
                    .containsExactly(
                            List.of("TSN-2007/1", "TSN-1026", "TSN-2007"),
                            List.of("TSN-2007/2", "TSN-1026", "TSN-2007"));
        } finally {
            Files.writeString(hub.home().resolve(mapping), Files.readString(Path.of(mapping)));
        }
    }

    @Test
    void aStatementThatReachesForAnotherTableIsRefusedAndNothingIsTaken() throws IOException {
        String mapping = "mappings/branch/branch-number-in/effect.sql";
        hub.edit(mapping, "merge into recipient t", "delete from personal_number; merge into recipient t");
        try {
            RunLine run = hub.take(LINKAGE, FIRST, file(FIRST, line(1, "01")));

            assertThat(run.errorCode()).isEqualTo("TSN-4010");
            assertThat(numbers()).containsOnlyNulls();
            assertThat(hub.welfare().queryForObject("select count(*) from personal_number", Integer.class))
                    .isEqualTo(5);
        } finally {
            Files.writeString(hub.home().resolve(mapping), Files.readString(Path.of(mapping)));
        }
    }

    @Test
    void anOlderNumberThatArrivesLateHasNoEffectAndIsListedWhereItDiffers() throws IOException {
        hub.take(LINKAGE, FIRST, file(FIRST, line(1, "02", "20260320"), line(2, "02", "20260320")));

        RunLine run = hub.take(
                LINKAGE,
                SECOND,
                file(SECOND, line(1, "01", "20260319"), line(2, "02", "20260319"), line(3, "03", "20260319")));

        assertThat(run.balance()).isEqualTo(new Balance(3, 1, 2, 0, 0));
        assertThat(numbers()).containsExactly("02", "02", "03", null, null);
        assertThat(hub.hub().queryForList("select record_key, code, note, state from confirmation_item"))
                .singleElement()
                .satisfies(item -> assertThat(item.values())
                        .containsExactly(key(1), "TSN-1029", "01 (2026-03-19) < 02 (2026-03-20)", "OPEN"));
    }

    @Test
    void theSameNumberOfALaterDayMovesItsDayOn() throws IOException {
        hub.take(LINKAGE, FIRST, file(FIRST, line(1, "02", "20260301")));
        hub.take(LINKAGE, SECOND, file(SECOND, line(1, "02", "20260320")));

        RunLine late = hub.take(LINKAGE, THIRD, file(THIRD, line(1, "01", "20260310")));

        assertThat(late.balance()).isEqualTo(new Balance(1, 0, 1, 0, 0));
        assertThat(numbers()).first().isEqualTo("02");
    }

    @Test
    void onlyTheBadLinesAreSetAside() throws IOException {
        RunLine run = hub.take(
                LINKAGE,
                FIRST,
                file(
                        FIRST,
                        line(1, "01"),
                        line(77, "01"),
                        line(2, "0x"),
                        line(3, "03"),
                        line(3, "04"),
                        line(4, "04").replace(recipientNumber(4), "1234567")));

        assertThat(run.state()).isEqualTo("CLOSED");
        assertThat(run.balance()).isEqualTo(new Balance(6, 1, 0, 5, 0));
        assertThat(numbers()).containsExactly("01", null, null, null, null);
        assertThat(hub.quarantine(run))
                .extracting(Item::lineNo, Item::errorCode, Item::field)
                .containsExactly(
                        tuple(3L, "TSN-1020", "insuredIdentificationNumber"),
                        tuple(4L, "TSN-1017", "insuredBranchNumber"),
                        tuple(5L, "TSN-1007", "insuredIdentificationNumber"),
                        tuple(6L, "TSN-1007", "insuredIdentificationNumber"),
                        tuple(7L, "TSN-1005", "insuredIdentificationNumber"));
    }

    @Test
    void aFileThatIsNotWhatItShouldBeIsHeldAndHasNoEffect() throws IOException {
        RunLine foreign = hub.take(LINKAGE, FIRST, file(FIRST, line(1, "01")).replace(",139998,", ",131041,"));
        RunLine miscounted =
                hub.take(LINKAGE, SECOND, file(SECOND, line(1, "01")).replace("T,1", "T,2"));

        RunLine renamed = hub.take(LINKAGE, THIRD, file(FIRST, line(1, "01")));
        String fourth = THIRD.replace("003", "004");
        RunLine ofAnotherVersion =
                hub.take(LINKAGE, fourth, file(fourth, line(1, "01")).replace("H,01", "H,02"));

        assertThat(foreign.errorCode()).isEqualTo("TSN-2019");
        assertThat(renamed.errorCode()).isEqualTo("TSN-2014");
        assertThat(ofAnotherVersion.errorCode()).isEqualTo("TSN-2013");
        assertThat(miscounted.errorCode()).isEqualTo("TSN-2004");
        assertThat(foreign.fileState()).isEqualTo("HELD");
        assertThat(numbers()).containsOnlyNulls();
    }

    @Test
    void anEmptyFileClosesWithNothing() throws IOException {
        RunLine run = hub.take(LINKAGE, FIRST, file(FIRST));

        assertThat(run.balance()).isEqualTo(Balance.ZERO);
        assertThat(run.state()).isEqualTo("CLOSED");
    }

    @Test
    void theSameFileASecondTimeHasNoEffect() throws IOException {
        hub.take(LINKAGE, FIRST, file(FIRST, line(1, "01")));
        hub.welfare().update("update recipient set branch_number = '33' where branch_number = '01'");

        RunLine again = hub.take(LINKAGE, FIRST, file(FIRST, line(1, "01")));

        assertThat(again.fileState()).isEqualTo("DUPLICATE");
        assertThat(numbers()).first().isEqualTo("33");
    }

    @Test
    void aStatementThatTakesTooLongIsStoppedAndTheFileIsTakenOnceItIsMended() throws IOException {
        String statement = "mappings/branch/branch-number-in/quarantine.sql";
        String slow = "where j.code is not null and j.line_no < (with recursive n(i) as (select 1 union all "
                + "select i + 1 from n where i < 2000000000) select max(i) from n)";
        hub.edit(statement, "where j.code is not null", slow);

        RunLine stopped = hub.take(LINKAGE, FIRST, file(FIRST, line(1, "01"), line(77, "01")));
        hub.edit(statement, slow, "where j.code is not null");

        assertThat(stopped.errorCode()).isEqualTo("TSN-4019");
        assertThat(stopped.errorDetail()).contains("branch-number-in/quarantine.sql");
        assertThat(numbers()).containsOnlyNulls();
        hub.replay(hub.quarantine(stopped).get(0));
        assertThat(hub.newest(LINKAGE).balance()).isEqualTo(new Balance(2, 1, 0, 1, 0));
    }

    @Test
    void aLineIsTakenAgainOnceItsRecipientIsThere() throws IOException {
        RunLine run = hub.take(LINKAGE, FIRST, file(FIRST, line(1, "01"), line(6, "06")));
        Item item = hub.quarantine(run).get(0);
        HubFixturePeople.in(hub).add(6, 6);

        hub.replay(item);

        assertThat(hub.newest(LINKAGE).balance()).isEqualTo(new Balance(1, 1, 0, 0, 0));
        assertThat(numbers()).containsExactly("01", null, null, null, null, "06");
    }

    @Test
    void takingALineAgainGetsRoundNoRuleThatLooksAtOthers() throws IOException {
        RunLine run = hub.take(LINKAGE, FIRST, file(FIRST, line(1, "05"), line(1, "06"), line(2, "02")));

        hub.replay(hub.quarantine(run).get(1));

        RunLine again = hub.newest(LINKAGE);
        assertThat(again.balance()).isEqualTo(new Balance(1, 0, 0, 1, 0));
        assertThat(hub.quarantine(again))
                .extracting(Item::lineNo, Item::errorCode)
                .containsExactly(tuple(3L, "TSN-1007"));
        assertThat(numbers()).containsExactly(null, "02", null, null, null);
    }

    @Test
    void afterACrashTheMarkInTheWelfareDatabaseDecides() throws IOException {
        RunLine run = hub.take(LINKAGE, FIRST, file(FIRST, line(1, "01"), line(77, "01")));
        cutOffBeforeTheEnd(run);
        hub.welfare().update("update recipient set branch_number = '33' where branch_number = '01'");

        RunLine settled = hub.take(LINKAGE, FIRST, file(FIRST, line(1, "01"), line(77, "01")));

        assertThat(settled.id()).isEqualTo(run.id());
        assertThat(settled.balance()).isEqualTo(new Balance(2, 1, 0, 1, 0));
        assertThat(settled.state()).isEqualTo("CLOSED");
        assertThat(numbers()).first().as("not done twice").isEqualTo("33");
    }

    @Test
    void withoutTheMarkTheFileIsTakenFromItsBeginning() throws IOException {
        RunLine run = hub.take(LINKAGE, FIRST, file(FIRST, line(1, "01"), line(77, "01")));
        cutOffBeforeTheEnd(run);
        hub.welfare().update("delete from tsunagi_applied");
        hub.welfare().update("update recipient set branch_number = null");

        RunLine settled = hub.take(LINKAGE, FIRST, file(FIRST, line(1, "01"), line(77, "01")));

        assertThat(settled.id()).isEqualTo(run.id());
        assertThat(settled.balance()).isEqualTo(new Balance(2, 1, 0, 1, 0));
        assertThat(hub.quarantine(settled)).hasSize(1);
        assertThat(numbers()).first().isEqualTo("01");
    }

    private static void cutOffBeforeTheEnd(RunLine run) {
        hub.hub().update("update run set state = 'OPEN', closed_at = null where run_id = ?", run.id());
        hub.hub().update("update linkage_file set state = 'CLAIMED', put_away = false where run_id = ?", run.id());
    }

    private static List<String> numbers() {
        return hub.welfare().queryForList("select branch_number from recipient order by recipient_id", String.class);
    }

    private static List<String> subjects(RunLine run) {
        return hub.hub()
                .queryForList(
                        "select distinct subject from journal_entry where run_id = ? and subject is not null",
                        String.class,
                        run.id());
    }

    private static String line(int person, String number) {
        return line(person, number, "20260331");
    }

    private static String line(int person, String number, String assignedOn) {
        return "D," + PAYER + "," + recipientNumber(person) + "," + number + "," + assignedOn + "\r\n";
    }

    private static String file(String name, String... lines) {
        return "H,01,139998,20260401090000," + name + "\r\n" + String.join("", Arrays.asList(lines)) + "T,"
                + lines.length + "\r\n";
    }
}
