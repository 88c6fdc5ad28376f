package jp.tsunagi.counterpart;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** オンライン資格確認等システム: its own database, handed on to by the consignment partition, without personal numbers. */
public final class VerificationStore implements AutoCloseable {
    private static final String MERGE = "merge into qualification values (?" + ", ?".repeat(21) + ")";

    private final EmbeddedStore store;

    VerificationStore(Path folder) {
        this.store = new EmbeddedStore(folder, "verification");
    }

    public long count() {
        return store.transaction(connection -> {
            try (PreparedStatement query = connection.prepareStatement("select count(*) from qualification")) {
                ResultSet row = query.executeQuery();
                row.next();
                return row.getLong(1);
            }
        });
    }

    /** @param key 公費負担者番号 and 受給者番号 */
    public Optional<QualificationRecord> find(String key) {
        return store.transaction(connection -> {
            try (PreparedStatement query =
                    connection.prepareStatement("select * from qualification where record_key = ?")) {
                query.setString(1, key);
                ResultSet row = query.executeQuery();
                return row.next() ? Optional.of(read(row)) : Optional.empty();
            }
        });
    }

    /** Takes over new and changed records and forgets deleted ones; the same again changes nothing. */
    void take(List<QualificationRecord> registered, List<String> deletedKeys) {
        store.transaction(connection -> {
            merge(connection, registered);
            delete(connection, deletedKeys);
            return null;
        });
    }

    private static void merge(Connection connection, List<QualificationRecord> records) throws SQLException {
        try (PreparedStatement merge = connection.prepareStatement(MERGE)) {
            for (QualificationRecord record : records) {
                List<String> columns = record.columns();
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

    private static QualificationRecord read(ResultSet row) throws SQLException {
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

    @Override
    public void close() {
        store.close();
    }
}
