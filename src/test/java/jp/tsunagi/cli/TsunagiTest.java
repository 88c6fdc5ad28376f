package jp.tsunagi.cli;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import jp.tsunagi.support.DemoHub;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.slf4j.LoggerFactory;

class TsunagiTest {
    private static final String VALUE = "983205673214";

    @Test
    @ResourceLock(Resources.SYSTEM_ERR)
    void a_failure_that_ends_a_thread_is_logged_and_not_printed() throws Exception {
        Logger logger = (Logger) LoggerFactory.getLogger(Tsunagi.class);
        ListAppender<ILoggingEvent> events = new ListAppender<>();
        events.start();
        logger.addAppender(events);
        Level level = logger.getLevel();
        logger.setLevel(Level.ERROR);
        logger.setAdditive(false);
        String printed;
        try {
            printed = printedBy(() -> {
                Thread thread = new Thread(() -> Integer.parseInt(VALUE));
                thread.setUncaughtExceptionHandler(Tsunagi::ended);
                thread.start();
                thread.join();
            });
        } finally {
            logger.setAdditive(true);
            logger.setLevel(level);
            logger.detachAppender(events);
        }
        assertThat(printed).isEmpty();
        assertThat(events.list).hasSize(1);
        assertThat(events.list.get(0).getThrowableProxy().getClassName())
                .isEqualTo(NumberFormatException.class.getName());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            passwort: s3cret                         | unknown: tsunagi.passwort
            databases: { hub: { poolSize: s3cret } } | tsunagi.databases.hub.pool-size cannot be read as int
            demo: *s3cret                            | found undefined alias
            """)
    @ResourceLock(Resources.SYSTEM_ERR)
    void a_setting_that_does_not_fit_is_named_and_not_quoted(String setting, String named, @TempDir Path root)
            throws Exception {
        Path home = DemoHub.copyOfHome(root.resolve("home"));
        Path settings = home.resolve("config/application.yaml");
        Files.writeString(settings, Files.readString(settings).replace("tsunagi:\n", "tsunagi:\n  " + setting + "\n"));
        String printed = printedBy(() -> assertThat(Tsunagi.execute(
                        "runs",
                        "--home",
                        home.toString(),
                        "--data",
                        root.resolve("data").toString()))
                .isEqualTo(1));
        assertThat(printed).contains("TSN-4011", named).doesNotContain("s3cret");
    }

    private interface Action {
        void run() throws Exception;
    }

    private static String printedBy(Action action) throws Exception {
        PrintStream before = System.err;
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        System.setErr(new PrintStream(printed, true, StandardCharsets.UTF_8));
        try {
            action.run();
        } finally {
            System.setErr(before);
        }
        return printed.toString(StandardCharsets.UTF_8);
    }
}
