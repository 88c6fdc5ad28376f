package jp.tsunagi.ledger;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import jp.tsunagi.errors.ErrorCode;
import jp.tsunagi.errors.HubException;

/**
 * Deletes from ledger and trace what is past its retention: trace events, settled items of the quarantine and of the 確認リスト,
 * exclusions, the people of what was taken over, and of sent records and answers those that a newer accepted record of the
 * same key supersedes. The newest state of each key stays: it decides
 * the next difference. Runs, files and claims stay too: they hold nothing personal and keep duplicates away.
 *
 * <p>A transaction takes one run, or so many keys, or the people of a linkage's runs; what is deleted twice is deleted once.
 */
public final class LedgerPruning {
    private static final int KEYS = 5_000;

    private static final String OLD_RUNS =
            "select r.run_id from run r where r.linkage = ? and r.business_date < ? and r.state <> 'OPEN' and ";
    private static final String WITH_ROWS = "(exists (select 1 from trace_event t where t.run_id = r.run_id) "
            + "or exists (select 1 from quarantine_item q where q.run_id = r.run_id and q.state <> 'OPEN') "
            + "or exists (select 1 from confirmation_item c where c.last_run_id = r.run_id and c.state = 'SETTLED') "
            + "or exists (select 1 from exclusion x where x.run_id = r.run_id))";
    // Found by person, not by run: so they go in one look at all.
    private static final String TAKEN = "from taken_record where run_id in (select r.run_id from run r "
            + "where r.linkage = ? and r.business_date < ? and r.state <> 'OPEN')";
    // As SentRecords sees it: what is older than an accepted record of the key decides nothing, unless it is still
    // under
    // way; nor does a record of a file that the counterpart refused or never saw.
    private static final String SUPERSEDED = """
            from sent_record s
            join linkage_file f on f.file_id = s.file_id
            join run r on r.run_id = f.run_id
            where s.record_key > ? and s.record_key <= ? and f.linkage = ? and r.business_date < ?
              and (f.state in ('REFUSED', 'ABANDONED') or f.state = 'RECONCILED' and exists (
                select 1 from sent_record n
                join linkage_file g on g.file_id = n.file_id
                left join answer a on a.sent_file_id = n.file_id and a.record_key = n.record_key
                where n.record_key = s.record_key and n.file_id > s.file_id and g.linkage = f.linkage
                  and g.state in ('PUBLISHED', 'RECONCILED')
                  and (a.accepted or g.deadline is null and g.state = 'RECONCILED')))
            """;
    private static final String OLD_FILES = "select count(*) from linkage_file f join run r on r.run_id = f.run_id "
            + "where f.linkage = ? and f.direction = 'OUT' and f.state in ('REFUSED', 'ABANDONED', 'RECONCILED') "
            + "and r.business_date < ?";
    private static final String NEXT_KEYS = "select max(k.record_key) from "
            + "(select record_key from sent_record where record_key > ? order by record_key limit " + KEYS + ") k";

    private final DataSource hub;

    public LedgerPruning(DataSource hub) {
        this.hub = hub;
    }

    /** So many rows of each kind. */
    public record Rows(
            long traceEvents,
            long quarantineItems,
            long confirmationItems,
            long exclusions,
            long takenRecords,
            long sentRecords,
            long answers) {
        private static final Rows NONE = new Rows(0, 0, 0, 0, 0, 0, 0);

        public long total() {
            return traceEvents
                    + quarantineItems
                    + confirmationItems
                    + exclusions
                    + takenRecords
                    + sentRecords
                    + answers;
        }

        private Rows plus(Rows other) {
            return new Rows(
                    traceEvents + other.traceEvents,
                    quarantineItems + other.quarantineItems,
                    confirmationItems + other.confirmationItems,
                    exclusions + other.exclusions,
                    takenRecords + other.takenRecords,
                    sentRecords + other.sentRecords,
                    answers + other.answers);
        }

        @Override
        public String toString() {
            return "trace events " + traceEvents + ", settled quarantine items " + quarantineItems
                    + ", settled confirmation items " + confirmationItems + ", exclusions " + exclusions
                    + ", people of what was taken over " + takenRecords
                    + ", superseded sent records " + sentRecords + ", their answers " + answers;
        }
    }

