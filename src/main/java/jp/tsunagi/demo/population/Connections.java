package jp.tsunagi.demo.population;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;

/** Both databases, open for writing, auto-commit off. Closing gives up what was not committed. */
record Connections(Connection welfare, Connection address) implements AutoCloseable {
    static Connections open(DataSource welfare, DataSource address) throws SQLException {
        Connection first = welfare.getConnection();
        try {
            Connection second = address.getConnection();
            first.setAutoCommit(false);
            second.setAutoCommit(false);
            return new Connections(first, second);
        } catch (SQLException e) {
            first.close();
            throw e;
        }
    }

    void commit() throws SQLException {
        welfare.commit();
        address.commit();
    }

    /** Fresh statistics: after a load of this size the planner knows nothing of the tables. */
    void analyze() throws SQLException {
        for (Connection connection : new Connection[] {welfare, address}) {
            try (Statement statement = connection.createStatement()) {
                statement.execute("analyze");
            }
            connection.commit();
        }
    }

    @Override
    public void close() throws SQLException {
        try (welfare;
                address) {
            welfare.rollback();
            address.rollback();
        }
    }
}
