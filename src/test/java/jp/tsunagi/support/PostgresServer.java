package jp.tsunagi.support;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import jp.tsunagi.demo.population.Population;
import jp.tsunagi.demo.population.PopulationOptions;
import org.flywaydb.core.Flyway;
import org.postgresql.ds.PGSimpleDataSource;

/** A real PostgreSQL that keeps what it commits, as in production. */
public final class PostgresServer implements AutoCloseable {
    private static final String READER = "welfare_reader";

    private final EmbeddedPostgres server;
    private final AtomicInteger copies = new AtomicInteger();

    private PostgresServer(EmbeddedPostgres server) {
        this.server = server;
    }

    public static PostgresServer start() throws IOException, SQLException {
        return start(EmbeddedPostgres.builder());
    }

    /** With its files in a folder where they stay when it has stopped. */
    public static PostgresServer startIn(Path files) throws IOException, SQLException {
        return start(EmbeddedPostgres.builder().setDataDirectory(files).setCleanDataDirectory(false));
    }

    private static PostgresServer start(EmbeddedPostgres.Builder builder) throws IOException, SQLException {
        PostgresServer started = new PostgresServer(builder.setLocaleConfig("locale", "C.UTF-8")
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .start());
        assertThat(new Ledger(started.database("postgres"))
                        .rows("select current_setting('fsync'), current_setting('synchronous_commit')"))
                .containsExactly("on|on");
        return started;
    }

    public String url(String database) {
        return server.getJdbcUrl("postgres", database);
    }

    public DataSource database(String name) {
        PGSimpleDataSource database = new PGSimpleDataSource();
        database.setURL(url(name) + "&reWriteBatchedInserts=true");
        return database;
    }

    /** An empty database with the tables of a schema. */
    public DataSource create(String name, String schema) throws SQLException {
        execute("create database " + name);
        DataSource database = database(name);
        Flyway.configure()
                .dataSource(database)
                .locations("classpath:db/" + schema)
                .load()
                .migrate();
        if ("address".equals(schema)) {
            issueAccount(name);
        }
        return database;
    }

    // The account that the address system issues to the hub; accounts are the server's, rights the database's.
    private void issueAccount(String address) throws SQLException {
        execute("do $$ begin if not exists (select from pg_roles where rolname = '" + READER + "') then create role "
                + READER + " login; end if; end $$");
        execute(address, "grant select on welfare_reference to " + READER);
    }

    /** As the hub reaches the address system. */
    public String readerUrl(String address) {
        return server.getJdbcUrl(READER, address);
    }

    /** A copy of a database that nobody uses; quick. */
    public String copy(String template) throws SQLException {
        terminate(template);
        String name = template + "_" + copies.incrementAndGet();
        execute("create database " + name + " template " + template);
        return name;
    }

    /** The databases {@code welfare} and {@code address} with a made-up population as of today. */
    public void populate(int people) throws SQLException {
        PopulationOptions options = new PopulationOptions(
                people,
                20260401,
                LocalDate.now(ZoneId.of("Asia/Tokyo")),
                PopulationOptions.standard().spoiltShare());
        new Population(create("welfare", "welfare"), create("address", "address"), options).create();
    }

    /** Ends the server's side of connections, as an administrator or a fail-over does. */
    public int terminate(String database) throws SQLException {
        return Ledger.numbers(
                        database("postgres"),
                        "select count(pg_terminate_backend(pid)) from pg_stat_activity where datname = '" + database
                                + "' and pid <> pg_backend_pid()")
                .get(0)
                .intValue();
    }

    public void execute(String sql) throws SQLException {
        execute("postgres", sql);
    }

    public void execute(String database, String sql) throws SQLException {
        try (Connection connection = database(database).getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** What tells the hub of its databases here. */
    public List<String> settings(String hubDatabase) {
        return settings(url("welfare"), readerUrl("address"), url(hubDatabase));
    }

    /** What tells the hub of its databases. */
    public static List<String> settings(String welfare, String address, String hub) {
        return List.of(
                "tsunagi.databases.welfare.url=" + welfare,
                "tsunagi.databases.address.url=" + address,
                "tsunagi.databases.hub.url=" + hub);
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
