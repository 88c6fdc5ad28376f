package jp.tsunagi.address;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import jp.tsunagi.files.Query;
import org.postgresql.PGConnection;

/**
 * What the issued account may do in the address system's database: read one view of two columns of text, and nothing else
 * (S0 連携テスト). Names of tables and columns are told, values never. Rights are looked at with those of every role that the
 * account can become.
 */
final class ViewAccess {
    private static final Set<Integer> TEXT = Set.of(Types.VARCHAR, Types.CHAR, Types.NVARCHAR, Types.NCHAR);
    private static final Set<String> LABELS = Set.of("personal_number", "resident_number");
    private static final int COLUMNS = 2;

    private ViewAccess() {}

    /** Rights beyond reading one view; empty when there are none. */
    static List<String> rightsTooMany(Connection connection) throws SQLException {
        boolean postgres = connection.isWrapperFor(PGConnection.class);
        List<String> faults = new ArrayList<>();
        for (ViewRights.Question question : postgres ? ViewRights.POSTGRES_RIGHTS : ViewRights.EMBEDDED_RIGHTS) {
            List<String> names = names(connection, question);
            if (!names.isEmpty()) {
                faults.add("the account " + question.what() + " " + String.join(", ", names));
            }
        }
        List<String> visible = names(connection, postgres ? ViewRights.POSTGRES_VISIBLE : ViewRights.EMBEDDED_VISIBLE);
        if (visible.size() != 1 || visible.get(0).endsWith(")")) {
            faults.add("the account sees " + (visible.isEmpty() ? "nothing" : String.join(", ", visible))
                    + " instead of the one view");
        }
        return faults;
    }

    /** What is not as agreed in the columns of the view and of the query on it; empty when nothing is. */
    static List<String> columnsNotAsAgreed(Connection connection, Query query) throws SQLException {
        List<String> faults = new ArrayList<>(viewColumns(connection));
        try (PreparedStatement statement = query.prepare(connection, Map.of())) {
            ResultSetMetaData columns = statement.getMetaData();
            List<String> labels = new ArrayList<>();
            for (int column = 1; column <= columns.getColumnCount(); column++) {
                String label = columns.getColumnLabel(column).toLowerCase(Locale.ROOT);
                labels.add(label);
                if (!TEXT.contains(columns.getColumnType(column))) {
                    faults.add("column " + label + " is no text");
                }
            }
            if (labels.size() != COLUMNS
                    || !LABELS.containsAll(labels)
                    || labels.get(0).equals(labels.get(1))) {
                faults.add("the query has the columns " + String.join(", ", labels) + " instead of personal_number, "
                        + "resident_number");
            }
        }
        return faults;
    }

    // All that the account sees, since that is the one view.
    private static List<String> viewColumns(Connection connection) throws SQLException {
        boolean postgres = connection.isWrapperFor(PGConnection.class);
        List<String> columns = names(connection, postgres ? ViewRights.POSTGRES_COLUMNS : ViewRights.EMBEDDED_COLUMNS);
        return columns.size() == COLUMNS
                ? List.of()
                : List.of("the view has the columns " + String.join(", ", columns) + " instead of two");
    }

    private static List<String> names(Connection connection, ViewRights.Question question) throws SQLException {
        List<String> names = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(question.sql());
                ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                names.add(rows.getString(1));
            }
        }
        return names;
    }
}
