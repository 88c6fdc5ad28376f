package jp.tsunagi.routes;

import static jp.tsunagi.support.HubFixturePeople.key;
import static jp.tsunagi.support.HubFixturePeople.personalNumber;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import jp.tsunagi.errors.HubException;
import jp.tsunagi.ledger.Balance;
import jp.tsunagi.ledger.RunKind;
import jp.tsunagi.ledger.RunLine;
import jp.tsunagi.support.HubFixture;
import jp.tsunagi.support.HubFixtureFiles;
import jp.tsunagi.support.HubFixturePeople;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AddressViewTest {
    private static final String LINKAGE = "address-view";
    private static final int PEOPLE = 9;

    @TempDir
    static Path root;

    private static HubFixture hub;

    @BeforeAll
    static void start() throws IOException {
        hub = new HubFixture(root).start();
    }

    @AfterAll
    static void stop() {
        hub.close();
    }

    /** Both systems say the same of everyone. */
    @BeforeEach
    void agreed() throws IOException {
        hub.reset();
        hub.address().execute("drop view if exists welfare_reference");
        hub.address().execute("drop table if exists twice");
        hub.address().execute("create view welfare_reference as select personal_number, resident_number from person");
        hub.address().execute("grant select on welfare_reference to welfare_reader");
        HubFixturePeople.in(hub).found(PEOPLE);
        IntStream.rangeClosed(0, PEOPLE).forEach(person -> register(person, personalNumber(person)));
    }

    @Test
    void whoeverHasTheViewsNumberIsUnchanged() {
        RunLine run = hub.run(LINKAGE);

        assertThat(run.kind()).isEqualTo(RunKind.COMPARISON);
        assertThat(run.state()).isEqualTo("CLOSED");
        assertThat(run.balance()).isEqualTo(new Balance(PEOPLE, 0, PEOPLE, 0, 0));
        assertThat(matters()).isEmpty();
    }

    @Test
    void thatTheNumbersOfAllAreReadIsEnteredBeforeAndWhoseAfter() {
        RunLine run = hub.run(LINKAGE);

        assertThat(hub.hub()
                        .queryForList(
                                "select outcome || ' ' || subject || ' ' || coalesce(cast(records as varchar), '') from "
                                        + "journal_entry where run_id = ? and action = 'VIEW' order by seq",
                                String.class,
                                run.id()))
                .hasSize(2)
                .satisfies(entries -> {
                    assertThat(entries.get(0)).isEqualTo("INTENDED all:recipient ");
                    assertThat(entries.get(1))
                            .startsWith("DONE set:" + PEOPLE + ":")
                            .endsWith(" " + PEOPLE);
                });
    }

    @Test
    void aMissingNumberIsAttachedAndThePersonIsDueToBeSentAgain() {
        hub.welfare().update("update personal_number set number = null where recipient_id = 3");
        hub.welfare().update("delete from personal_number where recipient_id = 4");

        RunLine run = hub.run(LINKAGE);

        assertThat(run.balance()).isEqualTo(new Balance(PEOPLE, 2, PEOPLE - 2, 0, 0));
        assertThat(attached(3)).isEqualTo(personalNumber(3) + "|2|2026-04-01");
        assertThat(attached(4)).isEqualTo(personalNumber(4) + "|1|2026-04-01");
        assertThat(subjects(run)).singleElement().asString().startsWith("set:2:");
        assertThat(hub.hub()
                        .queryForList(
                                "select action || ' ' || outcome from journal_entry where run_id = ? order by seq",
                                String.class,
                                run.id()))
                .containsExactly(
                        "RUN INTENDED", "VIEW INTENDED", "VIEW DONE", "APPLY INTENDED", "APPLY DONE", "RUN DONE");
    }

    @Test
    void eachDifferenceIsListedWithoutTheNumberAndTheRecordIsLeftAsItIs() {
        set(1, personalNumber(77)); // differs
        set(2, ""); // blank
        hub.welfare().update("update personal_number set number = null where recipient_id in (3, 4, 5, 6)");
        set(3, "123456789012"); // check digit
        set(4, personalNumber(9)); // on two people of the view
        hub.welfare().update("update personal_number set number = ? where recipient_id = 7", personalNumber(5));
        hub.address().update("delete from person where resident_number = '18'"); // missing
        twice(6, personalNumber(6));
        List<String> before = records();

        RunLine run = hub.run(LINKAGE);

        assertThat(run.state()).isEqualTo("CLOSED");
        assertThat(run.balance()).isEqualTo(new Balance(PEOPLE, 0, 0, 0, PEOPLE));
        assertThat(matters())
                .containsExactly(
                        key(1) + " TSN-1021 OPEN",
                        key(2) + " TSN-1022 OPEN",
                        key(3) + " TSN-1028 OPEN",
                        key(4) + " TSN-1023 OPEN",
                        key(5) + " TSN-1023 OPEN", // another recipient has it
                        key(6) + " TSN-1025 OPEN",
                        key(7) + " TSN-1021 OPEN",
                        key(8) + " TSN-1024 OPEN",
                        key(9) + " TSN-1023 OPEN");
        assertThat(records()).isEqualTo(before);
        assertThat(subjects(run)).singleElement().asString().startsWith("set:9:");
    }

    @Test
    void whatIsMendedSettlesItselfAndWhatIsNotStaysOneMatter() {
        set(1, personalNumber(77));
        set(2, "");
        RunLine first = hub.run(LINKAGE);
        set(1, personalNumber(1));

        RunLine second = hub.run(LINKAGE);

        assertThat(matters()).containsExactly(key(1) + " TSN-1021 SETTLED", key(2) + " TSN-1022 OPEN");
        assertThat(hub.hub().queryForMap("select * from confirmation_item where state = 'OPEN'"))
                .containsEntry("first_run_id", first.id())
                .containsEntry("last_run_id", second.id());
    }

    @Test
    void withoutRecipientsItClosesWithNothing() throws IOException {
        hub.reset();

        assertThat(hub.run(LINKAGE).balance()).isEqualTo(Balance.ZERO);
    }

    @Test
    void aViewWithAThirdColumnIsRefusedAndNothingIsRead() {
        hub.address().execute("drop view welfare_reference");
        hub.address()
                .execute(
                        "create view welfare_reference as select personal_number, resident_number, origin from person");
        hub.address().execute("grant select on welfare_reference to welfare_reader");
        hub.welfare().update("update personal_number set number = null");

        refused("columns personal_number, resident_number, origin instead of two");
        assertThat(records()).allMatch(record -> record.startsWith("null|"));
    }

    @Test
    void anAccountThatMayDoMoreIsRefused() {
        hub.address().execute("grant select on person to welfare_reader");
        refused("sees");
        hub.address().execute("revoke select on person from welfare_reader");

        hub.address().execute("grant insert on welfare_reference to welfare_reader");
        refused("may change");
        hub.address().execute("revoke insert on welfare_reference from welfare_reader");

        hub.address().execute("alter user welfare_reader admin true");
        refused("administrator");
        hub.address().execute("alter user welfare_reader admin false");

        hub.address().execute("create sequence numbers");
        refused("may use the sequence public.numbers");
        hub.address().execute("drop sequence numbers");

        hub.address().execute("create alias everyone for 'java.lang.Math.abs(int)'");
        refused("may execute public.everyone");
        hub.address().execute("drop alias everyone");

        hub.address().execute("revoke select on welfare_reference from welfare_reader");
        refused("sees nothing");
    }

    @Test
    void aDatabaseThatIsAwayDelaysTheRunAndTheNextFinishesIt() {
        hub.address().execute("alter user welfare_reader set password 'another'");
        assertThatThrownBy(() -> hub.run(LINKAGE))
                .isInstanceOf(HubException.class)
                .hasMessageContaining("TSN-3001");
        RunLine delayed = hub.newest(LINKAGE);
        hub.address().execute("alter user welfare_reader set password 'welfare_reader'");

        RunLine run = hub.run(LINKAGE);

        assertThat(delayed.state()).isEqualTo("OPEN");
        assertThat(run.id()).isEqualTo(delayed.id());
        assertThat(run.balance()).isEqualTo(new Balance(PEOPLE, 0, PEOPLE, 0, 0));
    }

    @Test
    void aSourceOutOfOrderStopsTheRunAndNamesItsMapping() throws IOException {
        Path mapping = hub.home().resolve("mappings/address/address-view/recipients.sql");
        String sql = Files.readString(mapping);
        Files.writeString(mapping, sql.replace("order by r.resident_number", "order by r.resident_number desc"));
        try {
            assertThatThrownBy(() -> hub.run(LINKAGE))
                    .isInstanceOf(HubException.class)
                    .hasMessageContaining("TSN-4009")
                    .hasMessageContaining("recipients.sql");
        } finally {
            Files.writeString(mapping, sql);
        }
        assertThat(hub.newest(LINKAGE).state()).isEqualTo("FAILED");
    }

    @Test
    void afterACrashTheMarkInTheWelfareDatabaseDecides() {
        hub.welfare().update("update personal_number set number = null where recipient_id = 3");
        set(1, "");
        RunLine run = hub.run(LINKAGE);
        cutOffBeforeTheEnd(run);
        hub.welfare().update("update personal_number set number = null where recipient_id = 3");

        RunLine settled = hub.run(LINKAGE);

        assertThat(settled.id()).isEqualTo(run.id());
        assertThat(settled.state()).isEqualTo("CLOSED");
        assertThat(settled.balance()).isEqualTo(new Balance(PEOPLE, 1, PEOPLE - 2, 0, 1));
        assertThat(attached(3)).as("not done twice").startsWith("null|2");
    }

    @Test
    void withoutTheMarkTheComparisonBeginsAnew() {
        hub.welfare().update("update personal_number set number = null where recipient_id = 3");
        set(1, "");
        RunLine run = hub.run(LINKAGE);
        cutOffBeforeTheEnd(run);
        hub.welfare().update("delete from tsunagi_applied");
        hub.welfare().update("update personal_number set number = null, revision = 1 where recipient_id = 3");

        RunLine settled = hub.run(LINKAGE);

        assertThat(settled.id()).isEqualTo(run.id());
        assertThat(settled.balance()).isEqualTo(new Balance(PEOPLE, 1, PEOPLE - 2, 0, 1));
        assertThat(attached(3)).startsWith(personalNumber(3) + "|2");
        assertThat(matters()).containsExactly(key(1) + " TSN-1022 OPEN");
    }

    @Test
    void noNumberReachesTheLedgerTheJournalOrTheLog() throws IOException {
        hub.welfare().update("update personal_number set number = null where recipient_id < 5");
        set(2, "123456789012");
        set(6, personalNumber(77));
        hub.run(LINKAGE);

        String written =
                hub.hub().queryForList("script", String.class) + Files.readString(hub.log(), StandardCharsets.UTF_8);
        IntStream.rangeClosed(1, PEOPLE).forEach(person -> assertThat(written).doesNotContain(personalNumber(person)));
        assertThat(written).contains(key(2)).doesNotContain("123456789012", personalNumber(77));
        assertThat(HubFixtureFiles.holding(hub.data(), personalNumber(3))).isEmpty();
    }

    private static void refused(String why) {
        assertThatThrownBy(() -> hub.run(LINKAGE))
                .isInstanceOf(HubException.class)
                .hasMessageContaining("TSN-2020")
                .hasMessageContaining(why);
        RunLine run = hub.newest(LINKAGE);
        assertThat(run.state()).isEqualTo("FAILED");
        assertThat(run.errorCode()).isEqualTo("TSN-2020");
        assertThat(run.balance()).isEqualTo(Balance.ZERO);
    }

    private static void register(int person, String number) {
        hub.address().update("insert into person values (?, ?, '1')", "1" + person, number);
    }

    private static void set(int person, String number) {
        hub.address().update("update person set personal_number = ? where resident_number = ?", number, "1" + person);
    }

    private static void twice(int person, String number) {
        hub.address().execute("drop view welfare_reference");
        hub.address().execute("create table twice (personal_number varchar(12), resident_number varchar(15))");
        hub.address().update("insert into twice values (?, ?)", number, "1" + person);
        hub.address()
                .execute("create view welfare_reference as select personal_number, resident_number from person "
                        + "union all select personal_number, resident_number from twice");
        hub.address().execute("grant select on welfare_reference to welfare_reader");
    }

    private static List<String> records() {
        return hub.welfare()
                .queryForList(
                        "select coalesce(number, 'null') || '|' || revision from personal_number order by recipient_id",
                        String.class);
    }

    private static String attached(int person) {
        return hub.welfare()
                .queryForObject(
                        "select coalesce(number, 'null') || '|' || revision || '|' || attached_on from personal_number "
                                + "where recipient_id = ?",
                        String.class,
                        person);
    }

    private static List<String> matters() {
        return hub.hub()
                .queryForList(
                        "select record_key || ' ' || code || ' ' || state from confirmation_item order by record_key",
                        String.class);
    }

    private static List<String> subjects(RunLine run) {
        return hub.hub()
                .queryForList(
                        "select distinct subject from journal_entry where run_id = ? and action = 'APPLY' "
                                + "and subject like 'set:%'",
                        String.class, run.id());
    }

    private static void cutOffBeforeTheEnd(RunLine run) {
        hub.hub().update("update run set state = 'OPEN', closed_at = null where run_id = ?", run.id());
    }
}
