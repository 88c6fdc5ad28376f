package jp.tsunagi.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import jp.tsunagi.audit.journal.ConfigurationFiles;
import jp.tsunagi.support.DemoHub;
import jp.tsunagi.support.RouteDesigner;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;
import org.yaml.snakeyaml.Yaml;

/** What editors know of the shipped route files, and what they may do to them. */
@ResourceLock(Resources.SYSTEM_OUT)
class EditorsTest {
    private static final String LINE = "# yaml-language-server: $schema=";
    private static final Path PLACE = Path.of("config/.camelYamlDsl.json");
    private static final String ROUTE = "routes/eligibility/eligibility-out.camel.yaml";

    @TempDir
    private Path root;

    private Path home;

    @BeforeEach
    void copy() throws IOException {
        home = DemoHub.copyOfHome(root.resolve("home"));
    }

    private static List<Path> routes(Path home) throws IOException {
        try (Stream<Path> files = Files.walk(home.resolve("routes"))) {
            return files.filter(Files::isRegularFile).toList();
        }
    }

    @Test
    void theOnlyCommentOfARouteFilePointsToItsSchema() throws IOException {
        for (Path file : routes(Path.of(""))) {
            List<String> lines = Files.readAllLines(file);
            assertThat(lines).filteredOn(line -> line.strip().startsWith("#")).hasSize(1);
            assertThat(lines.get(0)).startsWith(LINE);
            assertThat(file.resolveSibling(lines.get(0).substring(LINE.length()))
                            .normalize())
                    .isEqualTo(PLACE);
        }
    }

    @Test
    void theSchemaThatTheBuildPlacesFitsEveryRouteFile() throws IOException {
        JsonSchema schema = JsonSchemaFactory.getInstance(VersionFlag.V4).getSchema(Files.readString(PLACE));
        for (Path file : routes(Path.of(""))) {
            // The schema wants a number where a setting stands.
            String text = Files.readString(file).replaceAll("(maximumRedeliveries: )\"\\{\\{.*}}\"", "$1" + 3);
            assertThat(schema.validate(new ObjectMapper().valueToTree(new Yaml().load(text))))
                    .as(file.toString())
                    .isEmpty();
        }
    }

    @Test
    void theCommandPlacesTheSameSchemaOutsideTheSet() throws IOException {
        Files.deleteIfExists(home.resolve(PLACE));
        ConfigurationFiles before = ConfigurationFiles.read(home);

        assertThat(printedBy(0, "schema", "--home", home.toString()))
                .isEqualTo(home.resolve(PLACE) + System.lineSeparator());
        assertThat(home.resolve(PLACE)).hasSameBinaryContentAs(PLACE);
        assertThat(ConfigurationFiles.read(home)).isEqualTo(before);
    }

    @Test
    void aSetThatADesignerSavedPassesTheCheck() throws IOException {
        RouteDesigner designer = new RouteDesigner();
        for (Path file : routes(home)) {
            Files.writeString(file, designer.save(Files.readString(file)));
        }
        assertThat(home.resolve(ROUTE)).content().contains("uri: direct\n", "name: eligibility-out\n", "id: from-1");

        assertThat(check(0)).contains("are in order").doesNotContain("routes/");
    }

    @Test
    void aFolderOutsideIsFoundHoweverItIsWritten() throws IOException {
        Path file = home.resolve(ROUTE);
        Files.writeString(
                file,
                Files.readString(file)
                        .replace(
                                "uri: direct:deliver-{{eligibility-out.delivery}}",
                                "uri: file\n                        parameters: { directoryName: /etc }"));

        assertThat(check(1)).contains("eligibility-out.camel.yaml:").contains("a folder outside the hub's own");
    }

    private String check(int exitCode) {
        return printedBy(
                exitCode,
                "check",
                "--home",
                home.toString(),
                "--data",
                root.resolve("data").toString());
    }

    private static String printedBy(int exitCode, String... command) {
        PrintStream out = System.out;
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
        try {
            assertThat(Tsunagi.execute(command))
                    .as(printed.toString(StandardCharsets.UTF_8))
                    .isEqualTo(exitCode);
        } finally {
            System.setOut(out);
        }
        return printed.toString(StandardCharsets.UTF_8);
    }
}
