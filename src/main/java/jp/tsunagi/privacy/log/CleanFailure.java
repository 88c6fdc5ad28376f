package jp.tsunagi.privacy.log;

import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.classic.spi.StackTraceElementProxy;
import ch.qos.logback.classic.spi.ThrowableProxy;
import java.util.Arrays;
import jp.tsunagi.errors.Cause;

/** A logged failure with its causes and what it suppressed: types and stack frames, and of the texts what may be told. */
final class CleanFailure implements IThrowableProxy {
    private final IThrowableProxy raw;
    private final IThrowableProxy cause;
    private final IThrowableProxy[] suppressed;

    private CleanFailure(IThrowableProxy raw) {
        this.raw = raw;
        this.cause = of(raw.getCause());
        this.suppressed = raw.getSuppressed() == null
                ? null
                : Arrays.stream(raw.getSuppressed()).map(CleanFailure::of).toArray(IThrowableProxy[]::new);
    }

    static IThrowableProxy of(IThrowableProxy raw) {
        return raw == null ? null : new CleanFailure(raw);
    }

    private Throwable failure() {
        return raw instanceof ThrowableProxy proxy ? proxy.getThrowable() : null;
    }

    @Override
    public String getClassName() {
        return failure() == null ? raw.getClassName() : Cause.type(failure());
    }

    @Override
    public String getMessage() {
        String text = failure() == null ? null : Cause.text(failure());
        return text == null ? null : CleanText.own(text);
    }

    @Override
    public StackTraceElementProxy[] getStackTraceElementProxyArray() {
        return raw.getStackTraceElementProxyArray();
    }

    /** Type and text in one, because a text that is missing would be printed as "null". */
    @Override
    public String getOverridingMessage() {
        return getMessage() == null ? getClassName() : getClassName() + ": " + getMessage();
    }

    @Override
    public int getCommonFrames() {
        return raw.getCommonFrames();
    }

    @Override
    public IThrowableProxy getCause() {
        return cause;
    }

    @Override
    public IThrowableProxy[] getSuppressed() {
        return suppressed;
    }

    @Override
    public boolean isCyclic() {
        return raw.isCyclic();
    }
}
