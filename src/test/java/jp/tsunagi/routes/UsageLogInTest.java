package jp.tsunagi.routes;

import static jp.tsunagi.support.HubFixturePeople.key;
import static jp.tsunagi.support.HubFixturePeople.recipientNumber;
import static jp.tsunagi.support.HubFixtureUsage.CLINIC;
import static jp.tsunagi.support.HubFixtureUsage.OTHER_CLINIC;
import static jp.tsunagi.support.HubFixtureUsage.file;
import static jp.tsunagi.support.HubFixtureUsage.line;
import static jp.tsunagi.support.HubFixtureUsage.number;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import jp.tsunagi.ledger.Balance;
import jp.tsunagi.ledger.RunLine;
import jp.tsunagi.quarantine.Item;
import jp.tsunagi.support.HubFixture;
import jp.tsunagi.support.HubFixturePeople;
import jp.tsunagi.support.HubFixtureUsage;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UsageLogInTest {
    private static final String LINKAGE = "usage-log-in";
    private static final String FIRST = "LOG_139998_20260401_001.csv";
    private static final String SECOND = "LOG_139998_20260401_002.csv";
    private static final String NOON = "20260310120000";

    @TempDir
    static Path root;

    private static HubFixture hub;

    private HubFixtureUsage usage;

    @BeforeAll
    static void start() throws IOException {
        hub = new HubFixture(root).start();
    }

    @AfterAll
    static void stop() {
        hub.close();
    }

    @BeforeEach
    void threePeople() throws IOException {
        hub.reset();
        HubFixturePeople.in(hub).found(3);
        usage = new HubFixtureUsage(hub.welfare()).found();
    }

    @Test
    void aCheckIsTakenOverWithEverythingThatTheLineSays() throws IOException {
        RunLine run = take(
                FIRST,
                line(1, NOON, 1, CLINIC),
                "D,ABCDEFGHIJKLMNOPQR09,20260401090000," + CLINIC + "," + HubFixturePeople.PAYER + ","
                        + recipientNumber(2) + ",01,2,6,2026030000001,1\r\n");

        assertThat(run.state()).isEqualTo("CLOSED");
        assertThat(run.balance()).isEqualTo(new Balance(2, 2, 0, 0, 0));
        assertThat(hub.welfare()
                        .queryForMap("select * from usage_log where confirmation_number = 'ABCDEFGHIJKLMNOPQR09'")
                        .values())
                .map(String::valueOf)
                .containsExactly(
                        "ABCDEFGHIJKLMNOPQR09",
                        "2026-04-01 09:00:00.0",
                        CLINIC,
                        "2",
                        "01",
                        "2",
                        "6",
                        "2026030000001",
                        "1",
                        "1",
                        "null");
        assertThat(hub.hub()
                        .queryForList(
                                "select distinct subject from journal_entry where run_id = ? and subject is not null",
                                String.class,
                                run.id()))
                .singleElement()
                .asString()
                .startsWith("set:2:");
    }

    @Test
    void onlyTheBadLinesAreSetAsideEachByItsCode() throws IOException {
        String good = line(1, NOON, 1, CLINIC);
        String recipient = recipientNumber(1);
        RunLine run = take(
                FIRST,
                good,
                good.replace(number(1), "0000000000000000000a"),
                good.replace(number(1), "0000000000000000002"),
                good.replace(NOON, "20260401090001").replace(number(1), number(4)),
                good.replace(CLINIC, "131123456X").replace(number(1), number(5)),
                good.replace(HubFixturePeople.PAYER, "12016011").replace(number(1), number(6)),
                good.replace(recipient, "1234567").replace(number(1), number(7)),
                good.replace(",,1,1,,", ",0x,1,1,,").replace(number(1), number(8)),
                good.replace(",1,1,,0", ",3,1,,0").replace(number(1), number(9)),
                good.replace(",1,1,,0", ",1,7,,0").replace(number(1), number(10)),
                good.replace(",1,1,,0", ",1,1,202603000001,0").replace(number(1), number(11)),
                good.replace(",1,1,,0", ",1,1,,2").replace(number(1), number(12)),
                line(13, "20260230120000", 1, CLINIC),
                line(14, NOON, 77, CLINIC),
                "D,too,few\r\n");

        assertThat(run.state()).isEqualTo("CLOSED");
        assertThat(run.balance()).isEqualTo(new Balance(15, 1, 0, 14, 0));
        assertThat(hub.quarantine(run))
                .extracting(Item::lineNo, Item::errorCode, Item::field)
                .containsExactly(
                        tuple(3L, "TSN-1017", "confirmationNumber"),
                        tuple(4L, "TSN-1017", "confirmationNumber"),
                        tuple(5L, "TSN-1009", "confirmedAt"),
                        tuple(6L, "TSN-1017", "institutionCode"),
                        tuple(7L, "TSN-1005", "insurerNumber"),
                        tuple(8L, "TSN-1005", "insuredIdentificationNumber"),
                        tuple(9L, "TSN-1017", "insuredBranchNumber"),
                        tuple(10L, "TSN-1004", "referenceClassification"),
                        tuple(11L, "TSN-1004", "qualificationValidity"),
                        tuple(12L, "TSN-1017", "issueNumber"),
                        tuple(13L, "TSN-1004", "checkupViewed"),
                        tuple(14L, "TSN-1003", "confirmedAt"),
                        tuple(15L, "TSN-1020", "insuredIdentificationNumber"),
                        tuple(16L, "TSN-1010", ""));
        assertThat(usage.ties()).containsExactly("1 1 null");
    }

    @Test
    void aNumberTwiceIsTakenOnceWhenTheLinesAreTheSameAndNotAtAllWhenTheyDiffer() throws IOException {
        String same = line(1, NOON, 1, CLINIC);
        RunLine run = take(
                FIRST,
                same,
                same,
                line(2, NOON, 2, CLINIC),
                line(2, NOON, 3, CLINIC),
                line(2, NOON, 2, CLINIC),
                line(3, NOON, 77, CLINIC),
                line(3, NOON, 3, CLINIC));

        assertThat(run.balance()).isEqualTo(new Balance(7, 1, 0, 6, 0));
        assertThat(hub.quarantine(run))
                .extracting(Item::lineNo, Item::errorCode, Item::field)
                .containsExactly(
                        tuple(3L, "TSN-1007", "confirmationNumber"),
                        tuple(4L, "TSN-1007", "confirmationNumber"),
                        tuple(5L, "TSN-1007", "confirmationNumber"),
                        tuple(6L, "TSN-1007", "confirmationNumber"),
                        tuple(7L, "TSN-1020", "insuredIdentificationNumber"),
                        tuple(8L, "TSN-1007", "confirmationNumber"));
        assertThat(usage.ties()).containsExactly("1 1 null");
    }

    @Test
    void aNumberTakenBeforeIsUnchangedOrSetAside() throws IOException {
        String shown = line(2, NOON, 2, CLINIC, "2026030000001");
        take(FIRST, line(1, NOON, 1, CLINIC), shown, line(3, NOON, 3, CLINIC));

        RunLine run = take(
                SECOND,
                line(1, NOON, 1, CLINIC),
                shown,
                line(3, NOON, 1, CLINIC),
                line(4, NOON, 3, CLINIC),
                line(5, NOON, 3, CLINIC));
        RunLine emptied = take("LOG_139998_20260401_003.csv", line(2, NOON, 2, CLINIC));

        assertThat(run.balance()).isEqualTo(new Balance(5, 2, 2, 1, 0));
        assertThat(hub.hub()
                        .queryForList(
                                "select record_key || effect from taken_record where run_id = ?",
                                String.class,
                                run.id()))
                .containsExactlyInAnyOrder(key(1) + "UNCHANGED", key(2) + "UNCHANGED", key(3) + "TAKEN_OVER");
        assertThat(hub.quarantine(run))
                .extracting(Item::lineNo, Item::errorCode, Item::field)
                .containsExactly(tuple(4L, "TSN-1035", "confirmationNumber"));
        assertThat(emptied.balance()).as("the voucher that was shown differs").isEqualTo(new Balance(1, 0, 0, 1, 0));
        assertThat(usage.ties()).containsExactly("1 1 null", "2 1 null", "3 1 null", "4 1 null", "5 1 null");
    }

    @Test
    void aCheckIsTiedToTheEligibilityOfItsDay() throws IOException {
        HubFixturePeople.in(hub).end(1, LocalDate.of(2026, 3, 10));
        hub.welfare().update("insert into eligibility values (1, 2, date '2026-03-20', null, null)");

        take(
                FIRST,
                line(1, "20251231235959", 1, CLINIC),
                line(2, "20260101000000", 1, CLINIC),
                line(3, "20260309235959", 1, CLINIC),
                line(4, "20260310000000", 1, CLINIC),
                line(5, "20260320000000", 1, CLINIC));

        assertThat(usage.ties()).containsExactly("1 null null", "2 1 null", "3 1 null", "4 null null", "5 2 null");
    }

    @Test
    void aCheckIsTiedToTheVoucherForThatPersonAndInstitutionOnThatDay() throws IOException {
        usage.voucher(10, 1, CLINIC, "2026030000010").voucher(20, 2, OTHER_CLINIC, "2026030000020");

        take(
                FIRST,
                line(1, "20260228235959", 1, CLINIC),
                line(2, "20260301000000", 1, CLINIC),
                line(3, "20260331235959", 1, CLINIC),
                line(4, "20260401000000", 1, CLINIC),
                line(5, NOON, 1, OTHER_CLINIC),
                line(6, NOON, 2, CLINIC, "2026030000020"),
                line(7, NOON, 3, CLINIC, "2026030000010"));

        assertThat(usage.ties())
                .containsExactly("1 1 null", "2 1 10", "3 1 10", "4 1 null", "5 1 null", "6 1 null", "7 1 null");
    }

    @Test
    void aCancelledVoucherCountsUntilTheDayBeforeItsCancellation() throws IOException {
        usage.voucher(10, 1, CLINIC, "2026030000010").cancel(10, "2026-03-10");

        take(FIRST, line(1, "20260309235959", 1, CLINIC), line(2, "20260310000000", 1, CLINIC));

        assertThat(usage.ties()).containsExactly("1 1 10", "2 1 null");
    }

    @Test
    void ofSeveralVouchersTheOneThatWasShownIsTiedOrElseTheFirst() throws IOException {
        usage.voucher(11, 1, CLINIC, "2026030000011")
                .voucher(9, 1, CLINIC, null)
                .voucher(10, 1, CLINIC, "2026030000010")
                .voucher(12, 1, CLINIC, "2026030000012")
                .voucher(13, 1, CLINIC, "2026030000013")
                .cancel(13, "2026-03-01");

        take(
                FIRST,
                line(1, NOON, 1, CLINIC, "2026030000012"),
                line(2, NOON, 1, CLINIC),
                line(3, NOON, 1, CLINIC, "2026030000099"),
                line(4, NOON, 1, CLINIC, "2026030000013"));

        assertThat(usage.ties()).containsExactly("1 1 12", "2 1 10", "3 1 10", "4 1 10");
    }

    @Test
    void aLineIsTakenAgainOnceItsRecipientIsThere() throws IOException {
        RunLine run = take(FIRST, line(1, NOON, 4, CLINIC), line(2, NOON, 4, CLINIC));
        HubFixturePeople.in(hub).add(4, 4);

        hub.replay(hub.quarantine(run).get(1));

        assertThat(hub.newest(LINKAGE).balance()).isEqualTo(new Balance(1, 1, 0, 0, 0));
        assertThat(usage.ties()).containsExactly("2 1 null");
    }

    @Test
    void anEmptyLogClosesWithNothing() throws IOException {
        RunLine run = take(FIRST);

        assertThat(run.balance()).isEqualTo(Balance.ZERO);
        assertThat(run.state()).isEqualTo("CLOSED");
    }

    private static RunLine take(String name, String... lines) throws IOException {
        return hub.take(LINKAGE, name, file(name, lines));
    }
}
