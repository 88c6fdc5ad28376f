package jp.tsunagi.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import javax.sql.DataSource;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import jp.tsunagi.eligibility.EligibilityRecord;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.jdbc.JdbcComponent;
import org.apache.camel.dataformat.bindy.csv.BindyCsvDataFormat;
import org.apache.camel.impl.DefaultCamelContext;

/**
 * The route that one finds in the books: camel-jdbc streams the rows, each row is an exchange, Bindy makes its line, the
 * line is appended to the file. It checks nothing and enters nothing anywhere. So slow that a sample must do.
 */
final class TextbookRoute {
    /** Rows of the sample. */
    static final int ROWS = 50_000;

    private TextbookRoute() {}

    static void measure(Figures figures) throws Exception {
        Path file = Databases.folder().resolve("textbook.csv");
        String query = "select * from (" + Databases.query() + ") rows where name_kana is not null and birthdate is not null "
                + "and address is not null and personal_number is not null and qualification_date is not null limit " + ROWS;
        try (HikariDataSource welfare = pool();
                DefaultCamelContext camel = context(welfare, file)) {
            figures.measure(
                    "textbook",
                    () -> Files.deleteIfExists(file),
                    () -> camel.createProducerTemplate().requestBody("direct:textbook", query));
        }
        long lines;
        try (var all = Files.lines(file)) {
            lines = all.count();
        }
        Files.delete(file);
        figures.put("textbook.rows", (double) lines);
    }

    private static DefaultCamelContext context(DataSource welfare, Path file) throws Exception {
        DefaultCamelContext camel = new DefaultCamelContext();
        camel.getRegistry().bind("welfare", welfare);
        JdbcComponent jdbc = new JdbcComponent();
        jdbc.setDataSource(welfare);
        camel.addComponent("jdbc", jdbc);
        camel.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:textbook")
                        .to("jdbc:welfare?outputType=StreamList&resetAutoCommit=false&statement.fetchSize=1000")
                        .split(body())
                        .streaming()
                        .process(exchange -> exchange.getMessage().setBody(row(exchange.getMessage().getBody())))
                        .marshal(new BindyCsvDataFormat(EligibilityRecord.class))
                        .to("file:" + file.getParent() + "?fileExist=Append&fileName=" + file.getFileName());
            }
        });
        camel.start();
        return camel;
    }

    @SuppressWarnings("unchecked")
    private static EligibilityRecord row(Object body) {
        return Row.ofMap((Map<String, Object>) body);
    }

    // Only outside auto-commit does PostgreSQL stream.
    private static HikariDataSource pool() {
        HikariConfig pool = new HikariConfig();
        pool.setDataSource(Databases.welfare());
        pool.setAutoCommit(false);
        return new HikariDataSource(pool);
    }
}
