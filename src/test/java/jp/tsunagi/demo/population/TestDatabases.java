package jp.tsunagi.demo.population;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.h2.jdbcx.JdbcDataSource;
import org.postgresql.ds.PGSimpleDataSource;

/** A welfare and an address database with their tables, empty. */
record TestDatabases(DataSource welfare, DataSource address) {
    static TestDatabases h2() {
        return migrated(h2("welfare"), h2("address"));
    }

    static TestDatabases postgres(EmbeddedPostgres server) throws SQLException {
        String suffix = UUID.randomUUID().toString().replace("-", "");
        return migrated(postgres(server, "welfare" + suffix), postgres(server, "address" + suffix));
    }

    static EmbeddedPostgres server() throws IOException {
        return EmbeddedPostgres.builder().setLocaleConfig("locale", "C.UTF-8").start();
    }

    /** What {@code eligibility-out} reads: the records by key, in the order in which they came. */
    Map<String, Map<String, String>> eligibility() throws Exception {
        Map<String, Map<String, String>> records = new LinkedHashMap<>();
        for (Map<String, String> row : rows(welfare, eligibilitySql())) {
            records.put(row.get("insurer_number") + row.get("insured_identification_number"), row);
        }
        return records;
    }

    static String eligibilitySql() throws IOException {
        return Files.readString(Path.of("mappings/eligibility/eligibility-out.sql"));
    }

    List<String> welfareValues(String sql) throws SQLException {
        return values(welfare, sql);
    }

    static List<String> values(DataSource database, String sql) throws SQLException {
        return rows(database, sql).stream()
                .map(row -> String.join(
                        "|", row.values().stream().map(String::valueOf).toList()))
                .toList();
    }

    void inAddress(String sql) throws SQLException {
        update(address, sql);
    }

    void inWelfare(String sql) throws SQLException {
        update(welfare, sql);
    }

    private static void update(DataSource database, String sql) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    int count(String table) throws SQLException {
        return Integer.parseInt(welfareValues("select count(*) from " + table).get(0));
    }

    private static List<Map<String, String>> rows(DataSource database, String sql) throws SQLException {
        List<Map<String, String>> all = new ArrayList<>();
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            ResultSetMetaData columns = rows.getMetaData();
            while (rows.next()) {
                Map<String, String> row = new LinkedHashMap<>();
                for (int i = 1; i <= columns.getColumnCount(); i++) {
                    row.put(columns.getColumnLabel(i), text(rows.getObject(i)));
                }
                all.add(row);
            }
        }
        return all;
    }

    private static String text(Object value) {
        return value == null ? null : value.toString();
    }

    private static TestDatabases migrated(DataSource welfare, DataSource address) {
        Flyway.configure()
                .dataSource(welfare)
                .locations("classpath:db/welfare")
                .load()
                .migrate();
        Flyway.configure()
                .dataSource(address)
                .locations("classpath:db/address")
                .load()
                .migrate();
        return new TestDatabases(welfare, address);
    }

    private static DataSource h2(String name) {
        JdbcDataSource database = new JdbcDataSource();
        database.setURL("jdbc:h2:mem:" + name + UUID.randomUUID()
                + ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH;DB_CLOSE_DELAY=-1");
        return database;
    }

    private static DataSource postgres(EmbeddedPostgres server, String name) throws SQLException {
        try (Connection connection = server.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("create database " + name);
        }
        PGSimpleDataSource database = new PGSimpleDataSource();
        database.setURL(server.getJdbcUrl("postgres", name) + "&reWriteBatchedInserts=true");
        return database;
    }
}
