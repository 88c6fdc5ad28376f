package jp.tsunagi.counterpart;

import static jp.tsunagi.counterpart.Sent.key;
import static jp.tsunagi.counterpart.Sent.person;
import static jp.tsunagi.counterpart.Sent.recipientNumber;
import static jp.tsunagi.counterpart.Sent.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BranchNumberTest {
    private static final String FIRST = "BRN_139998_20261120_001.csv";
    private static final String SECOND = "BRN_139998_20261120_002.csv";
    private static final String LATER = "SKK_139998_20261120_002.csv";

    @TempDir
    Path root;

    private TerminalFolders folders;

    @BeforeEach
    void folders() {
        folders = new TerminalFolders(root);
    }

    @Test
    void everyNewlyRegisteredRecipientsNumberIsHandedOverOnceInTheOrderOfRegistration() throws Exception {
        try (IntegrationTerminal terminal = folders.terminal()) {
            folders.register(terminal, 2, 1);

            assertThat(terminal.handOverBranchNumbers()).isEqualTo(2);

            assertThat(folders.branchNumberInbox().resolve(FIRST))
                    .content()
                    .isEqualTo("H,01,139998,20261120093000," + FIRST + "\r\n"
                            + "D,12016010," + recipientNumber(2) + ",01,20261120\r\n"
                            + "D,12016010," + recipientNumber(1) + ",01,20261120\r\n"
                            + "T,2\r\n");
            assertThat(folders.branchNumberInbox().resolve(FIRST + ".done")).isEmptyFile();
            assertThat(terminal.handOverBranchNumbers()).isZero();

            folders.result(
                    terminal,
                    LATER,
                    Sent.difference(LATER, with(person(1), 3, "02"), person(3), with(person(4), 12, "x")));
            assertThat(terminal.handOverBranchNumbers()).isEqualTo(1);
            assertThat(lines(SECOND)).containsExactly("D,12016010," + recipientNumber(3) + ",01,20261120");
        }
    }

    @Test
    void withNobodyNewThereIsNoFile() {
        try (IntegrationTerminal terminal = folders.terminal()) {
            assertThat(terminal.handOverBranchNumbers()).isZero();
            assertThat(folders.branchNumberInbox()).isEmptyDirectory();
        }
    }

    @Test
    void anotherPersonUnderAKeyIsHandedOverWithTheNextNumberOnceAFile() throws Exception {
        String[] another = with(with(person(1), 3, "02"), 21, Sent.personalNumber(9));
        try (IntegrationTerminal terminal = folders.terminal()) {
            folders.register(terminal, 1, 2);
            folders.result(terminal, LATER, Sent.difference(LATER, another));
            terminal.handOverBranchNumbers();

            assertThat(lines(FIRST))
                    .containsExactly(
                            "D,12016010," + recipientNumber(2) + ",01,20261120",
                            "D,12016010," + recipientNumber(1) + ",02,20261120");
        }
    }

    @Test
    void aRecipientDeletedAndRegisteredAgainKeepsTheNumberWithoutASecondLine() {
        String[] deleted = with(with(person(1), 3, "02"), 31, "2");
        String third = "SKK_139998_20261120_003.csv";
        try (IntegrationTerminal terminal = folders.terminal()) {
            folders.register(terminal, 1);
            assertThat(terminal.handOverBranchNumbers()).isEqualTo(1);
            folders.result(terminal, LATER, Sent.difference(LATER, deleted));
            folders.result(terminal, third, Sent.difference(third, person(1)));

            assertThat(terminal.handOverBranchNumbers()).isZero();
        }
    }

    @Test
    void oddNumbersHaveOneTurnAfterTheFirstTime() throws Exception {
        BranchBehaviour odd = new BranchBehaviour(Set.of(key(1)), Set.of(key(2)), Set.of(key(9)));
        try (IntegrationTerminal terminal =
                folders.terminal(TerminalSettings.standard().withBranchBehaviour(odd))) {
            folders.register(terminal, 1, 2);

            assertThat(terminal.handOverBranchNumbers()).isEqualTo(3);
            assertThat(lines(FIRST))
                    .containsExactly(
                            "D,12016010," + recipientNumber(1) + ",01,20261120",
                            "D,12016010," + recipientNumber(2) + ",01,20261120",
                            "D,12016010," + recipientNumber(9) + ",01,20261120");
            assertThat(terminal.handOverBranchNumbers()).isEqualTo(2);
            assertThat(lines(SECOND))
                    .containsExactly(
                            "D,12016010," + recipientNumber(1) + ",02,20261120",
                            "D,12016010," + recipientNumber(2) + ",01,20261120");
            assertThat(terminal.partition().find(key(1)).orElseThrow().branchNumber())
                    .isEqualTo("02");
            assertThat(terminal.verification().find(key(1)).orElseThrow().branchNumber())
                    .isEqualTo("02");
            assertThat(terminal.partition().find(key(9))).isEmpty();
            assertThat(terminal.handOverBranchNumbers()).isZero();
        }
    }

    @Test
    void aFileThatCouldNotBePublishedIsFinishedUnderItsNameAndTime() throws Exception {
        try (IntegrationTerminal terminal = folders.terminal()) {
            folders.register(terminal, 1);
            Files.delete(folders.branchNumberInbox());
            assertThatThrownBy(terminal::handOverBranchNumbers).isInstanceOf(UncheckedIOException.class);
        }
        Clock later = Clock.offset(TerminalFolders.CLOCK, Duration.ofDays(1));
        try (IntegrationTerminal terminal = new IntegrationTerminal(
                folders.drop(), folders.inbox(), folders.store(), later, TerminalSettings.standard())) {
            folders.result(terminal, LATER, Sent.difference(LATER, person(2)));

            assertThat(terminal.handOverBranchNumbers()).isEqualTo(1);
            assertThat(folders.branchNumberInbox().resolve(FIRST))
                    .content()
                    .isEqualTo("H,01,139998,20261120093000," + FIRST + "\r\nD,12016010," + recipientNumber(1)
                            + ",01,20261120\r\nT,1\r\n");
            assertThat(terminal.handOverBranchNumbers()).isEqualTo(1);
            assertThat(lines("BRN_139998_20261121_001.csv"))
                    .containsExactly("D,12016010," + recipientNumber(2) + ",01,20261121");
        }
    }

    @Test
    void theMunicipalitysCodeComesFromTheSettings() {
        try (IntegrationTerminal terminal =
                folders.terminal(TerminalSettings.standard().withMunicipalityCode("271004"))) {
            folders.register(terminal, 1);
            terminal.handOverBranchNumbers();

            assertThat(folders.branchNumberInbox().resolve("BRN_271004_20261120_001.csv"))
                    .content()
                    .startsWith("H,01,271004,");
        }
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TerminalSettings.standard().withMunicipalityCode("27100"));
    }

    @Test
    void anOddKeyMustLookLikeAKey() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new BranchBehaviour(Set.of("1201601"), Set.of(), Set.of()));
    }

    private List<String> lines(String name) throws Exception {
        List<String> lines = Files.readAllLines(folders.branchNumberInbox().resolve(name));
        assertThat(lines).endsWith("T," + (lines.size() - 2));
        return lines.subList(1, lines.size() - 1);
    }
}
