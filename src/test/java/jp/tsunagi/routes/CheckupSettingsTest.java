package jp.tsunagi.routes;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import jp.tsunagi.support.HubFixture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckupSettingsTest {
    @TempDir
    Path root;

    @Test
    void aHubWhoseRegisterNamesArchivesOtherThanTheSettingsDoesNotStart() throws IOException {
        try (HubFixture hub = new HubFixture(root)
                .edit("mappings/checkup/checkup-out.yaml", "number: \"94899990\"", "number: \"94899991\"")) {
            assertThatThrownBy(hub::start)
                    .rootCause()
                    .hasMessageContaining("linkages.yaml:")
                    .hasMessageContaining("checkup-out: file.name must be \"12138012_94899991_{date}{serial}_1.zip\"");
        }
    }
}
