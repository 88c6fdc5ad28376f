package jp.tsunagi.promises;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import jp.tsunagi.ledger.Balance;
import jp.tsunagi.ledger.RunKind;
import jp.tsunagi.ledger.RunLine;
import jp.tsunagi.support.DemoHub;
import jp.tsunagi.support.Ledger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Promise 7: a bad record goes to quarantine with its place and a code; all other people's go on. */
class OneBadRecordHoldsBackOnlyItsOwnPersonTest {
    private static final String OUT = "eligibility-out";
    private static final int PEOPLE = 200;
    private static final String BAD_PERSON =
            " where recipient_id = (select max(h.recipient_id) from (select recipient_id from recipient "
                    + "order by recipient_id limit 100) h)";

    @TempDir
    Path root;

    private DemoHub hub;
    private String key;

    @BeforeEach
    void startHub() throws Exception {
        hub = DemoHub.of(root, PEOPLE);
        key = welfare("select payer_number || recipient_number from recipient" + BAD_PERSON);
    }

    @AfterEach
    void stop() {
        hub.close();
    }

    @Test
    void theOthersGoOnAndTheOneFollowsAloneOnceItIsMended() throws Exception {
        String kana = welfare("select name_kana from recipient" + BAD_PERSON);
        change("update recipient set name_kana = null" + BAD_PERSON);

        RunLine full = hub.send(OUT, RunKind.FULL);
        assertThat(full.state()).isEqualTo("CLOSED");
        assertThat(full.balance()).isEqualTo(new Balance(PEOPLE, PEOPLE - 1, 0, 1, 0));
        assertThat(hub.ledger().quarantined())
                .containsExactly("mappings/eligibility/eligibility-out.sql|100|" + key + "|nameKana|TSN-1001|OPEN");
        assertThat(hub.ledger().count("sent_record where record_key = '" + key + "'"))
                .isZero();
        answered();

        change("update recipient set name_kana = '" + kana + "'" + BAD_PERSON);
        RunLine next = hub.send(OUT, RunKind.DIFFERENCE);
        assertThat(next.balance()).isEqualTo(new Balance(PEOPLE, 1, PEOPLE - 1, 0, 0));
        assertThat(hub.drop(OUT).resolve(next.fileName())).content().contains(key.substring(8));
        assertThat(hub.ledger().quarantined()).allMatch(item -> item.endsWith("|MENDED"));
    }

    @Test
    void aPersonWhomTheCounterpartRejectedWaitsUntilSomethingIsMended() throws Exception {
        hub.send(OUT, RunKind.FULL);
        hub.answer();
        // The counterpart's answer for this one person, turned into a rejection.
        Path result = hub.inbox().resolve("RES_" + hub.lastRun().fileName());
        String payer = key.substring(0, 8);
        String number = key.substring(8);
        Files.writeString(
                result,
                Files.readString(result)
                        .replaceFirst(payer + "," + number + ",20,1,0000,,,", payer + "," + number + ",20,9,E003,,E,")
                        .replace("T," + PEOPLE + "," + PEOPLE + ",0", "T," + PEOPLE + "," + (PEOPLE - 1) + ",1"));
        assertThat(hub.takeResults().rejected()).isZero();
        assertThat(hub.ledger().rows("select accepted_count, rejected_count from linkage_file where direction = 'OUT'"))
                .containsExactly(PEOPLE - 1 + "|1");

        assertThat(hub.send(OUT, RunKind.DIFFERENCE).balance()).isEqualTo(new Balance(PEOPLE, 0, PEOPLE - 1, 0, 1));
        change("update recipient set post_number = '1000001'" + BAD_PERSON);
        assertThat(hub.send(OUT, RunKind.DIFFERENCE).balance()).isEqualTo(new Balance(PEOPLE, 1, PEOPLE - 1, 0, 0));
    }

    private void answered() {
        hub.answer();
        assertThat(hub.takeResults().state()).isEqualTo("CLOSED");
    }

    private String welfare(String query) throws SQLException {
        return new Ledger(hub.database("welfare")).rows(query).get(0);
    }

    private void change(String sql) throws SQLException {
        try (Connection connection = hub.database("welfare").getConnection();
                Statement statement = connection.createStatement()) {
            assertThat(statement.executeUpdate(sql)).isEqualTo(1);
        }
    }
}
