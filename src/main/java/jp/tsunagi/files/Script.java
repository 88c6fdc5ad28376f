package jp.tsunagi.files;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import jp.tsunagi.errors.ErrorCode;
import jp.tsunagi.errors.HubException;
import jp.tsunagi.ledger.DatabaseErrors;
import org.springframework.dao.InvalidDataAccessApiUsageException;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterUtils;

/**
 * Statements of {@code mappings/} that change rows of the welfare system, each ended by a semicolon. They change rows of
 * the tables that the register names for the linkage, by {@link SqlRules}, and nothing else.
 */
public final class Script {
    private final Path file;
    private final List<String> statements;

    private Script(Path file, List<String> statements) {
        this.file = file;
        this.statements = List.copyOf(statements);
    }

    /**
     * Reads and checks the statements.
     *
     * @param tables whose rows they may change
     * @throws HubException MAPPING_INVALID when the file cannot be read, is empty or does anything but change their rows
     */
    public static Script read(Path file, Set<String> tables) {
        SqlText text = SqlText.read(file);
        List<SqlText.Statement> statements = text.statements();
        if (statements.isEmpty()) {
            throw text.fault("no statement", "put one there, or take the file away");
        }
        statements.forEach(statement -> SqlRules.requireChange(text, statement, tables));
        return new Script(file, statements.stream().map(SqlText.Statement::text).toList());
    }

    /**
     * Executes the statements in their order, in the connection's transaction.
     *
     * @param parameters values of what the statements name as {@code :businessDate}; they never become part of the text
     * @return rows that each statement has changed
     * @throws HubException SQL_INVALID and what else the database says, by file
     */
    public List<Integer> execute(Connection connection, Map<String, ?> parameters) {
        List<Integer> changed = new ArrayList<>();
        for (int i = 0; i < statements.size(); i++) {
            try (PreparedStatement statement = prepare(connection, statements.get(i), parameters)) {
                changed.add(statement.executeUpdate());
            } catch (SQLException e) {
                throw DatabaseErrors.of(file + ", statement " + (i + 1), e);
            }
        }
        return changed;
    }

    /**
     * Lets the database look at each statement without executing it.
     *
     * @throws HubException as {@link #execute}
     */
    public void prepare(Connection connection, Map<String, ?> parameters) {
        for (int i = 0; i < statements.size(); i++) {
            try (PreparedStatement statement = prepare(connection, statements.get(i), parameters)) {
                statement.getParameterMetaData();
            } catch (SQLException e) {
                throw DatabaseErrors.of(file + ", statement " + (i + 1), e);
            }
        }
    }

    private PreparedStatement prepare(Connection connection, String text, Map<String, ?> parameters)
            throws SQLException {
        Object[] values;
        try {
            values = NamedParameterUtils.buildValueArray(text, parameters);
        } catch (InvalidDataAccessApiUsageException e) {
            throw new HubException(
                    ErrorCode.MAPPING_INVALID,
                    file + ": unknown parameter; known here: :"
                            + String.join(", :", new TreeSet<>(parameters.keySet())),
                    e);
        }
        PreparedStatement statement = connection.prepareStatement(
                NamedParameterUtils.substituteNamedParameters(text, new MapSqlParameterSource(parameters)));
        for (int i = 0; i < values.length; i++) {
            statement.setObject(i + 1, values[i]);
        }
        return statement;
    }
}
