package jp.tsunagi.ledger;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.postgresql.PGConnection;

/**
 * Inserts many rows at once, in the caller's transaction: {@code COPY} on PostgreSQL (twice as fast as the driver's
 * rewritten batches), JDBC batches elsewhere. Values: String, Number, Boolean, Instant,
 * LocalDate, LocalDateTime, byte[], null.
 */
public final class BulkInsert {
    private final Connection connection;
    private final String table;
    private final List<String> columns;

    public BulkInsert(Connection connection, String table, String... columns) {
        this.connection = connection;
        this.table = table;
        this.columns = List.of(columns);
    }

    public void insert(List<Object[]> rows) throws SQLException {
        if (rows.isEmpty()) {
            return;
        }
        if (connection.isWrapperFor(PGConnection.class)) {
            copy(rows);
        } else {
            batch(rows);
        }
    }

    private void copy(List<Object[]> rows) throws SQLException {
        StringBuilder text = new StringBuilder(rows.size() * 96);
        for (Object[] row : rows) {
            for (int i = 0; i < row.length; i++) {
                if (i > 0) {
                    text.append('\t');
                }
                append(text, row[i]);
            }
            text.append('\n');
        }
        byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
        var in = connection
                .unwrap(PGConnection.class)
                .getCopyAPI()
                .copyIn("copy " + table + " (" + String.join(", ", columns) + ") from stdin");
        try {
            in.writeToCopy(bytes, 0, bytes.length);
            in.endCopy();
        } finally {
            if (in.isActive()) {
                in.cancelCopy();
            }
        }
    }

    private static void append(StringBuilder text, Object value) {
        if (value == null) {
            text.append("\\N");
        } else if (value instanceof byte[] bytes) {
            HexFormat.of().formatHex(text.append("\\\\x"), bytes);
        } else if (value instanceof String string) {
            escape(text, string);
        } else {
            text.append(value);
        }
    }

    private static void escape(StringBuilder text, String value) {
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            switch (c) {
                case '\\' -> text.append("\\\\");
                case '\t' -> text.append("\\t");
                case '\n' -> text.append("\\n");
                case '\r' -> text.append("\\r");
                default -> text.append(c);
            }
        }
    }

    private void batch(List<Object[]> rows) throws SQLException {
        List<String> marks = new ArrayList<>(columns.size());
        columns.forEach(column -> marks.add("?"));
        String sql = "insert into " + table + " (" + String.join(", ", columns) + ") values ("
                + String.join(", ", marks) + ")";
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (Object[] row : rows) {
                for (int i = 0; i < row.length; i++) {
                    Object value = row[i];
                    statement.setObject(
                            i + 1, value instanceof Instant instant ? instant.atOffset(ZoneOffset.UTC) : value);
                }
                statement.addBatch();
            }
            statement.executeBatch();
        }
    }
}
