package jp.tsunagi.intake;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import jp.tsunagi.layout.Column;
import jp.tsunagi.layout.ColumnType;
import jp.tsunagi.layout.FileFormat;
import jp.tsunagi.layout.Layout;
import jp.tsunagi.ledger.BackgroundTransaction;
import jp.tsunagi.ledger.BulkInsert;
import jp.tsunagi.ledger.QuarantineItem;
import jp.tsunagi.ledger.Statements;
import jp.tsunagi.privacy.PersonalNumberShape;
import org.postgresql.PGConnection;

/**
 * The good lines of a file in a temporary table of the welfare database, for the statements of {@code mappings/}: {@code
 * arrived} with {@code line_no}, {@code whole} and the record class's fields in lower case with underscores. The table is
 * of this connection alone and gone with it. What has lost a line is
 * in {@code broken_whole}, which lines were set aside in {@code set_aside}.
 */
final class Arrivals {
    private static final int LONGEST_WHOLE = 60;
    private static final int LONGEST_KEY = 20;
    private static final List<String> PERSON = List.of("insured_identification_number", "insurer_number");

    private final BackgroundTransaction transaction;
    private final Layout<Object> layout;
    private final BulkInsert lines;
    private final BulkInsert broken;
    private final BulkInsert unfit;

    @SuppressWarnings("unchecked")
    Arrivals(BackgroundTransaction transaction, Layout<?> layout) {
        this.transaction = transaction;
        // All columns, also those that the register leaves out of the file: the statements know them.
        this.layout = ((Layout<Object>) layout).with(FileFormat.STANDARD);
        List<String> columns = new ArrayList<>(List.of("line_no", "whole"));
        this.layout.columns().forEach(column -> columns.add(name(column)));
        this.lines = new BulkInsert(transaction.connection(), "arrived", columns.toArray(new String[0]));
        this.broken = new BulkInsert(transaction.connection(), "broken_whole", "whole");
        this.unfit = new BulkInsert(transaction.connection(), "set_aside", "line_no");
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

    /**
     * Lets the search for personal numbers see lines that were set aside by themselves: of these fields, what has twelve digits.
     * {@link #removeSetAside} takes them out.
     */
    void addUnfit(List<Arrived> batch, Set<String> fields) {
        List<Object[]> rows = new ArrayList<>();
        for (Arrived line : batch) {
            Object[] row = new Object[layout.columns().size() + 2];
            row[0] = line.lineNo();
            boolean found = false;
            for (int i = 0; i < layout.columns().size(); i++) {
                if (fields.contains(layout.columns().get(i).field())
                        && layout.values(line.record())[i] instanceof String text
                        && PersonalNumberShape.isAll(text)) {
                    row[i + 2] = text;
                    found = true;
                }
            }
            if (found) {
                rows.add(row);
            }
        }
        if (!rows.isEmpty()) {
            transaction.submit(() -> {
                lines.insert(rows);
                unfit.insert(rows.stream().map(row -> new Object[] {row[0]}).toList());
            });
        }
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

    long count() throws SQLException {
        return Statements.count(transaction.connection(), "select count(*) from arrived");
    }

    /** The line, with the others of its whole; nothing when it has not arrived. */
    Set<Long> linesWith(long lineNo) throws SQLException {
        Set<Long> lines = new HashSet<>();
        try (PreparedStatement query = transaction
                .connection()
                .prepareStatement("select a.line_no from arrived a join arrived l on l.line_no = ? "
                        + "and (a.line_no = l.line_no or a.whole = l.whole)")) {
            query.setLong(1, lineNo);
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    lines.add(rows.getLong(1));
                }
            }
        }
        return lines;
    }

    /** Keeps only what is left of these lines. */
    void keepOnly(Set<Long> lines) throws SQLException {
        Connection connection = transaction.connection();
        try (PreparedStatement statement =
                connection.prepareStatement("delete from arrived where not (line_no = any (?))")) {
            statement.setArray(1, connection.createArrayOf("bigint", lines.toArray()));
            statement.executeUpdate();
        }
    }

    /** Takes the lines of broken wholes out. */
    void removeBroken() throws SQLException {
        Statements.update(
                transaction.connection(), "delete from arrived where whole in (select b.whole from broken_whole b)");
    }

    /**
     * Notes lines as set aside.
     *
     * @return the items of the lines that were not before
     */
    List<QuarantineItem> setAside(List<QuarantineItem> items) throws SQLException {
        try (PreparedStatement insert = transaction
                .connection()
                .prepareStatement("insert into set_aside (line_no) select cast(? as bigint) where not exists "
                        + "(select 1 from set_aside where line_no = ?)")) {
            for (QuarantineItem item : items) {
                insert.setLong(1, item.lineNo());
                insert.setLong(2, item.lineNo());
                insert.addBatch();
            }
            int[] noted = insert.executeBatch();
            return IntStream.range(0, noted.length)
                    .filter(i -> noted[i] > 0)
                    .mapToObj(items::get)
                    .toList();
        }
    }

    /** Takes the lines out that were set aside, and notes their wholes as broken. */
    void removeSetAside() throws SQLException {
        Connection connection = transaction.connection();
        Statements.analyze(connection, "set_aside");
        Statements.update(
                connection,
                "insert into broken_whole select a.whole from arrived a join set_aside s on s.line_no = a.line_no "
                        + "where a.whole is not null");
        Statements.update(connection, "delete from arrived where line_no in (select s.line_no from set_aside s)");
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
            statement.execute("create local temporary table set_aside (line_no bigint primary key)");
            if (!transaction.connection().isWrapperFor(PGConnection.class)) {
                index(statement);
            }
        }
    }

    /**
     * H2 joins without hashing: where it finds no index it reads the table anew for each row of the other. People are found by
     * both their numbers: an index of 公費負担者番号 alone, which all may share, would be taken for a good one.
     */
    private void index(Statement statement) throws SQLException {
        Set<String> keys = layout.columns().stream()
                .filter(column ->
                        column.type() == ColumnType.TEXT && column.maxLength() > 1 && column.maxLength() <= LONGEST_KEY)
                .map(Arrivals::name)
                .collect(Collectors.toCollection(LinkedHashSet::new));
        keys.add("whole");
        if (keys.containsAll(PERSON)) {
            keys.removeAll(PERSON);
            statement.execute("create index arrived_person on arrived (" + String.join(", ", PERSON) + ")");
        }
        for (String key : keys) {
            statement.execute("create index arrived_" + key + " on arrived (" + key + ")");
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
