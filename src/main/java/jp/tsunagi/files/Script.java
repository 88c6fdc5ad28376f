package jp.tsunagi.files;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import jp.tsunagi.errors.HubException;
import jp.tsunagi.ledger.DatabaseErrors;

/**
 * Statements of {@code mappings/} that change rows of the welfare system, each ended by a semicolon. They change rows of
 * the tables that the register names for the linkage, by {@link SqlRules}, and nothing else.
 */
public final class Script {
    private final Path file;
    private final List<String> statements;
    private final Duration limit;

    private Script(Path file, List<String> statements, Duration limit) {
        this.file = file;
        this.statements = List.copyOf(statements);
        this.limit = limit;
    }

    /**
     * Reads and checks the statements.
     *
     * @param permit which rows they may change
     * @throws HubException MAPPING_INVALID when the file cannot be read, is empty or does anything but change their rows
     */
    public static Script read(Path file, SqlPermit permit) {
        SqlText text = SqlText.read(file);
        List<SqlText.Statement> statements = text.statements();
        if (statements.isEmpty()) {
            throw text.fault("no statement", "put one there, or take the file away");
        }
        statements.forEach(statement -> SqlRules.requireChange(text, statement, permit));
        return new Script(file, statements.stream().map(SqlText.Statement::text).toList(), Duration.ZERO);
    }

    /** The same statements, each stopped when it takes longer; zero for no limit. */
    Script within(Duration time) {
        return new Script(file, statements, time);
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
            try (PreparedStatement statement =
                    NamedStatement.prepare(connection, file, statements.get(i), parameters, limit)) {
                changed.add(statement.executeUpdate());
            } catch (SQLException e) {
                throw DatabaseErrors.ofMapping(file + ", statement " + (i + 1), e);
            }
        }
        return changed;
    }

    /**
     * Lets the database look at each statement without executing it.
     *
     * @throws SqlFault with what the database says
     * @throws HubException MAPPING_INVALID
     */
    public void check(Connection connection, Map<String, ?> parameters) {
        for (String text : statements) {
            try (PreparedStatement statement = NamedStatement.prepare(connection, file, text, parameters, limit)) {
                statement.getParameterMetaData();
            } catch (SQLException e) {
                throw new SqlFault(file, e);
            }
        }
    }
}
