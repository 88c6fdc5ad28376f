package jp.tsunagi.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import jp.tsunagi.demo.DemoFolder;
import jp.tsunagi.privacy.OwnerOnly;
import jp.tsunagi.support.CheckedSet;
import jp.tsunagi.support.DemoHub;
import jp.tsunagi.versions.EditedSet;
import jp.tsunagi.versions.Launch;
import jp.tsunagi.versions.SetCheck;
import jp.tsunagi.versions.SetFindings;
import jp.tsunagi.versions.VersionFolder;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.context.support.GenericApplicationContext;

/** The three layers of {@code check} on the shipped set with mistakes in it. */
class SetCheckTest {
    private static final String ROUTE = "routes/eligibility/eligibility-out.camel.yaml";
    private static final String QUERY = "mappings/eligibility/eligibility-out.sql";

    @TempDir
    static Path root;

    private static HubOptions options;
    private static SetCheck check;

    @TempDir
    Path home;

    @BeforeAll
    static void makeDatabases() throws IOException {
        options = new HubOptions();
        options.data = root.resolve("data");
        DemoFolder demo = new DemoFolder(options.data);
        demo.prepare();
        demo.database("welfare");
        demo.database("address");
        OwnerOnly.create(root.resolve("key")).close();
        // A server that nothing reaches: its key files are there.
        Files.writeString(
                options.data.resolve(".tsunagi-demo"),
                "port=1\nprivate-key=" + root.resolve("key") + "\nknown-hosts=" + root.resolve("key") + "\n");
        check = HubContext.check(options);
    }

    @BeforeEach
    void copySet() throws IOException {
        DemoHub.copyOfHome(home);
    }

    @Test
    void whatIsShippedIsInOrderAndWithoutWarning() {
        SetFindings findings = check.check(home);

        assertThat(findings.errors()).isEmpty();
        // The National Tax Agency's table cannot be shipped.
        assertThat(findings.warnings())
                .allSatisfy(warning -> assertThat(warning).contains("mappings/characters/"));
    }

