package jp.tsunagi.ledger;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;

/** Writes what was set aside in a run, in the transaction of that run's ledger. */
final class Quarantined {
    private final BulkInsert items;
    private final Run run;

    Quarantined(Connection connection, Run run) {
        this.run = run;
        this.items = new BulkInsert(
                connection,
                "quarantine_item",
                "run_id",
                "linkage",
                "level",
                "source",
                "line_no",
                "record_key",
                "field",
                "error_code",
                "note",
                "state",
                "raised_at");
    }

    void insert(List<QuarantineItem> found, Instant now) throws SQLException {
        items.insert(found.stream()
                .map(item -> new Object[] {
                    run.id(),
                    run.linkage(),
                    "RECORD",
                    item.source(),
                    item.lineNo(),
                    item.recordKey(),
                    item.field(),
                    item.code().code(),
                    item.note(),
                    "OPEN",
                    now
                })
                .toList());
    }
}
