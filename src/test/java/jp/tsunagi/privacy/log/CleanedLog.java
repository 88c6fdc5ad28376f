package jp.tsunagi.privacy.log;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.PatternLayout;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.util.List;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.MDC;
import org.slf4j.Marker;
import org.slf4j.event.KeyValuePair;

/** Loggers behind which stands a cleaning appender, and what comes out of it, with all that an appender could print. */
final class CleanedLog {
    private final LoggerContext context = new LoggerContext();
    private final ListAppender<ILoggingEvent> events = new ListAppender<>();
    private final PatternLayout layout = new PatternLayout();

    CleanedLog() {
        context.setMDCAdapter(MDC.getMDCAdapter());
        CleaningAppender cleaning = new CleaningAppender();
        cleaning.setContext(context);
        cleaning.addAppender(events);
        cleaning.start();
        events.start();
        ch.qos.logback.classic.Logger root = context.getLogger(Logger.ROOT_LOGGER_NAME);
        root.setLevel(Level.TRACE);
        root.addAppender(cleaning);
        layout.setContext(context);
        layout.setPattern("%level [%thread] %logger: %msg%n%xEx{full}%n");
        layout.start();
    }

    Logger logger(String name) {
        return context.getLogger(name);
    }

    List<ILoggingEvent> events() {
        return events.list;
    }

    String text() {
        return events.list.stream().map(this::text).collect(Collectors.joining());
    }

    private String text(ILoggingEvent event) {
        StringBuilder text = new StringBuilder(layout.doLayout(event))
                .append(event.getMessage())
                .append(event.getMDCPropertyMap());
        if (event.getArgumentArray() != null) {
            text.append(List.of(event.getArgumentArray()));
        }
        if (event.getMarkerList() != null) {
            event.getMarkerList().stream().map(Marker::getName).forEach(text::append);
        }
        if (event.getKeyValuePairs() != null) {
            event.getKeyValuePairs().stream().map(KeyValuePair::toString).forEach(text::append);
        }
        return text.toString();
    }
}
