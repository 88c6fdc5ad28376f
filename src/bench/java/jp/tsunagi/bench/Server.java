package jp.tsunagi.bench;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Locale;
import javax.sql.DataSource;
import jp.tsunagi.demo.population.Population;
import jp.tsunagi.demo.population.PopulationOptions;
import org.flywaydb.core.Flyway;
import org.postgresql.ds.PGSimpleDataSource;

/** The PostgreSQL of one benchmark run. */
final class Server {
    private final EmbeddedPostgres postgres;

    Server(EmbeddedPostgres postgres) {
        this.postgres = postgres;
    }

    /** The JDBC URL without the database's name. */
    String url() {
        return "jdbc:postgresql://localhost:" + postgres.getPort() + "/";
    }

    String create(String name) throws SQLException {
        try (Connection connection = postgres.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("create database " + name.toLowerCase(Locale.ROOT));
        }
        return name;
    }

    /** Makes the people, and leaves the tables as a database at rest has them: analysed, with nothing left to tidy up. */
    void populate(String welfare, String address, int people) throws SQLException {
        DataSource welfareTables = migrated(create(welfare), "welfare");
        DataSource addressTables = migrated(create(address), "address");
        new Population(welfareTables, addressTables, PopulationOptions.standard().withPeople(people)).create();
        try (Connection connection = welfareTables.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("vacuum (analyze)");
        }
        try (Connection connection = addressTables.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("do $$ begin if not exists (select from pg_roles where rolname = '" + Databases.READER
                    + "') then create role " + Databases.READER + " login; end if; end $$");
            statement.execute("grant select on welfare_reference to " + Databases.READER);
            statement.execute("vacuum (analyze)");
        }
    }

    private DataSource migrated(String name, String schema) {
        PGSimpleDataSource database = Databases.at(url(), name);
        database.setReWriteBatchedInserts(true);
        Flyway.configure()
                .dataSource(database)
                .locations("classpath:db/" + schema)
                .load()
                .migrate();
        return database;
    }
}
