package jp.tsunagi.ledger;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.util.UUID;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.h2.jdbcx.JdbcDataSource;

/** The hub's tables, empty, on the databases that it supports. */
final class LedgerDatabases {
    private LedgerDatabases() {}

    static DataSource h2() {
        JdbcDataSource database = new JdbcDataSource();
        database.setURL("jdbc:h2:mem:ledger" + UUID.randomUUID()
                + ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH;DB_CLOSE_DELAY=-1");
        return migrated(database);
    }

    static EmbeddedPostgres server() throws IOException {
        return EmbeddedPostgres.builder().setLocaleConfig("locale", "C.UTF-8").start();
    }

    static DataSource postgres(EmbeddedPostgres server) {
        return migrated(server.getPostgresDatabase());
    }

    private static DataSource migrated(DataSource database) {
        Flyway.configure()
                .dataSource(database)
                .locations("classpath:db/hub")
                .load()
                .migrate();
        return database;
    }
}
