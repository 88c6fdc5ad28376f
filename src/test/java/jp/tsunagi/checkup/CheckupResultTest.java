package jp.tsunagi.checkup;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import javax.sql.DataSource;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.Size;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;

class CheckupResultTest {
    private static final List<CheckupResult> RESULTS = List.of(
            new CheckupResult("9N001000000000001", "165.0", "", "", ""),
            new CheckupResult("9N011000000000001", "22.1", "18.5", "24.9", "N"),
            new CheckupResult("9N511000000000049", "異常, \"なし\"", "", "", ""));
    private static final String TABLE = """
            create table checkup_result (
                item_code varchar(17), result varchar(256), lower_limit varchar(10), upper_limit varchar(10),
                judgement varchar(1));
            insert into checkup_result values
                ('9N511000000000049', '異常, "なし"', null, null, null),
                ('9N011000000000001', '22.1', '18.5', '24.9', 'N'),
                ('9N001000000000001', '165.0', null, null, null)
            """;
    private static final String QUERY = """
            select string_agg(r.item_code || chr(31) || r.result || chr(31) || coalesce(r.lower_limit, '')
                || chr(31) || coalesce(r.upper_limit, '') || chr(31) || coalesce(r.judgement, ''),
                chr(30) order by r.item_code)
            from checkup_result r
            """;

    @Test
    void h2JoinsResultsAsTheyAreParsed() throws SQLException {
        JdbcDataSource database = new JdbcDataSource();
        database.setURL("jdbc:h2:mem:;MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH");

        assertThat(joined(database)).isEqualTo(CheckupResult.encode(RESULTS));
    }

    @Test
    void postgresJoinsResultsAsTheyAreParsed() throws IOException, SQLException {
        try (EmbeddedPostgres server =
                EmbeddedPostgres.builder().setLocaleConfig("locale", "C.UTF-8").start()) {
            assertThat(joined(server.getPostgresDatabase())).isEqualTo(CheckupResult.encode(RESULTS));
        }
    }

    private static String joined(DataSource database) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(TABLE);
            try (ResultSet row = statement.executeQuery(QUERY)) {
                row.next();
                return row.getString(1);
            }
        }
    }

    @Property(tries = 200)
    void whatWasJoinedComesApartAgain(
            @ForAll @Size(min = 1, max = 5) List<@CharRange(from = ' ', to = '\uFFFF') String> values) {
        List<CheckupResult> results = values.stream()
                .map(value -> new CheckupResult("9N511000000000049", value, value, "", "N"))
                .toList();

        assertThat(CheckupResult.parse(CheckupResult.encode(results))).hasValue(results);
    }

    @Test
    void aTextThatIsNotMadeSoIsNone() {
        assertThat(CheckupResult.parse("")).isEmpty();
        assertThat(CheckupResult.parse("9N001000000000001\u001F165.0")).isEmpty();
    }
}
