package jp.tsunagi.ledger;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;

/** Writes what was set aside in a run, in the transaction of that run's ledger. */
final class Quarantined {
    private static final int LONGEST_KEY = 30;

    private final BulkInsert items;
    private final Run run;
    private final GivenTexts texts = new GivenTexts();

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

    // What stands in the place of a key may be anything, also too long for one.
    private static String clipped(String key) {
        return key == null ? null : key.substring(0, Math.min(LONGEST_KEY, key.length()));
    }

    void insert(List<QuarantineItem> found, Instant now) throws SQLException {
        items.insert(found.stream()
                .map(item -> new Object[] {
                    run.id(),
                    run.linkage(),
                    "RECORD",
                    item.source(),
                    item.lineNo(),
                    clipped(texts.key(item.recordKey())),
                    GivenTexts.text(item.field()),
                    item.code().code(),
                    GivenTexts.text(item.note()),
                    "OPEN",
                    now
                })
                .toList());
    }
}
