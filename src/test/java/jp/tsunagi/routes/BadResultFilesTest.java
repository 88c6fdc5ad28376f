package jp.tsunagi.routes;

import static jp.tsunagi.support.HubFixtureResults.accepted;
import static jp.tsunagi.support.HubFixtureResults.accepting;
import static jp.tsunagi.support.HubFixtureResults.answer;
import static jp.tsunagi.support.HubFixtureResults.header;
import static jp.tsunagi.support.HubFixtureResults.put;
import static jp.tsunagi.support.HubFixtureResults.refusal;
import static jp.tsunagi.support.HubFixtureResults.trailer;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import jp.tsunagi.ledger.Balance;
import jp.tsunagi.ledger.RunKind;
import jp.tsunagi.ledger.RunLine;
import jp.tsunagi.quarantine.Item;
import jp.tsunagi.support.HubFixture;
import jp.tsunagi.support.HubFixtureFiles;
import jp.tsunagi.support.HubFixturePeople;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Returned files that break the agreed interface, all taken in one go, with a good one after them. */
class BadResultFilesTest {
    private static final String SENT = "SKK_139998_20260401_001.csv";
    private static final String NUMBER = HubFixturePeople.personalNumber(3);
    private static final String GOOD = "RES_zz.csv";
    private static final Charset MS932 = Charset.forName("windows-31j");

    @TempDir
    static Path root;

    private static HubFixture hub;
    private static List<RunLine> runs;

    private record Bad(String what, String text, Charset charset, String code, String detail) {
        Bad(String what, String text, String code, String detail) {
            this(what, text, StandardCharsets.UTF_8, code, detail);
        }

        byte[] content() {
            return text.getBytes(charset);
        }

        String name() {
            return "RES_" + what.replace(' ', '_') + ".csv";
        }

        @Override
        public String toString() {
            return what;
        }
    }

    static List<Bad> files() {
        String good = accepting(SENT, 1, 2, 3);
        List<Bad> files = new ArrayList<>(List.of(
                new Bad("empty", "", "TSN-2001", "no line"),
                new Bad("no first line", accepted(1) + trailer(1, 0), "TSN-2002", "line 1"),
                new Bad("header only", header(SENT), "TSN-2003", "line 1"),
                new Bad("no last line", header(SENT) + accepted(1), "TSN-2003", "line 2"),
                new Bad("cut in a line", good.substring(0, good.length() - 30), "TSN-2003", "line 4"),
                new Bad("cut in the last line end", good.substring(0, good.length() - 1), "TSN-2003", "line 5"),
                new Bad(
                        "wrong count",
                        header(SENT) + accepted(1) + trailer(2, 1, 0),
                        "TSN-2004",
                        "line 3, recordCount"),
                new Bad("wrong good", header(SENT) + accepted(1) + trailer(1, 0, 0), "TSN-2004", "line 3, accepted"),
                new Bad("wrong bad", header(SENT) + accepted(1) + trailer(1, 1, 1), "TSN-2004", "line 3, rejected"),
                new Bad("MS932", withItem("架"), MS932, "TSN-2005", "line 2"),
                new Bad("byte order mark", "\uFEFF" + good, "TSN-2006", "UTF-8"),
                new Bad("a personal number", withItem(NUMBER), "TSN-2007", "line 2"),
                new Bad("a grouped number", withItem(grouped(NUMBER)), "TSN-2007", "line 2"),
                new Bad("a full width number", withItem(fullWidth(NUMBER)), "TSN-2007", "line 2"),
                new Bad("a number in the header", header(NUMBER + ".csv") + trailer(0, 0), "TSN-2007", "line 1"),
                new Bad("unknown file", accepting("SKK_139998_20250401_001.csv", 1), "TSN-2008", "sentFileName"),
                new Bad("after the end", good + accepted(4), "TSN-2012", "line 6"),
                new Bad("one LF", good.replaceFirst("1,\r\n", "1,\n"), "TSN-2013", "line 2"),
                new Bad("all LF", good.replace("\r", ""), "TSN-2013", "line 1"),
                new Bad("short header", good.replaceFirst(",0000", ""), "TSN-2013", "line 1"),
                new Bad("refusal with answers", refusal(SENT, "F001") + accepted(1) + trailer(1, 0), "TSN-2013", ""),
                new Bad("NUL", good.replaceFirst("D,1", "D,\0"), "TSN-2015", "U+0000"),
                new Bad("escape", withItem("\u001B[2J"), "TSN-2015", "U+001B")));
        return files;
    }

