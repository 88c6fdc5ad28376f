package jp.tsunagi.files;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import jp.tsunagi.errors.HubException;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyOut;

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
    private final Duration limit;

    private Query(Path file, String text, boolean ordered, Duration limit) {
        this.file = file;
        this.text = text;
        this.ordered = ordered;
        this.limit = limit;
    }

    /**
     * Reads and checks a query whose rows must lie in order.
     *
     * @throws HubException MAPPING_INVALID when the file cannot be read, or holds anything but one query
     */
    public static Query read(Path file, SqlPermit permit) {
        Query query = readAny(file, permit);
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
    public static Query readAny(Path file, SqlPermit permit) {
        SqlText text = SqlText.read(file);
        List<SqlText.Statement> statements = text.statements();
        if (statements.size() != 1) {
            throw text.fault(
                    statements.isEmpty() ? "no query" : "more than one statement",
                    "put one query there, and keep it alone");
        }
        SqlText.Statement query = statements.get(0);
        SqlRules.requireRead(text, query, permit);
        return new Query(file, query.text(), isOrdered(query), Duration.ZERO);
    }

    private static boolean isOrdered(SqlText.Statement query) {
        return IntStream.range(1, query.tokens().size())
                .anyMatch(i -> query.token(i - 1).is("order") && query.token(i).is("by"));
    }

    /** The same query, stopped when it takes longer; zero for no limit. */
    Query within(Duration time) {
        return new Query(file, text, ordered, time);
    }

    /**
     * Prepares the query with the values of its named parameters ({@code :businessDate}); values never become part of the
     * text.
     *
     * @throws HubException MAPPING_INVALID when it names a parameter that is not given
     */
    public PreparedStatement prepare(Connection connection, Map<String, ?> parameters) throws SQLException {
        return NamedStatement.prepare(connection, file, text, parameters, limit);
    }

    /**
     * Lets the database look at the query without executing it.
     *
     * @throws SqlFault with what the database says
     * @throws HubException MAPPING_INVALID
     */
    public void check(Connection connection, Map<String, ?> parameters) {
        try (PreparedStatement statement = prepare(connection, parameters)) {
            statement.getMetaData();
        } catch (SQLException e) {
            throw new SqlFault(file, e);
        }
    }

    /** Prepares a count of the rows of the query, which names no parameter. */
    public PreparedStatement prepareCount(Connection connection) throws SQLException {
        PreparedStatement statement = connection.prepareStatement("select count(*) from (" + text + "\n) counted");
        NamedStatement.limit(statement, limit);
        return statement;
    }

    /** Reads the query, which names no parameter, as PostgreSQL hands out files: text, one message a row. */
    public CopyOut copyOut(Connection connection) throws SQLException {
        // The driver's own limit is of statements only; the server's lasts until the last row.
        try (Statement setting = connection.createStatement()) {
            setting.execute("set statement_timeout = " + limit.toMillis());
        }
        return connection.unwrap(PGConnection.class).getCopyAPI().copyOut("copy (" + text + "\n) to stdout");
    }
}
