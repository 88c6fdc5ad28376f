package jp.tsunagi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jp.tsunagi.errors.ErrorCode;
import jp.tsunagi.errors.HubException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DatabaseAddressTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "jdbc:h2:mem:x;INIT=RUNSCRIPT FROM '/x.sql'",
                "jdbc:h2:mem:x;MODE=PostgreSQL; init =select 1",
                "jdbc:postgresql://host/x?socketFactory=x.Y&socketFactoryArg=z",
                "jdbc:postgresql://host/x?user=a&loggerFile=/tmp/x",
            })
    void anOptionThatRunsOrWritesSomethingIsRefused(String url) {
        assertThatThrownBy(() -> DatabaseAddress.checked("hub", url))
                .isInstanceOfSatisfying(
                        HubException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.SETTINGS_INVALID))
                .hasMessageContaining("tsunagi.databases.hub.url")
                .hasMessageNotContaining(url);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "jdbc:postgresql://welfare-db/welfare",
                "jdbc:postgresql://a,b:5432/x?targetServerType=primary&sslmode=verify-full&sslrootcert=/etc/ca.pem",
                "jdbc:h2:file:/data/x;MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE",
            })
    void othersAreTaken(String url) {
        assertThat(DatabaseAddress.checked("hub", url)).isEqualTo(url);
    }
}
