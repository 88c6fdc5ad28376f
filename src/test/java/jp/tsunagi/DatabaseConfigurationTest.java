package jp.tsunagi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.UUID;
import javax.sql.DataSource;
import jp.tsunagi.errors.ErrorCode;
import jp.tsunagi.errors.HubException;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;

class DatabaseConfigurationTest {
    @Test
    void aDatabaseWithOthersTablesIsToldFromOneThatIsNotReached() {
        DataSource others = database("mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
        new JdbcTemplate(others).execute("create table run (id integer)");
        HubException failure = refused(others);
        assertThat(failure.code()).isEqualTo(ErrorCode.SCHEMA_UNFIT);
        assertThat(failure.detail()).isEqualTo("hub database: NON_EMPTY_SCHEMA_WITHOUT_SCHEMA_HISTORY_TABLE");

        assertThat(refused(database("tcp://127.0.0.1:1/none")).code()).isEqualTo(ErrorCode.DATABASE_UNREACHABLE);
    }

    private static HubException refused(DataSource database) {
        return catchThrowableOfType(HubException.class, () -> DatabaseConfiguration.migrate(database, "hub"));
    }

    private static DataSource database(String place) {
        JdbcDataSource source = new JdbcDataSource();
        source.setURL("jdbc:h2:" + place);
        return source;
    }
}
