package jp.tsunagi.counterpart.screening;

import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;

/** The official schemas, which are not ours to ship. */
final class SchemasAtHand {
    private SchemasAtHand() {}

    /** Their folder; without them the test is reported as not run, with the reason. */
    static Path orSayAloud() {
        Optional<Path> folder = Archives.officialSchemas();
        Assumptions.assumeTrue(
                folder.isPresent(),
                "NOT RUN: the official health-check schemas are not there; place them in config/schemas or name their "
                        + "folder with -Dtsunagi.schemas=");
        return folder.orElseThrow();
    }
}
