package jp.tsunagi.routes;

import static jp.tsunagi.support.HubFixture.DAY;
import static jp.tsunagi.support.HubFixturePeople.key;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalTime;
import jp.tsunagi.errors.ErrorCode;
import jp.tsunagi.errors.HubException;
import jp.tsunagi.ledger.Balance;
import jp.tsunagi.ledger.RunKind;
import jp.tsunagi.ledger.RunLine;
import jp.tsunagi.quarantine.Item;
import jp.tsunagi.support.HubFixture;
import jp.tsunagi.support.HubFixtureFiles;
import jp.tsunagi.support.HubFixturePeople;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** No linkage runs outside its row of the provision matrix, and no person outside the row's scope is handed over. */
class OutsideProvisionTest {
    private static final String MATRIX = "config/provisions.yaml";
    private static final String RULE = "from: 2023-10-01";

    @TempDir
    Path root;

    private HubFixture hub;

    @AfterEach
    void stop() {
        if (hub != null) {
            hub.close();
        }
    }

    private HubFixture hubWith(String rule) throws IOException {
        hub = new HubFixture(root).edit(MATRIX, RULE, rule).start().reset();
        return hub;
    }

    @Test
    void afterTheLastDayOfItsRowARunIsRefusedWithNothingReadAndNothingWritten() throws IOException {
        hubWith("until: 2026-04-01");
        HubFixturePeople people = HubFixturePeople.in(hub).found(3);
        assertThat(hub.send(RunKind.FULL).state()).as("the last day").isEqualTo("CLOSED");
        people.add(4, 5);
        hub.clock().moveTo(DAY.plusDays(1), LocalTime.of(6, 0));

        assertThatThrownBy(() -> hub.send(RunKind.DIFFERENCE)).isInstanceOfSatisfying(HubException.class, e -> {
            assertThat(e.code()).isEqualTo(ErrorCode.OUTSIDE_PROVISION);
            assertThat(e.detail()).isEqualTo("eligibility-out: entrustment-7 is valid only until 2026-04-01");
        });

        assertThat(hub.hub()
                        .queryForList(
                                "select outcome || ' ' || coalesce(provision, code) || ' ' || reason from journal_entry "
                                        + "where action = 'RUN' and refers is null order by seq",
                                String.class))
                .containsExactly(
                        "INTENDED entrustment-7 FULL",
                        "REFUSED TSN-4012 eligibility-out: entrustment-7 is valid only until 2026-04-01");
        assertThat(hub.runs()).as("no second run").hasSize(1);
        assertThat(hub.hub().queryForObject("select count(*) from linkage_file", int.class))
                .isEqualTo(1);
        assertThat(hub.hub().queryForObject("select count(*) from sent_record", int.class))
                .isEqualTo(3);
        assertThat(HubFixtureFiles.names(hub.drop()))
                .containsExactly("SKK_139998_20260401_001.csv", "SKK_139998_20260401_001.csv.done");
        assertThat(HubFixtureFiles.names(hub.data().resolve("hub/staging/eligibility-out")))
                .isEmpty();
    }

    @Test
    void beforeTheFirstDayOfItsRowARunIsRefused() throws IOException {
        hubWith("from: 2026-04-02");
        HubFixturePeople.in(hub).found(1);

        assertThatThrownBy(() -> hub.send(RunKind.FULL))
                .isInstanceOfSatisfying(
                        HubException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.OUTSIDE_PROVISION));
        hub.clock().moveTo(DAY.plusDays(1), LocalTime.of(6, 0));
        assertThat(hub.send(RunKind.FULL).state())
                .as("nothing is left locked by the refusal")
                .isEqualTo("CLOSED");
    }

    @Test
    void aPersonBelowTheMinimumAgeIsQuarantinedAndTheOthersGo() throws IOException {
        hubWith("minimumAge: 65");
        HubFixturePeople.in(hub)
                .found(3)
                .change(2, "birth_date", LocalDate.of(1961, 4, 3))
                .change(3, "birth_date", LocalDate.of(1961, 4, 2));

        RunLine run = hub.send(RunKind.FULL);

        assertThat(run.balance()).isEqualTo(new Balance(3, 2, 0, 1, 0));
        assertThat(hub.quarantine(run))
                .extracting(Item::recordKey, Item::field, Item::errorCode)
                .containsExactly(tuple(key(2), "birthdate", "TSN-1018"));
    }

    @Test
    void theHubDoesNotStartWithALinkageOutsideItsRow() throws IOException {
        hub = new HubFixture(root).edit(MATRIX, "carries: [ eligibility, voucher ]", "carries: [ voucher ]");

        assertThatThrownBy(hub::start)
                .rootCause()
                .isInstanceOfSatisfying(
                        HubException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.REGISTER_INVALID))
                .hasMessageContaining("'eligibility' is no information that entrustment-7 allows");
    }
}
