package jp.tsunagi.address;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import javax.sql.DataSource;
import jp.tsunagi.errors.HubException;
import jp.tsunagi.files.ConnectionStep;
import jp.tsunagi.files.Mappings;
import jp.tsunagi.files.Query;
import jp.tsunagi.files.SqlPermit;
import jp.tsunagi.support.PostgresServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.postgresql.ds.PGSimpleDataSource;

/** What the account may do, and how rows are read and put down, on the database of production. */
class AddressViewOnPostgresTest {
    private static final Path MAPPINGS = Path.of("mappings");
    private static final SqlPermit READER = new SqlPermit(Set.of(), Set.of());
    private static final Query VIEW = Query.readAny(MAPPINGS.resolve("address/address-view.sql"), READER);

    private static PostgresServer server;

    @BeforeAll
    static void start() throws Exception {
        server = PostgresServer.start();
        server.create("address", "address");
    }

    @AfterAll
    static void stop() throws Exception {
        server.close();
    }

    @Test
    void theIssuedAccountMayReadTheViewAndNothingElse() throws SQLException {
        assertThat(faults()).isEmpty();
        try (Connection connection = reader().getConnection()) {
            assertThat(ViewAccess.columnsNotAsAgreed(connection, VIEW)).isEmpty();
        }
    }

    static Stream<Arguments> tooMuch() {
        return Stream.of(
                Arguments.of("grant select on person to R", "revoke all on person from R", "public.person (no view)"),
                Arguments.of(
                        "grant select (origin) on person to R",
                        "revoke all on person from R",
                        "public.person (no view)"),
                Arguments.of(
                        "grant insert on welfare_reference to R",
                        "revoke insert on welfare_reference from R",
                        "may change public.welfare_reference"),
                Arguments.of(
                        "grant update (origin) on person to R",
                        "revoke all on person from R",
                        "may change public.person"),
                Arguments.of(
                        "grant create on schema public to R",
                        "revoke create on schema public from R",
                        "make tables in public"),
                Arguments.of("alter role R superuser", "alter role R nosuperuser", "administrator"),
                Arguments.of("alter role R createrole", "alter role R nocreaterole", "administrator"),
                Arguments.of(
                        "alter view welfare_reference owner to R",
                        "alter view welfare_reference owner to postgres; grant select on welfare_reference to R",
                        "owns public.welfare_reference"),
                Arguments.of(
                        "create role clerk; grant select on person to clerk; grant clerk to R",
                        "drop owned by clerk; drop role clerk",
                        "public.person (no view)"),
                Arguments.of(
                        "create sequence numbers; grant usage on sequence numbers to R",
                        "drop sequence numbers",
                        "may use the sequence public.numbers"),
                Arguments.of(
                        "create function everyone() returns bigint language sql security definer as "
                                + "'select count(*) from person'",
                        "drop function everyone",
                        "may execute public.everyone"),
                Arguments.of(
                        "grant execute on function pg_read_file(text) to R",
                        "revoke execute on function pg_read_file(text) from R",
                        "may execute pg_catalog.pg_read_file"),
                Arguments.of(
                        "grant select on pg_authid to R",
                        "revoke all on pg_authid from R",
                        "was given more of the server's own tables pg_authid"),
                Arguments.of(
                        "grant pg_read_server_files to R",
                        "revoke pg_read_server_files from R",
                        "has the rights of pg_read_server_files"),
                Arguments.of(
                        "grant pg_read_all_data to R", "revoke pg_read_all_data from R", "public.person (no view)"),
                Arguments.of("create schema mine authorization R", "drop schema mine", "owns mine"),
                Arguments.of(
                        "grant create on database address to R",
                        "revoke create on database address from R",
                        "may make schemas in address"),
                Arguments.of(
                        "revoke select on welfare_reference from R",
                        "grant select on welfare_reference to R",
                        "sees nothing"));
    }

    @ParameterizedTest
    @MethodSource("tooMuch")
    void anythingMoreIsNamed(String grant, String revoke, String fault) throws SQLException {
        server.execute("address", grant.replace(" R", " welfare_reader"));
        try {
            assertThat(String.join("; ", faults())).contains(fault);
        } finally {
            server.execute("address", revoke.replace(" R", " welfare_reader"));
        }
        assertThat(faults()).isEmpty();
    }

