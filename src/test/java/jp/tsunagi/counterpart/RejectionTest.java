package jp.tsunagi.counterpart;

import static jp.tsunagi.counterpart.Sent.NAME;
import static jp.tsunagi.counterpart.Sent.person;
import static jp.tsunagi.counterpart.Sent.with;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class RejectionTest {
    private static final String LATER = "SKK_139998_20261120_002.csv";

    @TempDir
    Path root;

    private TerminalFolders folders;

    @BeforeEach
    void folders() {
        folders = new TerminalFolders(root);
    }

    @ParameterizedTest
    @CsvSource(
            value = {
                "2|01|E003",
                "3|04|E003",
                "4|13016019|E003",
                "4|12016011|E003",
                "4|1201601|E003",
                "5|12345|E003",
                "5|12345678|E002",
                "6|1|E003",
                "7|１|E003",
                "8|3|E003",
                "9|02|E003",
                "10|0|E003",
                "11|B1|E003",
                "12|架空 花子|E003",
                "12|ｶｸｳ|E003",
                "13|カクウ|E003",
                "13|KAKU|E003",
                "16|0|E003",
                "17|9|E003",
                "18|19600230|E003",
                "19|100-000|E003",
                "19|100-0001|E002",
                "21|98320567321x|E003",
                "21|983205673214|",
                "22|20261301|E003",
                "24|04|E003",
                "25|2|E003",
                "26|4|E003",
                "27|2026112|E003",
                "28|x|E003",
                "29|9|E003",
                "30|9|E003",
                "31|3|E003",
                "32|12345678901|E002",
                "4||E001",
                "7||E001",
                "12||E001",
                "13||E001",
                "18||E001",
                "20||E001",
                "21||E001",
                "22||E001",
                "31||E001",
                "21|123456789012|E004"
            },
            delimiter = '|')
    void aWrongItemRejectsItsRecordWithItsPosition(int position, String value, String code) {
        String[] wrong = with(person(1), position, value == null ? "" : value);
        try (IntegrationTerminal terminal = folders.terminal()) {
            List<String> result = folders.result(terminal, NAME, Sent.difference(NAME, wrong, person(2)));

            assertThat(codes(result.get(1))).isEqualTo(code == null ? "1,0000,," : "9," + code + "," + position + ",E");
            assertThat(codes(result.get(2))).isEqualTo("1,0000,,");
        }
    }

    static Stream<TogetherWrong> itemsThatContradictEachOther() {
        String[] good = person(1);
        String[] foreign = with(good, 8, "2");
        return Stream.of(
                new TogetherWrong("alias of a national", with(with(good, 14, "架空"), 15, "ｶｸｳ"), "E003,14"),
                new TogetherWrong("alias without kana", with(foreign, 14, "架空"), "E001,15"),
                new TogetherWrong("kana without alias", with(foreign, 15, "ｶｸｳ"), "E001,14"),
                new TogetherWrong("ended without a day", with(good, 3, "03"), "E001,23"),
                new TogetherWrong("loss without a reason", with(good, 23, "20261130"), "E001,24"),
                new TogetherWrong("reason without a loss", with(good, 24, "01"), "E001,23"),
                new TogetherWrong("loss before start", with(with(good, 23, "20261031"), 24, "01"), "E009,23"),
                new TogetherWrong("start before birth", with(good, 18, "20261102"), "E009,22"),
                new TogetherWrong("consent without a day", with(good, 26, "1"), "E001,27"),
                new TogetherWrong("name too long", with(good, 12, "架".repeat(101)), "E002,12"),
                new TogetherWrong("address too long", with(good, 20, "架".repeat(201)), "E002,20"));
    }

    record TogetherWrong(String what, List<String> items, String expected) {
        TogetherWrong(String what, String[] items, String expected) {
            this(what, List.of(items), expected);
        }

        @Override
        public String toString() {
            return what;
        }
    }

    @ParameterizedTest
    @MethodSource("itemsThatContradictEachOther")
    void itemsThatContradictEachOtherRejectTheirRecord(TogetherWrong wrong) {
        try (IntegrationTerminal terminal = folders.terminal()) {
            List<String> result = folders.result(
                    terminal, NAME, Sent.difference(NAME, wrong.items().toArray(String[]::new)));

            assertThat(codes(result.get(1))).isEqualTo("9," + wrong.expected() + ",E");
        }
    }

    @Test
    void lengthsCountCharactersNotUnitsOfUtf16() {
        try (IntegrationTerminal terminal = folders.terminal()) {
            String[] longest = with(person(1), 12, "𠮷".repeat(100));
            assertThat(folders.result(terminal, NAME, Sent.difference(NAME, longest)))
                    .endsWith("T,1,1,0");
        }
    }

    @Test
    void aRecipientNumberWithAWrongCheckDigitIsRejected() {
        String right = Sent.recipientNumber(1);
        String wrong = right.substring(0, 6) + (right.charAt(6) == '0' ? '1' : '0');
        try (IntegrationTerminal terminal = folders.terminal()) {
            List<String> result = folders.result(terminal, NAME, Sent.difference(NAME, with(person(1), 5, wrong)));

            assertThat(result.get(1)).isEqualTo("D,1,12016010," + wrong + ",20,9,E005,5,E,0,,");
        }
    }

    @Test
    void aPayerThatIsNotRegisteredIsRejected() {
        TerminalSettings settings = TerminalSettings.standard().withKnownPayers(Set.of("12012019"));
        try (IntegrationTerminal terminal = folders.terminal(settings)) {
            List<String> result = folders.result(terminal, NAME, Sent.difference(NAME, person(1)));

            assertThat(codes(result.get(1))).isEqualTo("9,E006,4,E");
            assertThat(terminal.partition().count()).isZero();
        }
    }

    @Test
    void theSecondRecordOfAKeyIsRejectedAlsoWhenItLiesFarBelow() {
        String[][] records = new String[1502][];
        for (int i = 0; i < 1500; i++) {
            records[i] = person(i + 1);
        }
        records[1500] = person(1);
        records[1501] = person(1500);
        try (IntegrationTerminal terminal = folders.terminal()) {
            List<String> result = folders.result(terminal, NAME, Sent.difference(NAME, records));

            assertThat(codes(result.get(1501))).isEqualTo("9,E007,5,E");
            assertThat(codes(result.get(1502))).isEqualTo("9,E007,5,E");
            assertThat(result).endsWith("T,1502,1500,2");
        }
    }

    @Test
    void aPersonalNumberOfAnotherRecipientIsRejectedWithinAFileAndLater() {
        String[] same = with(person(2), 21, Sent.personalNumber(1));
        try (IntegrationTerminal terminal = folders.terminal()) {
            assertThat(codes(folders.result(terminal, NAME, Sent.difference(NAME, person(1), same))
                            .get(2)))
                    .isEqualTo("9,E008,21,E");
            assertThat(codes(folders.result(terminal, LATER, Sent.difference(LATER, same))
                            .get(1)))
                    .isEqualTo("9,E008,21,E");
        }
    }

    @Test
    void aPersonalNumberThatARecordGivesUpMayGoToTheNext() {
        String[] changed = with(with(person(1), 3, "02"), 21, Sent.personalNumber(3));
        String[] heir = with(person(2), 21, Sent.personalNumber(1));
        try (IntegrationTerminal terminal = folders.terminal()) {
            folders.result(terminal, NAME, Sent.difference(NAME, person(1)));

            assertThat(folders.result(terminal, LATER, Sent.difference(LATER, changed, heir)))
                    .endsWith("T,2,2,0");
        }
    }

    @ParameterizedTest
    @CsvSource({"02,1", "03,1", "01,2"})
    void aChangeAnEndOrADeletionOfARecipientNeverRegisteredIsRejected(String kind, String registration) {
        String[] record = with(with(person(1), 3, kind), 31, registration);
        if (kind.equals("03")) {
            record = with(with(record, 23, "20261130"), 24, "99");
        }
        try (IntegrationTerminal terminal = folders.terminal()) {
            assertThat(codes(folders.result(terminal, NAME, Sent.difference(NAME, record))
                            .get(1)))
                    .isEqualTo("9,E010,3,E");
        }
    }

    @Test
    void aPersonalNumberInAWrongColumnIsNotReturned() {
        try (IntegrationTerminal terminal = folders.terminal()) {
            String[] shifted = with(person(1), 5, Sent.personalNumber(1));
            List<String> result = folders.result(terminal, NAME, Sent.difference(NAME, shifted));

            assertThat(result.get(1)).isEqualTo("D,1,12016010,,20,9,E002,5,E,0,,");
        }
    }

    @ParameterizedTest
    @CsvSource({"98320567321,1", "123456789012,1", "'',''"})
    void theResultSaysWhetherThePersonalNumberWasWellFormed(String number, String expected) {
        try (IntegrationTerminal terminal = folders.terminal()) {
            List<String> result = folders.result(terminal, NAME, Sent.difference(NAME, with(person(1), 21, number)));

            assertThat(result.get(1).split(",", -1)[9]).isEqualTo(expected);
        }
    }

    /** 処理結果区分, 処理結果コード, 処理結果詳細コード and エラー区分 of a line. */
    private static String codes(String line) {
        return String.join(",", List.of(line.split(",", -1)).subList(5, 9));
    }
}
