package jp.tsunagi.demo;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Stream;
import javax.sql.DataSource;
import jp.tsunagi.errors.ErrorCode;
import jp.tsunagi.errors.HubException;
import jp.tsunagi.ledger.DatabaseErrors;
import jp.tsunagi.privacy.OwnerOnly;
import org.flywaydb.core.Flyway;
import org.h2.jdbcx.JdbcDataSource;

/** The data folder of a demo, with its three embedded databases. A marker file tells it from a folder in real use. */
public final class DemoFolder {
    private static final String DATABASES = "hub/db";
    private static final List<String> NAMES = List.of("welfare", "address", "hub");
    private static final String MARKER = ".tsunagi-demo";
    private static final String H2 =
            ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH;DB_CLOSE_ON_EXIT=FALSE";
    // Its own error file repeats statements and values. Only an administrator may say so; the issued account's
    // statements
    // hold no values.
    private static final String SILENT = ";TRACE_LEVEL_FILE=0";

    private static final String USER = "sa";

    /** The account that the address system has issued to the hub: it may read the view and nothing else. */
    private static final String READER = "welfare_reader";

    private static final String READER_PASSWORD = "demo";

    private final Path data;

    public DemoFolder(Path data) {
        this.data = data.toAbsolutePath().normalize();
    }

    public boolean exists() {
        return Files.exists(data.resolve(MARKER));
    }

    /**
     * Makes the folder, afresh when it holds an earlier demo.
     *
     * @throws HubException FOLDER_UNUSABLE when it holds anything else
     */
    public void prepare() {
        try {
            if (exists()) {
                deleteContents();
            } else if (Files.exists(data) && !isEmpty()) {
                throw new HubException(
                        ErrorCode.FOLDER_UNUSABLE, data + " holds other data; name an empty folder with --data");
            }
            OwnerOnly.makeFolder(data);
            OwnerOnly.create(data.resolve(MARKER)).close();
            OwnerOnly.makeFolder(data.resolve(DATABASES));
            for (String name : NAMES) {
                // An embedded database begins in an empty file that is there; one that it made would be everybody's to
                // read.
                OwnerOnly.create(data.resolve(DATABASES).resolve(name + ".mv.db"))
                        .close();
            }
        } catch (IOException e) {
            throw new HubException(ErrorCode.FOLDER_UNUSABLE, data.toString(), e);
        }
    }

    /** Settings of the three databases for the hub. */
    public Map<String, Object> databases() {
        Map<String, Object> settings = new LinkedHashMap<>();
        for (String name : NAMES) {
            boolean issued = "address".equals(name);
            settings.put("tsunagi.databases." + name + ".url", url(name) + (issued ? "" : SILENT));
            settings.put("tsunagi.databases." + name + ".username", issued ? READER : USER);
            settings.put("tsunagi.databases." + name + ".password", issued ? READER_PASSWORD : "");
        }
        return settings;
    }

    /** One of the databases, with the tables of its schema. */
    public DataSource database(String name) {
        JdbcDataSource database = new JdbcDataSource();
        database.setURL(url(name) + SILENT);
        database.setUser(USER);
        database.setPassword("");
        Flyway.configure()
                .dataSource(database)
                .locations("classpath:db/" + name)
                .load()
                .migrate();
        if ("address".equals(name)) {
            issueAccount(database);
        }
        return database;
    }

    private static void issueAccount(DataSource address) {
        try (Connection connection = address.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("create user if not exists " + READER + " password '" + READER_PASSWORD + "'");
            statement.execute("grant select on welfare_reference to " + READER);
        } catch (SQLException e) {
            throw DatabaseErrors.of("address database, account", e);
        }
    }

    /**
     * Notes the demo's SFTP server, for whatever hub works on this folder.
     *
     * @param privateKey the hub's key there
     * @param knownHosts the server's
     */
    void server(int port, Path privateKey, Path knownHosts) {
        Properties server = new Properties();
        server.setProperty("port", String.valueOf(port));
        server.setProperty("private-key", privateKey.toString());
        server.setProperty("known-hosts", knownHosts.toString());
        try (Writer out = Files.newBufferedWriter(data.resolve(MARKER))) {
            server.store(out, null);
        } catch (IOException e) {
            throw new HubException(ErrorCode.FOLDER_UNUSABLE, data.toString(), e);
        }
    }

    /** Settings of the SFTP server for the hub; none before there is one. */
    public Map<String, Object> server() {
        Properties server = new Properties();
        try (Reader in = Files.newBufferedReader(data.resolve(MARKER))) {
            server.load(in);
        } catch (IOException e) {
            throw new HubException(ErrorCode.FOLDER_UNUSABLE, data.toString(), e);
        }
        Map<String, Object> settings = new LinkedHashMap<>();
        server.forEach((name, value) -> settings.put("tsunagi.demo-server." + name, value));
        return settings;
    }

    Path path() {
        return data;
    }

    private String url(String name) {
        // The lazy cursor streams a query; without it a large result would be kept in memory or a temporary file.
        String lazy = !"hub".equals(name) ? ";LAZY_QUERY_EXECUTION=1" : "";
        return "jdbc:h2:file:" + data.resolve(DATABASES).resolve(name) + H2 + lazy;
    }

    private boolean isEmpty() throws IOException {
        try (Stream<Path> entries = Files.list(data)) {
            return entries.findAny().isEmpty();
        }
    }

    private void deleteContents() throws IOException {
        try (Stream<Path> entries = Files.walk(data)) {
            entries.sorted(Comparator.reverseOrder())
                    .filter(path -> !path.equals(data))
                    .forEach(path -> {
                        try {
                            Files.delete(path);
                        } catch (IOException e) {
                            throw new UncheckedIOException(e);
                        }
                    });
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }
}