    @Test
    void aThirdColumnAndAColumnThatIsNoTextAreNamed() throws SQLException {
        server.execute(
                "address",
                "create or replace view welfare_reference as select personal_number, resident_number, 1 as more from person");
        try (Connection connection = reader().getConnection()) {
            assertThat(ViewAccess.columnsNotAsAgreed(connection, VIEW))
                    .singleElement()
                    .asString()
                    .contains("personal_number, resident_number, more instead of two");
        } finally {
            server.execute(
                    "address",
                    "drop view welfare_reference; create view welfare_reference as select personal_number, "
                            + "resident_number from person; grant select on welfare_reference to welfare_reader");
        }
    }

    @Test
    void theTrialTellsTheFirstStepThatFails() {
        AddressViewTrial good =
                new AddressViewTrial(reader(), new Mappings(MAPPINGS, Duration.ofMinutes(1), file -> READER));
        PGSimpleDataSource unknown = new PGSimpleDataSource();
        unknown.setURL(server.url("address").replace("user=postgres", "user=nobody"));
        PGSimpleDataSource away = new PGSimpleDataSource();
        away.setURL("jdbc:postgresql://localhost:1/address?user=x");

        assertThat(good.test(null)).hasSize(5).allMatch(ConnectionStep::isInOrder);
        assertThat(new AddressViewTrial(unknown, new Mappings(MAPPINGS, Duration.ofMinutes(1), file -> READER))
                        .test(null))
                .extracting(ConnectionStep::isInOrder)
                .containsExactly(true, false);
        assertThat(new AddressViewTrial(away, new Mappings(MAPPINGS, Duration.ofMinutes(1), file -> READER)).test(null))
                .extracting(ConnectionStep::isInOrder)
                .containsExactly(false);
    }

    @Test
    void rowsComeAsTheyAreWithTabsBackslashesNullsAndInOrder() throws SQLException {
        try (Connection connection = server.database("address").getConnection();
                OrderedRows rows = OrderedRows.read(connection, query("odd.sql", """
                        select null as personal_number, 'a' || chr(9) || 'b' as resident_number union all
                        select '123456789018', 'b' || chr(92) || 'N' order by 2 -- as it stands
                        """), "odd.sql", 2, 1)) {
            Digits number = new Digits();
            assertThat(rows.next()).isTrue();
            rows.copy(0, number);
            assertThat(number.isBlank()).isTrue();
            assertThat(rows.text(1)).isEqualTo("a\tb");
            assertThat(rows.next()).isTrue();
            rows.copy(0, number);
            assertThat(number.value()).isEqualTo(123456789018L);
            assertThat(number).hasToString("************");
            assertThat(rows.text(1)).isEqualTo("b\\N");
            assertThat(rows.next()).isFalse();
        }
    }

    @Test
    void manyBlocksAreReadInOrderAndDisorderIsFoundWhereverItIs() throws SQLException {
        String ordered = "select lpad(n::text, 12, '0') as personal_number, lpad(n::text, 9, '0') as resident_number "
                + "from generate_series(1, 20000) n";
        assertThat(count(ordered + " order by n")).isEqualTo(20000);
        assertThatThrownBy(() -> count(ordered + " order by case when n = 2 then 19999 else n end, n"))
                .isInstanceOf(HubException.class)
                .hasMessageContaining("TSN-4009")
                .hasMessageContaining("many.sql");
    }

    private static long count(String sql) throws SQLException {
        try (Connection connection = server.database("address").getConnection();
                OrderedRows rows = OrderedRows.read(connection, query("many.sql", sql), "many.sql", 2, 1)) {
            long count = 0;
            while (rows.next()) {
                count++;
            }
            return count;
        }
    }

    private static Query query(String name, String sql) {
        try {
            Path file = Files.createTempDirectory("query").resolve(name);
            return Query.readAny(Files.writeString(file, sql), READER);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> faults() throws SQLException {
        try (Connection connection = reader().getConnection()) {
            return ViewAccess.rightsTooMany(connection);
        }
    }

    private static DataSource reader() {
        PGSimpleDataSource database = new PGSimpleDataSource();
        database.setURL(server.readerUrl("address"));
        return database;
    }
}
