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
 * Holds ledger and trace against the journal: the trace events of each run against the number in its closing entry, its
 * counts against that entry's text, and the sent files against the entries of their publication, both ways. Runs whose rows
 * are erased are left out.
 */
final class LiveChecks {
    // The wire tap writes behind the run.
    private static final Duration TRACE_DELAY = Duration.ofMinutes(1);
    private static final int MOST = 20;

    // A run whose trace was deleted at the end of its retention: the journal says so of its linkage, with the day, and
    // that
    // it was done.
    private static final String PRUNED = "exists (select 1 from journal_entry p join journal_entry d "
            + "on d.refers = p.seq and d.action = 'PRUNE' and d.outcome = 'DONE' where p.action = 'PRUNE' "
            + "and p.linkage = r.linkage and p.outcome = 'INTENDED' and p.reason like 'runs before %' "
            + "and p.reason > 'runs before ' || cast(r.business_date as varchar(10)))";

    private static final String TRACE = "select j.run_id, j.trace_count, coalesce(t.events, 0) from run r "
            + "join journal_entry j on j.run_id = r.run_id "
            + "left join (select run_id, process, count(*) as events from trace_event group by run_id, process) t "
            + "on t.run_id = j.run_id and t.process = j.trace_process "
            + "where j.action = 'RUN' and j.trace_count > coalesce(t.events, 0) and j.at < ? "
            + "and not " + PRUNED + " order by j.seq";

    // Of what lies only uploaded the outcome is not entered yet.
    private static final String FILES =
            "select f.file_id, f.name from linkage_file f join run r on r.run_id = f.run_id "
                    + "where f.direction = 'OUT' and f.state in ('UPLOADED', 'PUBLISHED', 'RECONCILED', 'REFUSED') "
                    + "and r.opened_at >= coalesce(?, (select e.at from journal_entry e order by e.seq limit 1)) "
                    + "and not exists (select 1 from journal_entry j where j.run_id = f.run_id and j.action = 'PUBLISH' "
                    + "and (j.outcome = 'DONE' or f.state = 'UPLOADED' and j.outcome = 'INTENDED') "
                    + "and j.file_name = f.name and j.file_sha256 = f.sha256) order by f.file_id";

    private static final String STATES = "select file_id, state from linkage_file where direction = 'OUT' "
            + "and state not in ('STAGED', 'SEALED', 'UPLOADED', 'PUBLISHED', 'RECONCILED', 'REFUSED', 'ABANDONED', "
            + "'EMPTY') order by file_id";

    private static final String PUBLISHED = "select j.run_id, j.seq from journal_entry j "
            + "where j.action = 'PUBLISH' and j.outcome = 'DONE' and not exists (select 1 from linkage_file f "
            + "where f.run_id = j.run_id and f.direction = 'OUT' and f.state in ('PUBLISHED', 'RECONCILED', 'REFUSED') "
            + "and f.name = j.file_name and f.sha256 = j.file_sha256 and f.record_count = j.records "
            + "and f.subject is not distinct from j.subject) order by j.seq";

    // As the balance is written in the entry; the counterpart's refusal of a whole file has none.
    private static final String RUNS = "select j.run_id, j.seq from journal_entry j "
            + "left join (select run_id, kind, 'read ' || read_count || ' = written ' || written_count || ' + unchanged ' "
            + "|| unchanged_count || ' + quarantined ' || quarantined_count || ' + held ' || held_count as balance "
            + "from run where state = 'CLOSED') r on r.run_id = j.run_id "
            + "where j.action = 'RUN' and j.outcome = 'DONE' and (r.run_id is null or not (j.reason = r.balance "
            + "or r.kind = 'INBOUND' and j.reason like 'answers file %; ' || r.balance or r.kind = 'INBOUND' "
            + "and j.reason like 'refuses file %' and r.balance = "
            + "'read 0 = written 0 + unchanged 0 + quarantined 0 + held 0')) order by j.seq";

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
    List<Flaw> ledger(Optional<Tombstone> erased) throws SQLException {
        List<Flaw> flaws = new ArrayList<>();
        try (PreparedStatement statement = snapshot.prepareStatement(FILES)) {
            statement.setObject(
                    1,
                    erased.map(tombstone -> tombstone.before().atOffset(ZoneOffset.UTC))
                            .orElse(null),
                    Types.TIMESTAMP_WITH_TIMEZONE);
            altered(statement, "file", "%s was not published with this content", flaws);
        }
        try (PreparedStatement statement = snapshot.prepareStatement(STATES)) {
            altered(statement, "file", "state %s is none of a sent file", flaws);
        }
        try (PreparedStatement statement = snapshot.prepareStatement(PUBLISHED)) {
            altered(statement, "run", "its file is not the one that entry %s says was published", flaws);
        }
        try (PreparedStatement statement = snapshot.prepareStatement(RUNS)) {
            altered(statement, "run", "it is not closed with the counts that entry %s says", flaws);
        }
        return flaws;
    }

    private static void altered(PreparedStatement statement, String record, String how, List<Flaw> flaws)
            throws SQLException {
        statement.setMaxRows(MOST);
        try (ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                flaws.add(new Flaw(record, row.getLong(1), Change.LEDGER_ALTERED, how.replace("%s", row.getString(2))));
            }
        }
    }
}
