package jp.tsunagi.errors;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;

/**
 * Where a failure came from, for the log: every cause's class and stack, and no text but that of the hub's own exceptions.
 * Drivers, parsers and frameworks repeat values in theirs.
 */
public final class Causes {
    private Causes() {}

    public static String of(Throwable failure) {
        StringBuilder text = new StringBuilder();
        Set<Throwable> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        for (Throwable cause = failure; cause != null && seen.add(cause); cause = cause.getCause()) {
            text.append(seen.size() > 1 ? "\nCaused by: " : "")
                    .append(
                            cause instanceof Cause
                                    ? cause.getMessage()
                                    : cause.getClass().getName());
            if (cause instanceof HubException) {
                text.append(": ").append(cause.getMessage());
            }
            for (StackTraceElement frame : cause.getStackTrace()) {
                text.append("\n\tat ").append(frame);
            }
        }
        return text.toString();
    }
}
