package jp.tsunagi.counterpart;

import static jp.tsunagi.counterpart.Sent.key;
import static jp.tsunagi.counterpart.Sent.recipientNumber;
import static jp.tsunagi.counterpart.SentVouchers.HOSPITAL;
import static jp.tsunagi.counterpart.SentVouchers.medical;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.Collections;
import java.util.List;
import jp.tsunagi.counterpart.Question.Reference;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UsageLogTest {
    private static final String FIRST = "LOG_139998_20261120_001.csv";
    private static final String SECOND = "LOG_139998_20261120_002.csv";
    private static final LocalDateTime AT = LocalDateTime.of(2026, 11, 20, 9, 5, 7);

    @TempDir
    Path root;

    private TerminalFolders folders;

    @BeforeEach
    void folders() {
        folders = new TerminalFolders(root);
    }

    @Test
    void everyQuestionIsHandedOverOnceWithItsAnswer() {
        String[] consenting = Sent.with(Sent.with(Sent.person(1), 26, "1"), 27, "20261101");
        try (IntegrationTerminal terminal = folders.terminal()) {
            folders.result(terminal, Sent.NAME, Sent.difference(Sent.NAME, consenting));
            folders.voucherResult(terminal, SentVouchers.NAME, Sent.difference(SentVouchers.NAME, medical(1, 1)));
            terminal.hospitals()
                    .ask(List.of(
                            new Question(key(1), AT, HOSPITAL, Reference.CARD, true),
                            new Question(key(1), AT.minusMonths(1), "1399999999", Reference.CERTIFICATE, false),
                            question(2)));

            assertThat(terminal.handOverUsageLog()).isEqualTo(3);

            assertThat(folders.usageLogInbox().resolve(FIRST))
                    .content()
                    .isEqualTo("H,01,139998,20261120093000," + FIRST + "\r\n"
                            + "D,Q20261120OQS00000001,20261120090507,1310000019,12016010," + recipientNumber(1)
                            + ",01,1,1,2026110000001,1\r\n"
                            + "D,Q20261020OQS00000002,20261020090507,1399999999,12016010," + recipientNumber(1)
                            + ",01,2,2,,0\r\n"
                            + "D,Q20261120OQS00000003,20261120090507,1310000019,12016010," + recipientNumber(2)
                            + ",,1,4,,0\r\n"
                            + "T,3\r\n");
            assertThat(folders.usageLogInbox().resolve(FIRST + ".done")).isEmptyFile();
            assertThat(terminal.handOverUsageLog()).isZero();
        }
        try (IntegrationTerminal terminal = folders.terminal()) {
            terminal.hospitals().ask(question(1));

            assertThat(terminal.handOverUsageLog()).isEqualTo(1);
            assertThat(folders.usageLogInbox().resolve(SECOND)).content().contains("D,Q20261120OQS00000004,");
        }
    }

    @Test
    void whenNobodyAskedThereIsNoFile() {
        try (IntegrationTerminal terminal = folders.terminal()) {
            assertThat(terminal.handOverUsageLog()).isZero();
            assertThat(folders.usageLogInbox()).isEmptyDirectory();
        }
    }

    @Test
    void aLogOfManyPagesIsWholeAndTheSameEachTime(@TempDir Path other) throws Exception {
        TerminalFolders others = new TerminalFolders(other);
        for (TerminalFolders each : List.of(folders, others)) {
            try (IntegrationTerminal terminal = each.terminal()) {
                terminal.hospitals().ask(Collections.nCopies(20_001, question(1)));
                assertThat(terminal.handOverUsageLog()).isEqualTo(20_001);
            }
        }
        Path log = folders.usageLogInbox().resolve(FIRST);
        assertThat(Files.readAllLines(log))
                .hasSize(20_003)
                .doesNotHaveDuplicates()
                .endsWith("T,20001");
        assertThat(log).hasSameBinaryContentAs(others.usageLogInbox().resolve(FIRST));
    }

    @Test
    void aFileThatCouldNotBePublishedIsFinishedWithoutWhatCameLater() throws Exception {
        try (IntegrationTerminal terminal = folders.terminal()) {
            terminal.hospitals().ask(question(1));
            Files.delete(folders.usageLogInbox());
            assertThatThrownBy(terminal::handOverUsageLog).isInstanceOf(UncheckedIOException.class);
        }
        Clock later = Clock.offset(TerminalFolders.CLOCK, Duration.ofDays(1));
        try (IntegrationTerminal terminal = new IntegrationTerminal(
                folders.drop(), folders.inbox(), folders.store(), later, TerminalSettings.standard())) {
            terminal.hospitals().ask(question(2));

            assertThat(terminal.handOverUsageLog()).isEqualTo(1);
            assertThat(Files.readAllLines(folders.usageLogInbox().resolve(FIRST)))
                    .startsWith("H,01,139998,20261120093000," + FIRST)
                    .endsWith("T,1");
            assertThat(terminal.handOverUsageLog()).isEqualTo(1);
            assertThat(folders.usageLogInbox().resolve("LOG_139998_20261121_001.csv"))
                    .exists();
        }
    }

    private static Question question(int person) {
        return new Question(key(person), AT, HOSPITAL, Reference.CARD, false);
    }
}
