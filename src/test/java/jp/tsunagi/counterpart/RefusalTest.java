package jp.tsunagi.counterpart;

import static jp.tsunagi.counterpart.Sent.NAME;
import static jp.tsunagi.counterpart.Sent.header;
import static jp.tsunagi.counterpart.Sent.line;
import static jp.tsunagi.counterpart.Sent.person;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class RefusalTest {
    private static final String GOOD = Sent.difference(NAME, person(1), person(2));

    @TempDir
    Path root;

    private TerminalFolders folders;

    @BeforeEach
    void folders() {
        folders = new TerminalFolders(root);
    }

    record Breach(String what, UnaryOperator<String> of) {
        @Override
        public String toString() {
            return what;
        }
    }

    static Stream<Breach> breachesOfTheLayout() {
        return Stream.of(
                new Breach("empty file", good -> ""),
                new Breach("LF only", good -> good.replace("\r\n", "\n")),
                new Breach("CR only", good -> good.replace("\r\n", "\r")),
                new Breach("one line with LF", good -> good.replaceFirst("\r\n", "\n")),
                new Breach("last line without its end", good -> good.substring(0, good.length() - 2)),
                new Breach("last line with half its end", good -> good.substring(0, good.length() - 1)),
                new Breach("empty line", good -> good.replaceFirst("\r\n", "\r\n\r\n")),
                new Breach("no header", good -> good.substring(good.indexOf('\n') + 1)),
                new Breach("no trailer", good -> good.substring(0, good.lastIndexOf("T,"))),
                new Breach("data after the trailer", good -> good + line(person(3))),
                new Breach("empty line after the trailer", good -> good + "\r\n"),
                new Breach("another version", good -> good.replaceFirst("H,01", "H,02")),
                new Breach("another processing type", good -> good.replaceFirst("H,01,02", "H,01,03")),
                new Breach("municipality of five digits", good -> good.replaceFirst("139998", "13999")),
                new Breach("impossible time", good -> good.replaceFirst("20261120060000", "20261120240000")),
                new Breach("another file's name", good -> good.replaceFirst("_001.csv", "_002.csv")),
                new Breach("a column more in the header", good -> good.replaceFirst("\r\n", ",\r\n")),
                new Breach("a column less", good -> good.replaceFirst("D,02,", "D,")),
                new Breach("a column more", good -> good.replaceFirst("D,02,", "D,02,,")),
                new Breach("another kind of line", good -> good.replaceFirst("D,02,", "X,02,")),
                new Breach("a count that is no number", good -> good.replaceFirst("T,2", "T,two")),
                new Breach("quote inside a value", good -> good.replaceFirst("一丁目", "\"一丁目\"")),
                new Breach("quote that does not close", good -> good.replaceFirst("架空市", "\"架空市")),
                new Breach("text after a closing quote", good -> good.replaceFirst("架空市", "\"架空市\"x")),
                new Breach("line end inside quotes", good -> good.replaceFirst("架空市[^,]*", "\"架空\r\n市\"")));
    }

    @ParameterizedTest
    @MethodSource("breachesOfTheLayout")
    void aBreachOfTheLayoutRefusesTheWholeFile(Breach breach) {
        assertRefused(breach.of().apply(GOOD).getBytes(StandardCharsets.UTF_8), Refusal.F002);
    }

    @ParameterizedTest
    @CsvSource(
            value = {"T,3,2,0,0", "T,2,1,1,0", "T,2,1,0,1", "T,2,2,0,1", "T,0,0,0,0"},
            delimiter = '|')
    void countsThatDoNotFitRefuseTheWholeFile(String trailer) {
        assertRefused(GOOD.replace("T,2,2,0,0", trailer).getBytes(StandardCharsets.UTF_8), Refusal.F001);
    }

    @Test
    void anotherCharacterSetRefusesTheWholeFile() {
        assertRefused(GOOD.getBytes(Charset.forName("windows-31j")), Refusal.F003);
    }

    @Test
    void aByteOrderMarkRefusesTheWholeFile() {
        assertRefused(("\uFEFF" + GOOD).getBytes(StandardCharsets.UTF_8), Refusal.F003);
    }

    @Test
    void oneWrongByteInTheLastRecordRefusesTheWholeFile() {
        byte[] bytes = GOOD.getBytes(StandardCharsets.UTF_8);
        bytes[GOOD.substring(0, GOOD.lastIndexOf("市一")).getBytes(StandardCharsets.UTF_8).length] = (byte) 0xFF;
        assertRefused(bytes, Refusal.F003);
    }

    @Test
    void aMarkerThatIsNotEmptyRefusesTheWholeFile() throws Exception {
        Files.createDirectories(folders.drop());
        Files.writeString(folders.drop().resolve(NAME), GOOD);
        Files.writeString(folders.drop().resolve(NAME + ".done"), "done");
        try (IntegrationTerminal terminal = folders.terminal()) {
            terminal.collect();
            assertThat(folders.fetchResult(NAME).get(0)).endsWith(",9,F002");
        }
    }

    @Test
    void aNameReceivedBeforeIsRefusedAlsoByTheNextTerminalOnTheSameStore() {
        try (IntegrationTerminal terminal = folders.terminal()) {
            assertThat(folders.result(terminal, NAME, GOOD)).endsWith("T,2,2,0");
        }
        try (IntegrationTerminal terminal = folders.terminal()) {
            String other = Sent.difference(NAME, person(3));

            assertThat(folders.result(terminal, NAME, other))
                    .containsExactly("H,01,R20261120SKK00000002," + NAME + ",20261120093000,9,F004", "T,0,0,0");
            assertThat(terminal.partition().count()).isEqualTo(2);
            assertThat(folders.drop().resolve("fetched").resolve(NAME)).hasContent(GOOD);
        }
    }

    @Test
    void aRepeatedNameWaitsUntilTheFirstResultIsFetched() {
        try (IntegrationTerminal terminal = folders.terminal()) {
            Sent.drop(folders.drop(), NAME, GOOD);
            terminal.collect();
            Sent.drop(folders.drop(), NAME, GOOD);

            assertThat(terminal.collect()).isZero();
            assertThat(folders.fetchResult(NAME)).endsWith("T,2,2,0");
            assertThat(terminal.collect()).isEqualTo(1);
            assertThat(folders.fetchResult(NAME).get(0)).endsWith(",9,F004");
        }
    }

    @Test
    void aLineWithoutEndIsRefusedBeforeItFillsTheMemory() {
        assertRefused((header("02", NAME) + "D".repeat(200_000)).getBytes(StandardCharsets.UTF_8), Refusal.F002);
    }

    private void assertRefused(byte[] content, Refusal refusal) {
        try (IntegrationTerminal terminal = folders.terminal()) {
            Sent.drop(folders.drop(), NAME, content);
            assertThat(terminal.collect()).isEqualTo(1);

            List<String> result = folders.fetchResult(NAME);
            assertThat(result)
                    .containsExactly("H,01,R20261120SKK00000001," + NAME + ",20261120093000,9," + refusal, "T,0,0,0");
            assertThat(terminal.lastOutcome(NAME).orElseThrow().refusal()).isEqualTo(Optional.of(refusal.name()));
            assertThat(terminal.partition().count()).isZero();
            assertThat(terminal.verification().count()).isZero();
        }
    }
}
