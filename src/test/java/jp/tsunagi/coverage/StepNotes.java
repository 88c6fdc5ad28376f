package jp.tsunagi.coverage;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** Which steps of the shipped routes ran: one file a process, one line a step, its route file and line. */
final class StepNotes {
    /** System property: where the processes of one build note. */
    static final String FOLDER = "tsunagi.route-coverage";

    private static final Path ROUTES = Path.of("routes");
    private static final String BELOW = "/routes/";
    private static final Set<String> NOTED = ConcurrentHashMap.newKeySet();

    private StepNotes() {}

    /**
     * Notes a step, unless it stands in a file that a test wrote itself.
     *
     * @param location as Camel gives it: {@code file:} and the path
     */
    static void note(String location, int line) {
        int below = location == null ? -1 : location.lastIndexOf(BELOW);
        if (below >= 0) {
            String file = location.substring(below + BELOW.length());
            if (isShipped(location, file) && NOTED.add(file + ":" + line)) {
                write(file + ":" + line);
            }
        }
    }

    private static boolean isShipped(String location, String file) {
        Path path = Path.of(location.substring(location.indexOf(':') + 1));
        Path shipped = ROUTES.resolve(file);
        try {
            return Files.isRegularFile(shipped) && Files.isRegularFile(path) && Files.mismatch(path, shipped) < 0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static synchronized void write(String step) {
        Path folder = Path.of(System.getProperty(FOLDER));
        try {
            Files.createDirectories(folder);
            Files.writeString(
                    folder.resolve(ProcessHandle.current().pid() + ".txt"),
                    step + "\n",
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** All that was noted in a folder, as {@code file:line} below {@code routes/}. */
    static Set<String> read(Path folder) throws IOException {
        Set<String> ran = new HashSet<>();
        try (Stream<Path> notes = Files.list(folder)) {
            for (Path note : notes.toList()) {
                ran.addAll(Files.readAllLines(note));
            }
        }
        return ran;
    }
}
