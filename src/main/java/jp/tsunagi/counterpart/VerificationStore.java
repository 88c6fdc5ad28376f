package jp.tsunagi.counterpart;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** オンライン資格確認等システム: its own database, handed on to by the consignment partition, without personal numbers. */
public final class VerificationStore implements AutoCloseable {
    private final EmbeddedStore store;
    private final UsageLog usageLog;
    private final Hospitals hospitals;

    VerificationStore(Path folder, Clock clock, TerminalSettings settings) {
        this.store = new EmbeddedStore(folder, "verification");
        this.usageLog = new UsageLog(store, clock, settings.municipalityCode());
        this.hospitals = new Hospitals(store, usageLog, clock);
    }

    /** Recipients. */
    public long count() {
        return store.transaction(connection -> Deliveries.number(connection, "select count(*) from qualification"));
    }

    /** Vouchers, cancelled ones counted too. */
    public long voucherCount() {
        return store.transaction(connection -> Deliveries.number(connection, "select count(*) from voucher"));
    }

    /** Questions answered since the store was made. */
    public long questionCount() {
        return store.transaction(connection -> Deliveries.number(connection, "select count(*) from usage_log"));
    }

    /** @param key 公費負担者番号 and 受給者番号 */
    public Optional<QualificationRecord> find(String key) {
        return store.transaction(connection -> {
            try (PreparedStatement query =
                    connection.prepareStatement("select * from qualification where record_key = ?")) {
                query.setString(1, key);
                ResultSet row = query.executeQuery();
                return row.next() ? Optional.of(qualification(row)) : Optional.empty();
            }
        });
    }

    /** @param key 公費負担者番号, 受給者番号 and 交付番号 */
    public Optional<IssuedVoucher> findVoucher(String key) {
        return store.transaction(connection -> {
            try (PreparedStatement query = connection.prepareStatement("select * from voucher where record_key = ?")) {
                query.setString(1, key);
                ResultSet row = query.executeQuery();
                return row.next() ? Optional.of(voucher(row)) : Optional.empty();
            }
        });
    }

    Hospitals hospitals() {
        return hospitals;
    }

    UsageLog usageLog() {
        return usageLog;
    }

    /** Takes over new and changed records and forgets deleted ones; the same again changes nothing. */
    void take(List<QualificationRecord> registered, List<String> deletedKeys) {
        store.transaction(connection -> {
            merge(
                    connection,
                    "qualification",
                    registered.stream().map(QualificationRecord::columns).toList());
            delete(connection, deletedKeys);
            return null;
        });
    }

    /** Takes over new, changed and cancelled vouchers; the same again changes nothing. */
    void take(List<IssuedVoucher> vouchers) {
        store.transaction(connection -> {
            merge(
                    connection,
                    "voucher",
                    vouchers.stream().map(IssuedVoucher::columns).toList());
            return null;
        });
    }

    /** @param numbers 被保険者枝番 by key */
    void changeBranchNumbers(Map<String, String> numbers) {
        store.transaction(connection -> {
            try (PreparedStatement update =
                    connection.prepareStatement("update qualification set branch_number = ? where record_key = ?")) {
                for (Map.Entry<String, String> number : numbers.entrySet()) {
                    update.setString(1, number.getValue());
                    update.setString(2, number.getKey());
                    update.addBatch();
                }
                return update.executeBatch();
            }
        });
    }

    private static void merge(Connection connection, String table, List<List<String>> records) throws SQLException {
        if (records.isEmpty()) {
            return;
        }
        String values = " values (?" + ", ?".repeat(records.get(0).size() - 1) + ")";
        try (PreparedStatement merge = connection.prepareStatement("merge into " + table + values)) {
            for (List<String> columns : records) {
                for (int i = 0; i < columns.size(); i++) {
                    merge.setString(i + 1, columns.get(i));
                }
                merge.addBatch();
            }
            merge.executeBatch();
        }
    }

    private static void delete(Connection connection, List<String> keys) throws SQLException {
        try (PreparedStatement delete = connection.prepareStatement("delete from qualification where record_key = ?")) {
            for (String key : keys) {
                delete.setString(1, key);
                delete.addBatch();
            }
            delete.executeBatch();
        }
    }

    private static QualificationRecord qualification(ResultSet row) throws SQLException {
        return new QualificationRecord(
                row.getString(1),
                row.getString(2),
                row.getString(3),
                row.getString(4),
                row.getString(5),
                row.getString(6),
                row.getString(7),
                row.getString(8),
                row.getString(9),
                row.getString(10),
                row.getString(11),
                row.getString(12),
                row.getString(13),
                row.getString(14),
                row.getString(15),
                row.getString(16),
                row.getString(17),
                row.getString(18),
                row.getString(19),
                row.getString(20),
                row.getString(21),
                row.getString(22));
    }

    private static IssuedVoucher voucher(ResultSet row) throws SQLException {
        return new IssuedVoucher(
                row.getString(1),
                row.getString(2),
                row.getString(3),
                row.getString(4),
                row.getString(5),
                row.getString(6),
                row.getString(7),
                row.getString(8),
                row.getString(9),
                row.getString(10),
                row.getString(11),
                row.getString(12),
                row.getString(13),
                row.getString(14),
                row.getString(15),
                row.getString(16),
                row.getString(17),
                row.getString(18),
                row.getString(19),
                row.getString(20));
    }

    @Override
    public void close() {
        store.close();
    }
}
