package jp.tsunagi.routing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import jp.tsunagi.register.Register;
import jp.tsunagi.register.RegisterReader;
import jp.tsunagi.routing.LintFinding.Severity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.config.YamlPropertiesFactoryBean;
import org.springframework.core.io.FileSystemResource;

class RouteLintTest {
    private static final Path HOME = LintFixture.HOME;
    private static final Path ROUTES = LintFixture.ROUTES;
    private static final Set<String> DECLARED = LintFixture.DECLARED;
    private static final String SEND = "send/send-out.camel.yaml";

    private final LintFixture fixture = new LintFixture();
    private final RouteLint lint = fixture.lint();

    @Test
    void whatIsShippedIsWithoutFinding() {
        Register register = RegisterReader.read(Path.of("config")).register().orElseThrow();
        Set<String> declared = new HashSet<>(new RegisterProperties(register, Path.of("data")).names());
        YamlPropertiesFactoryBean settings = new YamlPropertiesFactoryBean();
        settings.setResources(new FileSystemResource("config/application.yaml"));
        declared.addAll(settings.getObject().stringPropertyNames());

        assertThat(new RouteLint(register, declared, Path.of(".")).check(Path.of("routes")))
                .isEmpty();
    }

    @Test
    void aGoodSetIsWithoutFinding() {
        assertThat(lint.check(ROUTES)).isEmpty();
        assertThat(lint.check(ROUTES, LintFixture.good())).isEmpty();
    }

