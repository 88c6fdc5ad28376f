package jp.tsunagi.bench;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import jp.tsunagi.cli.HubExport;
import org.postgresql.PGConnection;
import org.postgresql.ds.PGSimpleDataSource;

/** The address system's view against the recipients, and what reading both sides alone takes. */
final class AddressComparison {
    private AddressComparison() {}

    static void measure(Figures figures) throws Exception {
        figures.measure("comparison-read", () -> {
            read(Databases.welfare(), "address-view/recipients.sql");
            read(Databases.address(), "address-view.sql");
        });
        HubExport.compare(figures);
    }

    private static void read(PGSimpleDataSource database, String mapping) throws SQLException, IOException {
        String query = Files.readString(Path.of("mappings/address").resolve(mapping));
        try (Connection connection = database.getConnection()) {
            connection
                    .unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyOut("copy (" + query + ") to stdout", OutputStream.nullOutputStream());
        }
    }
}
