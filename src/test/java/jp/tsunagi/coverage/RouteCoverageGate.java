package jp.tsunagi.coverage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** Run by the build after all other tests, which have noted what ran. */
class RouteCoverageGate {
    private static final String PARTIAL =
            "ROUTE COVERAGE IS NOT CHECKED: only a part of the tests was asked for (-Dtest)";

    @Test
    void everyRouteAndStepWasRunByATest() throws IOException {
        if (System.getProperty("test") != null) {
            System.out.println(PARTIAL); // the build names no reason of what it skips
            abort(PARTIAL);
        }
        Path notes = Path.of(System.getProperty(StepNotes.FOLDER));

        assertThat(notes).as("notes of the steps that ran").isDirectory();
        assertThat(new NeverRun(Path.of("routes"), StepNotes.read(notes)).lines())
                .as("never run by a test")
                .isEmpty();
    }
}
