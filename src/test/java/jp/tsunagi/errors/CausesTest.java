package jp.tsunagi.errors;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.junit.jupiter.api.Test;

class CausesTest {
    @Test
    void theTextsOfOthersAreLeftOutAndEveryPlaceIsNamed() {
        SQLException driver = new SQLException("invalid input: \"314159265359\"");
        IllegalStateException wrapping = new IllegalStateException("of 314159265359", driver);
        String causes = Causes.of(new HubException(ErrorCode.SQL_INVALID, "mappings/x.sql", wrapping));
        assertThat(causes)
                .doesNotContain("314159265359")
                .contains("HubException: TSN-4003 mappings/x.sql")
                .contains("Caused by: java.lang.IllegalStateException\n\tat jp.tsunagi.errors.CausesTest.")
                .contains("Caused by: java.sql.SQLException\n\tat ");
    }

    @Test
    void aCircleOfCausesEnds() {
        Exception first = new Exception();
        Exception second = new Exception(first);
        first.initCause(second);
        assertThat(Causes.of(first).split("Caused by")).hasSize(2);
    }
}
