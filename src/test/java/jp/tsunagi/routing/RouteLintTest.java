package jp.tsunagi.routing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Period;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import jp.tsunagi.register.Bilingual;
import jp.tsunagi.register.Direction;
import jp.tsunagi.register.Encryption;
import jp.tsunagi.register.Endpoint;
import jp.tsunagi.register.InvalidRecord;
import jp.tsunagi.register.Linkage;
import jp.tsunagi.register.Municipality;
import jp.tsunagi.register.Provisions;
import jp.tsunagi.register.Register;
import jp.tsunagi.register.RegisterReader;
import jp.tsunagi.register.Schedule;
import jp.tsunagi.register.Undelivered;
import jp.tsunagi.routing.LintFinding.Severity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.config.YamlPropertiesFactoryBean;
import org.springframework.core.io.FileSystemResource;

class RouteLintTest {
    private static final Path HOME = Path.of("src/test/resources/lint");
    private static final Path ROUTES = HOME.resolve("routes");
    private static final Set<String> DECLARED = Set.of("hub.retry.max", "hub.retry.delay", "hub.data", "terminal.host");
    private static final String SEND = "send/send-out.camel.yaml";

    private final RouteLint lint =
            new RouteLint(register(linkage("send-out", 5), linkage("answer-in", 30)), DECLARED, HOME);

    private static Register register(Linkage... linkages) {
        return new Register(
                new Municipality("139998", new Bilingual("架空市", "Kaku City")),
                List.of(linkages),
                new Provisions(Map.of(), List.of()));
    }

    private static Linkage linkage(String id, int line) {
        Bilingual name = new Bilingual("名", "name");
        return new Linkage(
                id,
                name,
                Direction.OUT,
                name,
                name,
                Optional.empty(),
                "",
                List.of(),
                List.of(),
                "",
                "",
                new Schedule.Every(Duration.ofSeconds(1)),
                new Endpoint.Folder("{data}"),
                null,
                new Encryption.None(),
                InvalidRecord.STOP,
                Undelivered.DELIVER,
                OptionalInt.empty(),
                Period.ofYears(5),
                List.of(),
                Set.of(),
                Set.of(),
                Path.of("linkages.yaml"),
                line);
    }

