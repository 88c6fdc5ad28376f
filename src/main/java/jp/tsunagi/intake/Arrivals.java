package jp.tsunagi.intake;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import jp.tsunagi.layout.Column;
import jp.tsunagi.layout.ColumnType;
import jp.tsunagi.layout.Layout;
import jp.tsunagi.ledger.BackgroundTransaction;
import jp.tsunagi.ledger.BulkInsert;
import jp.tsunagi.ledger.Statements;
import org.postgresql.PGConnection;

/**
 * The good lines of a file in a temporary table of the welfare database, for the statements of {@code mappings/}: {@code
 * arrived} with {@code line_no}, {@code whole} and the record class's fields in lower case with underscores. The table is
 * of this connection alone and gone with it. Lines that a whole has lost are in {@code broken_whole}.
 */
final class Arrivals {
    private static final int LONGEST_WHOLE = 60;
    private static final int LONGEST_KEY = 20;
    private static final int BATCH = 1000;

    private final BackgroundTransaction transaction;
    private final Layout<Object> layout;
    private final BulkInsert lines;
    private final BulkInsert broken;

    @SuppressWarnings("unchecked")
    Arrivals(BackgroundTransaction transaction, Layout<?> layout) {
        this.transaction = transaction;
        this.layout = (Layout<Object>) layout;
        List<String> columns = new ArrayList<>(List.of("line_no", "whole"));
        layout.columns().forEach(column -> columns.add(name(column)));
        this.lines = new BulkInsert(transaction.connection(), "arrived", columns.toArray(new String[0]));
        this.broken = new BulkInsert(transaction.connection(), "broken_whole", "whole");
        transaction.finish(this::create);
    }

    /** A good line. */
    record Arrived(long lineNo, String whole, Object record) {}

    void add(List<Arrived> batch) {
        if (batch.isEmpty()) {
            return;
        }
        transaction.submit(() -> {
            List<Object[]> rows = new ArrayList<>(batch.size());
            for (Arrived line : batch) {
                Object[] values = layout.values(line.record());
                Object[] row = new Object[values.length + 2];
                row[0] = line.lineNo();
                row[1] = line.whole();
                System.arraycopy(values, 0, row, 2, values.length);
                rows.add(row);
            }
            lines.insert(rows);
        });
    }

    /** What has lost a line is not taken over. */
    void breaks(List<String> wholes) {
        if (!wholes.isEmpty()) {
            transaction.submit(() -> broken.insert(
                    wholes.stream().map(whole -> new Object[] {whole}).toList()));
        }
    }

    /** All lines are in; the database is told how many. */
    void complete() {
        transaction.finish(() -> Statements.analyze(transaction.connection(), "arrived", "broken_whole"));
    }

    /** Keeps the one line, with the others of its whole. */
    void keepOnly(long lineNo) throws SQLException {
        execute(
                "delete from arrived where line_no <> ? and (whole is null or whole not in "
                        + "(select coalesce(l.whole, '') from arrived l where l.line_no = ?))",
                lineNo,
                lineNo);
    }

    /** Takes the lines of broken wholes out. @return how many */
    int removeBroken() throws SQLException {
        return execute("delete from arrived where whole in (select b.whole from broken_whole b)");
    }

    /** Takes lines out, and notes their wholes as broken. */
    void remove(List<Long> lineNos) throws SQLException {
        Connection connection = transaction.connection();
        try (PreparedStatement breaking = connection.prepareStatement(
                        "insert into broken_whole select a.whole from arrived a where a.line_no = ? and a.whole is not null");
                PreparedStatement removing = connection.prepareStatement("delete from arrived where line_no = ?")) {
            for (int from = 0; from < lineNos.size(); from += BATCH) {
                for (Long lineNo : lineNos.subList(from, Math.min(from + BATCH, lineNos.size()))) {
                    breaking.setLong(1, lineNo);
                    breaking.addBatch();
                    removing.setLong(1, lineNo);
                    removing.addBatch();
                }
                breaking.executeBatch();
                removing.executeBatch();
            }
        }
    }

    private int execute(String sql, Object... values) throws SQLException {
        try (PreparedStatement statement = transaction.connection().prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            return statement.executeUpdate();
        }
    }

    private void create() throws SQLException {
        String columns = layout.columns().stream()
                .map(column -> name(column) + " " + type(column))
                .collect(Collectors.joining(", "));
        try (Statement statement = transaction.connection().createStatement()) {
            statement.execute("create local temporary table arrived (line_no bigint primary key, whole varchar("
                    + LONGEST_WHOLE + "), " + columns + ")");
            statement.execute(
                    "create local temporary table broken_whole (whole varchar(" + LONGEST_WHOLE + ") not null)");
            if (!transaction.connection().isWrapperFor(PGConnection.class)) {
                index(statement);
            }
        }
    }

    /** H2 joins without hashing: where it finds no index it reads the table anew for each row of the other. */
    private void index(Statement statement) throws SQLException {
        statement.execute("create index arrived_whole on arrived (whole)");
        for (Column column : layout.columns()) {
            if (column.type() == ColumnType.TEXT && column.maxLength() > 1 && column.maxLength() <= LONGEST_KEY) {
                statement.execute("create index arrived_" + name(column) + " on arrived (" + name(column) + ")");
            }
        }
    }

    private static String type(Column column) {
        return switch (column.type()) {
            case INTEGER -> "bigint";
            case DECIMAL -> "numeric";
            case DATE -> "date";
            case DATE_TIME -> "timestamp";
            default -> column.maxLength() == 0 ? "varchar" : "varchar(" + column.maxLength() + ")";
        };
    }

    /** {@code insurerNumber} to {@code insurer_number}. */
    static String name(Column column) {
        return column.field().replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT);
    }
}