    /** Each row: what, the file, what stands there, what stands there instead, and the words of the one finding. */
    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            component     | routes/eligibility/eligibility-out.camel.yaml | direct:deliver-{{eligibility-out.delivery}} | exec:rm      | component 'exec' is not allowed
            bean          | routes/eligibility/eligibility-out.camel.yaml | ref: rows           | ref: rowz               | did you mean 'rows'?
            method        | routes/eligibility/eligibility-out.camel.yaml | method: open        | method: opened          | opened
            option        | routes/_hub/checkpoint.camel.yaml             | period:             | periode:                | periode
            expression    | routes/eligibility/eligibility-out.camel.yaml | ${exchangeProperty.outbound.due} | ${nothing.due} | nothing.due
            placeholder   | routes/eligibility/eligibility-out.camel.yaml | eligibility-out.delivery | eligibility-out.deliver | did you mean 'eligibility-out.delivery'?
            format        | routes/eligibility/eligibility-out.camel.yaml | ref: layout         | ref: layouts            | layouts
            class         | routes/checkup/checkup-out.camel.yaml         | checkup.index.Index | checkup.index.Indices   | jp.tsunagi.checkup.index.Indices
            record class  | config/linkages.yaml                          | eligibility.EligibilityRecord | eligibility.EligibleRecord | jp.tsunagi.eligibility.EligibleRecord
            check         | routes/eligibility/eligibility-out.camel.yaml | ref: eligibilityCheck | ref: rowCheck         | write eligibilityCheck
            database      | routes/eligibility/eligibility-out.camel.yaml | read('welfare'      | read('welfair'          | did you mean 'welfare'?
            query         | routes/eligibility/eligibility-out.camel.yaml | eligibility/eligibility-out.sql | eligibility/none.sql | none.sql
            table         | mappings/eligibility/eligibility-out.sql      | from recipient r    | from recipients r       | recipients
            statement     | mappings/branch/branch-number-in/effect.sql   | merge into recipient t | merge into recipients t | recipients
            step id       | routes/voucher/voucher-out.camel.yaml         | id: voucher-out-open | id: eligibility-out-open | stands in eligibility/eligibility-out.camel.yaml
            name          | routes/eligibility/eligibility-out.camel.yaml | id: eligibility-out | id: eligibility         | is not the file's name
            map           | routes/eligibility/eligibility-out.camel.yaml | `- route:`          | route:                  | the file is no list
            template      | routes/_hub/templates/pick-up.camel.yaml      | direct:{{linkage}}  | direct:x?failIfNoConsumers=maybe | pick-up
            """)
    void eachMistakeIsToldOnceWhereItStands(String what, String file, String good, String bad, String words)
            throws IOException {
        int line = replace(file, good, bad);

        assertThat(check.check(home).errors())
                .singleElement()
                .asString()
                .contains(words)
                .contains("; ")
                .startsWith(home.resolve(file) + ":" + line + ": ");
    }

    @Test
    void mistakesInSeveralFilesAreToldAtOnce() throws IOException {
        int language = replace(ROUTE, "simple:", "groovy:");
        int method = replace("routes/voucher/voucher-out.camel.yaml", "method: seal", "method: seel");
        int table = replace(QUERY, "from recipient r", "from recipients r");
        int forbidden = replace("mappings/address/address-registration.sql", "select", "delete");
        replace("config/application.yaml", "usage:", "left-over: x\nusage:");

        SetFindings findings = check.check(home);

        assertThat(findings.errors()).hasSize(4);
        assertThat(findings.errors().toString())
                .contains(
                        ROUTE + ":" + language + ": ",
                        "voucher-out.camel.yaml:" + method + ": ",
                        QUERY + ":" + table + ": ",
                        "address-registration.sql:" + forbidden + ": ");
        assertThat(findings.warnings())
                .anySatisfy(warning -> assertThat(warning).contains("setting 'left-over' is used nowhere"));
    }

    @Test
    void anEmptyFileAndOneThatIsGoneAreTold() throws IOException {
        Files.writeString(home.resolve(ROUTE), "");
        Files.delete(home.resolve("routes/voucher/voucher-out.camel.yaml"));

        assertThat(check.check(home).errors()).singleElement().asString().contains(ROUTE + ":1: the file is no list");

        Files.delete(home.resolve(ROUTE));
        assertThat(check.check(home).errors())
                .hasSize(2)
                .allSatisfy(finding -> assertThat(finding).contains("config/linkages.yaml:", "has no route"));
    }

    @Test
    void whatStartsALinkageIsBuiltToo() throws IOException {
        Files.delete(home.resolve("routes/_hub/templates/pick-up.camel.yaml"));

        assertThat(check.check(home).errors())
                .isNotEmpty()
                .allSatisfy(finding -> assertThat(finding)
                        .contains("config/linkages.yaml:")
                        .contains("what starts '")
                        .contains("pick-up"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            checkpoint: "60000"  | checkpoint: "Ohimitsu"
            drain-limit: "60"    | drain-limit: "Ohimitsu"
            # approval: required | approvall: Ohimitsu
            """)
    void aSettingOfTheWrongKindIsToldWithoutItsValue(String good, String bad) throws IOException {
        replace("config/application.yaml", good, bad);

        assertThat(check.check(home).errors())
                .singleElement()
                .asString()
                .contains("config/application.yaml")
                .doesNotContain("Ohimitsu");
    }

    @Test
    void aDatabaseThatCannotBeReachedIsToldOnceAndWithoutItsAddress() throws IOException {
        HubOptions other = new HubOptions();
        other.data = root.resolve("other");
        replace("config/application.yaml", "tsunagi:\n", """
                tsunagi:
                  databases:
                    welfare:
                      url: jdbc:postgresql://localhost:1/welfare?password=Ohimitsu
                      username: tsunagi
                      password: Ohimitsu
                """);

        List<String> errors = HubContext.check(other).check(home).errors();

        assertThat(errors.stream().filter(error -> !error.contains("linkages.yaml")))
                .singleElement()
                .asString()
                .contains("config/application.yaml:5: ", "database 'welfare' cannot be reached")
                .doesNotContain("Ohimitsu", "localhost");
    }

    @ParameterizedTest
    @CsvSource({
        "eligibility/eligibility-out, eligibility-out-acknowledge, outbox.seal",
        "usage/usage-log-in, usage-log-in-deliver, intakes.apply or results.reconcile",
    })
    void aRouteThatIsCutOffBetweenTwoStepsIsRefused(String route, String cut, String lacks) throws IOException {
        Path file = home.resolve("routes/" + route + ".camel.yaml");
        String text = Files.readString(file);
        int at = text.lastIndexOf("- step:", text.indexOf("id: " + cut));
        Files.writeString(file, text.substring(0, text.lastIndexOf('\n', at) + 1));

        assertThat(check.check(home).errors())
                .singleElement()
                .asString()
                .startsWith(file + ":1: the linkage's run lacks its step " + lacks);
    }

    @Test
    void aRouteOfTheHubsOwnThatIsGoneIsMissed() throws IOException {
        Files.delete(home.resolve("routes/_hub/checkpoint.camel.yaml"));

        assertThat(check.check(home).errors())
                .containsExactly(
                        home + "/routes/_hub/checkpoint.camel.yaml:1: a route of the hub's own is gone; put the"
                                + " file back");
    }

    @Test
    void aSettingOfAFrameworkIsToldAndNothingOfItComesToPass() throws IOException {
        Path made = root.resolve("made");
        Path beans = Files.writeString(root.resolve("beans.xml"), """
                <beans xmlns="http://www.springframework.org/schema/beans"
                    xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
                    xsi:schemaLocation="http://www.springframework.org/schema/beans
                        http://www.springframework.org/schema/beans/spring-beans.xsd">
                  <bean class="java.io.FileOutputStream"><constructor-arg type="java.lang.String" value="%s"/></bean>
                </beans>
                """.formatted(made));
        replace("config/application.yaml", "tsunagi:\n", "spring.main.sources: file:" + beans + "\ntsunagi:\n");

        assertThat(check.check(home).errors()).singleElement().asString().contains("a setting of the hub's own");
        assertThat(made).doesNotExist();
    }

    @Test
    void aSettingThatStandsTwiceIsToldByItsLine() throws IOException {
        replace("config/application.yaml", "tsunagi:\n", "hub:\n  retention: x\ntsunagi:\n");

        assertThat(check.check(home).errors())
                .singleElement()
                .asString()
                .startsWith(home + "/config/application.yaml:")
                .endsWith(": key 'hub' stands twice; keep one of them");
    }

    /** Asked is the one that ran last: the other could name another ledger, and answer for itself. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aSetInOrderStartsOnlyWhenTheOneThatRanLastAllowsIt(boolean allowed) throws IOException {
        CheckedSet.put(home, options.data);
        VersionFolder versions = new VersionFolder(options.data);
        Path last = versions.of(versions.last().orElseThrow());
        replace("config/application.yaml", "\nhub:\n", "\n# changed\nhub:\n");
        List<Path> asked = new ArrayList<>();
        List<Path> started = new ArrayList<>();

        Launch.Launched launched = new Launch(
                        new EditedSet(home, versions, check),
                        versions,
                        (before, hash) -> {
                            asked.add(before);
                            return allowed;
                        },
                        (folder, acceptance) -> {
                            started.add(folder);
                            return new GenericApplicationContext();
                        })
                .start();

        assertThat(asked).containsExactly(last);
        assertThat(launched.waits()).isEqualTo(!allowed);
        assertThat(started).containsExactly(allowed ? versions.of(launched.edited()) : last);
        assertThat(launched.edited()).isNotEqualTo(last.getFileName().toString());
    }

    /** Gives the line of what stands there then. */
    private int replace(String file, String good, String bad) throws IOException {
        Path path = home.resolve(file);
        String text = Files.readString(path);
        assertThat(text).contains(good);
        int at = text.indexOf(good);
        Files.writeString(path, text.substring(0, at) + bad + text.substring(at + good.length()));
        return (int) text.substring(0, at)
                        .chars()
                        .filter(character -> character == '\n')
                        .count()
                + 1;
    }
}
