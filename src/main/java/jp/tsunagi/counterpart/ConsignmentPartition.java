package jp.tsunagi.counterpart;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import jp.tsunagi.counterpart.BatchPlan.Checked;
import jp.tsunagi.counterpart.BatchPlan.Held;
import jp.tsunagi.counterpart.BatchPlan.Row;

/**
 * 委託区画: what the insurers' intermediate server keeps of the municipality's records: the current one of each recipient with
 * its personal number, the history by reception, and the branch numbers that it assigns.
 */
public final class ConsignmentPartition implements AutoCloseable {
    private static final String MERGE = "merge into registration (record_key, branch_number, deleted, reception_number,"
            + " detail_number, " + columns() + ") values (?, ?, ?, ?, ?" + ", ?".repeat(EligibilityItem.ALL.size())
            + ")";
    private static final String HELD =
            "select record_key, branch_number, personal_number from registration where record_key in";
    private static final String OWNERS =
            "select personal_number, record_key from registration where personal_number in";
    private static final String MET = "select record_key from history where reception_number = ? and record_key in";

    private final EmbeddedStore store;
    private final Receptions receptions;
    private final AnswerHistory history;

    ConsignmentPartition(Path folder, Clock clock) {
        this.store = new EmbeddedStore(folder, "partition");
        this.receptions = new Receptions(store, clock);
        this.history = new AnswerHistory(store);
    }

    /** Registered records, deleted ones not counted. */
    public long count() {
        return store.transaction(connection -> {
            try (PreparedStatement query =
                    connection.prepareStatement("select count(*) from registration where not deleted")) {
                ResultSet row = query.executeQuery();
                row.next();
                return row.getLong(1);
            }
        });
    }

    /** @param key 公費負担者番号 and 受給者番号 */
    public Optional<Registration> find(String key) {
        return store.transaction(connection -> {
            try (PreparedStatement query = connection.prepareStatement("""
                    select record_key, branch_number, change_type, personal_number, reception_number
                    from registration where record_key = ? and not deleted
                    """)) {
                query.setString(1, key);
                ResultSet row = query.executeQuery();
                return row.next()
                        ? Optional.of(new Registration(
                                row.getString(1),
                                row.getString(2),
                                row.getString(3),
                                row.getString(4),
                                row.getString(5)))
                        : Optional.empty();
            }
        });
    }

    Receptions receptions() {
        return receptions;
    }

    AnswerHistory history() {
        return history;
    }

    /**
     * Judges a batch, hands what is accepted on to the verification store, then commits. After a crash in between the batch is
     * judged again, with the same end, and the verification store takes the same records once more.
     */
    void register(Reception reception, boolean initialLoad, List<Checked> batch, VerificationStore verification) {
        store.transaction(connection -> {
            BatchPlan plan = plan(connection, reception, initialLoad, batch);
            batch.forEach(plan::add);
            merge(connection, reception, plan.rows());
            history.add(connection, reception, plan.answers());
            verification.take(plan.handedOver(), plan.deletedKeys());
            return null;
        });
    }

    private static BatchPlan plan(Connection connection, Reception reception, boolean initialLoad, List<Checked> batch)
            throws SQLException {
        List<String> keys = batch.stream()
                .flatMap(checked -> checked.record().key().stream())
                .toList();
        List<String> numbers = batch.stream()
                .filter(checked -> checked.fault().isEmpty())
                .map(checked -> checked.record().get(EligibilityItem.PERSONAL_NUMBER))
                .toList();
        Map<String, Held> held = new HashMap<>();
        KeyLookup.forEach(
                connection,
                HELD,
                List.of(),
                keys,
                row -> held.put(row.getString(1), new Held(row.getString(2), Optional.ofNullable(row.getString(3)))));
        Map<String, String> owners = new HashMap<>();
        KeyLookup.forEach(
                connection, OWNERS, List.of(), numbers, row -> owners.put(row.getString(1), row.getString(2)));
        Set<String> met = new HashSet<>();
        KeyLookup.forEach(connection, MET, List.of(reception.number()), keys, row -> met.add(row.getString(1)));
        return new BatchPlan(initialLoad, held, owners, met);
    }

    private static void merge(Connection connection, Reception reception, List<Row> rows) throws SQLException {
        try (PreparedStatement merge = connection.prepareStatement(MERGE)) {
            for (Row row : rows) {
                merge.setString(1, row.key());
                merge.setString(2, row.held().branchNumber());
                merge.setBoolean(3, !row.held().registered());
                merge.setString(4, reception.number());
                merge.setInt(5, row.record().detailNumber());
                for (EligibilityItem item : EligibilityItem.ALL) {
                    merge.setString(5 + item.position(), row.record().get(item));
                }
                merge.setString(
                        5 + EligibilityItem.PERSONAL_NUMBER.position(),
                        row.held().personalNumber().orElse(null));
                merge.addBatch();
            }
            merge.executeBatch();
        }
    }

    private static String columns() {
        return EligibilityItem.ALL.stream().map(EligibilityItem::column).collect(Collectors.joining(", "));
    }

    @Override
    public void close() {
        store.close();
    }
}
