package jp.tsunagi.register;

import java.nio.file.Path;

/**
 * One mistake in a configuration file.
 *
 * @param line from 1
 * @param what what is wrong there
 * @param mend what to write instead
 */
public record RegisterFinding(Path file, int line, String what, String mend) {
    /** As editors and terminals link it: {@code file:line: what; mend}. */
    @Override
    public String toString() {
        return file + ":" + line + ": " + what + "; " + mend;
    }
}
