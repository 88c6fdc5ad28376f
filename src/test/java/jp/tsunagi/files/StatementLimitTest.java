package jp.tsunagi.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import javax.sql.DataSource;
import jp.tsunagi.eligibility.EligibilityRecord;
import jp.tsunagi.errors.ErrorCode;
import jp.tsunagi.errors.HubException;
import jp.tsunagi.layout.Layout;
import jp.tsunagi.support.PostgresServer;
import org.awaitility.Awaitility;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class StatementLimitTest {
    private static final String ENDLESS =
            "with recursive n(i) as (select 1 union all select i + 1 from n where i < 2000000000) ";

    private static PostgresServer server;

    @TempDir
    Path folder;

    @BeforeAll
    static void start() throws Exception {
        server = PostgresServer.start();
    }

    @AfterAll
    static void stop() throws IOException {
        server.close();
    }

    static Stream<DataSource> databases() {
        JdbcDataSource embedded = new JdbcDataSource();
        embedded.setURL(
                "jdbc:h2:mem:limit;MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DB_CLOSE_DELAY=-1;LAZY_QUERY_EXECUTION=1");
        return Stream.of(embedded, server.database("postgres"));
    }

    @ParameterizedTest
    @MethodSource("databases")
    void aQueryWhoseFirstRowDoesNotComeIsStopped(DataSource database) throws IOException {
        Files.writeString(
                folder.resolve("slow.sql"), ENDLESS + "select cast(max(i) as varchar) as name from n order by 1");

        try (var rows = RowCursor.open(
                database,
                mappings(Duration.ofSeconds(1)).ordered("slow.sql"),
                Map.of(),
                "mappings/slow.sql",
                Layout.of(EligibilityRecord.class))) {
            assertThatThrownBy(rows::hasNext).isInstanceOfSatisfying(HubException.class, e -> {
                assertThat(e.code()).isEqualTo(ErrorCode.STATEMENT_TOO_SLOW);
                assertThat(e.detail()).isEqualTo("mappings/slow.sql, SQL state 57014");
            });
        }
    }

    @ParameterizedTest
    @MethodSource("databases")
    void aQueryWhoseRowsComeMayBeReadAsSlowlyAsTheHubNeeds(DataSource database) throws IOException {
        Files.writeString(
                folder.resolve("long.sql"),
                ENDLESS.replace("2000000000", "10000")
                        + "select cast(i as varchar) as insurer_number, cast(i as varchar) as insured_identification_number from n order by i");
        int batches = 0;

        try (var rows = RowCursor.open(
                database,
                mappings(Duration.ofSeconds(1)).ordered("long.sql"),
                Map.of(),
                "mappings/long.sql",
                Layout.of(EligibilityRecord.class))) {
            assertThat(rows.hasNext()).isTrue();
            Awaitility.await().pollDelay(Duration.ofMillis(1200)).until(() -> true);
            while (rows.hasNext()) {
                rows.next();
                batches++;
            }
        }

        assertThat(batches).isEqualTo(10);
    }

    @ParameterizedTest
    @MethodSource("databases")
    void aScriptIsStoppedAtItsStatement(DataSource database) throws IOException, SQLException {
        Files.writeString(
                folder.resolve("slow-script.sql"),
                "insert into limited values (1);\nupdate limited set a = (" + ENDLESS + "select max(i) from n);");
        try (Connection connection = database.getConnection()) {
            connection.createStatement().execute("create local temporary table limited (a integer)");
            Script script = mappings(Duration.ofSeconds(1)).script("slow-script.sql");

            assertThatThrownBy(() -> script.execute(connection, Map.of()))
                    .isInstanceOfSatisfying(HubException.class, e -> {
                        assertThat(e.code()).isEqualTo(ErrorCode.STATEMENT_TOO_SLOW);
                        assertThat(e.detail()).endsWith("slow-script.sql, statement 2, SQL state 57014");
                    });
        }
    }

    @Test
    void aLimitBelowASecondOrAboveADayIsNoLimit() {
        for (Duration limit : new Duration[] {Duration.ZERO, Duration.ofMillis(999), Duration.ofHours(25)}) {
            assertThatThrownBy(() -> mappings(limit))
                    .isInstanceOfSatisfying(
                            HubException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.SETTINGS_INVALID));
        }
    }

    private Mappings mappings(Duration limit) {
        return new Mappings(folder, limit, file -> new SqlPermit(Set.of("limited"), Set.of()));
    }
}
