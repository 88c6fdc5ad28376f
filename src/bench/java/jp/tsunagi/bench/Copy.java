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
            statement.execute("create table answer_text (c1 text, c2 text, c3 text, c4 text, c5 text, c6 text, c7 text, "
                    + "c8 text, c9 text, c10 text, c11 text)");
            figures.measure("copy-in", () -> statement.execute("truncate answer_text"), () -> in(connection));
            statement.execute("drop table answer_text");
        }
    }

    private static void in(Connection connection) throws SQLException, IOException {
        try (InputStream in = Files.newInputStream(ResultWriter.answers())) {
            connection.unwrap(PGConnection.class).getCopyAPI().copyIn("copy answer_text from stdin (format csv)", in, 1 << 16);
        }
    }
}
