package jp.tsunagi.counterpart.desk;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import jp.tsunagi.counterpart.EmbeddedStore;
import jp.tsunagi.counterpart.StoreException;

/** Runs work inside one transaction of a counterpart's database. */
@FunctionalInterface
public interface Transactor {
    /** @throws StoreException when the database fails; the transaction is rolled back then, and on every other exception */
    <T> T transaction(EmbeddedStore.Work<T> work);

    /** On a database that others use as well. */
    static Transactor on(String name, DataSource source) {
        return new Transactor() {
            @Override
            public <T> T transaction(EmbeddedStore.Work<T> work) {
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
        };
    }
}
