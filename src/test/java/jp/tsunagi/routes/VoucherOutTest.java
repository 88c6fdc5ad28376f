package jp.tsunagi.routes;

import static jp.tsunagi.support.HubFixture.DAY;
import static jp.tsunagi.support.HubFixturePeople.PAYER;
import static jp.tsunagi.support.HubFixturePeople.key;
import static jp.tsunagi.support.HubFixturePeople.recipientNumber;
import static jp.tsunagi.support.HubFixtureResults.header;
import static jp.tsunagi.support.HubFixtureResults.put;
import static jp.tsunagi.support.HubFixtureResults.trailer;
import static jp.tsunagi.support.HubFixtureVouchers.CLINIC;
import static jp.tsunagi.support.HubFixtureVouchers.PHARMACY;
import static jp.tsunagi.support.HubFixtureVouchers.accepted;
import static jp.tsunagi.support.HubFixtureVouchers.rejected;
import static jp.tsunagi.support.HubFixtureVouchers.voucherKey;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import jp.tsunagi.errors.ErrorCode;
import jp.tsunagi.errors.HubException;
import jp.tsunagi.files.RunRequest;
import jp.tsunagi.ledger.Balance;
import jp.tsunagi.ledger.RunKind;
import jp.tsunagi.ledger.RunLine;
import jp.tsunagi.quarantine.Item;
import jp.tsunagi.routing.LinkageRunner;
import jp.tsunagi.support.HubFixture;
import jp.tsunagi.support.HubFixtureFiles;
import jp.tsunagi.support.HubFixturePeople;
import jp.tsunagi.support.HubFixtureVouchers;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VoucherOutTest {
    private static final String LINKAGE = "voucher-out";
    private static final String FIRST = "IRK_139998_20260401_001.csv";
    private static final String SECOND = "IRK_139998_20260401_002.csv";

    @TempDir
    static Path root;

    private static HubFixture hub;

    private HubFixturePeople people;
    private HubFixtureVouchers vouchers;

    @BeforeAll
    static void start() throws IOException {
        hub = new HubFixture(root).start();
    }

    @AfterAll
    static void stop() {
        hub.close();
    }

    @BeforeEach
    void threePeopleWhoAreRegistered() throws IOException {
        hub.reset();
        people = HubFixturePeople.in(hub).found(3);
        vouchers = HubFixtureVouchers.in(hub).found();
        hub.send(RunKind.FULL);
        hub.answer();
    }

    @Test
    void vouchersOfThisMonthAndTheNextAreNumberedAndSent() throws IOException {
        vouchers.medical(11, 1, DAY)
                .dispensing(12, 1, DAY)
                .medical(21, 2, DAY.plusMonths(1))
                .medical(31, 3, DAY.plusMonths(2));
        RunLine run = hub.run(LINKAGE);

        assertThat(run.state()).isEqualTo("CLOSED");
        assertThat(run.balance()).isEqualTo(new Balance(3, 3, 0, 0, 0));
        assertThat(vouchers.numbers()).containsExactly("2026040000001", "2026040000002", "2026050000001", null);
        assertThat(lines(FIRST))
                .containsExactly(
                        "H,01,02,139998,20260401060000," + FIRST,
                        "D,02,01,01,2026040000001," + PAYER + "," + recipientNumber(1) + ",202604,20260401,20260430,"
                                + CLINIC + ",,02,高血圧症,,,01,02,0,0,0,0,01,,02",
                        "D,02,01,02,2026040000002," + PAYER + "," + recipientNumber(1) + ",202604,20260401,20260430,"
                                + PHARMACY + "," + CLINIC + ",04,高血圧症,,,01,02,0,0,0,0,01,,02",
                        "D,02,01,01,2026050000001," + PAYER + "," + recipientNumber(2) + ",202605,20260501,20260531,"
                                + CLINIC + ",,02,高血圧症,,,01,02,0,0,0,0,01,,02",
                        "T,3,3,0,0");
        assertThat(entries(run, "APPLY")).containsExactly("INTENDED 3", "DONE 3");
        assertThat(hub.hub()
                        .queryForList(
                                "select distinct subject from journal_entry where run_id = ? and action = 'APPLY'",
                                String.class,
                                run.id()))
                .singleElement()
                .asString()
                .startsWith("set:2:");
        assertThat(hub.hub()
                        .queryForList(
                                "select record_key from taken_record where run_id = ? order by record_no",
                                String.class,
                                run.id()))
                .containsExactly(PAYER + recipientNumber(1), PAYER + recipientNumber(2));
    }

    @Test
    void whatIsNumberedLaterGetsTheNumbersThatFollow() {
        vouchers.medical(11, 1, DAY).medical(12, 1, DAY);
        hub.run(LINKAGE);
        vouchers.medical(5, 2, DAY);
        hub.run(LINKAGE);
        hub.welfare().update("delete from voucher where voucher_id = 5");
        vouchers.medical(31, 3, DAY);
        hub.run(LINKAGE);

        assertThat(vouchers.numbers())
                .as("a number is never given twice")
                .containsExactly("2026040000001", "2026040000002", "2026040000004");
    }

    @Test
    void officesNumberEachForItself() {
        hub.welfare().update("insert into office values ('12016028', '架空市第二福祉事務所')");
        people.change(2, "payer_number", "12016028");
        vouchers.medical(11, 1, DAY).medical(21, 2, DAY).medical(31, 3, DAY);
        hub.run(LINKAGE);

        assertThat(vouchers.numbers()).containsExactly("2026040000001", "2026040000001", "2026040000002");
    }

    @Test
    void nothingToSendLeavesNoFile() throws IOException {
        assertThat(hub.run(LINKAGE).fileState()).isEqualTo("EMPTY");
        assertThat(HubFixtureFiles.names(drop())).isEmpty();
    }

    @Test
    void aVoucherWaitsUntilItsPersonIsRegistered() {
        people.add(4, 4);
        vouchers.medical(11, 1, DAY).medical(41, 4, DAY);
        assertThat(hub.run(LINKAGE).balance()).isEqualTo(new Balance(2, 1, 0, 0, 1));

        hub.send(RunKind.DIFFERENCE);
        assertThat(hub.run(LINKAGE).balance())
                .as("one waits for its answer, one for its person's")
                .isEqualTo(new Balance(2, 0, 0, 0, 2));
        hub.answer();
        assertThat(hub.run(LINKAGE).balance()).isEqualTo(new Balance(2, 1, 1, 0, 0));
    }

    @Test
    void aChangeAndACancellationGoOutAndWhatIsTheSameDoesNot() throws IOException {
        vouchers.medical(11, 1, DAY).medical(21, 2, DAY).medical(31, 3, DAY);
        hub.run(LINKAGE);
        hub.answer();
        vouchers.change(11, "self_pay_amount", 500).change(21, "cancelled_on", DAY);

        RunLine changes = hub.run(LINKAGE);
        assertThat(changes.balance()).isEqualTo(new Balance(3, 2, 1, 0, 0));
        assertThat(lines(SECOND).get(1)).startsWith("D,02,02,01,2026040000001,").contains(",500,01,,02");
        assertThat(lines(SECOND).get(2)).startsWith("D,02,03,01,2026040000002,").endsWith(",01,20260401,02");
        assertThat(lines(SECOND).get(3)).isEqualTo("T,2,0,1,1");
        hub.answer();
        assertThat(hub.run(changes.id()))
                .extracting(RunLine::fileState, RunLine::accepted)
                .containsExactly("RECONCILED", 2L);
    }

    @Test
    void aVoucherIsCancelledAlsoWhenItCouldNotBeIssuedAnyMore() {
        vouchers.medical(11, 1, DAY);
        hub.run(LINKAGE);
        hub.answer();
        people.end(1, DAY.plusDays(9));

        RunLine standing = hub.run(LINKAGE);
        assertThat(hub.quarantine(standing)).extracting(Item::errorCode).containsExactly("TSN-1030");
        vouchers.change(11, "cancelled_on", DAY.plusDays(9));
        assertThat(hub.run(LINKAGE).balance()).isEqualTo(new Balance(1, 1, 0, 0, 0));
        assertThat(hub.quarantine(standing)).extracting(Item::state).containsExactly("MENDED");
    }

    @Test
    void whatIsCancelledBeforeItWentOutNeverGoesOut() {
        people.add(4, 4);
        vouchers.medical(11, 1, DAY).medical(41, 4, DAY).change(11, "cancelled_on", DAY);
        assertThat(hub.run(LINKAGE).balance()).as("numbered, but waiting").isEqualTo(new Balance(1, 0, 0, 0, 1));
        vouchers.change(41, "cancelled_on", DAY);

        assertThat(hub.run(LINKAGE).balance()).isEqualTo(new Balance(1, 0, 1, 0, 0));
        assertThat(vouchers.numbers()).containsExactly(null, "2026040000001");
    }

    @Test
    void whatMayNotBeIssuedGetsNoNumberAndIsSetAside() {
        vouchers.institution("1330000003", "3")
                .medical(11, 1, DAY)
                .medical(12, 1, DAY)
                .medical(13, 1, DAY)
                .medical(14, 1, DAY)
                .medical(21, 2, DAY)
                .medical(31, 3, DAY)
                .change(12, "valid_until", DAY.plusMonths(1))
                .change(13, "valid_until", DAY.minusDays(1))
                .change(14, "institution_code", "1330000003");
        hub.welfare().update("insert into eligibility values (3, 2, ?, null, null)", DAY.plusDays(20));
        people.end(2, DAY.plusDays(14));
        hub.welfare()
                .update(
                        "update eligibility set lost_on = ?, loss_reason = '99' where recipient_id = 3 and period_no = 1",
                        DAY.plusDays(10));
        RunLine run = hub.run(LINKAGE);

        assertThat(run.balance()).isEqualTo(new Balance(6, 1, 0, 5, 0));
        assertThat(vouchers.numbers()).containsExactly("2026040000001", null, null, null, null, null);
        assertThat(hub.quarantine(run))
                .extracting(Item::recordKey, Item::field, Item::errorCode)
                .containsExactlyInAnyOrder(
                        tuple(key(1) + "V12", "expirationDate", "TSN-1032"),
                        tuple(key(1) + "V13", "expirationDate", "TSN-1032"),
                        tuple(key(1) + "V14", "designatedMedicalInstitutionCode", "TSN-1031"),
                        tuple(key(2) + "V21", "validDate", "TSN-1030"),
                        tuple(key(3) + "V31", "validDate", "TSN-1030"));
    }

    @Test
    void assistanceThatGoesOnFromOnePeriodToTheNextIsAssistanceOnEveryDay() {
        vouchers.medical(11, 1, DAY);
        hub.welfare().update("insert into eligibility values (1, 2, ?, null, null)", DAY.plusDays(10));
        hub.welfare()
                .update(
                        "update eligibility set lost_on = ?, loss_reason = '99' where recipient_id = 1 and period_no = 1",
                        DAY.plusDays(10));

        assertThat(hub.run(LINKAGE).balance()).isEqualTo(new Balance(1, 1, 0, 0, 0));
    }

    @Test
    void anInstitutionMustBeDesignatedForTheWholePeriod() {
        vouchers.medical(11, 1, DAY);
        hub.welfare().update("update institution set designated_until = ?", DAY.plusDays(10));

        assertThat(hub.quarantine(hub.run(LINKAGE)))
                .extracting(Item::errorCode, Item::note)
                .containsExactly(tuple("TSN-1031", "not for the whole period"));
    }

    @Test
    void itemsThatAreWrongOrContradictEachOtherAreSetAside() {
        vouchers.medical(11, 1, DAY)
                .medical(12, 1, DAY)
                .medical(13, 1, DAY)
                .medical(14, 1, DAY)
                .dispensing(15, 1, DAY)
                .medical(16, 1, DAY)
                .medical(17, 1, DAY)
                .change(11, "prefectural_expense", "7")
                .change(12, "self_pay_amount", -1)
                .change(13, "single_or_combined", "02")
                .change(14, "injury_name_1", "")
                .change(15, "prescription_issuer", null)
                .change(16, "injury_name_1", "\uF8FF")
                .change(17, "ticket_type", "02");
        RunLine run = hub.run(LINKAGE);

        assertThat(run.balance()).isEqualTo(new Balance(7, 0, 0, 7, 0));
        assertThat(hub.quarantine(run))
                .extracting(Item::lineNo, Item::field, Item::errorCode)
                .containsExactly(
                        tuple(1L, "statusOfPrefecturalExpenses", "TSN-1004"),
                        tuple(2L, "selfPayAmount", "TSN-1041"),
                        tuple(3L, "statusOfSocialInsurance", "TSN-1016"),
                        tuple(4L, "injuryName1", "TSN-1016"),
                        tuple(5L, "prescriptionIssuerCode", "TSN-1016"),
                        tuple(6L, "injuryName1", "TSN-1006"),
                        tuple(7L, "medicalTreatmentType", "TSN-1016"));
    }

    @Test
    void twoVouchersOfOneNumberAreBothSetAside() {
        vouchers.medical(11, 1, DAY)
                .medical(12, 1, DAY)
                .medical(21, 2, DAY)
                .change(11, "issue_number", "2026040000007")
                .change(12, "issue_number", "2026040000007");
        RunLine run = hub.run(LINKAGE);

        assertThat(run.balance()).isEqualTo(new Balance(3, 1, 0, 2, 0));
        assertThat(hub.quarantine(run))
                .extracting(Item::recordKey, Item::errorCode)
                .containsOnly(tuple(voucherKey(1, "2026040000007"), "TSN-1007"));
    }

    @Test
    void aNumberThatTheHubDidNotGiveConcernsItsOwnVoucherAlone() throws IOException {
        vouchers.medical(11, 1, DAY)
                .medical(12, 1, DAY)
                .medical(21, 2, DAY)
                .medical(31, 3, DAY)
                .change(11, "issue_number", "202604ABCDEFG")
                .change(21, "issue_number", "2026049999999");
        RunLine run = hub.run(LINKAGE);

        assertThat(run.balance()).isEqualTo(new Balance(4, 3, 0, 1, 0));
        assertThat(vouchers.numbers())
                .containsExactly("202604ABCDEFG", "2026040000001", "2026049999999", "2026040000002");
        assertThat(hub.quarantine(run))
                .extracting(Item::recordKey, Item::field, Item::errorCode)
                .containsExactly(tuple(voucherKey(1, "202604ABCDEFG"), "issueNumber", "TSN-1017"));
        assertThat(hub.hub()
                        .queryForList("select record_key from taken_record where run_id = ?", String.class, run.id()))
                .as("to whom numbers were given")
                .containsExactlyInAnyOrder(key(1), key(3));
    }

    @Test
    void whatNoSerialNumberIsLeftForIsSetAsideAndTheOthersGoOn() {
        vouchers.medical(11, 1, DAY).medical(12, 1, DAY).medical(21, 2, DAY.plusMonths(1));
        hub.welfare().update("insert into issue_number_counter values (?, '202604', 9999998)", PAYER);
        RunLine run = hub.run(LINKAGE);

        assertThat(run.balance()).isEqualTo(new Balance(3, 1, 0, 2, 0));
        assertThat(vouchers.numbers()).containsExactly(null, null, "2026050000001");
        assertThat(hub.quarantine(run))
                .extracting(Item::recordKey, Item::field, Item::errorCode)
                .containsExactly(
                        tuple(key(1) + "V11", "issueNumber", "TSN-1033"),
                        tuple(key(1) + "V12", "issueNumber", "TSN-1033"));
    }

    @Test
    void aSingleVoucherGoesOutAtOnceAndTheOthersWithTheSchedule() throws IOException {
        vouchers.medical(11, 1, DAY).medical(12, 1, DAY).medical(21, 2, DAY);
        RunLine single = only(key(1) + "V12");

        assertThat(single.kind()).isEqualTo(RunKind.DIFFERENCE);
        assertThat(single.balance()).isEqualTo(new Balance(1, 1, 0, 0, 0));
        assertThat(lines(FIRST)).hasSize(3);
        assertThat(vouchers.numbers()).as("what was not asked for").containsExactly(null, "2026040000001", null);
        assertThat(hub.hub()
                        .queryForList(
                                "select record_key from taken_record where run_id = ?", String.class, single.id()))
                .containsExactly(key(1));
        assertThat(only(key(2) + "V21").balance()).isEqualTo(new Balance(1, 1, 0, 0, 0));
        assertThat(only(voucherKey(2, vouchers.number(21))).balance())
                .as("by its number: it waits for its answer")
                .isEqualTo(new Balance(1, 0, 0, 0, 1));
        assertThat(hub.run(LINKAGE).balance()).isEqualTo(new Balance(3, 1, 0, 0, 2));
    }

    @Test
    void aVoucherIsReplayedOnceItsPersonIsOnAssistance() {
        people.end(1, DAY);
        vouchers.medical(11, 1, DAY).medical(21, 2, DAY);
        RunLine run = hub.run(LINKAGE);
        hub.welfare().update("update eligibility set lost_on = null, loss_reason = null where recipient_id = 1");

        hub.replay(hub.quarantine(run).get(0));

        assertThat(hub.newest(LINKAGE).balance()).isEqualTo(new Balance(1, 1, 0, 0, 0));
        assertThat(vouchers.numbers()).containsExactly("2026040000002", "2026040000001");
        assertThat(hub.quarantine(run)).extracting(Item::state).containsExactly("MENDED");
    }

    @Test
    void whenTheFolderIsGoneTheRunFailsAndTheNextOneSendsUnderTheSameNumbers() throws IOException {
        vouchers.medical(11, 1, DAY);
        Files.deleteIfExists(drop());
        Files.writeString(drop(), "a file in its place");
        assertThatThrownBy(() -> hub.run(LINKAGE))
                .isInstanceOfSatisfying(
                        HubException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.FOLDER_UNUSABLE));

        Files.delete(drop());
        assertThat(hub.run(LINKAGE).balance()).isEqualTo(new Balance(1, 1, 0, 0, 0));
        assertThat(vouchers.numbers()).containsExactly("2026040000001");
    }

    @Test
    void numbersThatCannotBeGivenFailTheRunAndNothingIsNumbered() throws IOException {
        String mapping = "mappings/voucher/voucher-out/counters.sql";
        vouchers.medical(11, 1, DAY);
        hub.edit(mapping, "n.last_number > t.last_number", "n.no_such_column > t.last_number");
        try {
            RunLine run = hub.run(LINKAGE);
            assertThat(run.errorCode()).isEqualTo("TSN-4003");
            assertThat(entries(run, "APPLY")).containsExactly("INTENDED 1", "FAILED 1");
            assertThat(hub.hub().queryForList("select run_id from taken_record where run_id = ?", Long.class, run.id()))
                    .isEmpty();
            assertThat(vouchers.numbers()).containsOnlyNulls();
        } finally {
            Files.writeString(hub.home().resolve(mapping), Files.readString(Path.of(mapping)));
        }
    }

    @Test
    void afterACrashBetweenNumberingAndSendingTheMarkDecides() throws IOException {
        vouchers.medical(11, 1, DAY);
        RunLine run = hub.run(LINKAGE);
        cutOffBeforeItsFileWasSealed(run);
        vouchers.medical(21, 2, DAY);

        RunLine settled = hub.run(LINKAGE);

        assertThat(settled.id()).isEqualTo(run.id());
        assertThat(settled.balance()).isEqualTo(new Balance(2, 1, 0, 1, 0));
        assertThat(vouchers.numbers()).as("numbered once").containsExactly("2026040000001", null);
        assertThat(hub.run(LINKAGE).balance()).isEqualTo(new Balance(2, 1, 0, 0, 1));
    }

    @Test
    void withoutTheMarkARunThatIsTakenUpNumbers() throws IOException {
        vouchers.medical(11, 1, DAY);
        RunLine run = hub.run(LINKAGE);
        cutOffBeforeItsFileWasSealed(run);
        hub.welfare().update("delete from tsunagi_applied");
        hub.welfare().update("update voucher set issue_number = null");
        hub.welfare().update("delete from issue_number_counter");

        assertThat(hub.run(LINKAGE).balance()).isEqualTo(new Balance(1, 1, 0, 0, 0));
        assertThat(vouchers.numbers()).containsExactly("2026040000001");
    }

    @Test
    void answersAreTiedToVouchersByTheirNumbers() throws IOException {
        vouchers.medical(11, 1, DAY).medical(12, 1, DAY).medical(21, 2, DAY).medical(31, 3, DAY);
        RunLine sent = hub.run(LINKAGE);
        put(
                hub,
                "RES_" + FIRST,
                header(FIRST)
                        + accepted(1, 1, "2026040000001")
                        + rejected(2, 1, "2026040000002", "E012")
                        + accepted(3, 2, "2026040000003")
                        + accepted(3, 2, "2026040000003")
                        + accepted(9, 3, "2026040000099")
                        + trailer(4, 1));
        RunLine answer = hub.take();

        assertThat(answer.balance().read()).isEqualTo(5);
        assertThat(hub.quarantine(answer))
                .extracting(Item::recordKey, Item::errorCode)
                .contains(tuple(voucherKey(3, "2026040000099"), "TSN-1011"))
                .contains(tuple(voucherKey(2, "2026040000003"), "TSN-1012"));
        assertThat(hub.run(sent.id()))
                .extracting(RunLine::accepted, RunLine::rejected)
                .containsExactly(2L, 1L);
        assertThat(report(FIRST))
                .anyMatch(line ->
                        line.startsWith("2," + PAYER + "," + recipientNumber(1) + ",2026040000002,REJECTED,E012"))
                .anyMatch(line -> line.startsWith("4," + PAYER + "," + recipientNumber(3) + ",2026040000004,WAITING"));
    }

    @Test
    void answersToBothLinkagesComeThroughOneInbox() throws IOException {
        people.add(4, 4);
        RunLine person = hub.send(RunKind.DIFFERENCE);
        vouchers.medical(11, 1, DAY);
        RunLine voucher = hub.run(LINKAGE);
        hub.answer();

        assertThat(hub.run(person.id()).fileState()).isEqualTo("RECONCILED");
        assertThat(hub.run(voucher.id()).fileState()).isEqualTo("RECONCILED");
    }

    private static RunLine only(String key) {
        hub.bean(LinkageRunner.class).run(LINKAGE, new RunRequest(RunKind.DIFFERENCE, key, "test"));
        return hub.newest(LINKAGE);
    }

    private static void cutOffBeforeItsFileWasSealed(RunLine run) throws IOException {
        hub.hub().update("update run set state = 'OPEN', closed_at = null where run_id = ?", run.id());
        hub.hub().update("update linkage_file set state = 'STAGED', sha256 = null where run_id = ?", run.id());
        hub.hub().update("delete from sent_record where file_id = ?", run.fileId());
        Files.delete(drop().resolve(run.fileName()));
        Files.delete(drop().resolve(run.fileName() + ".done"));
    }

    private static List<String> entries(RunLine run, String action) {
        return hub.hub()
                .queryForList(
                        "select outcome || ' ' || coalesce(cast(records as varchar), 'null') from journal_entry "
                                + "where run_id = ? and action = ? order by seq",
                        String.class,
                        run.id(),
                        action);
    }

    private static List<String> report(String sent) throws IOException {
        return Files.readAllLines(hub.data().resolve("hub/reports").resolve(sent + ".reconciliation.csv"));
    }

    private static Path drop() {
        return hub.data().resolve("drop").resolve(LINKAGE);
    }

    private static List<String> lines(String name) throws IOException {
        return HubFixtureFiles.lines(drop().resolve(name), StandardCharsets.UTF_8);
    }
}
