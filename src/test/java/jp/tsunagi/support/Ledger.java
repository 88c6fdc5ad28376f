package jp.tsunagi.support;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import javax.sql.DataSource;

/** What a hub's ledger says, read with plain SQL and none of the hub's own code. */
public final class Ledger {
    private final DataSource hub;

    public Ledger(DataSource hub) {
        this.hub = hub;
    }

    public Connection connect() throws SQLException {
        return hub.getConnection();
    }

    /** Linkage, kind, state and whether it balances, of every run. */
    public List<String> runs() throws SQLException {
        return rows("select linkage, kind, state, read_count > 0 and read_count = written_count + unchanged_count "
                + "+ quarantined_count + held_count from run order by run_id");
    }

    /** State, size and hash of the sent file. */
    public List<String> sentFiles() throws SQLException {
        return rows("select state, name, sha256, byte_size, record_count from linkage_file "
                + "where direction = 'OUT' order by file_id");
    }

    public List<String> sentRecords() throws SQLException {
        return rows("select record_no, record_key, change_type, content_hash from sent_record order by record_no");
    }

    public List<String> quarantined() throws SQLException {
        return rows("select source, line_no, record_key, field, error_code, state from quarantine_item "
                + "where level = 'RECORD' order by line_no, record_key");
    }

    public List<String> answers() throws SQLException {
        return rows("select record_key, line_no, accepted, code, detail from answer order by line_no, record_key");
    }

    public long count(String query) throws SQLException {
        return numbers(hub, "select count(*) from " + query).get(0);
    }

    public List<String> rows(String sql) throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            int columns = rows.getMetaData().getColumnCount();
            List<String> all = new ArrayList<>();
            while (rows.next()) {
                List<String> values = new ArrayList<>();
                for (int i = 1; i <= columns; i++) {
                    values.add(text(rows.getObject(i)));
                }
                all.add(String.join("|", values));
            }
            return all;
        }
    }

    private static String text(Object value) {
        return value instanceof byte[] bytes ? HexFormat.of().formatHex(bytes) : String.valueOf(value);
    }

    static List<Long> numbers(DataSource database, String sql) throws SQLException {
        return new Ledger(database).rows(sql).stream().map(Long::valueOf).toList();
    }
}
