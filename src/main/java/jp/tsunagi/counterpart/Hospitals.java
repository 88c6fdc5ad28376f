package jp.tsunagi.counterpart;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import jp.tsunagi.counterpart.Question.Reference;
import jp.tsunagi.counterpart.Verification.Validity;

/**
 * 医療機関等 asking the eligibility verification store. A question is answered from what the store holds at that moment, for the
 * day that is asked about, and stands in the log before the answer is out.
 */
public final class Hospitals {
    private static final int BATCH = 1000;
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("uuuuMMdd");
    private static final String QUALIFICATIONS = """
            select record_key, branch_number, qualification_date, disqualification_date, invalidation_flag = '1',
                checkups_consent_flag = '1' and self_information_refusal_flag = '0' and non_disclosure_flag = '0'
            from qualification where record_key in""";
    private static final String VOUCHERS = """
            select recipient_key, institution_code, issue_number, valid_date, expiration_date
            from voucher where cancelled_on = '' and recipient_key in""";

    private final EmbeddedStore store;
    private final UsageLog log;
    private final Clock clock;

    private record Qualification(
            String branchNumber, String first, String last, boolean invalidated, boolean checkupsOpen) {
        /** The day of loss is the last: it may be the first too. */
        boolean valid(String day) {
            return !invalidated && first.compareTo(day) <= 0 && (last.isEmpty() || day.compareTo(last) <= 0);
        }
    }

    private record Voucher(String institutionCode, String issueNumber, String first, String last) {
        boolean shownTo(String institution, String day) {
            return institutionCode.equals(institution) && first.compareTo(day) <= 0 && day.compareTo(last) <= 0;
        }
    }

    Hospitals(EmbeddedStore store, UsageLog log, Clock clock) {
        this.store = store;
        this.log = log;
        this.clock = clock;
    }

    /**
     * @throws IllegalArgumentException when the time of the question is still to come
     * @throws StoreException when the database fails; the question is then neither answered nor logged
     */
    public Verification ask(Question question) {
        return ask(List.of(question)).get(0);
    }

    /**
     * Many questions, answered in their order.
     *
     * @throws IllegalArgumentException when the time of one is still to come; none is then answered
     * @throws StoreException when the database fails; those logged so far stay logged
     */
    public synchronized List<Verification> ask(List<Question> questions) {
        LocalDateTime now = LocalDateTime.now(clock);
        if (questions.stream().anyMatch(question -> question.at().isAfter(now))) {
            throw new IllegalArgumentException("a question of the future");
        }
        List<Verification> answers = new ArrayList<>(questions.size());
        for (int from = 0; from < questions.size(); from += BATCH) {
            List<Question> batch = questions.subList(from, Math.min(from + BATCH, questions.size()));
            answers.addAll(store.transaction(connection -> answer(connection, batch)));
        }
        return answers;
    }

    private List<Verification> answer(Connection connection, List<Question> questions) throws SQLException {
        Set<String> keys = questions.stream().map(Question::key).collect(Collectors.toSet());
        Map<String, Qualification> qualifications = qualifications(connection, keys);
        Map<String, List<Voucher>> vouchers = vouchers(connection, keys);
        long last = log.last(connection);
        List<Verification> answers = new ArrayList<>(questions.size());
        for (Question question : questions) {
            answers.add(answer(
                    question,
                    UsageLog.confirmationNumber(question.at(), last + answers.size() + 1),
                    Optional.ofNullable(qualifications.get(question.key())),
                    vouchers.getOrDefault(question.key(), List.of())));
        }
        log.add(connection, last, questions, answers);
        return answers;
    }

    private static Verification answer(
            Question question, String number, Optional<Qualification> qualification, List<Voucher> vouchers) {
        String day = question.at().format(DAY);
        boolean valid = qualification.filter(found -> found.valid(day)).isPresent();
        Optional<String> voucher = vouchers.stream()
                .filter(found -> valid && found.shownTo(question.institutionCode(), day))
                .map(Voucher::issueNumber)
                .min(Comparator.naturalOrder());
        // Consent at the counter is given to the card reader: there is none for a certificate.
        boolean checkup = valid
                && question.checkupAsked()
                && question.reference() == Reference.CARD
                && qualification.get().checkupsOpen();
        Validity validity = valid ? Validity.VALID : qualification.isPresent() ? Validity.NOT_VALID : Validity.NONE;
        return new Verification(number, validity, qualification.map(Qualification::branchNumber), voucher, checkup);
    }

    private static Map<String, Qualification> qualifications(Connection connection, Set<String> keys)
            throws SQLException {
        Map<String, Qualification> found = new HashMap<>();
        KeyLookup.forEach(
                connection,
                QUALIFICATIONS,
                List.of(),
                keys,
                row -> found.put(
                        row.getString(1),
                        new Qualification(
                                row.getString(2),
                                row.getString(3),
                                row.getString(4),
                                row.getBoolean(5),
                                row.getBoolean(6))));
        return found;
    }

    private static Map<String, List<Voucher>> vouchers(Connection connection, Set<String> keys) throws SQLException {
        Map<String, List<Voucher>> found = new HashMap<>();
        KeyLookup.forEach(
                connection,
                VOUCHERS,
                List.of(),
                keys,
                row -> found.computeIfAbsent(row.getString(1), key -> new ArrayList<>())
                        .add(new Voucher(row.getString(2), row.getString(3), row.getString(4), row.getString(5))));
        return found;
    }
}
