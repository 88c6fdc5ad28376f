package jp.tsunagi.privacy.log;

import java.io.PrintWriter;
import java.io.StringWriter;

/**
 * Something of a real library that fails on a value.
 *
 * @param name who fails on what
 * @param repeats whether its texts hold the value, so that there is something to clean
 */
record Failing(String name, boolean repeats, Action action) {
    interface Action {
        void on(String value) throws Exception;
    }

    static Failing repeating(String name, Action action) {
        return new Failing(name, true, action);
    }

    static Failing silent(String name, Action action) {
        return new Failing(name, false, action);
    }

    /** The failure as the library throws it. */
    Throwable failure(String value) {
        try {
            action.on(value);
        } catch (Exception e) {
            return e;
        }
        throw new AssertionError(name + " does not fail");
    }

    static String printed(Throwable failure) {
        StringWriter out = new StringWriter();
        failure.printStackTrace(new PrintWriter(out));
        return out.toString();
    }

    @Override
    public String toString() {
        return name;
    }
}
