package jp.tsunagi.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

class LedgerPruningTest {
    private static final LocalDate BEFORE = LocalDate.of(2027, 1, 1);
    private static final String OLD = "2026-12-31";
    private static final String YOUNG = "2027-01-01";

    private static EmbeddedPostgres server;

    private JdbcTemplate sql;

    @BeforeAll
    static void start() throws IOException {
        server = LedgerDatabases.server();
    }

    @AfterAll
    static void stop() throws IOException {
        server.close();
    }

    private LedgerPruning on(String database) {
        DataSource hub = "h2".equals(database) ? LedgerDatabases.h2() : LedgerDatabases.postgres(server);
        sql = new JdbcTemplate(hub);
        List.of(
                        "trace_event",
                        "quarantine_item",
                        "confirmation_item",
                        "exclusion",
                        "taken_record",
                        "answer",
                        "sent_record",
                        "linkage_file",
                        "run")
                .forEach(table -> sql.update("delete from " + table));
        return new LedgerPruning(hub);
    }

    @ParameterizedTest
    @ValueSource(strings = {"h2", "postgresql"})
    void onlyWhatANewerAcceptedRecordSupersedesGoes(String database) {
        LedgerPruning pruning = on(database);
        file(1, "out", OLD, "RECONCILED");
        file(2, "out", OLD, "REFUSED");
        file(3, "out", OLD, "PUBLISHED");
        file(4, "out", OLD, "RECONCILED");
        file(5, "other", YOUNG, "RECONCILED");
        file(6, "out", YOUNG, "RECONCILED");
        for (String key : List.of("superseded", "rejectedSince", "missingSince", "alone", "elsewhere", "thrice")) {
            sent(1, key, true);
        }
        sent(2, "refused", null);
        sent(3, "underWay", null);
        sent(4, "thrice", true);
        sent(5, "elsewhere", true);
        sent(6, "superseded", true);
        sent(6, "rejectedSince", false);
        sent(6, "missingSince", null);
        sent(6, "underWay", true);
        sent(6, "thrice", true);
        SentRecords records = new SentRecords(JdbcClient.create(sql));
        List<String> keys = sql.queryForList("select distinct record_key from sent_record", String.class);
        Map<String, SentState> states = records.states("out", keys);

        LedgerPruning.Rows planned = pruning.prunable("out", BEFORE);
        assertThat(planned).isEqualTo(new LedgerPruning.Rows(0, 0, 0, 0, 0, 4, 3));
        assertThat(pruning.prune("out", BEFORE)).isEqualTo(planned);
        assertThat(sql.queryForList(
                        "select record_key || ' ' || file_id from sent_record where file_id < 5 order by file_id, record_key",
                        String.class))
                .containsExactly("alone 1", "elsewhere 1", "missingSince 1", "rejectedSince 1", "underWay 3");
        assertThat(records.states("out", keys)).isEqualTo(states);
        assertThat(pruning.prune("out", BEFORE).total()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"h2", "postgresql"})
    void whereNoAnswersAreAgreedPublicationSupersedes(String database) {
        LedgerPruning pruning = on(database);
        file(1, "out", OLD, "RECONCILED");
        file(2, "out", YOUNG, "RECONCILED");
        sql.update("update linkage_file set deadline = null");
        sent(1, "key", null);
        sent(2, "key", null);
        assertThat(pruning.prune("out", BEFORE)).isEqualTo(new LedgerPruning.Rows(0, 0, 0, 0, 0, 1, 0));
    }

    @ParameterizedTest
    @ValueSource(strings = {"h2", "postgresql"})
    void traceAndSettledItemsOfOldRunsGoAndOpenItemsStay(String database) {
        LedgerPruning pruning = on(database);
        file(1, "out", OLD, "RECONCILED");
        file(2, "out", YOUNG, "RECONCILED");
        file(3, "other", OLD, "RECONCILED");
        for (long run = 1; run <= 3; run++) {
            trace(run, run, OLD);
            item(run, "OPEN");
            item(run, "MENDED");
        }
        trace(4, null, OLD);
        trace(5, null, YOUNG);

        assertThat(pruning.prune("out", BEFORE)).isEqualTo(new LedgerPruning.Rows(1, 1, 0, 0, 0, 0, 0));
        assertThat(sql.queryForList("select run_id from trace_event where run_id is not null order by 1", Long.class))
                .containsExactly(2L, 3L);
        assertThat(sql.queryForList("select run_id || state from quarantine_item order by run_id, state", String.class))
                .containsExactly("1OPEN", "2MENDED", "2OPEN", "3MENDED", "3OPEN");
        assertThat(pruning.pruneTrace(OffsetDateTime.parse(YOUNG + "T00:00:00Z").toInstant()))
                .isOne();
        assertThat(sql.queryForObject("select count(*) from run", Long.class)).isEqualTo(3);
    }

