package jp.tsunagi.versions;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsRulesTest {
    @TempDir
    Path config;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "spring: { main: { sources: file:/elsewhere.xml } }",
                "spring.config.import: file:/elsewhere.yaml",
                "SPRING: { CONFIG: { IMPORT: file:/elsewhere.yaml } }",
                "'[spring.main.sources]': file:/elsewhere.xml",
                "a: &a { spring: { main: { sources: file:/elsewhere.xml } } }\n<<: *a",
                "site: 1\n---\nspring.config.import: file:/elsewhere.yaml",
                "camel: { main: { routes-reload-enabled: true } }",
                "camel.main.stream_caching_enabled: true",
                "Camel.Main.tracing: true",
                "logging: { config: /elsewhere.xml }",
                "logging.level.root: DEBUG",
                "logging: { level: { org.springframework.jdbc: TRACE } }",
                "text: resource:file:/elsewhere.txt",
            })
    void aSettingThatReachesBeyondTheSetIsRefusedWithoutItsValue(String setting) throws IOException {
        Files.writeString(config.resolve("application.yaml"), setting + "\n");

        assertThat(new SettingsRules(config).check())
                .isNotEmpty()
                .allSatisfy(error -> assertThat(error)
                        .startsWith(config + "/application.yaml:")
                        .contains("take ")
                        .doesNotContain("elsewhere"));
    }

    @Test
    void theLineIsTold() throws IOException {
        Files.writeString(
                config.resolve("application.yaml"), "tsunagi:\n  approval: none\ncamel:\n  main:\n    x: 1\n");

        assertThat(new SettingsRules(config).check())
                .containsExactly(config + "/application.yaml:5: a setting of the hub's own; take it out");
    }

    @Test
    void otherFilesOfSettingsAreRefused() throws IOException {
        Files.copy(Path.of("config/application.yaml"), config.resolve("application.yaml"));
        Files.writeString(config.resolve("application-test.yaml"), "usage: { frequent: { days: \"1\" } }\n");
        Files.writeString(config.resolve("application.properties"), "usage.frequent.days=1\n");

        assertThat(new SettingsRules(config).check())
                .containsExactly(
                        config + "/application-test.yaml:1: settings beside application.yaml; write them there",
                        config + "/application.properties:1: settings beside application.yaml; write them there");
    }

    @Test
    void aKeyThatStandsTwiceIsToldByItsLine() throws IOException {
        Files.writeString(config.resolve("application.yaml"), "hub:\n  retention: x\nhub:\n  retention: y\n");

        assertThat(new SettingsRules(config).check()).singleElement().asString().contains("application.yaml:3: ");
    }

    @Test
    void whatIsShippedIsAllowed() {
        assertThat(new SettingsRules(Path.of("config")).check()).isEmpty();
    }
}
