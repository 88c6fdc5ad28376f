package jp.tsunagi.counterpart;

import static jp.tsunagi.counterpart.EligibilityItem.ALL;
import static jp.tsunagi.counterpart.EligibilityItem.PERSONAL_NUMBER;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import jp.tsunagi.counterpart.EligibilityPlan.Held;
import jp.tsunagi.counterpart.EligibilityPlan.Row;

/** The current record of each recipient with its personal number. */
final class Registrations {
    private static final String MERGE = "merge into registration (record_key, branch_number, deleted, reception_number,"
            + " detail_number, " + ALL.stream().map(EligibilityItem::column).collect(Collectors.joining(", "))
            + ") values (?, ?, ?, ?, ?" + ", ?".repeat(ALL.size()) + ")";
    private static final String HELD =
            "select record_key, branch_number, personal_number from registration where record_key in";
    private static final String OWNERS =
            "select personal_number, record_key from registration where personal_number in";

    private Registrations() {}

    /** Judges a batch and writes what is accepted. */
    static EligibilityPlan take(Connection connection, Batch batch, Set<String> metKeys) throws SQLException {
        EligibilityPlan plan = plan(connection, batch, metKeys);
        plan.judge();
        write(connection, plan);
        BranchNumbers.give(connection, plan);
        return plan;
    }

    private static EligibilityPlan plan(Connection connection, Batch batch, Set<String> metKeys) throws SQLException {
        List<String> numbers = batch.faultless().stream()
                .map(record -> record.get(PERSONAL_NUMBER))
                .toList();
        Map<String, Held> held = new HashMap<>();
        KeyLookup.forEach(
                connection,
                HELD,
                List.of(),
                batch.keys(),
                row -> held.put(row.getString(1), new Held(row.getString(2), Optional.ofNullable(row.getString(3)))));
        Map<String, String> owners = new HashMap<>();
        KeyLookup.forEach(
                connection, OWNERS, List.of(), numbers, row -> owners.put(row.getString(1), row.getString(2)));
        return new EligibilityPlan(batch, metKeys, held, owners);
    }

    private static void write(Connection connection, EligibilityPlan plan) throws SQLException {
        try (PreparedStatement merge = connection.prepareStatement(MERGE)) {
            for (Row row : plan.rows()) {
                merge.setString(1, row.key());
                merge.setString(2, row.held().branchNumber());
                merge.setBoolean(3, !row.held().registered());
                merge.setString(4, plan.batch().reception().number());
                merge.setInt(5, row.record().detailNumber());
                for (EligibilityItem item : ALL) {
                    merge.setString(5 + item.position(), row.record().get(item));
                }
                merge.setString(
                        5 + PERSONAL_NUMBER.position(),
                        row.held().personalNumber().orElse(null));
                merge.addBatch();
            }
            merge.executeBatch();
        }
    }

    static Optional<Registration> find(Connection connection, String key) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement("""
                select record_key, branch_number, change_type, personal_number, reception_number
                from registration where record_key = ? and not deleted
                """)) {
            query.setString(1, key);
            ResultSet row = query.executeQuery();
            return row.next()
                    ? Optional.of(new Registration(
                            row.getString(1), row.getString(2), row.getString(3), row.getString(4), row.getString(5)))
                    : Optional.empty();
        }
    }
}
