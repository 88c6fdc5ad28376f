package jp.tsunagi.coverage;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NeverRunTest {
    private static final String POLICY = """
            - routeConfiguration:
                id: policy
                intercept:
                  - intercept:
                      steps:
                        - wireTap:
                            id: tap
                            uri: seda:trace
            - routeConfiguration:
                id: bare
                errorHandler:
                  noErrorHandler: {}
            """;
    private static final String TEMPLATE = """
            - routeTemplate:
                id: template
                route:
                  routeConfigurationId: bare
                  from:
                    uri: "{{from}}"
                    steps:
                      - to:
                          uri: direct:a
            """;
    private static final String ROUTE = """
            - route:
                id: a
                routeConfigurationId: policy
                from:
                  uri: direct:a
                  steps:
                    - choice:
                        id: choose
                        when:
                          - expression:
                              simple:
                                expression: ${body}
                            steps:
                              - setProperty:
                                  name: chosen
                        otherwise:
                          steps:
                            - bean:
                                id: other
                                ref: x
            """;

    @TempDir
    private Path routes;

    @BeforeEach
    void write() throws IOException {
        Files.createDirectories(routes.resolve("_hub"));
        Files.writeString(routes.resolve("_hub/policy.camel.yaml"), POLICY);
        Files.writeString(routes.resolve("_hub/template.camel.yaml"), TEMPLATE);
        Files.writeString(routes.resolve("a.camel.yaml"), ROUTE);
    }

    private List<String> never(String... ran) throws IOException {
        return new NeverRun(routes, Set.of(ran)).lines();
    }

    @Test
    void aRouteThatWasNeverRunIsTold() throws IOException {
        assertThat(never())
                .containsExactly(
                        "routes/_hub/policy.camel.yaml:1: policy 'policy' was never run",
                        "routes/_hub/policy.camel.yaml:9: policy 'bare' was never run",
                        "routes/_hub/template.camel.yaml:1: template 'template' was never run",
                        "routes/a.camel.yaml:1: route 'a' was never run");
    }

    @Test
    void aStepThatWasNeverRunIsTold() throws IOException {
        assertThat(never("_hub/policy.camel.yaml:6", "_hub/template.camel.yaml:8", "a.camel.yaml:7"))
                .containsExactly(
                        "routes/a.camel.yaml:14: step 'setProperty' of route 'a' was never run",
                        "routes/a.camel.yaml:18: step 'other' of route 'a' was never run");
    }

    @Test
    void nothingIsToldWhenAllRan() throws IOException {
        assertThat(never(
                        "_hub/policy.camel.yaml:6",
                        "_hub/template.camel.yaml:8",
                        "a.camel.yaml:7",
                        "a.camel.yaml:14",
                        "a.camel.yaml:18"))
                .isEmpty();
    }
}
