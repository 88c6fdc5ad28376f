package jp.tsunagi.quarantine;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import jp.tsunagi.errors.HubException;
import jp.tsunagi.ledger.FileEntry;
import jp.tsunagi.ledger.Run;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What was set aside, record by record and file by file, for the people who settle it. */
public final class Quarantine {
    private final JdbcClient hub;
    private final Clock clock;

    public Quarantine(JdbcClient hub, Clock clock) {
        this.hub = hub;
        this.clock = clock;
    }

    /** Enters a held file. */
    public void hold(Run run, FileEntry file, HubException failure) {
        String note = failure.detail();
        hub.sql("insert into quarantine_item (run_id, linkage, level, source, error_code, note, state, raised_at) "
                        + "values (?, ?, 'FILE', ?, ?, ?, 'OPEN', ?)")
                .params(
                        run.id(),
                        run.linkage(),
                        file.name(),
                        failure.code().code(),
                        note.substring(0, Math.min(1000, note.length())),
                        clock.instant().atOffset(ZoneOffset.UTC))
                .update();
    }

    /** The items of a run, in the order of its source. */
    public List<Item> ofRun(long runId, int most) {
        return hub.sql("select * from quarantine_item where run_id = ? order by line_no, item_id limit ?")
                .params(runId, most)
                .query(Quarantine::item)
                .list();
    }

    /** What waits for a person, newest first. */
    public List<Item> open(int most) {
        return hub.sql("select * from quarantine_item where state = 'OPEN' order by item_id desc limit ?")
                .param(most)
                .query(Quarantine::item)
                .list();
    }

    public Optional<Item> find(long itemId) {
        return hub.sql("select * from quarantine_item where item_id = ?")
                .param(itemId)
                .query(Quarantine::item)
                .optional();
    }

    /** Marks a held file's item as given back to the inbox. */
    public void replayed(long itemId) {
        hub.sql("update quarantine_item set state = 'REPLAYED', settled_at = ? where item_id = ?")
                .params(clock.instant().atOffset(ZoneOffset.UTC), itemId)
                .update();
    }

    private static Item item(ResultSet row, int number) throws SQLException {
        return new Item(
                row.getLong("item_id"),
                row.getLong("run_id"),
                row.getString("linkage"),
                row.getString("level"),
                row.getString("source"),
                row.getObject("line_no", Long.class),
                row.getString("record_key"),
                row.getString("field"),
                row.getString("error_code"),
                row.getString("note"),
                row.getString("state"),
                row.getObject("raised_at", OffsetDateTime.class).toInstant());
    }
}
