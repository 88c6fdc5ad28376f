package jp.tsunagi.address;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import jp.tsunagi.ledger.BackgroundTransaction;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/**
 * Numbers about to be attached, in a temporary table of the welfare database: {@code attachable} with {@code
 * resident_number}, {@code record_key} and {@code personal_number}. They go there as bytes that are wiped.
 */
final class Attachable {
    private static final int BATCH = 1000;
    private static final int LONGEST_ROW = 128;

    private final BackgroundTransaction transaction;
    private byte[] rows = new byte[BATCH * LONGEST_ROW];
    private int end;
    private int waiting;
    private long count;

    Attachable(BackgroundTransaction transaction) {
        this.transaction = transaction;
        transaction.finish(() -> {
            try (Statement statement = transaction.connection().createStatement()) {
                statement.execute("create local temporary table attachable (resident_number varchar(15) primary key, "
                        + "record_key varchar(30) not null, personal_number varchar(12) not null)");
            }
        });
    }

    /** @param number twelve digits */
    void add(String residentNumber, String recordKey, Digits number) {
        byte[] keys = (escaped(residentNumber) + "\t" + escaped(recordKey) + "\t").getBytes(StandardCharsets.UTF_8);
        if (waiting == BATCH || end + keys.length + number.length() + 1 > rows.length) {
            flush();
        }
        System.arraycopy(keys, 0, rows, end, keys.length);
        end += keys.length;
        System.arraycopy(number.bytes(), 0, rows, end, number.length());
        end += number.length();
        rows[end++] = '\n';
        waiting++;
        count++;
    }

    private static String escaped(String key) {
        return key.replace("\\", "\\\\")
                .replace("\t", "\\t")
                .replace("\n", "\\n")
                .replace("\r", "\\r");
    }

    long count() {
        return count;
    }

    void flush() {
        if (waiting == 0) {
            return;
        }
        byte[] batch = rows;
        int length = end;
        transaction.submit(() -> {
            try {
                insert(transaction.connection(), batch, length);
            } finally {
                Arrays.fill(batch, (byte) 0);
            }
        });
        rows = new byte[batch.length];
        end = 0;
        waiting = 0;
    }

    private static void insert(Connection connection, byte[] rows, int length) throws SQLException {
        if (!connection.isWrapperFor(PGConnection.class)) {
            insertSingly(connection, rows, length);
            return;
        }
        CopyIn in = connection
                .unwrap(PGConnection.class)
                .getCopyAPI()
                .copyIn("copy attachable (resident_number, record_key, personal_number) from stdin");
        try {
            in.writeToCopy(rows, 0, length);
            in.endCopy();
        } finally {
            if (in.isActive()) {
                in.cancelCopy();
            }
        }
    }

    // An embedded database takes text as its bytes.
    private static void insertSingly(Connection connection, byte[] rows, int length) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("insert into attachable values (?, ?, ?)")) {
            int from = 0;
            for (int column = 1, i = 0; i < length; i++) {
                if (rows[i] == '\t' || rows[i] == '\n') {
                    byte[] field = Arrays.copyOfRange(rows, from, i);
                    statement.setBytes(column, field);
                    from = i + 1;
                    column = rows[i] == '\t' ? column + 1 : 1;
                    if (rows[i] == '\n') {
                        statement.executeUpdate();
                    }
                }
            }
        }
    }
}
