package jp.tsunagi.routing;

import java.nio.file.Path;

/**
 * One thing that is wrong with a route file, or that could be written better.
 *
 * @param line from 1
 * @param what what is wrong there
 * @param mend what to write instead
 */
public record LintFinding(Path file, int line, Severity severity, String what, String mend) {
    /** Whether the route may run. */
    public enum Severity {
        ERROR,
        WARNING
    }

    /** As editors and terminals link it: {@code file:line: what; mend}. */
    @Override
    public String toString() {
        return file + ":" + line + ": " + (severity == Severity.WARNING ? "(warning) " : "") + what + "; " + mend;
    }
}
