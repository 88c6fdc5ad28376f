package jp.tsunagi.cli;

import java.io.File;
import java.nio.file.Path;

/** What to paste into a shell to follow the demo's made-up protagonist. */
final class DemoHint {
    private static final String PROGRAM = "tsunagi";

    private DemoHint() {}

    /** @param recordKey of the protagonist */
    static String of(String recordKey, HubOptions options) {
        return "echo " + recordKey + " | " + program(System.getProperty("java.class.path"))
                + " show --recipient demo --data " + quoted(options.data)
                + (options.home.equals(Path.of(".")) ? "" : " --home " + quoted(options.home));
    }

    /** As this process was started, where that was from a jar. */
    static String program(String classPath) {
        boolean jar = classPath.endsWith(".jar") && !classPath.contains(File.pathSeparator);
        return jar ? "java -jar " + quoted(Path.of(classPath)) : PROGRAM;
    }

    private static String quoted(Path path) {
        String text = path.toString();
        return text.matches("[\\w./-]+") ? text : "'" + text.replace("'", "'\\''") + "'";
    }
}
