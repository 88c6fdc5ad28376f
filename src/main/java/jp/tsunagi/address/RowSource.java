package jp.tsunagi.address;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Map;
import jp.tsunagi.files.Query;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyOut;

/** Fills blocks with the rows of a query. */
sealed interface RowSource extends AutoCloseable {
    /** Adds rows until the block is full or no more are left. */
    void fill(RowBlock block) throws SQLException;

    @Override
    void close() throws SQLException;

    /** {@code COPY} on PostgreSQL, whose rows can be wiped; a cursor elsewhere. */
    static RowSource open(Connection connection, Query query, int columns) throws SQLException {
        return connection.isWrapperFor(PGConnection.class)
                ? new Copied(query.copyOut(connection), columns)
                : new Selected(query.prepare(connection, Map.of()), columns);
    }

    /** PostgreSQL's text form: one message a row, fields between tabs, some characters behind a backslash. */
    record Copied(CopyOut copy, int columns) implements RowSource {
        @Override
        public void fill(RowBlock block) throws SQLException {
            while (!block.isFull()) {
                byte[] row = copy.readFromCopy();
                if (row == null) {
                    return;
                }
                int from = 0;
                for (int column = 0; column < columns; column++) {
                    from = add(row, from, block);
                }
                Arrays.fill(row, (byte) 0);
            }
        }

        /** @return where the next field begins */
        private static int add(byte[] row, int from, RowBlock block) {
            int read = from;
            int written = from;
            boolean isNull = false;
            while (row[read] != '\t' && row[read] != '\n') {
                byte b = row[read++];
                if (b == '\\') {
                    isNull = row[read] == 'N';
                    b = plain(row[read++]);
                }
                row[written++] = b;
            }
            block.add(row, from, isNull ? from : written);
            return read + 1;
        }

        private static byte plain(byte escaped) {
            return switch (escaped) {
                case 'b' -> '\b';
                case 'f' -> '\f';
                case 'n' -> '\n';
                case 'r' -> '\r';
                case 't' -> '\t';
                case 'v' -> 0x0B;
                default -> escaped;
            };
        }

        @Override
        public void close() throws SQLException {
            if (copy.isActive()) {
                copy.cancelCopy();
            }
        }
    }

    /** A cursor of any database. */
    final class Selected implements RowSource {
        private static final byte[] NULL = {};

        private final PreparedStatement statement;
        private final int columns;
        private ResultSet rows;

        Selected(PreparedStatement statement, int columns) throws SQLException {
            this.statement = statement;
            this.columns = columns;
            statement.setFetchSize(1000);
        }

        @Override
        public void fill(RowBlock block) throws SQLException {
            if (rows == null) {
                rows = statement.executeQuery();
            }
            while (!block.isFull() && rows.next()) {
                for (int column = 1; column <= columns; column++) {
                    byte[] value = rows.getBytes(column);
                    byte[] field = value == null ? NULL : value;
                    block.add(field, 0, field.length);
                    Arrays.fill(field, (byte) 0);
                }
            }
        }

        @Override
        public void close() throws SQLException {
            statement.close();
        }
    }
}
