package jp.tsunagi.usage;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import javax.sql.DataSource;
import jp.tsunagi.errors.ErrorCode;
import jp.tsunagi.errors.HubException;
import jp.tsunagi.files.Mappings;
import jp.tsunagi.files.Query;
import jp.tsunagi.ledger.DatabaseErrors;
import jp.tsunagi.ledger.SubjectSet;
import jp.tsunagi.privacy.Pseudonyms;

/**
 * Streams the rows of a search. The 住民番号 that each row carries makes the pseudonym for the journal and goes nowhere else;
 * every other column must be one of {@link SearchColumn}.
 */
final class SearchRows {
    private static final String RESIDENT_NUMBER = "resident_number";
    private static final int FETCH = 1000;

    private final DataSource welfare;
    private final Mappings mappings;
    private final Pseudonyms pseudonyms;

    SearchRows(DataSource welfare, Mappings mappings, Pseudonyms pseudonyms) {
        this.welfare = welfare;
        this.mappings = mappings;
        this.pseudonyms = pseudonyms;
    }

    /** Takes what was found. */
    interface Output {
        void titles(List<String> titles);

        /** @return whether the row is shown, so that its person has to be entered */
        boolean row(List<String> cells);
    }

    /**
     * @param rows found
     * @param shown of them
     * @param subject digest of the people in the rows shown, each once, in their order; {@code null} without any
     */
    record Found(long rows, long shown, String subject) {}

    /**
     * Reads all rows, in memory of fixed size.
     *
     * @throws HubException MAPPING_INVALID for a column or a value that may not be shown; SOURCE_UNORDERED when the rows of a
     *     person do not lie together; SQL_INVALID; DATABASE_UNREACHABLE, DATABASE_LOST
     */
    Found read(UsageSearch search, Output output) {
        Path file = mappings.path(file(search));
        Query query = mappings.ordered(file(search));
        try (Connection connection = welfare.getConnection()) {
            // PostgreSQL streams only outside auto-commit, with a fetch size.
            connection.setReadOnly(true);
            connection.setAutoCommit(false);
            try (PreparedStatement statement = query.prepare(connection, search.parameters())) {
                statement.setFetchSize(FETCH);
                try (ResultSet rows = statement.executeQuery()) {
                    return read(rows, file, output);
                }
            }
        } catch (SQLException e) {
            throw DatabaseErrors.ofMapping("welfare database, " + file, e);
        }
    }

    /**
     * Lets the database look at the statement of a search.
     *
     * @throws HubException as {@link #read}
     */
    void prepare(UsageSearch search) {
        try (Connection connection = welfare.getConnection()) {
            mappings.ordered(file(search)).check(connection, search.parameters());
        } catch (SQLException e) {
            throw DatabaseErrors.of("welfare database", e);
        }
    }

    private static String file(UsageSearch search) {
        return "usage/" + search.name() + ".sql";
    }

    private Found read(ResultSet rows, Path file, Output output) throws SQLException {
        List<SearchColumn> columns = columns(rows.getMetaData(), file);
        output.titles(columns.stream().map(SearchColumn::title).toList());
        People people = new People(pseudonyms.maker(), file);
        long found = 0;
        long shown = 0;
        while (rows.next()) {
            found++;
            List<String> cells = cells(rows, columns, file);
            String key = cells.get(columns.indexOf(SearchColumn.PAYER_NUMBER))
                    + cells.get(columns.indexOf(SearchColumn.RECIPIENT_NUMBER));
            if (output.row(cells)) {
                shown++;
                people.add(key, rows.getString(RESIDENT_NUMBER));
            }
        }
        return new Found(found, shown, people.subjects.digest());
    }

    private static List<SearchColumn> columns(ResultSetMetaData labels, Path file) throws SQLException {
        List<SearchColumn> columns = new ArrayList<>();
        boolean resident = false;
        for (int i = 1; i <= labels.getColumnCount(); i++) {
            String label = labels.getColumnLabel(i).toLowerCase(Locale.ROOT);
            if (label.equals(RESIDENT_NUMBER)) {
                resident = true;
            } else {
                columns.add(SearchColumn.find(label)
                        .orElseThrow(() -> invalid(file, "column " + label + " may not be shown")));
            }
        }
        Set<SearchColumn> distinct = new HashSet<>(columns);
        if (!resident
                || distinct.size() < columns.size()
                || !distinct.containsAll(Set.of(SearchColumn.PAYER_NUMBER, SearchColumn.RECIPIENT_NUMBER))) {
            throw invalid(
                    file, "resident_number, payer_number and recipient_number must be there, and no column twice");
        }
        return columns;
    }

    private static List<String> cells(ResultSet rows, List<SearchColumn> columns, Path file) throws SQLException {
        List<String> cells = new ArrayList<>(columns.size());
        for (SearchColumn column : columns) {
            String value = rows.getString(column.label());
            if (value != null && !column.fits(value)) {
                throw invalid(file, "column " + column.label() + " holds something else");
            }
            cells.add(value == null ? "" : value);
        }
        return cells;
    }

    private static HubException invalid(Path file, String what) {
        return new HubException(ErrorCode.MAPPING_INVALID, file + ": " + what);
    }

    /** The people of the rows, each once. */
    private static final class People {
        private final SubjectSet subjects = new SubjectSet();
        private final Pseudonyms.Maker maker;
        private final Path file;
        private String last = "";

        People(Pseudonyms.Maker maker, Path file) {
            this.maker = maker;
            this.file = file;
        }

        void add(String key, String residentNumber) {
            int order = key.compareTo(last);
            if (order < 0) {
                throw new HubException(
                        ErrorCode.SOURCE_UNORDERED, file + ": rows are not in the order of the recipients");
            }
            if (order > 0) {
                subjects.add(maker.of(residentNumber));
                last = key;
            }
        }
    }
}
