package jp.tsunagi.audit.verify;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import jp.tsunagi.audit.journal.Tombstone;

/**
 * Holds ledger and trace against the journal: the trace events of each run against the number in its closing entry, and the
 * sent files against the entries of their publication. Runs whose rows are erased are left out.
 */
final class LiveChecks {
    // The wire tap writes behind the run.
    private static final Duration TRACE_DELAY = Duration.ofMinutes(1);
    private static final int MOST = 20;

    // A run whose trace was deleted at the end of its retention: the journal says so of its linkage, with the day.
    private static final String PRUNED = "exists (select 1 from journal_entry p where p.action = 'PRUNE' "
            + "and p.linkage = r.linkage and p.outcome = 'INTENDED' and p.reason like 'runs before %' "
            + "and p.reason > 'runs before ' || cast(r.business_date as varchar(10)))";

    private static final String TRACE = "select j.run_id, j.trace_count, coalesce(t.events, 0) from run r "
            + "join journal_entry j on j.run_id = r.run_id "
            + "left join (select run_id, process, count(*) as events from trace_event group by run_id, process) t "
            + "on t.run_id = j.run_id and t.process = j.trace_process "
            + "where j.action = 'RUN' and j.trace_count > coalesce(t.events, 0) and j.at < ? "
            + "and not " + PRUNED + " order by j.seq";

    private static final String FILES =
            "select f.file_id, f.name from linkage_file f join run r on r.run_id = f.run_id "
                    + "where f.direction = 'OUT' and f.state in ('PUBLISHED', 'RECONCILED') and r.opened_at >= coalesce(?, "
                    + "(select e.at from journal_entry e order by e.seq limit 1)) and not exists (select 1 from journal_entry j "
                    + "where j.run_id = f.run_id and j.action = 'PUBLISH' and j.outcome = 'DONE' and j.file_name = f.name "
                    + "and j.file_sha256 = f.sha256) order by f.file_id";

    private final Connection snapshot;

    LiveChecks(Connection snapshot) {
        this.snapshot = snapshot;
    }

    List<Flaw> traces(Clock clock) throws SQLException {
        List<Flaw> flaws = new ArrayList<>();
        try (PreparedStatement statement = snapshot.prepareStatement(TRACE)) {
            statement.setMaxRows(MOST);
            statement.setObject(1, clock.instant().minus(TRACE_DELAY).atOffset(ZoneOffset.UTC));
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    String how = row.getLong(3) + " of " + row.getLong(2) + " trace events";
                    flaws.add(new Flaw("run", row.getLong(1), Change.TRACE_LOST, how));
                }
            }
        }
        return flaws;
    }

    /** @param erased what is erased of the journal: of a run opened earlier no entry may be left */
    List<Flaw> files(Optional<Tombstone> erased) throws SQLException {
        List<Flaw> flaws = new ArrayList<>();
        try (PreparedStatement statement = snapshot.prepareStatement(FILES)) {
            statement.setMaxRows(MOST);
            statement.setObject(
                    1,
                    erased.map(tombstone -> tombstone.before().atOffset(ZoneOffset.UTC))
                            .orElse(null),
                    Types.TIMESTAMP_WITH_TIMEZONE);
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    String how = row.getString(2) + " was not published with this content";
                    flaws.add(new Flaw("file", row.getLong(1), Change.LEDGER_ALTERED, how));
                }
            }
        }
        return flaws;
    }
}
