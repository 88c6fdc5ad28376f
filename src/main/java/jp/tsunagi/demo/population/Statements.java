package jp.tsunagi.demo.population;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.LongStream;

/** Short forms of the JDBC calls that single changes need. */
final class Statements {
    private static final int FETCH_SIZE = 1_000;

    private final Connection connection;

    Statements(Connection connection) {
        this.connection = connection;
    }

    int update(String sql, Object... values) throws SQLException {
        try (PreparedStatement statement = prepared(sql, values)) {
            return statement.executeUpdate();
        }
    }

    /** Changes exactly one row; anything else is a mistake of the generator. */
    void updateOne(String sql, Object... values) throws SQLException {
        int rows = update(sql, values);
        if (rows != 1) {
            throw new IllegalStateException(rows + " rows instead of one: " + sql);
        }
    }

    /** The columns of the only row, as text. */
    List<String> row(String sql, Object... values) throws SQLException {
        try (PreparedStatement statement = prepared(sql, values);
                ResultSet rows = statement.executeQuery()) {
            if (!rows.next()) {
                throw new IllegalStateException("no row: " + sql);
            }
            List<String> columns = new ArrayList<>();
            for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
                columns.add(rows.getString(i));
            }
            return columns;
        }
    }

    boolean exists(String sql, Object... values) throws SQLException {
        try (PreparedStatement statement = prepared(sql, values);
                ResultSet rows = statement.executeQuery()) {
            return rows.next();
        }
    }

    int count(String sql, Object... values) throws SQLException {
        return Integer.parseInt(row(sql, values).get(0));
    }

    /** What to do with a row of a query. */
    interface RowReader {
        void read(ResultSet row) throws SQLException;
    }

    void forEach(String sql, RowReader reader, Object... values) throws SQLException {
        try (PreparedStatement statement = prepared(sql, values)) {
            statement.setFetchSize(FETCH_SIZE);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    reader.read(rows);
                }
            }
        }
    }

    /** The ids that a query finds, in ascending order whatever the order of the database, but for some. */
    long[] ids(Set<Long> without, String sql, Object... values) throws SQLException {
        LongStream.Builder ids = LongStream.builder();
        try (PreparedStatement statement = prepared(sql, values)) {
            statement.setFetchSize(FETCH_SIZE);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    ids.add(rows.getLong(1));
                }
            }
        }
        return ids.build().filter(id -> !without.contains(id)).sorted().toArray();
    }

    private PreparedStatement prepared(String sql, Object... values) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        for (int i = 0; i < values.length; i++) {
            statement.setObject(i + 1, values[i]);
        }
        return statement;
    }
}
