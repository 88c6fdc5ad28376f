package jp.tsunagi.ledger;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import jp.tsunagi.ledger.HeldBack.Cause;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Why the records of a run were held back. */
public final class HeldBackRecords {
    private final JdbcClient hub;

    public HeldBackRecords(JdbcClient hub) {
        this.hub = hub;
    }

    /** By cause; runs that were closed before causes were entered have none but rules. */
    public List<HeldBack> ofRun(long runId) {
        return hub
                .sql("select cause, detail, records from held_back where run_id = ?")
                .param(runId)
                .query((row, n) -> new HeldBack(Cause.valueOf(row.getString(1)), row.getString(2), row.getLong(3)))
                .stream()
                .sorted(Comparator.comparing(HeldBack::cause).thenComparing(HeldBack::detail))
                .toList();
    }

    /** Counts one run's records while it goes on. */
    static final class Counter {
        private record Key(Cause cause, String detail) {}

        private final Map<Key, Long> counts =
                new TreeMap<>(Comparator.comparing(Key::cause).thenComparing(Key::detail));

        void add(Cause cause, String detail, long records) {
            if (records > 0) {
                counts.merge(new Key(cause, detail), records, Long::sum);
            }
        }

        /** Enters them, in the transaction of the run's ledger. */
        void insert(Connection connection, Run run) throws SQLException {
            for (Map.Entry<Key, Long> count : counts.entrySet()) {
                Statements.update(
                        connection,
                        "insert into held_back (run_id, cause, detail, records) values (?, ?, ?, ?)",
                        run.id(),
                        count.getKey().cause().name(),
                        count.getKey().detail(),
                        count.getValue());
            }
        }
    }
}
