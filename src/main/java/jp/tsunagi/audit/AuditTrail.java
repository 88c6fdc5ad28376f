package jp.tsunagi.audit;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;

/** Writes what the wire tap saw to the hub's database, many events at once, and reads it back by run. */
public final class AuditTrail {
    private final JdbcTemplate hub;
    private final String process;

    public AuditTrail(JdbcTemplate hub, TraceCounts counts) {
        this.hub = hub;
        this.process = counts.process();
    }

    public void write(List<TraceEvent> events) {
        hub.batchUpdate(
                "insert into trace_event (seq, process, run_id, route, step, node, batch, at, clock_us, record_count, "
                        + "file_name, file_sha256) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                events.stream()
                        .map(event -> new Object[] {
                            event.seq(),
                            process,
                            event.runId(),
                            event.route(),
                            event.step(),
                            event.node(),
                            event.batch(),
                            event.at().atOffset(ZoneOffset.UTC),
                            event.clockMicros(),
                            event.records(),
                            event.fileName(),
                            event.sha256()
                        })
                        .toList());
    }

    /** The events of a run, in their order. */
    public List<TraceEvent> ofRun(long runId) {
        return hub.query(
                "select * from trace_event where run_id = ? order by at, process, seq", AuditTrail::event, runId);
    }

    private static TraceEvent event(ResultSet row, int number) throws SQLException {
        return new TraceEvent(
                row.getLong("seq"),
                row.getObject("run_id", Long.class),
                row.getString("route"),
                row.getString("step"),
                row.getString("node"),
                row.getObject("batch", Integer.class),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                row.getLong("clock_us"),
                row.getObject("record_count", Long.class),
                row.getString("file_name"),
                row.getString("file_sha256"));
    }
}
