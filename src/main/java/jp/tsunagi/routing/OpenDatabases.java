package jp.tsunagi.routing;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;
import org.postgresql.PGConnection;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.jdbc.support.JdbcUtils;

/**
 * The databases that answered, a connection of each held for as long as the check lasts: an embedded one would be opened and
 * closed, with all that it writes then, for each statement.
 */
final class OpenDatabases implements AutoCloseable {
    private final Map<String, DataSource> sources = new LinkedHashMap<>();
    private final Map<String, Connection> connections = new LinkedHashMap<>();

    private OpenDatabases() {}

    /** Opens them; one that cannot be reached is a finding. */
    static OpenDatabases of(Map<String, DataSource> databases, Path mappings, List<LintFinding> findings) {
        OpenDatabases open = new OpenDatabases();
        databases.forEach((name, source) -> {
            try {
                Connection connection = source.getConnection();
                open.connections.put(name, connection);
                open.sources.put(name, connection.isWrapperFor(PGConnection.class) ? forgetting(connection) : source);
            } catch (SQLException e) {
                findings.add(unreachable(name, mappings.resolveSibling("config/application.yaml"), e));
            }
        });
        return open;
    }

    // PostgreSQL starts a process for each connection, which has to learn the schema. One that forgets what it made is
    // as new.
    private static DataSource forgetting(Connection session) {
        return new SingleConnectionDataSource(session, true) {
            @Override
            public Connection getConnection() throws SQLException {
                try (Statement statement = session.createStatement()) {
                    statement.execute("discard all");
                }
                return super.getConnection();
            }
        };
    }

    // Not what the driver says: that may repeat the address, and with it a password.
    private static LintFinding unreachable(String name, Path settings, SQLException failure) {
        return new LintFinding(
                settings,
                NamedLine.find(settings, name),
                LintFinding.Severity.ERROR,
                "database '" + name + "' cannot be reached (SQL state " + failure.getSQLState()
                        + "): its queries are not checked",
                "look at tsunagi.databases." + name
                        + ", and whether the database runs; an embedded one serves one process");
    }

    Set<String> names() {
        return sources.keySet();
    }

    /** For one at a time; its connections have no trace of each other. */
    Optional<DataSource> source(String name) {
        return Optional.ofNullable(sources.get(name));
    }

    /** For statements that are only prepared. */
    Optional<Connection> connection(String name) {
        return Optional.ofNullable(connections.get(name));
    }

    @Override
    public void close() {
        connections.values().forEach(JdbcUtils::closeConnection);
    }
}
