package jp.tsunagi.errors;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

class CauseTest {
    @Test
    void the_texts_of_others_are_left_out_and_every_place_is_named() {
        SQLException driver = new SQLException("invalid input: \"314159265359\"", "22P02", 7);
        IllegalStateException wrapping = new IllegalStateException("of 314159265359", driver);
        wrapping.addSuppressed(driver);
        assertThat(printed(new HubException(ErrorCode.SQL_INVALID, "mappings/x.sql", wrapping)))
                .doesNotContain("314159265359")
                .contains("HubException: TSN-4003 mappings/x.sql")
                .contains("Cause: java.lang.IllegalStateException" + System.lineSeparator() + "\tat jp.tsunagi.errors.")
                .contains("Cause: java.sql.SQLException (SQL state 22P02, vendor code 7)");
    }

    @Test
    void a_state_that_is_none_is_not_told() {
        assertThat(Cause.text(new SQLException("x", "of 314159265359"))).isEqualTo("SQL state unknown, vendor code 0");
        assertThat(Cause.text(new SQLException("x"))).isEqualTo("SQL state unknown, vendor code 0");
        assertThat(Cause.text(new IllegalStateException("x"))).isNull();
    }

    @Test
    void a_circle_of_causes_ends() {
        Exception first = new Exception();
        Exception second = new Exception(first);
        first.initCause(second);
        assertThat(Cause.of(first)).hasRootCauseMessage("java.lang.Exception");
    }

    private static String printed(Throwable failure) {
        StringWriter out = new StringWriter();
        failure.printStackTrace(new PrintWriter(out));
        return out.toString();
    }
}
