package jp.tsunagi.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
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
 * reads. The connection is read-only besides, where the database knows such a thing.
 */
public final class Query {
    /** Parameter of the day that a run is for. */
    public static final String BUSINESS_DATE = "businessDate";

    static final Pattern COMMENT_OR_LITERAL =
            Pattern.compile("--[^\\n]*|/\\*.*?\\*/|'(?:[^']|'')*'|\"(?:[^\"]|\"\")*\"", Pattern.DOTALL);
    private static final Pattern READS = Pattern.compile("(?:select|with)\\b.*", Pattern.DOTALL);
    private static final Pattern WRITES = Pattern.compile(
            "\\b(insert|update|delete|merge|truncate|create|alter|drop|grant|revoke|call|commit|rollback|set|copy)\\b");

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
            throw new HubException(
                    ErrorCode.MAPPING_INVALID,
                    file + ": no order by; rows of one record key must lie next to each other");
        }
        return query;
    }

    /**
     * Reads and checks a query.
     *
     * @throws HubException MAPPING_INVALID when the file cannot be read, or holds anything but one query
     */
    public static Query readAny(Path file) {
        String text;
        try {
            text = Files.readString(file);
        } catch (IOException e) {
            throw new HubException(ErrorCode.MAPPING_INVALID, file + " cannot be read", e);
        }
        String bare = COMMENT_OR_LITERAL.matcher(text).replaceAll(" ").strip().toLowerCase(Locale.ROOT);
        String statement = bare.endsWith(";") ? bare.substring(0, bare.length() - 1) : bare;
        if (statement.contains(";")) {
            throw new HubException(ErrorCode.MAPPING_INVALID, file + ": more than one statement; keep the query alone");
        }
        Matcher writes = WRITES.matcher(statement);
        if (!READS.matcher(statement).matches() || writes.find()) {
            throw new HubException(ErrorCode.MAPPING_INVALID, file + ": not a plain query; begin with select or with");
        }
        return new Query(file, text, statement.contains("order by"));
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
        return connection.prepareStatement("select count(*) from (" + nested() + "\n) counted");
    }

    /** Reads the query, which names no parameter, as PostgreSQL hands out files: text, one message a row. */
    public CopyOut copyOut(PGConnection connection) throws SQLException {
        return connection.getCopyAPI().copyOut("copy (" + nested() + "\n) to stdout");
    }

    private String nested() {
        String query = text.strip();
        return query.endsWith(";") ? query.substring(0, query.length() - 1) : query;
    }
}
