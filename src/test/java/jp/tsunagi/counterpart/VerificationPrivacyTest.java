package jp.tsunagi.counterpart;

import static jp.tsunagi.counterpart.Question.Reference.CARD;
import static jp.tsunagi.counterpart.Sent.NAME;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VerificationPrivacyTest {
    private static final int PEOPLE = 500;
    private static final LocalDateTime NOW = LocalDateTime.of(2026, 11, 20, 9, 30);

    @TempDir
    Path root;

    @Test
    void noPersonalNumberReachesTheFilesOfTheVerificationStore() {
        TerminalFolders folders = new TerminalFolders(root);
        try (IntegrationTerminal terminal = folders.terminal()) {
            String[][] records = new String[PEOPLE][];
            Arrays.setAll(records, i -> Sent.person(i + 1));
            assertThat(folders.result(terminal, NAME, Sent.initialLoad(NAME, records)))
                    .endsWith("T,500,500,0");
            assertThat(terminal.verification().count()).isEqualTo(PEOPLE);
            String[][] vouchers = new String[PEOPLE][];
            Arrays.setAll(vouchers, i -> SentVouchers.medical(i + 1, i + 1));
            assertThat(folders.voucherResult(
                            terminal, SentVouchers.NAME, Sent.initialLoad(SentVouchers.NAME, vouchers)))
                    .endsWith("T,500,500,0");
            List<Question> questions = IntStream.rangeClosed(1, PEOPLE)
                    .mapToObj(person -> new Question(Sent.key(person), NOW, SentVouchers.HOSPITAL, CARD, true))
                    .toList();
            assertThat(terminal.hospitals().ask(questions))
                    .allMatch(answer -> answer.issueNumber().isPresent());
            assertThat(terminal.handOverBranchNumbers()).isEqualTo(PEOPLE);
            assertThat(terminal.handOverUsageLog()).isEqualTo(PEOPLE);
        }
        Path partition = folders.store().resolve("partition.mv.db");
        for (int person = 1; person <= PEOPLE; person += 7) {
            String number = Sent.personalNumber(person);
            // The partition's file, where the number must be, shows that the search can find it.
            assertThat(StoreFiles.holding(folders.store(), number)).containsExactly(partition);
            assertThat(StoreFiles.holding(folders.inbox(), number)).isEmpty();
            assertThat(StoreFiles.holding(folders.branchNumberInbox(), number)).isEmpty();
            assertThat(StoreFiles.holding(folders.usageLogInbox(), number)).isEmpty();
        }
    }

    @Test
    void neitherATextOfARecordNorOfAFailureShowsAValue() {
        SentRecord sent = new SentRecord(RecordKind.ELIGIBILITY, 1, List.of(Sent.person(1)));
        Registration registration =
                new Registration(Sent.key(1), "01", "01", Sent.personalNumber(1), "R20261120SKK00000001");

        assertThat(sent).hasToString("record 1");
        assertThat(registration.toString()).doesNotContain(Sent.personalNumber(1));
        assertThat(QualificationRecord.of(sent, Sent.key(1), "01")).hasToString("qualification record");
        SentRecord voucher = new SentRecord(RecordKind.VOUCHER, 2, List.of(SentVouchers.medical(1, 1)));
        assertThat(IssuedVoucher.of(voucher, Sent.key(1))).hasToString("issued voucher");
        assertThat(new Question(Sent.key(1), NOW, SentVouchers.HOSPITAL, CARD, true).toString())
                .doesNotContain(Sent.recipientNumber(1));
    }
}
