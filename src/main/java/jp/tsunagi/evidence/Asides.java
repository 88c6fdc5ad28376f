package jp.tsunagi.evidence;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What was neither sent nor taken over of a person: left out by a rule, in quarantine, on the 確認リスト. The ledger knows these by
 * 受給者番号 only, so that of a number that was given out again they are found for everyone who had it.
 */
final class Asides {
    private static final String LEFT_OUT = "select r.linkage, x.record_key, x.code, x.run_id, r.opened_at "
            + "from exclusion x join run r on r.run_id = x.run_id where " + Holders.ofKey("x") + " order by x.run_id";
    private static final String SET_ASIDE =
            "select * from quarantine_item q where " + Holders.ofKey("q") + " order by q.item_id";
    private static final String LISTED =
            "select * from confirmation_item c where " + Holders.ofKey("c") + " order by c.item_id";

    private final JdbcClient hub;

    Asides(JdbcClient hub) {
        this.hub = hub;
    }

    /** @param personKeys 公費負担者番号 and 受給者番号 */
    List<Step> of(Collection<String> personKeys) {
        List<Step> found = new ArrayList<>();
        for (String key : personKeys) {
            found.addAll(leftOut(key));
            found.addAll(read(SET_ASIDE, key, Asides::setAside));
            found.addAll(read(LISTED, key, Asides::listed));
        }
        return found;
    }

    private interface Reading<T> {
        T of(ResultSet row) throws SQLException;
    }

    private <T> List<T> read(String sql, String key, Reading<T> reading) {
        return hub.sql(sql).param("key", key).query((row, n) -> reading.of(row)).list();
    }

    private record Row(List<String> what, Instant at, long runId) {}

    /** A rule leaves a record out again at each run: one step for all of them. */
    private List<LeftOut> leftOut(String key) {
        Map<List<String>, List<Row>> runs = new LinkedHashMap<>();
        read(
                        LEFT_OUT,
                        key,
                        row -> new Row(
                                List.of(row.getString("linkage"), row.getString("code"), row.getString("record_key")),
                                at(row, "opened_at"),
                                row.getLong("run_id")))
                .forEach(row -> runs.computeIfAbsent(row.what(), what -> new ArrayList<>())
                        .add(row));
        return runs.entrySet().stream()
                .map(record -> new LeftOut(
                        record.getKey().get(0),
                        record.getKey().get(1),
                        record.getValue().get(0).at(),
                        record.getValue().get(record.getValue().size() - 1).at(),
                        record.getValue().stream().map(Row::runId).toList()))
                .toList();
    }

    private static SetAside setAside(ResultSet row) throws SQLException {
        return new SetAside(
                row.getLong("item_id"),
                row.getLong("run_id"),
                at(row, "raised_at"),
                row.getString("linkage"),
                row.getString("source"),
                row.getObject("line_no", Long.class),
                row.getString("field"),
                row.getString("error_code"),
                row.getString("state"));
    }

    private static Listed listed(ResultSet row) throws SQLException {
        return new Listed(
                row.getLong("item_id"),
                row.getLong("first_run_id"),
                row.getLong("last_run_id"),
                at(row, "raised_at"),
                row.getString("linkage"),
                row.getString("code"),
                row.getString("state"),
                at(row, "settled_at"));
    }

    private static Instant at(ResultSet row, String column) throws SQLException {
        OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }
}
