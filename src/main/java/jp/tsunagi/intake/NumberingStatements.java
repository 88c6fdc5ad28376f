package jp.tsunagi.intake;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.Map;
import javax.sql.DataSource;
import jp.tsunagi.errors.HubException;
import jp.tsunagi.files.Mappings;
import jp.tsunagi.files.Query;
import jp.tsunagi.files.Script;
import jp.tsunagi.ledger.DatabaseErrors;

/**
 * The statements of a folder in {@code mappings/} that number vouchers. The first put what they give into the temporary table
 * {@code numbered} of {@code voucher_id} and {@code issue_number}, which tells the others what the hub itself has given.
 */
public record NumberingStatements(Script numbering, Query people, Script counters) {
    /** Parameter of the key of the one record that a run is about; empty for all. */
    public static final String ONLY = "only";

    /** @throws HubException MAPPING_INVALID */
    public static NumberingStatements read(String folder, Mappings mappings) {
        return new NumberingStatements(
                mappings.script(folder + "/numbering.sql"),
                mappings.query(folder + "/people.sql"),
                mappings.script(folder + "/counters.sql"));
    }

    /** Makes the table, before anything is changed: H2 commits with it. It is of this connection alone and gone with it. */
    public static void createTable(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("create local temporary table numbered (voucher_id bigint primary key, "
                    + "issue_number varchar(13) not null)");
        }
    }

    /**
     * Lets the database look at the statements of a folder.
     *
     * @throws HubException MAPPING_INVALID, SQL_INVALID and what else the database says, by file
     */
    public static void check(String folder, Mappings mappings, DataSource welfare) {
        Map<String, ?> parameters = Map.of(Query.BUSINESS_DATE, LocalDate.EPOCH, ONLY, "");
        NumberingStatements statements = read(folder, mappings);
        try (Connection connection = welfare.getConnection()) {
            createTable(connection);
            statements.numbering().check(connection, parameters);
            statements.people().check(connection, parameters);
            statements.counters().check(connection, parameters);
        } catch (SQLException e) {
            throw DatabaseErrors.of("welfare database", e);
        }
    }
}
