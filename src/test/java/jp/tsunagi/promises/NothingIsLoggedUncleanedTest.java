package jp.tsunagi.promises;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.status.Status;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.LogManager;
import jp.tsunagi.ledger.RunKind;
import jp.tsunagi.privacy.log.CleaningAppender;
import jp.tsunagi.support.DemoHub;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;
import org.slf4j.LoggerFactory;
import org.slf4j.bridge.SLF4JBridgeHandler;

/** Promise 2, of the log: whatever logs in a started hub, by whatever interface, is cleaned before it is written. */
@ResourceLock(Resources.SYSTEM_PROPERTIES)
class NothingIsLoggedUncleanedTest {
    private static final String NUMBER = "983205673214";

    @TempDir
    Path root;

    @Test
    void of_a_hub_at_work() throws Exception {
        Path file = root.resolve("hub.log");
        System.setProperty("logging.file.name", file.toString());
        try (DemoHub hub = DemoHub.of(root.resolve("data"), 20)) {
            hub.send("eligibility-out", RunKind.FULL);
            assertThat(appenders())
                    .hasOnlyElementsOfType(CleaningAppender.class)
                    .hasSize(1);
            assertThat(behind(appenders().get(0))).containsExactlyInAnyOrder("CONSOLE", "FILE");
            assertThat(context().getStatusManager().getCopyOfStatusList())
                    .as("what the logging configuration complains of")
                    .noneMatch(status -> status.getEffectiveLevel() >= Status.WARN);
            assertThat(LogManager.getLogManager().getLogger("").getHandlers())
                    .hasOnlyElementsOfType(SLF4JBridgeHandler.class);
            log();
        } finally {
            System.clearProperty("logging.file.name");
            System.clearProperty("LOG_FILE"); // which Spring Boot leaves
        }
        assertThat(Files.readString(file))
                .contains("by SLF4J: *", "by java.util.logging: *", "by the JDK: *", "by Log4j: *", "by Commons: *")
                .contains("java.lang.NumberFormatException\n\tat ", "a parameter: *")
                .doesNotContain(NUMBER);
    }

    /** By each interface that a library may use. */
    private static void log() {
        NumberFormatException failure = new NumberFormatException("For input string: \"" + NUMBER + "\"");
        LoggerFactory.getLogger("org.example").error("by SLF4J: " + NUMBER, failure);
        java.util.logging.Logger driver = java.util.logging.Logger.getLogger("org.example");
        driver.log(Level.SEVERE, "by java.util.logging: " + NUMBER, failure);
        driver.log(Level.WARNING, "a parameter: {0}", NUMBER);
        System.getLogger("org.example").log(System.Logger.Level.ERROR, "by the JDK: " + NUMBER, failure);
        org.apache.logging.log4j.LogManager.getLogger("org.example").error("by Log4j: " + NUMBER, failure);
        org.apache.commons.logging.LogFactory.getLog("org.example").error("by Commons: " + NUMBER, failure);
    }

    private static List<Appender<ILoggingEvent>> appenders() {
        List<Appender<ILoggingEvent>> appenders = new ArrayList<>();
        context()
                .getLoggerList()
                .forEach(logger -> logger.iteratorForAppenders().forEachRemaining(appenders::add));
        return appenders;
    }

    private static LoggerContext context() {
        return (LoggerContext) LoggerFactory.getILoggerFactory();
    }

    private static List<String> behind(Appender<ILoggingEvent> appender) {
        List<String> names = new ArrayList<>();
        ((CleaningAppender) appender).iteratorForAppenders().forEachRemaining(behind -> names.add(behind.getName()));
        return names;
    }

    @Test
    void without_a_file_there_is_none() {
        try (DemoHub hub = DemoHub.of(root.resolve("data"), 20)) {
            assertThat(hub.drop("eligibility-out")).exists();
            assertThat(behind(appenders().get(0))).containsExactly("CONSOLE");
        }
    }
}
