package jp.tsunagi.bench;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.postgresql.PGConnection;

/** The practical limit: the database hands a query over as text, or takes a file as it is, and nothing else happens. */
final class Copy {
    private Copy() {}

    static void out(Figures figures) throws Exception {
        String query = Databases.query();
        Path file = Databases.folder().resolve("copy-out.txt");
        figures.measure("copy-out", () -> out(query, file));
        Files.delete(file);
    }

    private static void out(String query, Path file) throws SQLException, IOException {
        try (Connection connection = Databases.welfare().getConnection();
                OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 16)) {
            connection
                    .unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyOut("copy (" + query + ") to stdout", out);
        }
    }

    static void in(Figures figures) throws Exception {
        try (Connection connection = Databases.welfare().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("create table result_line (line text)");
            figures.measure("copy-in", () -> statement.execute("truncate result_line"), () -> in(connection));
            statement.execute("drop table result_line");
        }
    }

    // A separator that never occurs: each line is one text.
    private static void in(Connection connection) throws SQLException, IOException {
        try (InputStream in = Files.newInputStream(ResultWriter.kept())) {
            connection
                    .unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyIn("copy result_line from stdin (delimiter E'\\x01')", in, 1 << 16);
        }
    }
}
