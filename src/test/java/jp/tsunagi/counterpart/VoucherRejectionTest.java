package jp.tsunagi.counterpart;

import static jp.tsunagi.counterpart.Sent.with;
import static jp.tsunagi.counterpart.SentVouchers.LATER;
import static jp.tsunagi.counterpart.SentVouchers.NAME;
import static jp.tsunagi.counterpart.SentVouchers.cancelled;
import static jp.tsunagi.counterpart.SentVouchers.dispensing;
import static jp.tsunagi.counterpart.SentVouchers.medical;
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

class VoucherRejectionTest {
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
                "4|03|E003",
                "4||E001",
                "5|20261100000011|E002",
                "5|202611000000|E003",
                "5|2026130000001|E003",
                "5|202611000000x|E003",
                "5||E001",
                "6|13016019|E003",
                "6|12016011|E003",
                "6||E001",
                "7|12345|E003",
                "7|12345678|E002",
                "7|1234567|E005",
                "7||E001",
                "8|202613|E003",
                "8|20261|E003",
                "8||E001",
                "9|20261131|E003",
                "9||E001",
                "10|2026113|E003",
                "10||E001",
                "11|131000001|E003",
                "11|13100000199|E002",
                "11||E001",
                "12|x|E003",
                "13|06|E003",
                "13||E001",
                "14||E001",
                "17|03|E003",
                "17||E001",
                "18|03|E003",
                "18||E001",
                "19|2|E003",
                "19||E001",
                "20|x|E003",
                "20||E001",
                "21|9|E003",
                "21||E001",
                "22|-1|E003",
                "22|1.5|E003",
                "22|10000000|E002",
                "22||E001",
                "22|9999999|",
                "23|03|E003",
                "23||E001",
                "24|20261301|E003",
                "25|01|E003",
                "25||E001"
            },
            delimiter = '|')
    void aWrongItemRejectsItsVoucherWithItsPosition(int position, String value, String code) {
        String[] wrong = with(medical(1, 1), position, value == null ? "" : value);

        List<String> result = result(wrong, medical(1, 2));

        assertThat(codes(result.get(1))).isEqualTo(code == null ? "1,0000,," : "9," + code + "," + position + ",E");
        assertThat(codes(result.get(2))).isEqualTo("1,0000,,");
    }

    static Stream<TogetherWrong> itemsThatContradictEachOther() {
        String[] medical = medical(1, 1);
        String[] dispensing = dispensing(1, 1);
        return Stream.of(
                new TogetherWrong("number of another month", with(medical, 5, "2026100000001"), "E014,5"),
                new TogetherWrong("prescription on 医療券", with(medical, 12, SentVouchers.HOSPITAL), "E014,12"),
                new TogetherWrong("調剤券 without prescription", with(dispensing, 12, ""), "E001,12"),
                new TogetherWrong("調剤 on 医療券", with(medical, 13, "04"), "E014,13"),
                new TogetherWrong("入院 on 調剤券", with(dispensing, 13, "01"), "E014,13"),
                new TogetherWrong("単独 with insurance", with(medical, 18, "01"), "E014,18"),
                new TogetherWrong("併用 without insurance", with(medical, 17, "02"), "E014,18"),
                new TogetherWrong("cancelled without a day", with(medical, 3, "03"), "E001,24"),
                new TogetherWrong("a day without cancelling", with(medical, 24, "20261120"), "E014,24"),
                new TogetherWrong("starts before the month", with(medical, 9, "20261031"), "E009,9"),
                new TogetherWrong("ends after the month", with(medical, 10, "20261201"), "E009,10"),
                new TogetherWrong(
                        "ends before it starts", with(with(medical, 9, "20261102"), 10, "20261101"), "E009,10"),
                new TogetherWrong("first name too long", with(medical, 14, "病".repeat(101)), "E002,14"),
                new TogetherWrong("third name too long", with(medical, 16, "病".repeat(101)), "E002,16"));
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
    void itemsThatContradictEachOtherRejectTheirVoucher(TogetherWrong wrong) {
        assertThat(codes(result(wrong.items().toArray(String[]::new)).get(1)))
                .isEqualTo("9," + wrong.expected() + ",E");
    }

    @Test
    void aPayerWhoIsNotRegisteredRejectsTheVoucher() {
        TerminalSettings settings = TerminalSettings.standard().withKnownPayers(Set.of("12012019"));
        try (IntegrationTerminal terminal = folders.terminal(settings)) {
            assertThat(codes(folders.voucherResult(terminal, NAME, Sent.difference(NAME, medical(1, 1)))
                            .get(1)))
                    .isEqualTo("9,E006,6,E");
        }
    }

    @Test
    void theSecondVoucherOfAKeyIsRejectedAlsoWhenItLiesFarBelow() {
        String[][] records = new String[1501][];
        for (int i = 0; i < 1500; i++) {
            records[i] = medical(1, i + 1);
        }
        records[1500] = medical(1, 1);

        List<String> result = result(records);

        assertThat(codes(result.get(1501))).isEqualTo("9,E007,5,E");
        assertThat(result).endsWith("T,1501,1500,1");
    }

    @Test
    void aNumberOfAnotherRecipientIsRejectedWithinAFileAndLater() {
        try (IntegrationTerminal terminal = folders.terminal()) {
            folders.register(terminal, 1, 2);
            assertThat(codes(folders.voucherResult(terminal, NAME, Sent.difference(NAME, medical(1, 1), medical(2, 1)))
                            .get(2)))
                    .isEqualTo("9,E013,5,E");
            assertThat(codes(folders.voucherResult(terminal, LATER, Sent.difference(LATER, medical(2, 1)))
                            .get(1)))
                    .isEqualTo("9,E013,5,E");
            assertThat(terminal.partition().findVoucher(SentVouchers.key(1, 1))).isPresent();
            assertThat(terminal.partition().findVoucher(SentVouchers.key(2, 1))).isEmpty();
        }
    }

    @Test
    void aChangeOrACancellationOfAVoucherNeverRegisteredIsRejected() {
        List<String> result = result(with(medical(1, 1), 3, "02"), cancelled(medical(1, 2)));

        assertThat(codes(result.get(1))).isEqualTo("9,E010,3,E");
        assertThat(codes(result.get(2))).isEqualTo("9,E010,3,E");
    }

    @Test
    void aVoucherOfARecipientWhoIsNotOrNoLongerRegisteredIsRejected() {
        String deleted = "SKK_139998_20261120_002.csv";
        try (IntegrationTerminal terminal = folders.terminal()) {
            folders.register(terminal, 1);
            folders.result(terminal, deleted, Sent.difference(deleted, with(with(Sent.person(1), 3, "02"), 31, "2")));

            List<String> result =
                    folders.voucherResult(terminal, NAME, Sent.difference(NAME, medical(1, 1), medical(2, 2)));

            assertThat(codes(result.get(1))).isEqualTo("9,E011,7,E");
            assertThat(codes(result.get(2))).isEqualTo("9,E011,7,E");
            assertThat(terminal.verification().voucherCount()).isZero();
        }
    }

    @ParameterizedTest
    @CsvSource({"20261102,'',9", "20261101,20261129,10", "20261001,20261031,10"})
    void aPeriodOutsideTheEligibilityRejectsTheVoucher(String qualified, String lost, int position) {
        String[] person = with(Sent.person(1), 22, qualified);
        person = with(with(person, 23, lost), 24, lost.isEmpty() ? "" : "99");
        try (IntegrationTerminal terminal = folders.terminal()) {
            folders.result(terminal, Sent.NAME, Sent.difference(Sent.NAME, person));

            assertThat(codes(folders.voucherResult(terminal, NAME, Sent.difference(NAME, medical(1, 1)))
                            .get(1)))
                    .isEqualTo("9,E012," + position + ",E");
        }
    }

    @Test
    void aRejectedVoucherHasNoEffect() {
        try (IntegrationTerminal terminal = folders.terminal()) {
            folders.register(terminal, 1);
            folders.voucherResult(terminal, NAME, Sent.difference(NAME, with(medical(1, 1), 13, "04")));

            assertThat(terminal.partition().voucherCount()).isZero();
            assertThat(terminal.verification().voucherCount()).isZero();
        }
    }

    @Test
    void aPersonalNumberInAWrongColumnIsNotReturned() {
        String number = Sent.personalNumber(1);
        String[] shifted = with(with(with(medical(1, 1), 5, number), 6, number), 7, number);

        assertThat(result(shifted).get(1)).isEqualTo("D,1,,,20,9,E003,5,E,,,");
    }

    private List<String> result(String[]... vouchers) {
        try (IntegrationTerminal terminal = folders.terminal()) {
            folders.register(terminal, 1);
            return folders.voucherResult(terminal, NAME, Sent.difference(NAME, vouchers));
        }
    }

    /** 処理結果区分, 処理結果コード, 処理結果詳細コード and エラー区分 of a line. */
    private static String codes(String line) {
        return String.join(",", List.of(line.split(",", -1)).subList(5, 9));
    }
}
