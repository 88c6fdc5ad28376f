package jp.tsunagi.privacy.log;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.classic.spi.LoggerContextVO;
import ch.qos.logback.classic.spi.ThrowableProxy;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import jp.tsunagi.errors.Cause;
import jp.tsunagi.errors.HubException;
import org.slf4j.Marker;
import org.slf4j.event.KeyValuePair;
import org.slf4j.helpers.MessageFormatter;

/**
 * A log event without values, cleaned as it is made. Its message has the arguments in it; arguments and markers, which may
 * be any objects, are not passed on.
 */
final class CleanEvent implements ILoggingEvent {
    private static final String OWN_LOGGERS = "jp.tsunagi.";

    private final ILoggingEvent raw;
    private final String message;
    private final String threadName;
    private final IThrowableProxy failure;
    private final Map<String, String> mdc;
    private final List<KeyValuePair> pairs;

    CleanEvent(ILoggingEvent raw) {
        UnaryOperator<String> rule = raw.getLoggerName().startsWith(OWN_LOGGERS) ? CleanText::own : CleanText::foreign;
        this.raw = raw;
        this.message = rule.apply(formatted(raw));
        this.threadName = CleanText.foreign(raw.getThreadName());
        this.failure = CleanFailure.of(raw.getThrowableProxy());
        this.mdc = clean(raw.getMDCPropertyMap());
        this.pairs = raw.getKeyValuePairs() == null
                ? null
                : raw.getKeyValuePairs().stream()
                        .map(pair -> new KeyValuePair(
                                rule.apply(String.valueOf(pair.key)),
                                rule.apply(String.valueOf(told(raw.getThrowableProxy(), pair.value)))))
                        .toList();
    }

    private static String formatted(ILoggingEvent raw) {
        Object[] arguments = raw.getArgumentArray();
        String text = withoutTexts(raw.getThrowableProxy(), String.valueOf(raw.getMessage()));
        return arguments == null
                ? CleanText.withoutExceptionTexts(text)
                : MessageFormatter.basicArrayFormat(
                        CleanText.withoutExceptionTexts(text), told(raw.getThrowableProxy(), arguments));
    }

    private static Object[] told(IThrowableProxy failure, Object[] arguments) {
        return Arrays.stream(arguments)
                .map(argument ->
                        argument instanceof Object[] several ? told(failure, several) : told(failure, argument))
                .toArray();
    }

    private static Object told(IThrowableProxy failure, Object argument) {
        if (argument instanceof Throwable thrown) {
            return Cause.told(thrown);
        }
        return argument == null ? null : CleanText.withoutExceptionTexts(withoutTexts(failure, text(argument)));
    }

    // The formatter would print the stack trace of an argument that cannot be printed, with its text.
    private static String text(Object argument) {
        try {
            // Digits of a personal number are kept in arrays of characters.
            return argument.getClass().isArray() ? argument.getClass().getSimpleName() : argument.toString();
        } catch (RuntimeException e) {
            return argument.getClass().getName();
        }
    }

    /** Many repeat in the message what the failure says. */
    private static String withoutTexts(IThrowableProxy failure, String message) {
        if (failure == null || isOwn(failure)) {
            return message;
        }
        String said = failure.getMessage();
        String clean = said == null || said.length() < 2 ? message : message.replace(said, "*");
        clean = withoutTexts(failure.getCause(), clean);
        if (failure.getSuppressed() != null) {
            for (IThrowableProxy suppressed : failure.getSuppressed()) {
                clean = withoutTexts(suppressed, clean);
            }
        }
        return clean;
    }

    private static boolean isOwn(IThrowableProxy failure) {
        return failure instanceof ThrowableProxy proxy && proxy.getThrowable() instanceof HubException;
    }

    private static Map<String, String> clean(Map<String, String> mdc) {
        return mdc == null || mdc.isEmpty()
                ? Map.of()
                : mdc.entrySet().stream()
                        .collect(Collectors.toMap(
                                entry -> CleanText.foreign(entry.getKey()),
                                entry -> CleanText.foreign(CleanText.withoutExceptionTexts(entry.getValue())),
                                (one, other) -> one));
    }

    @Override
    public String getMessage() {
        return message;
    }

    @Override
    public String getFormattedMessage() {
        return message;
    }

    @Override
    public Object[] getArgumentArray() {
        return null;
    }

    @Override
    public String getThreadName() {
        return threadName;
    }

    @Override
    public IThrowableProxy getThrowableProxy() {
        return failure;
    }

    @Override
    public Map<String, String> getMDCPropertyMap() {
        return mdc;
    }

    @Override
    @Deprecated
    public Map<String, String> getMdc() {
        return mdc;
    }

    @Override
    public List<KeyValuePair> getKeyValuePairs() {
        return pairs;
    }

    @Override
    public List<Marker> getMarkerList() {
        return null;
    }

    @Override
    public Level getLevel() {
        return raw.getLevel();
    }

    @Override
    public String getLoggerName() {
        return raw.getLoggerName();
    }

    @Override
    public LoggerContextVO getLoggerContextVO() {
        return raw.getLoggerContextVO();
    }

    @Override
    public StackTraceElement[] getCallerData() {
        return raw.getCallerData();
    }

    @Override
    public boolean hasCallerData() {
        return raw.hasCallerData();
    }

    @Override
    public long getTimeStamp() {
        return raw.getTimeStamp();
    }

    @Override
    public int getNanoseconds() {
        return raw.getNanoseconds();
    }

    @Override
    public Instant getInstant() {
        return raw.getInstant();
    }

    @Override
    public long getSequenceNumber() {
        return raw.getSequenceNumber();
    }

    @Override
    public void prepareForDeferredProcessing() {
        raw.prepareForDeferredProcessing();
    }
}
