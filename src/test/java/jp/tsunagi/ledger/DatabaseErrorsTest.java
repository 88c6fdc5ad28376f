package jp.tsunagi.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import jp.tsunagi.errors.ErrorCode;
import org.junit.jupiter.api.Test;

class DatabaseErrorsTest {
    @Test
    void aValueThatAStatementOfMappingsCannotConvertIsTheStatementsMatter() {
        assertThat(DatabaseErrors.ofMapping("mappings/x.sql", new IllegalStateException(notConvertible())))
                .hasMessage("TSN-4003 mappings/x.sql, SQL state 22018");
    }

    @Test
    void inTheHubsOwnStatementsItIsUnexpected() {
        assertThat(DatabaseErrors.of("hub database", notConvertible()).code()).isEqualTo(ErrorCode.UNEXPECTED);
    }

    @Test
    void whatElseADatabaseSaysMeansTheSameEverywhere() {
        SQLException gone = new SQLException("", "08006");
        assertThat(DatabaseErrors.ofMapping("mappings/x.sql", gone).code()).isEqualTo(ErrorCode.DATABASE_LOST);
        assertThat(DatabaseErrors.of("hub database", gone).code()).isEqualTo(ErrorCode.DATABASE_LOST);
    }

    @Test
    void aConnectionThatThePoolHasClosedIsLost() throws SQLException {
        try (HikariDataSource pool = new HikariDataSource()) {
            pool.setJdbcUrl("jdbc:h2:mem:");
            Connection closed = pool.getConnection();
            closed.close();

            assertThatThrownBy(closed::createStatement)
                    .satisfies(failure -> assertThat(
                                    DatabaseErrors.of("hub database", failure).code())
                            .isEqualTo(ErrorCode.DATABASE_LOST));
        }
    }

    private static SQLException notConvertible() {
        return new SQLException("'ABC' is no number", "22018");
    }
}
