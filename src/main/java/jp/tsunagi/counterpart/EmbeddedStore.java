package jp.tsunagi.counterpart;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import org.flywaydb.core.Flyway;
import org.h2.jdbcx.JdbcDataSource;

/** One embedded H2 database of the simulator. A committed transaction survives the end of the process. */
public final class EmbeddedStore implements AutoCloseable {
    // WRITE_DELAY=0: a commit is in the file when it returns. No trace file: H2 would write rows into it.
    private static final String SETTINGS = ";WRITE_DELAY=0;DB_CLOSE_ON_EXIT=FALSE;TRACE_LEVEL_FILE=0";

    private final String name;
    private final JdbcDataSource source = new JdbcDataSource();
    private final Connection keeper;

    /** Work inside one transaction. */
    @FunctionalInterface
    public interface Work<T> {
        T on(Connection connection) throws SQLException;
    }

    /** Opens or creates {@code folder/name}. */
    public EmbeddedStore(Path folder, String name) {
        this.name = name;
        source.setURL("jdbc:h2:file:" + folder.toAbsolutePath().resolve(name) + SETTINGS);
        try {
            // Held open so that the database does not close between transactions.
            this.keeper = source.getConnection();
        } catch (SQLException e) {
            throw new StoreException(name, e);
        }
        Flyway.configure()
                .dataSource(source)
                .locations("classpath:db/counterpart/" + name)
                .load()
                .migrate();
    }

    public <T> T transaction(Work<T> work) {
        try (Connection connection = source.getConnection()) {
            connection.setAutoCommit(false);
            try {
                T result = work.on(connection);
                connection.commit();
                return result;
            } finally {
                connection.rollback();
            }
        } catch (SQLException e) {
            throw new StoreException(name, e);
        }
    }

    @Override
    public void close() {
        try {
            keeper.close();
        } catch (SQLException e) {
            throw new StoreException(name, e);
        }
    }
}