    /** What of a linkage's runs before a day can be deleted. */
    public Rows prunable(String linkage, LocalDate before) {
        return each(linkage, before, false);
    }

    /** Deletes it. */
    public Rows prune(String linkage, LocalDate before) {
        return each(linkage, before, true);
    }

    /** Trace events of no run: steps before a run was opened, and of the hub's own routes. */
    public long prunableTrace(Instant before) {
        return transaction(connection -> Statements.count(
                connection, "select count(*) from trace_event where run_id is null and at < ?", Runs.utc(before)));
    }

    public long pruneTrace(Instant before) {
        return transaction(connection -> (long) Statements.update(
                connection, "delete from trace_event where run_id is null and at < ?", Runs.utc(before)));
    }

    private Rows each(String linkage, LocalDate before, boolean delete) {
        Rows rows = Rows.NONE;
        for (long run : transaction(connection -> oldRuns(connection, linkage, before))) {
            rows = rows.plus(transaction(connection -> ofRun(connection, run, delete)));
        }
        rows = rows.plus(transaction(
                connection -> new Rows(0, 0, 0, 0, rows(connection, delete, TAKEN, linkage, before), 0, 0)));
        if (transaction(connection -> Statements.count(connection, OLD_FILES, linkage, before)) == 0) {
            return rows;
        }
        String after = "";
        for (String to = nextKeys(after); to != null; to = nextKeys(after)) {
            Object[] range = {after, to, linkage, before};
            rows = rows.plus(transaction(connection -> ofKeys(connection, range, delete)));
            after = to;
        }
        return rows;
    }

    private static List<Long> oldRuns(Connection connection, String linkage, LocalDate before) throws SQLException {
        List<Long> runs = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(OLD_RUNS + WITH_ROWS)) {
            statement.setString(1, linkage);
            statement.setObject(2, before);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    runs.add(rows.getLong(1));
                }
            }
        }
        return runs;
    }

    private static Rows ofRun(Connection connection, long run, boolean delete) throws SQLException {
        return new Rows(
                rows(connection, delete, "from trace_event where run_id = ?", run),
                rows(connection, delete, "from quarantine_item where run_id = ? and state <> 'OPEN'", run),
                rows(connection, delete, "from confirmation_item where last_run_id = ? and state = 'SETTLED'", run),
                rows(connection, delete, "from exclusion where run_id = ?", run),
                0,
                0,
                0);
    }

    private String nextKeys(String after) {
        return transaction(connection -> Statements.text(connection, NEXT_KEYS, after));
    }

    // Answers first: a record is superseded by the newest accepted one at least, whose answer is not among them.
    private static Rows ofKeys(Connection connection, Object[] range, boolean delete) throws SQLException {
        long answers = rows(
                connection,
                delete,
                "from answer where (sent_file_id, record_key) in (select s.file_id, s.record_key " + SUPERSEDED + ")",
                range);
        long sent = rows(
                connection,
                delete,
                "from sent_record where (file_id, record_key) in (select s.file_id, s.record_key " + SUPERSEDED + ")",
                range);
        return new Rows(0, 0, 0, 0, 0, sent, answers);
    }

    private static long rows(Connection connection, boolean delete, String which, Object... values)
            throws SQLException {
        return delete
                ? Statements.update(connection, "delete " + which, values)
                : Statements.count(connection, "select count(*) " + which, values);
    }

    private interface Work<T> {
        T on(Connection connection) throws SQLException;
    }

    private <T> T transaction(Work<T> work) {
        try (Connection connection = hub.getConnection()) {
            connection.setAutoCommit(false);
            try {
                T result = work.on(connection);
                connection.commit();
                return result;
            } finally {
                connection.rollback();
                connection.setAutoCommit(true);
            }
        } catch (SQLException e) {
            throw new HubException(ErrorCode.DATABASE_LOST, "hub database, SQL state " + e.getSQLState(), e);
        }
    }
}
