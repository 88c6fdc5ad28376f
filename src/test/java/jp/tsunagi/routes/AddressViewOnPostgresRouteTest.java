package jp.tsunagi.routes;

import static jp.tsunagi.support.HubFixturePeople.key;
import static jp.tsunagi.support.HubFixturePeople.personalNumber;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import jp.tsunagi.ledger.Balance;
import jp.tsunagi.ledger.RunLine;
import jp.tsunagi.support.HubFixture;
import jp.tsunagi.support.HubFixturePeople;
import jp.tsunagi.support.PostgresServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.JdbcTemplate;

/** The comparison where welfare and address system run on PostgreSQL: rows come and go by COPY there. */
class AddressViewOnPostgresRouteTest {
    private static final String LINKAGE = "address-view";

    @TempDir
    Path root;

    @Test
    void numbersAreAttachedAndDifferencesListedAsOnAnyDatabase() throws Exception {
        try (PostgresServer server = PostgresServer.start()) {
            JdbcTemplate welfare = new JdbcTemplate(server.create("welfare", "welfare"));
            JdbcTemplate address = new JdbcTemplate(server.create("address", "address"));
            new HubFixturePeople(welfare).found(7);
            for (int person = 0; person <= 6; person++) {
                address.update("insert into person values (?, ?, '1')", "1" + person, personalNumber(person));
            }
            // 1 unchanged, 2 and 3 attached, 4 another's, 5 differs, 6 shared in the view, 7 missing
            welfare.update("update personal_number set number = null where recipient_id in (2, 4)");
            welfare.update("delete from personal_number where recipient_id = 3");
            welfare.update("update personal_number set number = ? where recipient_id = 5", personalNumber(4));
            address.update("update person set personal_number = ? where resident_number = '10'", personalNumber(6));
            try (HubFixture hub = new HubFixture(root)
                    .set("tsunagi.databases.welfare.url", server.url("welfare"))
                    .set("tsunagi.databases.address.url", server.readerUrl("address"))
                    .start()) {
                RunLine run = hub.run(LINKAGE);

                assertThat(run.state()).isEqualTo("CLOSED");
                assertThat(run.balance()).isEqualTo(new Balance(7, 2, 1, 0, 4));
                assertThat(matters(hub))
                        .containsExactly(
                                key(4) + " TSN-1023", key(5) + " TSN-1021", key(6) + " TSN-1023", key(7) + " TSN-1024");
                assertThat(welfare.queryForList(
                                "select recipient_id || ' ' || number || ' ' || revision from personal_number "
                                        + "where attached_on = '2026-04-01' order by recipient_id",
                                String.class))
                        .containsExactly("2 " + personalNumber(2) + " 2", "3 " + personalNumber(3) + " 1");
                assertThat(hub.run(LINKAGE).balance()).isEqualTo(new Balance(7, 0, 3, 0, 4));
            }
        }
    }

    private static List<String> matters(HubFixture hub) {
        return hub.hub()
                .queryForList(
                        "select record_key || ' ' || code from confirmation_item order by record_key", String.class);
    }
}
