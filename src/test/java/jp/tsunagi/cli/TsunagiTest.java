package jp.tsunagi.cli;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;
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
        PrintStream before = System.err;
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        System.setErr(new PrintStream(printed, true, StandardCharsets.UTF_8));
        try {
            Thread thread = new Thread(() -> Integer.parseInt(VALUE));
            thread.setUncaughtExceptionHandler(Tsunagi::ended);
            thread.start();
            thread.join();
        } finally {
            System.setErr(before);
            logger.setAdditive(true);
            logger.setLevel(level);
            logger.detachAppender(events);
        }
        assertThat(printed.toString(StandardCharsets.UTF_8)).isEmpty();
        assertThat(events.list).hasSize(1);
        assertThat(events.list.get(0).getThrowableProxy().getClassName())
                .isEqualTo(NumberFormatException.class.getName());
    }
}
