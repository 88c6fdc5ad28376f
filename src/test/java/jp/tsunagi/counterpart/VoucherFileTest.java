package jp.tsunagi.counterpart;

import static jp.tsunagi.counterpart.Sent.PAYER;
import static jp.tsunagi.counterpart.Sent.recipientNumber;
import static jp.tsunagi.counterpart.Sent.with;
import static jp.tsunagi.counterpart.SentVouchers.LATER;
import static jp.tsunagi.counterpart.SentVouchers.NAME;
import static jp.tsunagi.counterpart.SentVouchers.cancelled;
import static jp.tsunagi.counterpart.SentVouchers.dispensing;
import static jp.tsunagi.counterpart.SentVouchers.issueNumber;
import static jp.tsunagi.counterpart.SentVouchers.key;
import static jp.tsunagi.counterpart.SentVouchers.medical;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VoucherFileTest {
    @TempDir
    Path root;

    private TerminalFolders folders;

    @BeforeEach
    void folders() {
        folders = new TerminalFolders(root);
    }

    @Test
    void everyVoucherOfAGoodFileIsAcceptedWithItsNumberAndWithoutAPersonalNumbersCheck() throws Exception {
        try (IntegrationTerminal terminal = folders.terminal()) {
            folders.register(terminal, 1, 2);
            Sent.drop(folders.voucherDrop(), NAME, Sent.difference(NAME, medical(2, 7), dispensing(1, 8)));

            assertThat(terminal.collect()).isEqualTo(1);

            assertThat(Files.readString(folders.inbox().resolve("RES_" + NAME)))
                    .isEqualTo("H,01,R20261120IRK00000001," + NAME + ",20261120093000,1,0000\r\n"
                            + "D,1,12016010," + recipientNumber(2) + ",20,1,0000,,,,1,2026110000007\r\n"
                            + "D,2,12016010," + recipientNumber(1) + ",20,1,0000,,,,1,2026110000008\r\n"
                            + "T,2,2,0\r\n");
            assertThat(folders.inbox().resolve("RES_" + NAME + ".done")).isEmptyFile();
            assertThat(folders.voucherDrop().resolve("fetched").resolve(NAME)).exists();
            assertThat(folders.voucherDrop().resolve(NAME)).doesNotExist();
            assertThat(terminal.lastOutcome(NAME))
                    .contains(new FileOutcome(NAME, "R20261120IRK00000001", 2, 0, Optional.empty()));
            assertThat(terminal.partition().voucherCount()).isEqualTo(2);
            assertThat(terminal.verification().voucherCount()).isEqualTo(2);
        }
    }

    @Test
    void recipientsAreRegisteredBeforeTheVouchersThatCameWithThem() {
        try (IntegrationTerminal terminal = folders.terminal()) {
            Sent.drop(folders.voucherDrop(), NAME, Sent.difference(NAME, medical(1, 1)));
            Sent.drop(folders.drop(), Sent.NAME, Sent.difference(Sent.NAME, Sent.person(1)));

            assertThat(terminal.collect()).isEqualTo(2);
            assertThat(folders.fetchResult(NAME)).endsWith("T,1,1,0");
        }
    }

    @Test
    void aVoucherIsHandedOnAsItWasSent() {
        try (IntegrationTerminal terminal = folders.terminal()) {
            folders.register(terminal, 1);
            folders.voucherResult(terminal, NAME, Sent.difference(NAME, dispensing(1, 8)));

            assertThat(terminal.verification().findVoucher(key(1, 8)))
                    .contains(new IssuedVoucher(
                            key(1, 8),
                            Sent.key(1),
                            issueNumber(8),
                            "02",
                            "20261101",
                            "20261130",
                            SentVouchers.PHARMACY,
                            SentVouchers.HOSPITAL,
                            "04",
                            "",
                            "",
                            "",
                            "02",
                            "01",
                            "1",
                            "1",
                            "1",
                            "1500",
                            "02",
                            ""));
        }
    }

    @Test
    void aChangeReplacesTheVoucherAndACancellationKeepsItsNumberTaken() {
        String third = "IRK_139998_20261120_003.csv";
        try (IntegrationTerminal terminal = folders.terminal()) {
            folders.register(terminal, 1, 2);
            folders.voucherResult(terminal, NAME, Sent.difference(NAME, medical(1, 1), medical(1, 2)));
            String[] changed = with(with(medical(1, 1), 3, "02"), 10, "20261120");

            assertThat(folders.voucherResult(
                            terminal, LATER, Sent.difference(LATER, changed, cancelled(medical(1, 2)))))
                    .endsWith("T,2,2,0");

            assertThat(terminal.verification()
                            .findVoucher(key(1, 1))
                            .orElseThrow()
                            .expirationDate())
                    .isEqualTo("20261120");
            assertThat(terminal.partition().findVoucher(key(1, 2)))
                    .contains(new RegisteredVoucher(key(1, 2), "03", "20261120", "R20261120IRK00000002"));
            assertThat(terminal.verification()
                            .findVoucher(key(1, 2))
                            .orElseThrow()
                            .cancelledOn())
                    .isEqualTo("20261120");
            assertThat(folders.voucherResult(terminal, third, Sent.difference(third, medical(2, 2)))
                            .get(1))
                    .contains(",9,E013,5,E,");
        }
    }

    @Test
    void aVoucherCanBeCancelledWhateverHasBecomeOfTheEligibility() {
        String ended = "SKK_139998_20261120_002.csv";
        try (IntegrationTerminal terminal = folders.terminal()) {
            folders.register(terminal, 1, 2);
            folders.voucherResult(terminal, NAME, Sent.difference(NAME, medical(1, 1), medical(2, 2)));
            String[] lost = with(with(with(Sent.person(1), 3, "03"), 23, "20261110"), 24, "01");
            String[] deleted = with(with(Sent.person(2), 3, "02"), 31, "2");
            folders.result(terminal, ended, Sent.difference(ended, lost, deleted));

            assertThat(folders.voucherResult(
                            terminal,
                            LATER,
                            Sent.difference(LATER, cancelled(medical(1, 1)), cancelled(medical(2, 2)))))
                    .endsWith("T,2,2,0");
        }
    }

    @Test
    void anInitialLoadMayHoldCancelledVouchers() {
        try (IntegrationTerminal terminal = folders.terminal()) {
            folders.register(terminal, 1);

            assertThat(folders.voucherResult(terminal, NAME, Sent.initialLoad(NAME, cancelled(medical(1, 1)))))
                    .endsWith("T,1,1,0");
        }
    }

    @Test
    void eachOfficeNumbersForItself() {
        String other = "12016028";
        String[] neighbour = with(Sent.person(2), 4, other);
        String[] sameNumber = with(medical(2, 1), 6, other);
        try (IntegrationTerminal terminal = folders.terminal()) {
            folders.result(terminal, Sent.NAME, Sent.difference(Sent.NAME, Sent.person(1), neighbour));

            assertThat(folders.voucherResult(terminal, NAME, Sent.difference(NAME, medical(1, 1), sameNumber)))
                    .endsWith("T,2,2,0");
        }
    }

    @ParameterizedTest
    @CsvSource({"20261101,20261101", "20261110,20261120", "20261130,20261130"})
    void aPeriodInsideTheMonthAndTheEligibilityIsGood(String from, String until) {
        String[] ending = with(with(Sent.person(1), 23, "20261130"), 24, "99");
        try (IntegrationTerminal terminal = folders.terminal()) {
            folders.result(terminal, Sent.NAME, Sent.difference(Sent.NAME, ending));

            assertThat(folders.voucherResult(
                            terminal, NAME, Sent.difference(NAME, with(with(medical(1, 1), 9, from), 10, until))))
                    .endsWith("T,1,1,0");
        }
    }

    @Test
    void oddBehavioursGoByTheKeyOfTheVoucher() {
        Behaviour behaviour = new Behaviour(Set.of(key(1, 1)), Set.of(key(1, 2)), List.of(key(1, 9), Sent.key(9)));
        try (IntegrationTerminal terminal =
                folders.terminal(TerminalSettings.standard().withBehaviour(behaviour))) {
            // The unsent answer of fifteen digits comes with 資格情報, that of twenty-eight with vouchers.
            assertThat(folders.result(terminal, Sent.NAME, Sent.difference(Sent.NAME, Sent.person(1))))
                    .endsWith("D,2,12016010," + recipientNumber(9) + ",20,1,0000,,,0,1,", "T,2,2,0");

            List<String> result =
                    folders.voucherResult(terminal, NAME, Sent.difference(NAME, medical(1, 1), medical(1, 2)));

            assertThat(result.subList(1, result.size()))
                    .containsExactly(accepted(2, 2), accepted(2, 2), accepted(3, 9), "T,3,3,0");
        }
    }

    @Test
    void theSameFileAtTheSameTimeHasTheSameResultByteForByte(@TempDir Path other) throws Exception {
        TerminalFolders others = new TerminalFolders(other);
        String content = Sent.difference(NAME, medical(1, 1), with(medical(1, 2), 13, "04"), dispensing(1, 3));
        for (TerminalFolders each : List.of(folders, others)) {
            try (IntegrationTerminal terminal = each.terminal()) {
                each.register(terminal, 1);
                Sent.drop(each.voucherDrop(), NAME, content);
                terminal.collect();
            }
        }
        assertThat(folders.inbox().resolve("RES_" + NAME))
                .hasSameBinaryContentAs(others.inbox().resolve("RES_" + NAME));
    }

    private static String accepted(int detailNumber, int voucher) {
        return String.join(
                ",", "D", detailNumber + "", PAYER, recipientNumber(1), "20,1,0000,,,,1", issueNumber(voucher));
    }
}