    /** Each row: a line of the good send-out, what stands there instead, the line of the finding, and its words. */
    @ParameterizedTest(name = "{3}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "8  | ` uri: direct:send-out`            | 9  | broken YAML",
                "7  | from: {                            | 9  | broken YAML",
                "5  | id: send-out                       | 5  | key 'id' stands twice",
                "3  | id: send-outt                      | 3  | id 'send-outt' is not the file's name",
                "3  | id: other                          | 3  | id 'other' is not the file's name",
                "3  | #                                  | 2  | the route has no id",
                "4  | #                                  | 2  | the route has no description",
                "4  | description: Eligibility / 資格情報 | 4  | not in Japanese, then English",
                "4  | description: Eligibility           | 4  | not in Japanese, then English",
                "5  | #                                  | 2  | the route has no group",
                "6  | #                                  | 2  | names no routeConfigurationId",
                "6  | routeConfigurationId: hub-defalt   | 6  | did you mean 'hub-default'?",
                "6  | routeConfigurationId: hub-none,x   | 6  | routeConfigurationId 'x' is declared in no file",
                "7  | form:                              | 7  | unknown option 'form' of 'route'; did you mean 'from'?",
                "7  | #                                  | 8  | broken YAML",
                "17 | expression: resource:file:mappings/send/send-out.sql | 17 | a text that stands in another file",
                "17 | expression: resource:classpath:application.yaml    | 17 | a text that stands in another file",
                "17 | expression: resource:file:/etc/passwd              | 17 | a text that stands in another file",
                "28 | expression: ${camelContext.name}                   | 28 | the expression reaches into the hub",
                "28 | expression: ${properties:tsunagi.databases.hub.password} | 28 | the expression reaches into the hub",
                "28 | expression: ${bean:hubJdbc?method=execute}         | 28 | 'hubJdbc' is no step that a route may call",
                "11 | id: send-out-read                  | 19 | step id 'send-out-read' stands in send/send-out.camel.yaml:11 as well",
                "8  | uri: file:{{hub.data}}/in          | 8  | files are picked up before they are complete",
                "8  | uri: file:{{hub.data}}/in?readLock=changed | 8  | files are picked up before they are complete",
                "8  | uri: file:{{hub.data}}/in?readLock=idempotent | 8  | readLock 'idempotent' does not hold",
                "8  | uri: sftp:{{terminal.host}}/out?strictHostKeyChecking=yes&knownHostsFile=x | 8  | picked up before they are",
                "16 | groovy:                            | 16 | language 'groovy' is not allowed",
                "27 | mvel:                              | 27 | language 'mvel' is not allowed",
                "27 | jsonpath:                          | 27 | language 'jsonpath' is not allowed",
                "20 | uri: exec:rm                       | 20 | component 'exec' is not allowed",
                "20 | uri: mock:x                        | 20 | component 'mock' is not allowed",
                "20 | uri: timer:x                       | 20 | component 'timer' is not allowed",
                "20 | uri: http:example.invalid          | 20 | component 'http' is not allowed",
                "20 | uri: jdbc:welfare                  | 20 | component 'jdbc' is not allowed",
                "20 | uri: bena:rows                     | 20 | did you mean 'bean'?",
                "20 | uri: bean:row                      | 20 | did you mean 'rows'?",
                "20 | uri: bean:hubJdbc                  | 20 | 'hubJdbc' is no step that a route may call",
                "20 | uri: \"{{hub.data}}\"               | 20 | does not show its component",
                "20 | uri: direct:nowhere                | 20 | nobody reads 'direct:nowhere'",
                "20 | uri: direct:gone-{{hub.data}}        | 20 | nobody reads 'direct:gone-{{hub.data}}'",
                "20 | uri: seda:tracer                   | 20 | did you mean 'seda:trace'?",
                "20 | uri: bean:rows?cache=true          | 20 | (warning) options within the uri",
                "29 | streaming: maybe                   | 29 | 'streaming' cannot be 'maybe'; write true or false",
                "29 | streaming: \"true\"                  | 29 | 'streaming' cannot be 'true'; write true or false, without quotes",
                "32 | - marshall:                        | 32 | unknown step 'marshall'; did you mean 'marshal'?",
                "35 | reff: layout                       | 35 | unknown option 'reff' of 'custom'; did you mean 'ref'?",
                "35 | #                                  | 34 | 'custom' has no value",
                "45 | uri: sftp:{{terminal.port}}/in     | 45 | placeholder 'terminal.port' is not declared",
                "47 | strictHostKeyChecking: \"no\"        | 47 | sftp without strictHostKeyChecking",
                "47 | #                                  | 45 | sftp without strictHostKeyChecking",
                "48 | #                                  | 45 | sftp without knownHostsFile",
                "48 | autoCreateKnownHostsFile: true     | 48 | sftp takes the key of whichever server it meets first",
                "53 | uri: file:drop                     | 53 | a folder outside the hub's own",
                "53 | uri: file:{{hub.data}}/${header.to} | 53 | the target is made of what stands in the message",
                "53 | uri: file:{{hub.data}}?jailStartingDirectory=false | 53 | a file's name may leave the folder",
                "53 | uri: file:/etc                     | 53 | a folder outside the hub's own",
                "53 | uri: file:{{hub.data}}/../x        | 53 | a folder outside the hub's own",
                "53 | uri: ${header.anywhere}            | 53 | does not show its component",
                "53 | uri: file:{{hub.datum}}            | 53 | did you mean 'hub.data'?",
                "54 | `  log:`                           | 54 | two steps stand in one item",
                "56 | note: x                            | 55 | 'message' is missing in 'log'",
            })
    void eachMistakeIsToldWithItsLine(int changed, String text, int line, String words) {
        assertThat(fixture.check(SEND, changed, text))
                .anySatisfy(finding -> {
                    assertThat(finding.toString()).contains(words);
                    assertThat(finding.line()).isEqualTo(line);
                    assertThat(finding.file()).isEqualTo(ROUTES.resolve(SEND));
                })
                .allSatisfy(finding -> assertThat(finding.mend()).isNotBlank());
    }

    @ParameterizedTest(name = "{2}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "32 | - marshall:               | unknown step",
                "35 | reff: layout              | unknown option",
                "29 | streaming: maybe          | 'streaming' cannot be",
                "20 | uri: direct:nowhere       | nobody reads",
                "16 | groovy:                   | language 'groovy'",
            })
    void oneMistakeIsOneLine(int changed, String text, String words) {
        assertThat(fixture.check(SEND, changed, text))
                .singleElement()
                .asString()
                .contains(words);
    }

    @Test
    void shortNotationIsPointedOutButMayRun() {
        assertThat(fixture.findings("send/send-out-part.camel.yaml", """
                - route:
                    id: send-out-part
                    description: 一部 / A part
                    group: send
                    routeConfigurationId: hub-default
                    from:
                      uri: direct:send-out-part
                      steps:
                        - to: direct:dead-letter
                        - setBody:
                            simple: ${body}
                        - setHeader:
                            name: x
                            expression:
                              constant: 1
                        - setBody:
                            simple:
                              expression: ${body}
                        - marshal:
                            custom: layout
                """))
                .allSatisfy(finding -> assertThat(finding.severity()).isEqualTo(Severity.WARNING))
                .extracting(LintFinding::line)
                .containsExactly(9, 11, 15, 17, 20);
    }

    @Test
    void aFileThatIsNoListIsNotSilentlyIgnored() {
        assertThat(fixture.findings("send/send-out-part.camel.yaml", "# a map\nroute:\n  id: x\n"))
                .singleElement()
                .satisfies(finding -> assertThat(finding.line()).isEqualTo(2));
        assertThat(fixture.findings("send/empty.camel.yaml", "")).hasSize(1);
        assertThat(fixture.findings("send/send-out-part.yaml", "- route: {}"))
                .extracting(LintFinding::what)
                .containsExactly("not a route file");
    }

    @Test
    void nothingIsReadByTwoOrNamedTwice() {
        String trace = LintFixture.good().get(ROUTES.resolve("_hub/trace.camel.yaml"));

        assertThat(fixture.findings(
                        "_hub/try.camel.yaml",
                        trace.replace("id: trace\n", "id: try\n").replace("id: trace-", "id: try-")))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.what()).isEqualTo("'seda:trace' is read in _hub/trace.camel.yaml as well");
                    assertThat(finding.line()).isEqualTo(9);
                });
        assertThat(fixture.findings(
                        "_hub/sub/trace.camel.yaml",
                        trace.replace("seda:trace", "seda:other").replace("id: trace-", "id: other-")))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.toString()).contains("id 'trace' stands in _hub/sub/trace.camel.yaml as well");
                    assertThat(finding.line()).isEqualTo(2);
                });
        assertThat(fixture.findings(
                        "_hub/two.camel.yaml",
                        trace.replace("id: trace", "id: two").replace("seda:trace", "seda:two")
                                + trace.replace("id: trace", "id: three").replace("seda:trace", "seda:three")))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.what()).isEqualTo("a second route in one file");
                    assertThat(finding.line()).isEqualTo(15);
                });
    }

    @Test
    void everyLinkageOfTheRegisterHasARoute() {
        RouteLint other = new RouteLint(
                LintFixture.register(
                        LintFixture.linkage("send-out", 5),
                        LintFixture.linkage("answer-in", 9),
                        LintFixture.linkage("lost", 40)),
                DECLARED,
                HOME);

        assertThat(other.check(ROUTES))
                .singleElement()
                .hasToString("linkages.yaml:40: linkage 'lost' has no route; "
                        + "add lost.camel.yaml to its domain's folder in routes/");
    }

    @Test
    void aFolderThatIsMissingOrAFileThatIsNotUtf8IsAFinding(@TempDir Path folder) throws IOException {
        RouteLint any = new RouteLint(LintFixture.register(), DECLARED, HOME);
        Files.write(folder.resolve("x.camel.yaml"), new byte[] {(byte) 0x83, (byte) 0x41});

        assertThat(any.check(folder)).extracting(LintFinding::what).containsExactly("the file is not UTF-8");
        assertThat(any.check(folder.resolve("nowhere"))).hasSize(1);
    }

    @Test
    void aSettingThatNothingUsesOrThatHidesTheRegisterIsPointedOut(@TempDir Path home) throws IOException {
        Path settings = home.resolve("config/application.yaml");
        Files.createDirectories(settings.getParent());
        Files.writeString(settings, """
                tsunagi:
                  approval: required
                hub:
                  retry:
                    max: "3"
                    delay: "${left.over:2}"
                    dealy: "secret"
                  statement-limit: "10m"
                left:
                  over: "1"
                answer-in:
                  from: exec:rm
                """);

        assertThat(new RouteLint(
                                LintFixture.register(
                                        LintFixture.linkage("send-out", 5), LintFixture.linkage("answer-in", 30)),
                                DECLARED,
                                home)
                        .check(ROUTES))
                .extracting(LintFinding::toString)
                .containsExactly(
                        settings + ":7: (warning) setting 'hub.retry.dealy' is used nowhere; "
                                + "take it out, or mend its name where it should be used",
                        settings + ":12: setting 'answer-in.from' is what the register says; "
                                + "take it out, and write it in config/linkages.yaml");
    }

    @Test
    void theSettingsThatTheHubItselfReadsAreKnown() throws IOException {
        Set<String> read = new HashSet<>();
        try (Stream<Path> sources = Files.walk(Path.of("src/main/java"))) {
            for (Path source : sources.filter(Files::isRegularFile).toList()) {
                Matcher value = Pattern.compile("@Value\\(\"\\$\\{([\\w.-]+)").matcher(Files.readString(source));
                while (value.find()) {
                    read.add(value.group(1));
                }
            }
        }
        Matcher camels = Pattern.compile("\\$\\{([\\w.-]+)")
                .matcher(Files.readString(Path.of("src/main/resources/camel.properties")));
        while (camels.find()) {
            read.add(camels.group(1));
        }
        assertThat(LintSettings.OF_THE_HUB).isEqualTo(read);
    }
}