    private static Map<Path, String> good() {
        Map<Path, String> texts = new TreeMap<>();
        try (Stream<Path> files = Files.walk(ROUTES)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                texts.put(file, Files.readString(file));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return texts;
    }

    /** The good set with one line changed; its indentation stays. */
    private List<LintFinding> check(String file, int line, String text) {
        Map<Path, String> texts = good();
        List<String> lines =
                new ArrayList<>(texts.get(ROUTES.resolve(file)).lines().toList());
        String before = lines.get(line - 1);
        lines.set(
                line - 1,
                before.substring(0, before.length() - before.stripLeading().length()) + text);
        texts.put(ROUTES.resolve(file), String.join("\n", lines));
        return lint.check(ROUTES, texts);
    }

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
        assertThat(lint.check(ROUTES, good())).isEmpty();
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
                "3  | id: other                          | 3  | route 'other' carries no linkage",
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
                "17 | expression: resource:file:mappings/send/gone.sql   | 17 | file 'mappings/send/gone.sql' is not there",
                "17 | expression: resource:file:mappings/../../x.sql     | 17 | a file outside mappings/",
                "17 | expression: resource:file:/etc/passwd              | 17 | a resource outside mappings/",
                "16 | groovy:                            | 16 | language 'groovy' is not allowed",
                "27 | mvel:                              | 27 | language 'mvel' is not allowed",
                "27 | jsonpath:                          | 27 | language 'jsonpath' is not allowed",
                "20 | uri: exec:rm                       | 20 | component 'exec' is not allowed",
                "20 | uri: mock:x                        | 20 | component 'mock' is not allowed",
                "20 | uri: timer:x                       | 20 | component 'timer' is not allowed",
                "20 | uri: jdbd:welfare                  | 20 | did you mean 'jdbc'?",
                "20 | uri: direct:nowhere                | 20 | nobody reads 'direct:nowhere'",
                "20 | uri: direct:gone-{{hub.data}}        | 20 | nobody reads 'direct:gone-{{hub.data}}'",
                "20 | uri: seda:tracer                   | 20 | did you mean 'seda:trace'?",
                "20 | uri: jdbc:welfare?fetchSize=1      | 20 | (warning) options within the uri",
                "29 | streaming: maybe                   | 29 | 'streaming' cannot be 'maybe'; write true or false",
                "29 | streaming: \"true\"                  | 29 | 'streaming' cannot be 'true'; write true or false, without quotes",
                "32 | - marshall:                        | 32 | unknown step 'marshall'; did you mean 'marshal'?",
                "35 | reff: layout                       | 35 | unknown option 'reff' of 'custom'; did you mean 'ref'?",
                "35 | #                                  | 34 | 'custom' has no value",
                "45 | uri: sftp:{{terminal.port}}/in     | 45 | placeholder 'terminal.port' is not declared",
                "47 | strictHostKeyChecking: \"no\"        | 47 | sftp without strictHostKeyChecking",
                "47 | #                                  | 45 | sftp without strictHostKeyChecking",
                "48 | #                                  | 45 | sftp without knownHostsFile",
                "53 | uri: file:/etc                     | 53 | a folder outside the hub's own",
                "53 | uri: file:{{hub.data}}/../x        | 53 | a folder outside the hub's own",
                "53 | uri: ${header.anywhere}            | 53 | does not show its component",
                "53 | uri: file:{{hub.datum}}            | 53 | did you mean 'hub.data'?",
                "54 | `  log:`                           | 54 | two steps stand in one item",
                "56 | note: x                            | 55 | 'message' is missing in 'log'",
            })
    void eachMistakeIsToldWithItsLine(int changed, String text, int line, String words) {
        assertThat(check(SEND, changed, text))
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
        assertThat(check(SEND, changed, text)).singleElement().asString().contains(words);
    }

    @Test
    void shortNotationIsPointedOutButMayRun() {
        assertThat(findings("send/send-out-part.camel.yaml", """
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
        assertThat(findings("send/send-out-part.camel.yaml", "# a map\nroute:\n  id: x\n"))
                .singleElement()
                .satisfies(finding -> assertThat(finding.line()).isEqualTo(2));
        assertThat(findings("send/empty.camel.yaml", "")).hasSize(1);
        assertThat(findings("send/send-out-part.yaml", "- route: {}"))
                .extracting(LintFinding::what)
                .containsExactly("not a route file");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "send/x.camel.yaml | - errorHandler: { noErrorHandler: {} } | 'errorHandler' stands at the top",
                "send/x.camel.yaml | - onException: { exception: [ java.lang.Exception ] } | 'onException' stands at the top",
                "send/x.camel.yaml | - intercept: { steps: [] } | 'intercept' stands at the top",
                "_hub/x.camel.yaml | - beans: [] | 'beans' stands at the top",
                "send/x.camel.yaml | - from: { uri: direct:x, steps: [] } | a route without a name",
                "send/x.camel.yaml | - routeConfiguration: { id: x, description: 名 / x } | 'routeConfiguration' stands outside _hub/",
                "_hub/x.camel.yaml | - routeTemplate: { id: y, description: 名 / x, route: { routeConfigurationId: hub-none, from: { uri: direct:x, steps: [] } } } | id 'y' is not the file's name",
                "_hub/x.camel.yaml | - routeTemplate: { id: x, description: 名 / x, from: { uri: direct:x, steps: [] } } | the template's route names no routeConfigurationId",
                "_hub/x.camel.yaml | - route: { id: x, description: 名 / x, group: hub, routeConfigurationId: hub-none, from: { uri: direct:trace, steps: [ { script: { expression: { simple: { expression: a } } } } ] } } | a script",
                "_hub/x.camel.yaml | - route: { id: x, description: 名 / x, group: hub, routeConfigurationId: hub-none, from: { uri: direct:trace, steps: [ { bean: { ref: '#class:java.io.File' } } ] } } | a class is called by its name",
                "_hub/x.camel.yaml | - route: { id: x, description: 名 / x, group: hub, routeConfigurationId: hub-none, from: { uri: direct:trace, steps: [ { recipientList: { expression: { constant: { expression: 'direct:trace,exec:rm' } } } } ] } } | component 'exec' is not allowed",
                "_hub/x.camel.yaml | - route: { id: x, description: 名 / x, group: hub, routeConfigurationId: hub-none, from: { uri: direct:trace, steps: [ { recipientList: { expression: { header: { expression: to } } } } ] } } | '${recipientList}' does not show its component",
                "_hub/x.camel.yaml | - route: { id: x, description: 名 / x, group: hub, routeConfigurationId: hub-none, from: { uri: direct:trace, steps: [ { toD: { uri: 'file:x+language:groovy:1' } } ] } } | does not show its component",
                "_hub/x.camel.yaml | - route: { id: x, description: 名 / x, group: hub, routeConfigurationId: hub-none, from: { uri: direct:trace, steps: [ { bean: { beanType: java.io.File } } ] } } | a class is called by its name",
                "_hub/x.camel.yaml | - route: { id: x, description: 名 / x, group: hub, routeConfigurationId: hub-none, from: { uri: direct:trace, steps: [ { enrich: { expression: { constant: { expression: http:evil } } } } ] } } | component 'http' is not allowed",
            })
    void whatIsNotAllowedIsRefused(String file, String text, String words) {
        assertThat(findings(file, text)).singleElement().satisfies(finding -> {
            assertThat(finding.toString()).contains(words);
            assertThat(finding.line()).isEqualTo(1);
        });
    }

    @Test
    void anAddressMadeByTheHubItselfIsTakenAndOneFromAMessageIsNot() {
        String hub = "- route: { id: x, description: 名 / x, group: hub, routeConfigurationId: hub-none, "
                + "from: { uri: direct:x, steps: [ { toD: { uri: \"${PLACE}\" } } ] } }";

        assertThat(findings("_hub/x.camel.yaml", hub.replace("PLACE", "exchangeProperty.endpoint")))
                .isEmpty();
        assertThat(findings("_hub/x.camel.yaml", hub.replace("PLACE", "header.endpoint")))
                .hasSize(1);
    }

    @Test
    void nothingIsReadByTwoOrNamedTwice() {
        String trace = good().get(ROUTES.resolve("_hub/trace.camel.yaml"));

        assertThat(findings("_hub/try.camel.yaml", trace.replace("id: trace\n", "id: try\n")))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.what()).isEqualTo("'seda:trace' is read in _hub/trace.camel.yaml as well");
                    assertThat(finding.line()).isEqualTo(9);
                });
        assertThat(findings("_hub/sub/trace.camel.yaml", trace.replace("seda:trace", "seda:other")))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.toString()).contains("id 'trace' stands in _hub/sub/trace.camel.yaml as well");
                    assertThat(finding.line()).isEqualTo(2);
                });
        assertThat(findings(
                        "_hub/two.camel.yaml",
                        trace.replace("id: trace\n", "id: two\n").replace("seda:trace", "seda:two")
                                + trace.replace("id: trace\n", "id: three\n").replace("seda:trace", "seda:three")))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.what()).isEqualTo("a second route in one file");
                    assertThat(finding.line()).isEqualTo(15);
                });
    }

    @Test
    void everyLinkageOfTheRegisterHasARoute() {
        RouteLint other = new RouteLint(
                register(linkage("send-out", 5), linkage("answer-in", 9), linkage("lost", 40)), DECLARED, HOME);

        assertThat(other.check(ROUTES))
                .singleElement()
                .hasToString("linkages.yaml:40: linkage 'lost' has no route; "
                        + "add lost.camel.yaml to its domain's folder in routes/");
    }

    @Test
    void aFolderThatIsMissingOrAFileThatIsNotUtf8IsAFinding(@TempDir Path folder) throws IOException {
        RouteLint any = new RouteLint(register(), DECLARED, HOME);
        Files.write(folder.resolve("x.camel.yaml"), new byte[] {(byte) 0x83, (byte) 0x41});

        assertThat(any.check(folder)).extracting(LintFinding::what).containsExactly("the file is not UTF-8");
        assertThat(any.check(folder.resolve("nowhere"))).hasSize(1);
    }

    @Test
    void fiftyRoutesAreCheckedWithinTwoSeconds() {
        Map<Path, String> texts = good();
        String route = texts.get(ROUTES.resolve(SEND));
        for (int i = 0; i < 50; i++) {
            texts.put(
                    ROUTES.resolve("send/send-out-" + i + ".camel.yaml"),
                    route.replace("id: send-out\n", "id: send-out-" + i + "\n")
                            .replace("direct:send-out", "direct:send-out-" + i));
        }

        // processor time: other work on the machine must not fail the build
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        long begun = threads.getCurrentThreadCpuTime();
        assertThat(lint.check(ROUTES, texts)).isEmpty();
        assertThat(Duration.ofNanos(threads.getCurrentThreadCpuTime() - begun)).isLessThan(Duration.ofSeconds(2));
    }

    private List<LintFinding> findings(String file, String text) {
        Map<Path, String> texts = good();
        texts.put(ROUTES.resolve(file), text);
        return lint.check(ROUTES, texts);
    }
}
