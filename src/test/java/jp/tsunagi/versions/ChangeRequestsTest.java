package jp.tsunagi.versions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;
import jp.tsunagi.audit.journal.Acceptance;
import jp.tsunagi.audit.journal.Journal;
import jp.tsunagi.errors.ErrorCode;
import jp.tsunagi.errors.HubException;
import jp.tsunagi.support.JournalFixture;
import jp.tsunagi.support.Ledger;
import org.flywaydb.core.Flyway;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

class ChangeRequestsTest {
    private static final Instant NOW = Instant.parse("2026-04-01T00:00:00Z");
    private static final String SET = "5".repeat(64);
    private static final Acceptance ASKED = new Acceptance("operator alice", "case 1234567");

    @TempDir
    Path root;

    private JdbcDataSource hub;

    @BeforeEach
    void database() {
        hub = new JdbcDataSource();
        hub.setURL("jdbc:h2:mem:" + UUID.randomUUID()
                + ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH;DB_CLOSE_DELAY=-1");
        Flyway.configure().dataSource(hub).locations("classpath:db/hub").load().migrate();
    }

    private ChangeRequests at(Duration later, boolean approvalRequired) {
        Clock clock = Clock.fixed(NOW.plus(later), ZoneOffset.UTC);
        Journal journal = new JournalFixture(hub, root, clock).journal();
        return new ChangeRequests(
                JdbcClient.create(hub),
                new TransactionTemplate(new DataSourceTransactionManager(hub)),
                journal,
                Duration.ofDays(3),
                approvalRequired,
                clock);
    }

    @Test
    void only_a_second_person_approves_and_only_what_was_asked_for() throws Exception {
        ChangeRequests requests = at(Duration.ZERO, true);
        refused(requests, SET, "operator carol");
        requests.submit(SET, ASKED);
        refused(requests, SET, "operator alice");
        refused(requests, "6".repeat(64), "operator carol");
        assertThat(requests.mayRun(SET)).isFalse();
        requests.approve(SET, "operator carol");
        assertThat(requests.mayRun(SET)).isTrue();
        assertThat(requests.mayRun("6".repeat(64))).isFalse();
        assertThat(new Ledger(hub).count("journal_entry where outcome = 'REFUSED' and code = 'TSN-4021'"))
                .isEqualTo(3);
    }

    @Test
    void no_approval_is_made_by_changing_the_table_alone() throws Exception {
        String other = "6".repeat(64);
        ChangeRequests requests = at(Duration.ZERO, true);
        requests.submit(other, ASKED);
        requests.approve(other, "operator carol");
        requests.submit(SET, ASKED);
        try (Connection connection = hub.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("update change_request set approved = (select approved from change_request where hash = '"
                    + other + "') where hash = '" + SET + "'");
            assertThat(requests.mayRun(SET)).as("approval of another set").isFalse();
            statement.execute("update change_request set approved = asked where hash = '" + SET + "'");
            assertThat(requests.mayRun(SET))
                    .as("an entry that approves nothing")
                    .isFalse();
            requests.approve(SET, "operator carol");
            requests.submit(SET, ASKED);
            statement.execute("update change_request set approved = (select max(seq) from journal_entry"
                    + " where screen = 'approval') where hash = '" + SET + "'");
            assertThat(requests.mayRun(SET))
                    .as("approval of an earlier request")
                    .isFalse();
        }
        assertThatExceptionOfType(HubException.class)
                .isThrownBy(() -> requests.require(SET))
                .satisfies(e -> assertThat(e.code()).isEqualTo(ErrorCode.APPROVAL_REFUSED));
        requests.approve(SET, "operator carol");
        requests.require(SET);
    }

    @Test
    void how_it_stands_with_a_set_says_what_is_to_be_done() {
        ChangeRequests requests = at(Duration.ZERO, true);
        assertThat(requests.standing(SET)).contains("submit --reason");
        requests.submit(SET, ASKED);
        assertThat(requests.standing(SET)).contains("waits until 2026-04-04T00:00:00Z", "`approve 555555555555`");
        assertThat(at(Duration.ofDays(3), true).standing(SET)).contains("`submit` it again");
        requests.approve(SET, "operator carol");
        assertThat(requests.standing(SET)).contains("approved by operator carol");
    }

    @Test
    void a_request_expires_approved_or_not() {
        at(Duration.ZERO, true).submit(SET, ASKED);
        ChangeRequests late = at(Duration.ofDays(3), true);
        refused(late, SET, "operator carol");
        at(Duration.ofHours(71), true).approve(SET, "operator carol");
        assertThat(at(Duration.ofHours(71), true).mayRun(SET)).isTrue();
        assertThat(late.mayRun(SET)).isFalse();
        late.submit(SET, ASKED);
        assertThat(late.mayRun(SET)).as("asked anew, not yet approved").isFalse();
    }

    @Test
    void where_none_is_required_a_request_only_says_who_and_why() {
        ChangeRequests requests = at(Duration.ZERO, false);
        assertThat(requests.mayRun(SET)).isTrue();
        assertThat(requests.stated(SET, Acceptance.by("operator dan"))).isEqualTo(Acceptance.by("operator dan"));
        requests.submit(SET, ASKED);
        Acceptance stated = requests.stated(SET, Acceptance.by("operator dan"));
        assertThat(stated).isEqualTo(new Acceptance(ASKED.who(), "case *"));
        Acceptance known = new Acceptance("hub", "the edited set cannot run");
        assertThat(requests.stated(SET, known)).isEqualTo(known);
        requests.taken(SET);
        assertThat(requests.find(SET)).isEmpty();
    }

    private static void refused(ChangeRequests requests, String hash, String who) {
        assertThatExceptionOfType(HubException.class)
                .isThrownBy(() -> requests.approve(hash, who))
                .satisfies(e -> assertThat(e.code()).isEqualTo(ErrorCode.APPROVAL_REFUSED));
    }
}
