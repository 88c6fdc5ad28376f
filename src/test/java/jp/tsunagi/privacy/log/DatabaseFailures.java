package jp.tsunagi.privacy.log;

import java.io.StringReader;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;
import org.postgresql.PGConnection;
import org.springframework.jdbc.core.JdbcTemplate;

/** What databases throw: through their drivers alone, and through Spring. */
final class DatabaseFailures {
    private DatabaseFailures() {}

    static Stream<Failing> h2() throws SQLException {
        JdbcDataSource database = new JdbcDataSource();
        database.setURL("jdbc:h2:mem:canary;DB_CLOSE_DELAY=-1");
        return onAny("H2", database);
    }

    static Stream<Failing> postgres(DataSource database) throws SQLException {
        return Stream.concat(
                onAny("PostgreSQL", database),
                Stream.of(Failing.repeating("PostgreSQL: copy", value -> copy(database, value))));
    }

    private static Stream<Failing> onAny(String product, DataSource database) throws SQLException {
        execute(
                database,
                "create table person (id varchar(50) primary key, name varchar(50) not null, age int,"
                        + " kana varchar(50) check (kana = 'none'))");
        return Stream.of(
                Failing.repeating(
                        product + ": conversion of a literal",
                        value -> query(database, "select cast('" + value + "' as int)")),
                Failing.repeating(
                        product + ": conversion by Spring",
                        value -> new JdbcTemplate(database)
                                .queryForObject("select cast('" + value + "' as int)", Integer.class)),
                Failing.repeating(product + ": unique", value -> {
                    execute(database, "delete from person");
                    insert(database, value, "x", null);
                    insert(database, value, "x", null);
                }),
                Failing.repeating(product + ": not null", value -> execute(database, insertion(value, null, null))),
                Failing.repeating(product + ": check", value -> execute(database, insertion("1", value, value))),
                Failing.repeating(product + ": syntax", value -> execute(database, "select * from '" + value + "'")),
                Failing.repeating(
                        product + ": unknown column", value -> query(database, "select \"" + value + "\" from person")),
                new Failing(
                        product + ": too long",
                        product.equals("H2"),
                        value -> execute(database, insertion(value.repeat(20), "x", null))),
                Failing.repeating(product + ": batch", value -> batch(database, value)));
    }

    private static void query(DataSource database, String sql) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.executeQuery(sql).next();
        }
    }

    private static void execute(DataSource database, String sql) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static void insert(DataSource database, String id, String name, String kana) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement statement =
                        connection.prepareStatement("insert into person (id, name, kana) values (?, ?, ?)")) {
            statement.setString(1, id);
            statement.setString(2, name);
            statement.setString(3, kana);
            statement.executeUpdate();
        }
    }

    private static void batch(DataSource database, String value) throws SQLException {
        execute(database, "delete from person");
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.addBatch(insertion(value, "x", null));
            statement.addBatch(insertion(value, "x", null));
            statement.executeBatch();
        }
    }

    private static String insertion(String id, String name, String kana) {
        return "insert into person (id, name, kana) values (" + literal(id) + ", " + literal(name) + ", "
                + literal(kana) + ")";
    }

    private static String literal(String value) {
        return value == null ? "null" : "'" + value + "'";
    }

    private static void copy(DataSource database, String value) throws Exception {
        try (Connection connection = database.getConnection()) {
            connection
                    .unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyIn("copy person (id, name, age) from stdin", new StringReader("1\tx\t" + value + "\n"));
        }
    }
}