    @ParameterizedTest
    @ValueSource(strings = {"h2", "postgresql"})
    void whatWasTakenOverLeftOutAndSettledGoesWithItsRun(String database) {
        LedgerPruning pruning = on(database);
        file(1, "out", OLD, "RECONCILED");
        file(2, "out", YOUNG, "RECONCILED");
        file(3, "other", OLD, "RECONCILED");
        for (long run = 1; run <= 3; run++) {
            sql.update(
                    "insert into taken_record (run_id, record_no, record_key, pseudonym) values (?, 1, 'key', ?)",
                    run,
                    new byte[] {1});
            sql.update("insert into exclusion values (?, 'key', 'TSN-1050')", run);
            matter(run, "SETTLED");
            matter(run, "OPEN");
        }
        LedgerPruning.Rows planned = pruning.prunable("out", BEFORE);

        assertThat(planned).isEqualTo(new LedgerPruning.Rows(0, 0, 1, 1, 1, 0, 0));
        assertThat(pruning.prune("out", BEFORE)).isEqualTo(planned);
        for (String table : List.of("taken_record", "exclusion")) {
            assertThat(sql.queryForList("select run_id from " + table + " order by 1", Long.class))
                    .containsExactly(2L, 3L);
        }
        assertThat(sql.queryForList("select last_run_id || state from confirmation_item order by 1", String.class))
                .containsExactly("1OPEN", "2OPEN", "2SETTLED", "3OPEN", "3SETTLED");
        assertThat(pruning.prune("out", BEFORE).total()).isZero();
    }

    private void matter(long run, String state) {
        sql.update(
                "insert into confirmation_item (linkage, record_key, code, state, first_run_id, last_run_id, raised_at) "
                        + "values ('out', 'key', 'TSN-1026', ?, ?, ?, current_timestamp)",
                state,
                run,
                run);
    }

    private void file(long id, String linkage, String day, String state) {
        sql.update(
                "insert into run (run_id, linkage, kind, state, business_date, opened_at, actor) "
                        + "values (?, ?, 'FULL', 'CLOSED', ?, current_timestamp, 'test')",
                id,
                linkage,
                LocalDate.parse(day));
        sql.update(
                "insert into linkage_file (file_id, run_id, linkage, direction, name, state, deadline, at) "
                        + "values (?, ?, ?, 'OUT', ?, ?, ?, current_timestamp)",
                id,
                id,
                linkage,
                "file" + id,
                state,
                LocalDate.parse(day));
    }

    private void sent(long file, String key, Boolean accepted) {
        sql.update(
                "insert into sent_record (file_id, record_no, record_key, change_type, content_hash) "
                        + "values (?, 1, ?, 'NEW', ?)",
                file,
                key,
                new byte[] {(byte) file});
        if (accepted != null) {
            sql.update("insert into answer values (?, ?, 99, 1, ?, '0000', null)", file, key, accepted);
        }
    }

    private void trace(long seq, Long run, String day) {
        sql.update(
                "insert into trace_event (seq, process, run_id, route, node, at, clock_us) "
                        + "values (?, 'p', ?, 'r', 'n', ?, 1)",
                seq,
                run,
                OffsetDateTime.parse(day + "T00:00:00Z"));
    }

    private void item(long run, String state) {
        sql.update(
                "insert into quarantine_item (run_id, linkage, level, source, error_code, state, raised_at) "
                        + "values (?, 'out', 'RECORD', 's', 'TSN-1001', ?, current_timestamp)",
                run,
                state);
    }
}
