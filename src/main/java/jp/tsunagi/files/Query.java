package jp.tsunagi.files;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.IntStream;
import jp.tsunagi.errors.ErrorCode;
import jp.tsunagi.errors.HubException;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyOut;
import org.springframework.dao.InvalidDataAccessApiUsageException;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterUtils;
import org.springframework.jdbc.core.namedparam.SqlParameterSource;

/**
 * The text of a query in {@code mappings/}. The hub is a guest in the databases it reads: one statement, and one that only
 * reads, by {@link SqlRules}. The connection is read-only besides, where the database knows such a thing.
 */
public final class Query {
    /** Parameter of the day that a run is for. */
    public static final String BUSINESS_DATE = "businessDate";

    private final Path file;
    private final String text;
    private final boolean ordered;

    private Query(Path file, String text, boolean ordered) {
        this.file = file;
        this.text = text;
        this.ordered = ordered;
    }

    /**
     * Reads and checks a query whose rows must lie in order.
     *
     * @throws HubException MAPPING_INVALID when the file cannot be read, or holds anything but one query
     */
    public static Query read(Path file) {
        Query query = readAny(file);
        if (!query.ordered) {
            throw new MappingFault(file, 1, "no order by", "let rows of one record key lie next to each other");
        }
        return query;
    }

    /**
     * Reads and checks a query.
     *
     * @throws HubException MAPPING_INVALID when the file cannot be read, or holds anything but one query
     */
    public static Query readAny(Path file) {
        SqlText text = SqlText.read(file);
        List<SqlText.Statement> statements = text.statements();
        if (statements.size() != 1) {
            throw text.fault(
                    statements.isEmpty() ? "no query" : "more than one statement",
                    "put one query there, and keep it alone");
        }
        SqlText.Statement query = statements.get(0);
        SqlRules.requireRead(text, query);
        return new Query(file, query.text(), isOrdered(query));
    }

    private static boolean isOrdered(SqlText.Statement query) {
        return IntStream.range(1, query.tokens().size())
                .anyMatch(i -> query.token(i - 1).is("order") && query.token(i).is("by"));
    }

    /**
     * Prepares the query with the values of its named parameters ({@code :businessDate}); values never become part of the
     * text.
     *
     * @throws HubException MAPPING_INVALID when it names a parameter that is not given
     */
    public PreparedStatement prepare(Connection connection, Map<String, ?> parameters) throws SQLException {
        SqlParameterSource names = new MapSqlParameterSource(parameters);
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
                NamedParameterUtils.substituteNamedParameters(text, names),
                ResultSet.TYPE_FORWARD_ONLY,
                ResultSet.CONCUR_READ_ONLY);
        for (int i = 0; i < values.length; i++) {
            statement.setObject(i + 1, values[i]);
        }
        return statement;
    }

    /** Prepares a count of the rows of the query, which names no parameter. */
    public PreparedStatement prepareCount(Connection connection) throws SQLException {
        return connection.prepareStatement("select count(*) from (" + text + "\n) counted");
    }

    /** Reads the query, which names no parameter, as PostgreSQL hands out files: text, one message a row. */
    public CopyOut copyOut(PGConnection connection) throws SQLException {
        return connection.getCopyAPI().copyOut("copy (" + text + "\n) to stdout");
    }
}
