package jp.tsunagi.privacy.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import jp.tsunagi.support.HubFixtureSftp;
import jp.tsunagi.support.PostgresServer;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.MDC;
import org.slf4j.MarkerFactory;

/** What libraries say of a person's values when they fail does not reach the log, in whatever way it is logged. */
class NoValueIsLoggedTest {
    @TempDir
    Path folder;

    @Test
    void of_the_jdk() {
        assertNothingIsLogged(JdkFailures.all());
    }

    @Test
    void of_h2() throws Exception {
        assertNothingIsLogged(DatabaseFailures.h2());
    }

    @Test
    void of_postgres() throws Exception {
        try (PostgresServer server = PostgresServer.start()) {
            assertNothingIsLogged(DatabaseFailures.postgres(server.database("postgres")));
        }
    }

    @Test
    void of_parsers() {
        assertNothingIsLogged(ParserFailures.all());
    }

    @Test
    void of_file_transfer() throws Exception {
        try (HubFixtureSftp server = new HubFixtureSftp(folder);
                DefaultCamelContext camel = new DefaultCamelContext()) {
            camel.start();
            assertNothingIsLogged(TransferFailures.of(server, camel));
        }
    }

    private static void assertNothingIsLogged(Stream<Failing> all) {
        List<String> leaks = new ArrayList<>();
        all.forEach(failing -> {
            boolean repeated = false;
            for (String value : Canary.VALUES) {
                Throwable failure = failing.failure(value);
                repeated |= !Canary.tracesIn(Failing.printed(failure)).isEmpty();
                CleanedLog log = new CleanedLog();
                logForeign(log.logger("org.example.Library"), failure);
                logOwn(log.logger("jp.tsunagi.example.Step"), failure);
                assertThat(log.text()).contains(failure.getClass().getName()).contains("\tat ");
                log.events().forEach(event -> {
                    String text = event.getFormattedMessage();
                    Canary.tracesIn(text).forEach(trace -> leaks.add(failing + ": " + trace + " in: " + text));
                });
                Canary.tracesIn(log.text()).forEach(trace -> leaks.add(failing + ": " + trace));
            }
            if (repeated != failing.repeats()) {
                leaks.add(failing + (repeated ? " repeats values after all" : " repeats no value"));
            }
        });
        assertThat(leaks).isEmpty();
    }

    private static void logForeign(Logger log, Throwable failure) {
        String said = "" + failure.getMessage();
        log.error("It failed", failure);
        log.error("It failed: {}", failure.getMessage());
        log.error("It failed: {}", failure.getMessage(), failure);
        log.error("It failed: " + failure);
        log.error(said, new IllegalStateException(failure));
        log.warn("{} failed {} times", failure, 3);
        log.info("Failures {}", List.of(failure));
        log.debug("Failures {} {}", "of", new Object[] {failure, said});
        log.atError().setCause(failure).log("It failed");
        log.atError()
                .setMessage(said)
                .addKeyValue(said, said)
                .addKeyValue("failure", failure)
                .log();
        log.atError()
                .addMarker(MarkerFactory.getDetachedMarker(said))
                .addArgument(failure)
                .log("It failed: {}");
        MDC.put("said", said);
        log.error("It failed");
        MDC.clear();
        Exception wrapping = new IllegalStateException("in vain: " + said, failure);
        wrapping.addSuppressed(failure);
        log.error("It failed", wrapping);
    }

    private static void logOwn(Logger log, Throwable failure) {
        log.error("It failed", failure);
        log.error("It failed: {}", failure.getMessage(), failure);
        log.error("It failed: " + failure.getMessage(), failure);
        log.error("It failed: " + failure);
        log.warn("{} failed {} times", failure, 3);
        log.info("Failures {}", List.of(failure));
        log.debug("Failures {} {}", "of", new Object[] {failure});
        log.atError().addKeyValue("failure", failure).setCause(failure).log("It failed");
        log.error("It failed", new IllegalStateException("in vain: " + failure.getMessage(), failure));
    }
}
