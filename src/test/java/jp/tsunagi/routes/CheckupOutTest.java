package jp.tsunagi.routes;

import static jp.tsunagi.support.ScreeningHub.CHECKED;
import static jp.tsunagi.support.ScreeningHub.HEIGHT;
import static jp.tsunagi.support.ScreeningHub.WEIGHT;
import static jp.tsunagi.support.ScreeningHub.key;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import jp.tsunagi.errors.ErrorCode;
import jp.tsunagi.errors.HubException;
import jp.tsunagi.files.SealedFile;
import jp.tsunagi.ledger.Balance;
import jp.tsunagi.ledger.LinkageFiles;
import jp.tsunagi.ledger.RunKind;
import jp.tsunagi.ledger.RunLine;
import jp.tsunagi.quarantine.Item;
import jp.tsunagi.register.Register;
import jp.tsunagi.retention.Retention;
import jp.tsunagi.support.HubFixturePeople;
import jp.tsunagi.support.ScreeningHub;
import org.apache.camel.ProducerTemplate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckupOutTest {
    private static final String UNVALIDATED = "not validated against the official schemas";

    private static final String OTHER_PAYER = "12012019";

    @TempDir
    static Path root;

    private static ScreeningHub office;

    private HubFixturePeople people;

    @BeforeAll
    static void start() throws IOException {
        office = new ScreeningHub(root, Optional.empty());
        office.addPayer(OTHER_PAYER);
        office.hub.start();
    }

    @AfterAll
    static void stop() {
        office.close();
    }

    @BeforeEach
    void seven() throws IOException {
        people = office.nextDay(7);
    }

    @Test
    void everyDocumentIsHeldByTheCounterpartUnderThePersonsNumber() {
        RunLine run = office.send();

        assertThat(run)
                .extracting(RunLine::fileName, RunLine::fileState, RunLine::balance)
                .containsExactly(office.archive() + ".zip", "PUBLISHED", new Balance(7, 7, 0, 0, 0));
        office.answer();
        assertThat(office.hub.run(run.id()))
                .extracting(RunLine::accepted, RunLine::rejected)
                .containsExactly(7L, 0L);
        var held = office.screening.documents(HubFixturePeople.PAYER, HubFixturePeople.recipientNumber(3));
        assertThat(held).hasSize(1);
        assertThat(office.screening.content(held.get(0)))
                .asString(StandardCharsets.UTF_8)
                .contains("value=\"160.5\"", "value=\"55.0\"");
    }

    @Test
    void withoutTheOfficialSchemasTheRunAndTheJournalSaySo() {
        RunLine run = office.send();

        assertThat(run.remark()).isEqualTo(UNVALIDATED);
        assertThat(office.hub
                        .hub()
                        .queryForList(
                                "select reason from journal_entry where action = 'PUBLISH' and outcome = 'INTENDED' and run_id = ?",
                                String.class,
                                run.id()))
                .containsExactly(UNVALIDATED);
    }

    @Test
    void aMistakeSetsItsOwnCheckAsideWithItsRowInTheQuery() {
        people.change(1, "non_disclosure", "1");
        office.hub.welfare().update("update checkup set institution_code = '0000000000' where checkup_id = 2");
        office.result(3, "9N999999999999999", "1");
        office.change(4, HEIGHT, "1605");
        people.change(5, "post_number", null);
        people.change(6, "birth_date", CHECKED.plusDays(1));

        RunLine run = office.send();

        assertThat(run.balance()).isEqualTo(new Balance(7, 1, 0, 5, 1));
        assertThat(office.hub.quarantine(run))
                .extracting(Item::lineNo, Item::recordKey, Item::errorCode, Item::field)
                .containsExactly(
                        tuple(2L, key(2), "TSN-1044", "institutionCode"),
                        tuple(3L, key(3), "TSN-1040", "9N999999999999999"),
                        tuple(4L, key(4), "TSN-1041", HEIGHT),
                        tuple(5L, key(5), "TSN-1001", "postNumber"),
                        tuple(6L, key(6), "TSN-1008", "birthdate"));
    }

    @Test
    void everyRuleThatKeepsACheckOutIsListed() throws IOException {
        office.hub.welfare().update("delete from checkup_consent where recipient_id = 1");
        office.consents(2, office.day(), "2");
        people.change(3, "self_info_refusal", "1")
                .change(4, "non_disclosure", "1")
                .end(5, office.day());
        office.hub
                .welfare()
                .update("update eligibility set qualified_on = ? where recipient_id = 6", CHECKED.plusDays(1));
        people.change(7, "payer_number", OTHER_PAYER);

        RunLine run = office.send();

        assertThat(run.balance()).isEqualTo(new Balance(7, 0, 0, 0, 7));
        assertThat(run.fileState()).isEqualTo("EMPTY");
        assertThat(Files.readAllLines(office.report("checkup-out-" + run.id())))
                .satisfiesExactly(
                        line -> assertThat(line).startsWith("公費負担者番号,受給者番号,健診実施日,"),
                        line -> assertThat(line).startsWith(OTHER_PAYER + ",").contains(",20260310,TSN-1055,"),
                        line -> assertThat(line).contains(",TSN-1050,"),
                        line -> assertThat(line).contains(",TSN-1051,"),
                        line -> assertThat(line).contains(",TSN-1052,"),
                        line -> assertThat(line).contains(",TSN-1053,"),
                        line -> assertThat(line).contains(",TSN-1054,"),
                        line -> assertThat(line).contains(",TSN-1054,"));
        assertThat(office.hub
                        .hub()
                        .queryForList(
                                "select outcome || ' ' || records from journal_entry where action = 'REPORT' "
                                        + "and outcome = 'INTENDED' and run_id = ?",
                                String.class,
                                run.id()))
                .containsExactly("INTENDED 7");
        assertThat(office.screening.upload()).isEmptyDirectory();
    }

    @Test
    void anotherPayersPeopleGoByALinkageOfTheirOwn() throws IOException {
        people.change(7, "payer_number", OTHER_PAYER);

        RunLine first = office.send();
        RunLine second = office.hub.run(ScreeningHub.SECOND);

        assertThat(first.balance()).isEqualTo(new Balance(7, 6, 0, 0, 1));
        assertThat(second)
                .extracting(RunLine::fileName, RunLine::balance)
                .containsExactly(
                        office.archive().replace("12138012", OTHER_PAYER) + ".zip", new Balance(7, 1, 0, 0, 6));
        Path arrived = office.second().resolve(second.fileName());
        Files.move(arrived, office.screening.upload().resolve(second.fileName()));
        office.answer();
        assertThat(office.hub.run(first.id()).accepted()).isEqualTo(6);
        assertThat(office.hub.run(second.id()).accepted()).isEqualTo(1);
        assertThat(office.screening.documents(OTHER_PAYER, HubFixturePeople.recipientNumber(7)))
                .hasSize(1);
    }

    @Test
    void theConsentOfTheDayOfSendingDecides() throws IOException {
        office.consents(1, office.day().plusDays(1), "0");
        people.change(1, "checkup_consent", "1");
        office.consents(2, office.day(), "0");
        people.change(3, "checkup_consent", "2");
        office.consents(4, office.day().minusDays(1), "0");
        office.consents(4, office.day(), "1");

        RunLine run = office.send();

        assertThat(run.balance()).isEqualTo(new Balance(7, 5, 0, 0, 2));
        assertThat(Files.readString(office.report(run.fileName())))
                .contains("20260310,TSN-1050,", "20260310,TSN-1051,");
        office.answer();
        office.later();
        assertThat(office.send().balance()).isEqualTo(new Balance(7, 0, 4, 0, 3));
    }

    @Test
    void whatWasAcceptedIsSentAgainOnlyWithOtherResults() {
        office.send();
        office.answer();

        office.later();
        RunLine again = office.send();
        assertThat(again)
                .extracting(RunLine::fileState, RunLine::balance, RunLine::remark)
                .containsExactly("EMPTY", new Balance(7, 0, 7, 0, 0), null);

        office.change(2, WEIGHT, "56.0");
        RunLine changed = office.send();
        office.answer();
        assertThat(changed.balance()).isEqualTo(new Balance(7, 1, 6, 0, 0));
        assertThat(office.hub.run(changed.id()).accepted()).isEqualTo(1);
        assertThat(office.screening.documents(HubFixturePeople.PAYER, HubFixturePeople.recipientNumber(2)))
                .extracting(document -> new String(office.screening.content(document), StandardCharsets.UTF_8))
                .satisfiesExactly(content -> assertThat(content).contains("value=\"56.0\""));
    }

    @Test
    void aConsentWithdrawnBeforeALateDeliveryIsRespectedAndNothingIsLostOrDoubled() {
        RunLine down = sealedOnly();
        office.later();
        office.consents(2, office.day(), "0");
        people.change(3, "self_info_refusal", "1");

        RunLine late = office.send();

        assertThat(late)
                .extracting(RunLine::fileName, RunLine::fileState, RunLine::balance)
                .containsExactly(office.archive() + ".zip", "PUBLISHED", new Balance(7, 5, 0, 0, 2));
        assertGivenUp(down, late);
        assertThat(office.screening.upload())
                .isDirectoryContaining(file -> file.endsWith(late.fileName()))
                .isDirectoryNotContaining(file -> file.toString().contains(down.fileName()));
        office.answer();
        assertThat(office.hub.run(late.id()).accepted()).isEqualTo(5);
        assertThat(office.screening.documents(HubFixturePeople.PAYER, HubFixturePeople.recipientNumber(2)))
                .noneMatch(document -> document.archiveName().equals(late.fileName()));
        assertThat(office.send().balance()).isEqualTo(new Balance(7, 0, 5, 0, 2));
    }

    @Test
    void anArchiveThatIsMadeAnewOnItsDayHasTheNameOfTheOneThatNobodySaw() {
        RunLine down = sealedOnly();
        people.change(1, "non_disclosure", "1");

        RunLine late = office.send();

        assertThat(late)
                .extracting(RunLine::fileName, RunLine::fileState, RunLine::balance)
                .containsExactly(down.fileName(), "PUBLISHED", new Balance(7, 6, 0, 0, 1));
        assertThat(late.sha256()).isNotEqualTo(down.sha256());
        office.answer();
        assertThat(office.hub.run(late.id()).accepted()).isEqualTo(6);
        assertThat(office.hub.run(down.id()).accepted()).isZero();
    }

    @Test
    void whileTheServerCannotBeAskedTheSealedArchiveWaits() {
        RunLine down = sealedOnly();
        office.screening.stop();

        assertThatThrownBy(office::send)
                .isInstanceOf(HubException.class)
                .hasMessageContaining("run " + down.id() + " waits");
        assertThat(office.hub.newest(ScreeningHub.OUT))
                .extracting(RunLine::id, RunLine::state, RunLine::fileState)
                .containsExactly(down.id(), "OPEN", "SEALED");
        office.screening.start();
    }

    @Test
    void whatLiesAtTheServerUnderATemporaryNameIsTakenBack() throws IOException {
        RunLine down = sealedOnly();
        Path part = office.screening.upload().resolve(down.fileName() + ".part");
        Files.copy(staged(down), part);
        office.hub.hub().update("update linkage_file set state = 'UPLOADED'");
        office.later();
        office.consents(2, office.day(), "0");

        RunLine late = office.send();

        assertGivenUp(down, late);
        assertThat(part).doesNotExist();
        assertThat(late.balance()).isEqualTo(new Balance(7, 6, 0, 0, 1));
    }

    @Test
    void anArchiveThatTheCounterpartHasAlreadyIsNotMadeAnew() throws IOException {
        RunLine down = sealedOnly();
        Files.copy(staged(down), office.screening.upload().resolve(down.fileName()));
        office.hub.hub().update("update linkage_file set state = 'UPLOADED'");
        office.hub.clock().moveTo(office.day().plusDays(1), LocalTime.of(19, 0));

        RunLine late = office.send();

        assertThat(late)
                .extracting(RunLine::id, RunLine::state, RunLine::fileState)
                .containsExactly(down.id(), "CLOSED", "PUBLISHED");
        assertThat(staged(down)).doesNotExist();
    }

    @Test
    void aCrashBetweenGivingUpAndTheNewRunLosesNothing() {
        RunLine down = sealedOnly();
        office.hub.hub().update("update linkage_file set state = 'ABANDONED'");
        office.hub.hub().update("update run set error_code = null, kind = 'FULL'");

        RunLine late = office.send();

        assertGivenUp(down, late);
        assertThat(late)
                .extracting(RunLine::kind, RunLine::fileState, RunLine::balance)
                .containsExactly(RunKind.FULL, "PUBLISHED", new Balance(7, 7, 0, 0, 0));
    }

    @Test
    void anArchiveThatACrashLeftHalfMadeOnAnotherDayIsMadeByTheConsentsOfToday() throws IOException {
        RunLine down = sealedOnly();
        office.hub.hub().update("delete from sent_record");
        office.hub.hub().update("update linkage_file set state = 'STAGED', sha256 = null, subject = null");
        office.later();
        office.consents(2, office.day(), "0");

        RunLine late = office.send();

        assertGivenUp(down, late);
        assertThat(late.balance()).isEqualTo(new Balance(7, 6, 0, 0, 1));
    }

    @Test
    void aRetryAfterMidnightPublishesNothing() {
        RunLine down = sealedOnly();
        SealedFile sealed = new SealedFile(
                office.hub.bean(Register.class).linkage(ScreeningHub.OUT),
                office.hub.bean(LinkageFiles.class).find(down.fileId()).orElseThrow(),
                staged(down),
                office.day());
        office.hub.clock().moveTo(office.day().plusDays(1), LocalTime.of(0, 1));

        assertThatThrownBy(() -> office.hub.bean(ProducerTemplate.class).sendBody("direct:deliver-sftp", sealed))
                .rootCause()
                .hasMessageContaining("its day is over");
        assertThat(office.screening.upload()).isDirectoryNotContaining(file -> file.endsWith(down.fileName()));
        assertThat(office.hub.run(down.id()).fileState()).isEqualTo("UPLOADED");
    }

    /** An archive that never reached the server, which is there again. */
    private static RunLine sealedOnly() {
        office.screening.stop();
        assertThatThrownBy(office::send)
                .isInstanceOfSatisfying(
                        HubException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.SFTP_FAILED));
        office.screening.start();
        RunLine down = office.hub.newest(ScreeningHub.OUT);
        assertThat(down).extracting(RunLine::state, RunLine::fileState).containsExactly("OPEN", "SEALED");
        return down;
    }

    private static Path staged(RunLine run) {
        return office.hub.data().resolve("hub/staging/checkup-out/." + run.fileName() + ".part");
    }

    private static void assertGivenUp(RunLine run, RunLine anew) {
        assertThat(office.hub.run(run.id()))
                .extracting(RunLine::state, RunLine::errorCode, RunLine::errorDetail, RunLine::fileState)
                .containsExactly(
                        "FAILED", "TSN-3007", "not delivered in time; made anew as run " + anew.id(), "ABANDONED");
        assertThat(staged(run)).doesNotExist();
        assertThat(office.hub
                        .hub()
                        .queryForList(
                                "select outcome from journal_entry where action = 'RUN' and run_id = ? order by seq",
                                String.class,
                                run.id()))
                .containsExactly("INTENDED", "FAILED");
    }

    @Test
    void aRunThatWasCutOffBeginsAnewUnderItsNameAndGivesTheSameBytes() throws IOException {
        RunLine whole = office.send();
        byte[] bytes = office.uploaded();
        // As a crash leaves it: the run open, its file staged, half an archive under the temporary name.
        Files.delete(office.screening.upload().resolve(whole.fileName()));
        office.hub.hub().update("delete from sent_record");
        office.hub.hub().update("update linkage_file set state = 'STAGED', sha256 = null, subject = null");
        office.hub.hub().update("update run set state = 'OPEN', closed_at = null");
        Path staged = Files.createDirectories(office.hub.data().resolve("hub/staging/checkup-out"));
        Files.write(staged.resolve("." + whole.fileName() + ".part"), new byte[1 << 20]);

        RunLine again = office.send();

        assertThat(again)
                .extracting(RunLine::id, RunLine::fileName, RunLine::sha256)
                .containsExactly(whole.id(), whole.fileName(), whole.sha256());
        assertThat(office.uploaded()).isEqualTo(bytes);
    }

    @Test
    void aRejectedDocumentIsReconciledWithItsItem() throws IOException {
        RunLine run = office.send();
        office.screening.collect();
        rewrite("D,2,(.*),1,0000,", "D,2,$1,9,S004," + HEIGHT, "T,7,7,0", "T,7,6,1");

        office.hub.run(ScreeningHub.RESULT);

        assertThat(office.hub.run(run.id()))
                .extracting(RunLine::accepted, RunLine::rejected)
                .containsExactly(6L, 1L);
        assertThat(office.hub
                        .hub()
                        .queryForList(
                                "select record_key || ' ' || detail from answer where not accepted", String.class))
                .containsExactly(key(2) + " " + HEIGHT);
    }

    @Test
    void anAnswerUnderAnotherDocumentsNameIsSetAside() throws IOException {
        RunLine run = office.send();
        office.screening.collect();
        rewrite("D,2,", "D,3,", "(D,4,.*)000004.xml", "$1000005.xml", "(D,5,.*,h[0-9]{10})20260", "$120261");

        RunLine answer = office.hub.run(ScreeningHub.RESULT);

        assertThat(office.hub.quarantine(answer))
                .extracting(Item::recordKey, Item::errorCode, Item::field)
                .containsExactly(
                        tuple(key(2), "TSN-1016", "detailNumber"),
                        tuple(key(4), "TSN-1016", "documentName"),
                        tuple(key(5), "TSN-1016", "documentName"));
        assertThat(office.hub.run(run.id()).accepted()).isEqualTo(4);
    }

    private static void rewrite(String... pairs) throws IOException {
        String content = Files.readString(office.result());
        for (int i = 0; i < pairs.length; i += 2) {
            String changed = content.replaceFirst(pairs[i], pairs[i + 1]);
            assertThat(changed).isNotEqualTo(content);
            content = changed;
        }
        Files.writeString(office.result(), content);
    }

    @Test
    void theSameChecksOnTheSameDayGiveTheSameArchive() throws IOException {
        office.send();
        byte[] first = office.uploaded();

        office.sameDay(7);
        office.send();

        assertThat(office.uploaded()).isEqualTo(first);
    }

    @Test
    void theListOfWhoWasLeftOutGoesAfterTheLinkagesRetention() {
        people.change(1, "non_disclosure", "1");
        RunLine sent = office.send();
        RunLine none = office.send();
        assertThat(none.fileState()).isEqualTo("EMPTY");

        office.hub.clock().moveTo(office.day().plusYears(5), LocalTime.of(2, 30));
        assertThat(erased()).isEmpty();
        office.hub.clock().moveTo(office.day().plusYears(5).plusDays(1), LocalTime.of(2, 30));
        assertThat(erased())
                .containsExactlyInAnyOrder(
                        "erase hub/reports/" + sent.fileName() + ".exclusions.csv",
                        "erase hub/reports/checkup-out-" + none.id() + ".exclusions.csv");
    }

    private static List<String> erased() {
        return office.hub.bean(Retention.class).plan().stream()
                .filter(line -> line.endsWith(".exclusions.csv"))
                .toList();
    }

    @Test
    void whatIsOlderThanFiveYearsIsNotLookedAt() {
        office.hub
                .welfare()
                .update(
                        "update checkup set checked_on = ? where checkup_id = 1",
                        office.day().minusYears(5));
        office.hub
                .welfare()
                .update(
                        "update checkup set checked_on = ? where checkup_id = 2",
                        office.day().minusYears(5).minusDays(1));

        assertThat(office.send().balance()).isEqualTo(new Balance(6, 5, 0, 0, 1));
    }
}
