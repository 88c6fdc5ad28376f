package jp.tsunagi.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.postgresql.ds.PGSimpleDataSource;

/** The databases and folders as a contestant sees them, told by system properties. */
public final class Databases {
    /** The account that the address system issues to the hub. */
    static final String READER = "welfare_reader";

    private static final String USER = "postgres";

    private Databases() {}

    static PGSimpleDataSource at(String server, String name) {
        PGSimpleDataSource database = new PGSimpleDataSource();
        database.setURL(server + name);
        database.setUser(USER);
        return database;
    }

    /** The one million people. */
    public static PGSimpleDataSource welfare() {
        return at(setting("server"), "welfare");
    }

    static String server() {
        return setting("server");
    }

    /** Name of the hub's welfare database. */
    public static String welfareName() {
        return setting("welfare");
    }

    /** The address system's view of them. */
    static PGSimpleDataSource address() {
        return at(setting("server"), "address");
    }

    /** Settings of the hub's three databases. */
    public static void configureHub() {
        String welfare = welfareName();
        configure("welfare", welfare);
        configure("address", welfare.replace("welfare", "address"));
        configure("hub", hub());
    }

    private static void configure(String name, String database) {
        System.setProperty("tsunagi.databases." + name + ".url", setting("server") + database);
        System.setProperty("tsunagi.databases." + name + ".username", "address".equals(name) ? READER : USER);
        System.setProperty("tsunagi.databases." + name + ".password", "");
    }

    /** Name of the hub's database, one for each contestant that needs one. */
    public static String hub() {
        return setting("hub");
    }

    public static Path folder() {
        return Path.of(setting("folder"));
    }

    /** The hub's database, without its tables. */
    static PGSimpleDataSource hubDatabase() {
        return at(setting("server"), hub());
    }

    /** The query that every export reads. */
    public static String query() throws IOException {
        return Files.readString(Path.of("mappings/eligibility/eligibility-out.sql"));
    }

    /** Lets no contestant pay for what an earlier one left in the database's buffers. */
    public static void checkpoint() throws SQLException {
        try (Connection connection = at(setting("server"), "postgres").getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("checkpoint");
        }
    }

    private static String setting(String name) {
        return System.getProperty("tsunagi.bench." + name);
    }
}
