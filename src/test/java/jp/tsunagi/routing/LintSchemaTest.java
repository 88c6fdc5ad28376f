package jp.tsunagi.routing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import jp.tsunagi.register.YamlTree;
import jp.tsunagi.routing.LintFinding.Severity;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.yaml.snakeyaml.Yaml;

/** The hub's own reading of the schema against a general validator's: fewer words, the same verdict. */
class LintSchemaTest {
    private static final Path ROUTES = Path.of("src/test/resources/lint/routes");
    private static final Pattern KEY = Pattern.compile("^(\\s*(?:- )?)(\\w[\\w.]*):");
    private static final JsonSchema GENERAL = JsonSchemaFactory.getInstance(VersionFlag.V4)
            .getSchema(LintSchemaTest.class.getResourceAsStream("/schema/camelYamlDsl.json"));

    static List<Path> files() throws IOException {
        try (Stream<Path> paths = Files.walk(ROUTES)) {
            return paths.filter(Files::isRegularFile).toList();
        }
    }

    @ParameterizedTest
    @MethodSource("files")
    void aMisspeltKeyAnywhereIsJudgedAsAGeneralValidatorDoes(Path file) throws Exception {
        List<String> lines = withoutPlaceholders(file);
        assertThat(GENERAL.validate(json(lines))).isEmpty();
        assertThat(errors(lines)).isEmpty();

        for (int i = 0; i < lines.size(); i++) {
            Matcher key = KEY.matcher(lines.get(i));
            if (key.find()) {
                List<String> misspelt = new ArrayList<>(lines);
                misspelt.set(i, key.replaceFirst("$1$2x:"));
                List<LintFinding> errors = errors(misspelt);

                assertThat(errors.isEmpty())
                        .as("line %s: %s", i + 1, misspelt.get(i))
                        .isEqualTo(GENERAL.validate(json(misspelt)).isEmpty());
                int line = i + 1;
                assertThat(errors)
                        .hasSizeLessThanOrEqualTo(1)
                        .allSatisfy(error -> assertThat(error.line()).isEqualTo(line));
            }
        }
    }

    /** A general validator takes a placeholder in a number's place for a mistake. */
    private static List<String> withoutPlaceholders(Path file) throws IOException {
        return Files.readAllLines(file).stream()
                .map(line -> line.replace("\"{{hub.retry.max}}\"", "3"))
                .toList();
    }

    private static JsonNode json(List<String> lines) {
        return new ObjectMapper().valueToTree(new Yaml().load(String.join("\n", lines)));
    }

    private static List<LintFinding> errors(List<String> lines) throws YamlTree.Broken {
        LintReport report = new LintReport();
        LintSchema.load()
                .check(Path.of("x"), YamlTree.compose(String.join("\n", lines)).orElseThrow(), report);
        return report.findings().stream()
                .filter(finding -> finding.severity() == Severity.ERROR)
                .toList();
    }
}
