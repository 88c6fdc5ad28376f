package jp.tsunagi.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.sql.DataSource;
import jp.tsunagi.address.AddressView;
import jp.tsunagi.address.IntegratedNumbers;
import jp.tsunagi.evidence.Occasions;
import jp.tsunagi.files.Mappings;
import jp.tsunagi.files.Places;
import jp.tsunagi.files.SqlPermit;
import jp.tsunagi.files.StatementUser;
import jp.tsunagi.intake.Takeover;
import jp.tsunagi.privacy.KeyedPseudonyms;
import jp.tsunagi.privacy.Pseudonyms;
import jp.tsunagi.register.Register;
import jp.tsunagi.register.RegisterReader;
import jp.tsunagi.support.JournalFixture;
import jp.tsunagi.support.PostgresServer;
import jp.tsunagi.usage.UsageSearches;
import org.flywaydb.core.Flyway;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** {@code check} lets the databases look at each statement that is shipped, before anything runs. */
class QueryCheckTest {
    private static final Path SHIPPED = Path.of("mappings");

    // The first table that a statement names, outside of comments.
    private static final Pattern TABLE = Pattern.compile("(?m)^(?!\\s*--)(.*\\b(?:from|into)\\s+)[a-z_]+");

    private static final Map<String, DataSource> EMBEDDED = new HashMap<>();
    private static Register register;

    @TempDir
    static Path root;

    @TempDir
    Path home;

    @BeforeAll
    static void make() {
        register = RegisterReader.read(Path.of("config")).register().orElseThrow();
        for (String name : List.of("welfare", "address", "hub")) {
            JdbcDataSource database = new JdbcDataSource();
            database.setURL("jdbc:h2:mem:" + name + UUID.randomUUID()
                    + ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH;DB_CLOSE_DELAY=-1");
            Flyway.configure()
                    .dataSource(database)
                    .locations("classpath:db/" + name)
                    .load()
                    .migrate();
            EMBEDDED.put(name, database);
        }
    }

    static Stream<Arguments> statements() throws IOException {
        try (Stream<Path> files = Files.walk(SHIPPED)) {
            return files
                    .filter(file -> file.toString().endsWith(".sql"))
                    .sorted()
                    .map(file -> arguments(SHIPPED.relativize(file).toString()))
                    .toList()
                    .stream();
        }
    }

    @ParameterizedTest
    @MethodSource("statements")
    void aBrokenStatementIsFoundWhicheverItIs(String broken) throws IOException {
        copyMappings();
        Path file = home.resolve(broken);
        String text = Files.readString(file);
        String spoilt = TABLE.matcher(text).replaceFirst("$1not_there");
        assertThat(spoilt).isNotEqualTo(text);
        Files.writeString(file, spoilt);

        assertThat(check(home, EMBEDDED)).singleElement().satisfies(finding -> {
            assertThat(finding.severity()).isEqualTo(LintFinding.Severity.ERROR);
            assertThat(finding.file()).isEqualTo(file);
            assertThat(finding.line()).isEqualTo(lineOf(spoilt, "not_there"));
            assertThat(finding.what()).containsIgnoringCase("not_there");
        });
    }

    private static int lineOf(String text, String name) {
        return (int) text.substring(0, text.indexOf(name)).lines().count();
    }

    @Test
    void whatIsShippedIsInOrderForBothDatabases() throws Exception {
        assertThat(check(SHIPPED, EMBEDDED)).isEmpty();
        try (PostgresServer server = PostgresServer.start()) {
            assertThat(check(SHIPPED, onServer(server))).isEmpty();
        }
    }

    private static Map<String, DataSource> onServer(PostgresServer server) throws SQLException {
        return Map.of("welfare", server.create("welfare", "welfare"), "address", server.create("address", "address"));
    }

    private static List<LintFinding> check(Path mappings, Map<String, DataSource> databases) {
        Mappings statements = new Mappings(mappings, Duration.ofMinutes(1), file -> SqlPermit.of(register, file));
        Clock clock = Clock.systemUTC();
        JournalFixture journal = new JournalFixture(EMBEDDED.get("hub"), root, clock);
        Pseudonyms pseudonyms = new KeyedPseudonyms(journal.hubKeys());
        DataSource welfare = databases.get("welfare");
        List<StatementUser> users = List.of(
                new AddressView(databases.get("address"), welfare, statements, pseudonyms, journal.journal()),
                new IntegratedNumbers(welfare, statements, journal.journal()),
                new Occasions(welfare, statements, ZoneOffset.UTC),
                new UsageSearches(welfare, statements, pseudonyms, journal.journal(), new Places(root)));
        return new QueryCheck(
                        register,
                        new Takeover(statements, pseudonyms),
                        users,
                        databases.keySet(),
                        databases,
                        statements)
                .check(Path.of("routes"));
    }

    private void copyMappings() throws IOException {
        try (Stream<Path> files = Files.walk(SHIPPED)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path copy = home.resolve(SHIPPED.relativize(file));
                Files.createDirectories(copy.getParent());
                Files.copy(file, copy);
            }
        }
    }
}
