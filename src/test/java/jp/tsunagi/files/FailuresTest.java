package jp.tsunagi.files;

import static org.assertj.core.api.Assertions.assertThat;

import com.jcraft.jsch.JSchException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.stream.Stream;
import jp.tsunagi.errors.ErrorCode;
import jp.tsunagi.errors.HubException;
import org.apache.camel.component.file.GenericFileOperationFailedException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class FailuresTest {
    private static final String VALUE = "value of a person";

    static Stream<Arguments> failures() {
        return Stream.of(
                Arguments.of(new HubException(ErrorCode.LINE_TOO_LONG, "line 2"), ErrorCode.LINE_TOO_LONG),
                Arguments.of(new JSchException(VALUE), ErrorCode.SFTP_FAILED),
                Arguments.of(new GenericFileOperationFailedException(VALUE), ErrorCode.SFTP_FAILED),
                Arguments.of(new SQLException(VALUE, "23505"), ErrorCode.DUPLICATE_KEY),
                Arguments.of(new SQLException(VALUE, "42P01"), ErrorCode.SQL_INVALID),
                Arguments.of(new SQLException(VALUE, "08006"), ErrorCode.DATABASE_LOST),
                Arguments.of(new SQLException(VALUE, "57P01"), ErrorCode.DATABASE_LOST),
                Arguments.of(new SQLTransientConnectionException(VALUE), ErrorCode.DATABASE_LOST),
                Arguments.of(new SQLException(VALUE, "53100"), ErrorCode.STORAGE_FAILED),
                Arguments.of(new SQLException(VALUE), ErrorCode.UNEXPECTED),
                Arguments.of(new IllegalStateException(VALUE), ErrorCode.UNEXPECTED));
    }

    @ParameterizedTest
    @MethodSource("failures")
    void aFailureHasItsCodeUnderAnyWrappingAndNeverShowsAValue(Exception failure, ErrorCode code) {
        HubException known = Failures.of("here", new IllegalArgumentException(VALUE, failure));
        known.addSuppressed(new IllegalStateException(VALUE));
        StringWriter printed = new StringWriter();
        known.printStackTrace(new PrintWriter(printed));

        assertThat(known.code()).isEqualTo(code);
        assertThat(printed.toString()).startsWith(HubException.class.getName()).doesNotContain(VALUE);
    }

    @Test
    void theTypesAndFramesOfCausesAreKept() {
        Exception cause = new IllegalStateException(VALUE, new SQLException(VALUE));
        HubException failure = new HubException(ErrorCode.UNEXPECTED, "here", cause);

        assertThat(failure.getCause()).hasMessage(IllegalStateException.class.getName());
        assertThat(failure.getCause().getCause()).hasMessageStartingWith(SQLException.class.getName());
        assertThat(failure.getCause().getStackTrace()).isEqualTo(cause.getStackTrace());
    }
}