    private static String withItem(String item) {
        return header(SENT) + answer(1, "9", "E003", item) + trailer(0, 1);
    }

    @BeforeAll
    static void takeAll() throws IOException {
        hub = new HubFixture(root).start();
        hub.reset();
        HubFixturePeople.in(hub).found(5);
        hub.send(RunKind.FULL);
        for (Bad bad : files()) {
            put(hub, bad.name(), bad.content());
        }
        put(hub, GOOD, accepting(SENT, 1, 2, 3, 4));
        hub.take();
        runs = hub.runs();
    }

    @AfterAll
    static void stop() {
        hub.close();
    }

    @ParameterizedTest
    @MethodSource("files")
    void aFileThatBreaksTheInterfaceIsHeldWithItsReason(Bad bad) throws IOException {
        RunLine run = runs.stream()
                .filter(candidate -> bad.name().equals(candidate.fileName()))
                .findFirst()
                .orElseThrow();

        assertThat(run)
                .extracting(RunLine::state, RunLine::fileState, RunLine::errorCode, RunLine::balance)
                .containsExactly("FAILED", "HELD", bad.code(), Balance.ZERO);
        assertThat(run.errorDetail()).contains(bad.detail());
        assertThat(hub.stored(run)).isEqualTo(hub.held().resolve(run.fileId() + "-" + bad.name() + ".enc"));
        assertThat(hub.content(run)).isEqualTo(bad.content());
        assertThat(hub.quarantine(run))
                .extracting(Item::level, Item::source, Item::errorCode, Item::state)
                .containsExactly(org.assertj.core.groups.Tuple.tuple("FILE", bad.name(), bad.code(), "OPEN"));
        assertThat(Files.readString(hub.log())).contains(bad.code() + " result-in");
    }

    @Test
    void theGoodFileAfterThemIsTakenAndNothingElseHadAnEffect() throws IOException {
        RunLine sent = hub.newest(HubFixture.OUT);
        assertThat(sent).extracting(RunLine::accepted, RunLine::rejected).containsExactly(4L, 0L);
        assertThat(hub.hub().queryForObject("select count(*) from answer", Long.class))
                .isEqualTo(4);
        assertThat(HubFixtureFiles.names(hub.inbox())).containsExactly(".held");
        assertThat(HubFixtureFiles.names(hub.archive().resolve("20260401")))
                .singleElement()
                .asString()
                .endsWith("-" + GOOD + ".enc");
    }

    @Test
    void aReturnedPersonalNumberRaisesAnAlertAndIsNowhereInTheHub() throws IOException {
        assertThat(Files.readString(hub.log())).contains("ALERT result-in file ");
        Path dump = root.resolve("dump.sql");
        hub.hub().execute("script to '" + dump + "'");
        for (String form : List.of(NUMBER, grouped(NUMBER), fullWidth(NUMBER))) {
            assertThat(HubFixtureFiles.holding(hub.data().resolve("hub"), form)).isEmpty();
            assertThat(HubFixtureFiles.holding(hub.inbox(), form)).isEmpty();
            assertThat(HubFixtureFiles.holding(dump, form)).isEmpty();
        }
    }

    private static String grouped(String number) {
        return Stream.of(number.substring(0, 4), number.substring(4, 8), number.substring(8))
                .reduce((a, b) -> a + "-" + b)
                .orElseThrow();
    }

    private static String fullWidth(String number) {
        StringBuilder wide = new StringBuilder();
        number.chars().forEach(digit -> wide.append((char) (digit - '0' + '\uFF10')));
        return wide.toString();
    }
}
