package jp.tsunagi.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Pattern;
import jp.tsunagi.errors.ErrorCode;
import jp.tsunagi.errors.HubException;
import jp.tsunagi.ledger.DatabaseErrors;
import org.springframework.dao.InvalidDataAccessApiUsageException;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterUtils;

/**
 * Statements of {@code mappings/} that change rows of the welfare system, each ended by a semicolon. They change rows and
 * nothing else: no table, no right, no transaction of their own.
 */
public final class Script {
    private static final Pattern CHANGES = Pattern.compile("(?:insert|update|delete|merge|with)\\b.*", Pattern.DOTALL);

    private final Path file;
    private final List<String> statements;

    private Script(Path file, List<String> statements) {
        this.file = file;
        this.statements = List.copyOf(statements);
    }

    /**
     * Reads and checks the statements.
     *
     * @throws HubException MAPPING_INVALID when the file cannot be read, is empty or does anything but change rows
     */
    public static Script read(Path file) {
        List<String> statements = split(text(file));
        if (statements.isEmpty()) {
            throw new HubException(ErrorCode.MAPPING_INVALID, file + ": no statement");
        }
        for (String statement : statements) {
            String bare = Query.COMMENT_OR_LITERAL
                    .matcher(statement)
                    .replaceAll(" ")
                    .strip()
                    .toLowerCase(Locale.ROOT);
            if (!CHANGES.matcher(bare).matches()) {
                throw new HubException(
                        ErrorCode.MAPPING_INVALID, file + ": only insert, update, delete and merge may stand here");
            }
        }
        return new Script(file, statements);
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new HubException(ErrorCode.MAPPING_INVALID, file + " cannot be read", e);
        }
    }

    private static List<String> split(String text) {
        // Of the same length, so that a place in the one is the place in the other.
        String bare =
                Query.COMMENT_OR_LITERAL.matcher(text).replaceAll(hidden -> " ".repeat(hidden.end() - hidden.start()));
        List<String> statements = new ArrayList<>();
        int from = 0;
        while (from < text.length()) {
            int end = bare.indexOf(';', from) < 0 ? text.length() : bare.indexOf(';', from);
            if (!bare.substring(from, end).isBlank()) {
                statements.add(text.substring(from, end));
            }
            from = end + 1;
        }
        return statements;
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
