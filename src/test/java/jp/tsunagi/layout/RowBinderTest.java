package jp.tsunagi.layout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Locale;
import jp.tsunagi.eligibility.EligibilityRecord;
import jp.tsunagi.errors.ErrorCode;
import jp.tsunagi.errors.HubException;
import jp.tsunagi.privacy.PersonalNumber;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RowBinderTest {
    private static EmbeddedPostgres postgres;
    private static Connection onPostgres;
    private static Connection onH2;

    @BeforeAll
    static void open() throws IOException, SQLException {
        postgres =
                EmbeddedPostgres.builder().setLocaleConfig("locale", "C.UTF-8").start();
        onPostgres = postgres.getPostgresDatabase().getConnection();
        onH2 = DriverManager.getConnection("jdbc:h2:mem:row-binder");
    }

    @AfterAll
    static void close() throws IOException, SQLException {
        onH2.close();
        onPostgres.close();
        postgres.close();
    }

    private enum Database {
        POSTGRESQL,
        H2;

        Connection connection() {
            return this == POSTGRESQL ? onPostgres : onH2;
        }
    }

    @ParameterizedTest
    @EnumSource
    void fillsFieldsOfEveryTypeByLabel(Database database) throws SQLException {
        Row row = only(
                database,
                Row.class,
                "select cast(' 𠮷野 ' as varchar(20)) as \"full_NAME\", 7 as member_count, true as head_of_household,"
                        + " date '2026-11-20' as born_on, timestamp '2026-11-20 09:30:05' as created_at,"
                        + " cast(12.50 as numeric(8, 2)) as amount, cast('123456789018' as varchar(12)) as personal_number");
        assertThat(row.fullName).isEqualTo(" 𠮷野 ");
        assertThat(row.memberCount).isEqualTo(7);
        assertThat(row.headOfHousehold).isTrue();
        assertThat(row.bornOn).isEqualTo(LocalDate.of(2026, 11, 20));
        assertThat(row.createdAt).isEqualTo(LocalDateTime.of(2026, 11, 20, 9, 30, 5));
        assertThat(row.amount).isEqualByComparingTo("12.5");
        assertThat(new PersonalNumberFormat().format(row.personalNumber)).isEqualTo("123456789018");
    }

    @ParameterizedTest
    @EnumSource
    void leavesFieldsOfNullsAsTheyAre(Database database) throws SQLException {
        Row row = only(
                database,
                Row.class,
                "select cast(null as varchar(20)) as full_name, cast(null as integer) as member_count,"
                        + " cast(null as boolean) as head_of_household, cast(null as date) as born_on,"
                        + " cast(null as timestamp) as created_at, cast(null as numeric) as amount,"
                        + " cast(null as varchar(12)) as personal_number");
        assertThat(row).hasAllNullFieldsOrProperties();
    }

    @ParameterizedTest
    @EnumSource
    void takesAPersonalNumberOfAnyForm(Database database) throws SQLException {
        Row row = only(database, Row.class, "select cast('１２3 4' as varchar(12)) as personal_number");
        assertThat(new PersonalNumberFormat().format(row.personalNumber)).isEqualTo("１２3 4");
    }

    @ParameterizedTest
    @EnumSource
    void namesColumnsWithoutAField(Database database) {
        assertThatThrownBy(() -> only(
                        database,
                        EligibilityRecord.class,
                        "select 'a' as name, 'b' as na_me, 'c' as unknown_thing, 'd' as name_kana"))
                .isInstanceOfSatisfying(HubException.class, e -> {
                    assertThat(e.code()).isEqualTo(ErrorCode.MAPPING_INVALID);
                    assertThat(e.detail().toLowerCase(Locale.ROOT))
                            .endsWith("no free field of a known type for na_me, unknown_thing");
                });
    }

    @ParameterizedTest
    @EnumSource
    void neverRepeatsAValueThatDoesNotFit(Database database) {
        assertThatThrownBy(() -> only(database, Row.class, "select cast('secret' as varchar(12)) as member_count"))
                .isInstanceOfSatisfying(HubException.class, e -> {
                    assertThat(e.code()).isEqualTo(ErrorCode.MAPPING_INVALID);
                    assertThat(e).hasNoCause();
                    assertThat(e.getMessage())
                            .containsIgnoringCase("member_count")
                            .doesNotContain("secret");
                });
    }

    private static <T> T only(Database database, Class<T> type, String sql) throws SQLException {
        try (Statement statement = database.connection().createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            RowBinder<T> binder = RowBinder.of(type, rows.getMetaData());
            assertThat(rows.next()).isTrue();
            return binder.read(rows);
        }
    }

    /** A row of every type; fields need no annotation. */
    public static class Row {
        private String fullName;
        private Integer memberCount;
        private Boolean headOfHousehold;
        private LocalDate bornOn;
        private LocalDateTime createdAt;
        private BigDecimal amount;
        private PersonalNumber personalNumber;

        public void setFullName(String fullName) {
            this.fullName = fullName;
        }

        public void setMemberCount(Integer memberCount) {
            this.memberCount = memberCount;
        }

        public void setHeadOfHousehold(Boolean headOfHousehold) {
            this.headOfHousehold = headOfHousehold;
        }

        public void setBornOn(LocalDate bornOn) {
            this.bornOn = bornOn;
        }

        public void setCreatedAt(LocalDateTime createdAt) {
            this.createdAt = createdAt;
        }

        public void setAmount(BigDecimal amount) {
            this.amount = amount;
        }

        public void setPersonalNumber(PersonalNumber personalNumber) {
            this.personalNumber = personalNumber;
        }
    }
}
