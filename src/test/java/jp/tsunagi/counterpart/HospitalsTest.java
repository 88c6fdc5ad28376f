package jp.tsunagi.counterpart;

import static jp.tsunagi.counterpart.Sent.key;
import static jp.tsunagi.counterpart.Sent.person;
import static jp.tsunagi.counterpart.Sent.with;
import static jp.tsunagi.counterpart.SentVouchers.HOSPITAL;
import static jp.tsunagi.counterpart.SentVouchers.PHARMACY;
import static jp.tsunagi.counterpart.SentVouchers.cancelled;
import static jp.tsunagi.counterpart.SentVouchers.dispensing;
import static jp.tsunagi.counterpart.SentVouchers.issueNumber;
import static jp.tsunagi.counterpart.SentVouchers.medical;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import jp.tsunagi.counterpart.Question.Reference;
import jp.tsunagi.counterpart.Verification.Validity;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HospitalsTest {
    private static final LocalDateTime NOW = LocalDateTime.of(2026, 11, 20, 9, 30);

    @TempDir
    Path root;

    private TerminalFolders folders;
    private IntegrationTerminal terminal;

    @BeforeEach
    void open() {
        folders = new TerminalFolders(root);
        terminal = folders.terminal();
    }

    @AfterEach
    void close() {
        terminal.close();
    }

    @Test
    void aRegisteredRecipientIsValidWithBranchNumberAndTheInstitutionsVoucher() {
        folders.register(terminal, 1);
        vouchers(medical(1, 5), dispensing(1, 6));

        assertThat(ask(1, NOW, HOSPITAL))
                .isEqualTo(new Verification(
                        "Q20261120OQS00000001", Validity.VALID, Optional.of("01"), Optional.of(issueNumber(5)), false));
        assertThat(ask(1, NOW, PHARMACY).issueNumber()).contains(issueNumber(6));
    }

    @Test
    void anInstitutionWithoutAVoucherIsShownNoneThoughTheRecipientIsValid() {
        folders.register(terminal, 1, 2);
        vouchers(medical(1, 1));

        assertThat(ask(1, NOW, "1399999999"))
                .matches(answer -> answer.validity() == Validity.VALID
                        && answer.issueNumber().isEmpty());
        assertThat(ask(2, NOW, HOSPITAL).issueNumber()).isEmpty();
    }

    @Test
    void aVoucherIsShownWithinItsPeriodOnlyAndNotOnceCancelled() {
        folders.register(terminal, 1);
        vouchers(with(with(medical(1, 1), 9, "20261110"), 10, "20261112"), medical(1, 2));
        String later = SentVouchers.LATER;
        folders.voucherResult(terminal, later, Sent.difference(later, cancelled(medical(1, 2))));

        assertThat(ask(1, LocalDateTime.of(2026, 11, 9, 23, 59), HOSPITAL).issueNumber())
                .isEmpty();
        assertThat(ask(1, LocalDateTime.of(2026, 11, 10, 0, 0), HOSPITAL).issueNumber())
                .contains(issueNumber(1));
        assertThat(ask(1, LocalDateTime.of(2026, 11, 12, 23, 59), HOSPITAL).issueNumber())
                .contains(issueNumber(1));
        assertThat(ask(1, LocalDateTime.of(2026, 11, 13, 0, 0), HOSPITAL).issueNumber())
                .isEmpty();
    }

    @Test
    void ofSeveralVouchersTheLowestNumberIsShown() {
        folders.register(terminal, 1);
        vouchers(medical(1, 9), with(medical(1, 3), 13, "03"));

        assertThat(ask(1, NOW, HOSPITAL).issueNumber()).contains(issueNumber(3));
    }

    @ParameterizedTest
    @CsvSource({
        "20261031,NOT_VALID",
        "20261101,VALID",
        "20261110,VALID",
        "20261111,NOT_VALID",
    })
    void validityIsThatOfTheDayAskedAbout(String day, Validity validity) {
        String[] lost = with(with(person(1), 23, "20261110"), 24, "99");
        folders.result(terminal, Sent.NAME, Sent.difference(Sent.NAME, lost));
        LocalDateTime at = LocalDateTime.of(2026, Integer.parseInt(day.substring(4, 6)), 1, 12, 0)
                .withDayOfMonth(Integer.parseInt(day.substring(6)));

        assertThat(ask(1, at, HOSPITAL).validity()).isEqualTo(validity);
    }

    @Test
    void whoIsNotRegisteredHasNoQualification() {
        assertThat(ask(1, NOW, HOSPITAL))
                .isEqualTo(new Verification(
                        "Q20261120OQS00000001", Validity.NONE, Optional.empty(), Optional.empty(), false));
    }

    @Test
    void anInvalidatedRecordIsNotValid() {
        folders.result(terminal, Sent.NAME, Sent.difference(Sent.NAME, with(person(1), 30, "1")));

        assertThat(ask(1, NOW, HOSPITAL).validity()).isEqualTo(Validity.NOT_VALID);
    }

    @ParameterizedTest
    @CsvSource({
        "1,0,0,CARD,true,true",
        "1,0,0,CARD,false,false",
        "1,0,0,CERTIFICATE,true,false",
        "0,0,0,CARD,true,false",
        "2,0,0,CARD,true,false",
        "1,1,0,CARD,true,false",
        "1,0,1,CARD,true,false",
    })
    void checkupsAreShownWithConsentUnlessRefusedOrNotDisclosed(
            String consent, String refusal, String nonDisclosure, Reference reference, boolean asked, boolean shown) {
        String[] person =
                with(with(with(with(person(1), 25, refusal), 26, consent), 27, "20261101"), 28, nonDisclosure);
        folders.result(terminal, Sent.NAME, Sent.difference(Sent.NAME, person));

        assertThat(terminal.hospitals()
                        .ask(new Question(key(1), NOW, HOSPITAL, reference, asked))
                        .checkupShown())
                .isEqualTo(shown);
    }

    @Test
    void manyQuestionsAreAnsweredInTheirOrderAsOneByOneWithNumbersNeverGivenTwice() {
        folders.register(terminal, 1, 2);
        vouchers(medical(1, 1));
        List<Question> questions = IntStream.range(0, 2500)
                .mapToObj(i -> new Question(
                        key(i % 3 + 1), NOW.minusDays(i % 5), i % 2 == 0 ? HOSPITAL : PHARMACY, Reference.CARD, false))
                .toList();

        List<Verification> together = terminal.hospitals().ask(questions);
        List<Verification> oneByOne = new ArrayList<>();
        for (Question question : questions.subList(0, 60)) {
            oneByOne.add(terminal.hospitals().ask(question));
        }

        assertThat(together).extracting(Verification::confirmationNumber).doesNotHaveDuplicates();
        assertThat(oneByOne)
                .usingRecursiveFieldByFieldElementComparatorIgnoringFields("confirmationNumber")
                .isEqualTo(together.subList(0, 60));
        assertThat(oneByOne.get(0).confirmationNumber()).isEqualTo("Q20261120OQS00002501");
        assertThat(terminal.verification().questionCount()).isEqualTo(2560);
    }

    @Test
    void aQuestionOfTheFutureOrAnEmptyBatchLeavesNoTrace() {
        assertThatIllegalArgumentException().isThrownBy(() -> ask(1, NOW.plusSeconds(1), HOSPITAL));
        assertThat(terminal.hospitals().ask(List.of())).isEmpty();
        assertThat(terminal.verification().questionCount()).isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "120160101234566x,1310000019",
        "120160101234567,1310000019",
        "120160111234566,1310000019",
        "120160101234566,131000001"
    })
    void aQuestionWithAMalformedNumberCannotBeAsked(String key, String institution) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Question(key, NOW, institution, Reference.CARD, false))
                .withMessageNotContaining(key);
    }

    private Verification ask(int person, LocalDateTime at, String institution) {
        return terminal.hospitals().ask(new Question(key(person), at, institution, Reference.CARD, false));
    }

    private void vouchers(String[]... vouchers) {
        assertThat(folders.voucherResult(terminal, SentVouchers.NAME, Sent.difference(SentVouchers.NAME, vouchers)))
                .endsWith("T,%1$d,%1$d,0".formatted(vouchers.length));
    }
}
