package jp.tsunagi.routing;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a route may not do, however it is written. */
class ForbiddenInRoutesTest {
    private final LintFixture fixture = new LintFixture();

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
                "_hub/x.camel.yaml | - route: { id: x, description: 名 / x, group: hub, routeConfigurationId: hub-none, from: { uri: direct:trace, steps: [ { setHeader: { name: CamelFileName, expression: { simple: { expression: '${body}' } } } } ] } } | a header of Camel's own is set",
                "_hub/x.camel.yaml | - route: { id: x, description: 名 / x, group: hub, routeConfigurationId: hub-none, from: { uri: direct:trace, steps: [ { setHeader: { name: camelfilename, expression: { header: { expression: name } } } } ] } } | a header of Camel's own is set",
                "_hub/x.camel.yaml | - route: { id: x, description: 名 / x, group: hub, routeConfigurationId: hub-none, from: { uri: direct:trace, steps: [ { setHeader: { name: '${body}', expression: { constant: { expression: x } } } } ] } } | a header of Camel's own is set",
                "_hub/x.camel.yaml | - route: { id: x, description: 名 / x, group: hub, routeConfigurationId: hub-none, from: { uri: direct:trace, steps: [ { setHeaders: { headers: [ { name: CamelJaxbPartClass, expression: { simple: { expression: '${header.type}' } } } ] } } ] } } | a header of Camel's own is set",
                "_hub/x.camel.yaml | - route: { id: x, description: 名 / x, group: hub, routeConfigurationId: hub-none, from: { uri: direct:trace, steps: [ { convertHeaderTo: { name: kind, toName: CamelFileName, type: String } } ] } } | a header of Camel's own is set",
                "_hub/x.camel.yaml | - route: { id: x, description: 名 / x, group: hub, routeConfigurationId: hub-none, from: { uri: direct:trace, steps: [ { to: { uri: 'log:x' } } ] } } | component 'log' is not allowed",
                "_hub/x.camel.yaml | - route: { id: x, description: 名 / x, group: hub, routeConfigurationId: hub-none, from: { uri: direct:trace, steps: [ { log: { message: 'got ${exchangeProperty.a.class.name}' } } ] } } | is no name of a body, header or property",
                "_hub/x.camel.yaml | - route: { id: x, description: 名 / x, group: hub, routeConfigurationId: hub-none, from: { uri: direct:trace, steps: [ { setBody: { expression: { simple: { expression: '${body.getClass.forName(x)}' } } } } ] } } | is no name of a body, header or property",
                "_hub/x.camel.yaml | - route: { id: x, description: 名 / x, group: hub, routeConfigurationId: hub-none, from: { uri: direct:trace, steps: [ { setProperty: { name: p, expression: { simple: { expression: '${body}' } } } } ] } } | a property is made of what stands in the message",
                "_hub/x.camel.yaml | - route: { id: x, description: 名 / x, group: hub, routeConfigurationId: hub-none, from: { uri: direct:trace, steps: [ { setProperty: { name: p, expression: { header: { expression: x } } } } ] } } | a property is made of what stands in the message",
                "_hub/x.camel.yaml | - route: { id: x, description: 名 / x, group: hub, routeConfigurationId: hub-none, from: { uri: direct:trace, steps: [ { throwException: { exceptionType: java.lang.Exception, message: x } } ] } } | a failure without a code",
                "_hub/x.camel.yaml | - route: { id: x, description: 名 / x, group: hub, routeConfigurationId: hub-none, from: { uri: direct:trace, steps: [ { setBody: { expression: { constant: { expression: '{{env:HOME}}' } } } } ] } } | a placeholder with a colon",
                "_hub/x.camel.yaml | - route: { id: x, description: 名 / x, group: hub, routeConfigurationId: hub-none, from: { uri: direct:trace, steps: [ { to: { uri: 'file:{{hub.data}}/x', parameters: { move: /elsewhere } } } ] } } | a file may leave the folder",
                "_hub/x.camel.yaml | - route: { id: x, description: 名 / x, group: hub, routeConfigurationId: hub-none, from: { uri: direct:trace, steps: [ { to: { uri: 'file:{{hub.data}}/x', parameters: { fileName: '${body}' } } } ] } } | a file may leave the folder",
                "_hub/x.camel.yaml | - route: { id: x, description: 名 / x, group: hub, routeConfigurationId: hub-none, from: { uri: direct:trace, steps: [ { log: { message: 'got ${body}' } } ] } } | the log would hold what a message carries",
                "_hub/x.camel.yaml | - route: { id: x, description: 名 / x, group: hub, routeConfigurationId: hub-none, from: { uri: direct:trace, steps: [ { log: { message: '${exception.message}' } } ] } } | is no name of a body, header or property",
                "_hub/x.camel.yaml | - route: { id: x, description: 名 / x, group: hub, routeConfigurationId: hub-none, from: { uri: direct:trace, steps: [ { unmarshal: { zipFile: { } } } ] } } | what is unpacked brings headers of Camel's own along",
                "_hub/x.camel.yaml | - route: { id: x, description: 名 / x, group: hub, routeConfigurationId: hub-none, from: { uri: direct:trace, steps: [ { poll: { uri: 'file:{{hub.data}}/x' } } ] } } | files are picked up before they are complete",
                "_hub/x.camel.yaml | - route: { id: x, description: 名 / x, group: hub, routeConfigurationId: hub-none, from: { uri: direct:trace, steps: [ { pollEnrich: { expression: { constant: { expression: 'file:{{hub.data}}/x' } } } } ] } } | files are picked up before they are complete",
                "_hub/x.camel.yaml | - route: { id: x, description: 名 / x, group: hub, routeConfigurationId: hub-none, from: { uri: direct:trace, steps: [ { bean: { ref: hubJdbc, method: execute } } ] } } | 'hubJdbc' is no step that a route may call",
                "send/other.camel.yaml | - route: { id: other, description: 名 / x, group: send, routeConfigurationId: hub-none, from: { uri: direct:x, steps: [ ] } } | route 'other' carries no linkage",
                "_hub/x.camel.yaml | - templatedRoute: { routeId: x, routeTemplateRef: inbound, parameters: [ { name: linkage, value: exec:rm } ] } | component 'exec' is not allowed",
                "_hub/x.camel.yaml | - route: { id: x, description: 名 / x, group: hub, routeConfigurationId: hub-none, from: { uri: direct:trace, steps: [ { bean: { beanType: java.io.File } } ] } } | a class is called by its name",
                "_hub/x.camel.yaml | - route: { id: x, description: 名 / x, group: hub, routeConfigurationId: hub-none, from: { uri: direct:trace, steps: [ { enrich: { expression: { constant: { expression: http:evil } } } } ] } } | component 'http' is not allowed",
            })
    void whatIsNotAllowedIsRefused(String file, String text, String words) {
        assertThat(fixture.findings(file, text)).singleElement().satisfies(finding -> {
            assertThat(finding.toString()).contains(words);
            assertThat(finding.line()).isEqualTo(1);
        });
    }

    @Test
    void anAddressMadeByTheHubItselfIsTakenAndOneFromAMessageIsNot() {
        String hub = "- route: { id: x, description: 名 / x, group: hub, routeConfigurationId: hub-none, "
                + "from: { uri: direct:x, steps: [ { toD: { uri: \"${PLACE}\" } } ] } }";

        assertThat(fixture.findings("_hub/x.camel.yaml", hub.replace("PLACE", "exchangeProperty.endpoint")))
                .isEmpty();
        assertThat(fixture.findings("_hub/x.camel.yaml", hub.replace("PLACE", "header.endpoint")))
                .hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "doneFileName: '${file:name}.done'",
                "readLock: changed, readLockMinAge: '5000'",
                "doneFileName: '${file:name}.done', readLock: none",
            })
    void filesThatAreCompleteAreTaken(String options) {
        assertThat(fixture.findings(
                        "_hub/x.camel.yaml",
                        "- route: { id: x, description: 名 / x, group: hub, routeConfigurationId: hub-none, from: { "
                                + "uri: 'file:{{hub.data}}/x', parameters: { " + options
                                + " }, steps: [ { to: { uri: direct:trace-x } } ] } }\n"))
                .extracting(LintFinding::what)
                .containsExactly("nobody reads 'direct:trace-x'");
    }

    @Test
    void aHeaderOfCamelsOwnIsSetByTheHubAloneFromWhatItKnows() {
        String route =
                "- route: { id: send-out-x, description: 名 / x, group: send, routeConfigurationId: hub-none, from: { "
                        + "uri: direct:send-out-x, steps: [ { setHeader: { name: CamelFileName, expression: { simple: { "
                        + "expression: '${exchangeProperty.upload.name}' } } } } ] } }\n";

        assertThat(fixture.findings("send/send-out-x.camel.yaml", route)).hasSize(1);
        assertThat(fixture.findings("_hub/send-out-x.camel.yaml", route)).isEmpty();
    }
}
