package jp.tsunagi.files;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.TreeSet;
import jp.tsunagi.errors.ErrorCode;
import jp.tsunagi.errors.HubException;
import org.springframework.dao.InvalidDataAccessApiUsageException;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterUtils;

/** Statements with named parameters ({@code :businessDate}), whose values never become part of the text. */
final class NamedStatement {
    private NamedStatement() {}

    /**
     * @param file where the text stands
     * @param limit after which the statement is stopped; zero for none
     * @throws HubException MAPPING_INVALID when the text names a parameter that is not given
     */
    static PreparedStatement prepare(
            Connection connection, Path file, String text, Map<String, ?> parameters, Duration limit)
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
        limit(statement, limit);
        return statement;
    }

    static void limit(PreparedStatement statement, Duration limit) throws SQLException {
        statement.setQueryTimeout(Math.toIntExact(limit.toSeconds()));
    }
}
