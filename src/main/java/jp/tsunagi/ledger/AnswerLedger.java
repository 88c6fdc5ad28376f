package jp.tsunagi.ledger;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import javax.sql.DataSource;
import jp.tsunagi.audit.TraceCounts;
import jp.tsunagi.audit.journal.Action;
import jp.tsunagi.audit.journal.Journal;
import jp.tsunagi.audit.journal.Outcome;
import jp.tsunagi.errors.ErrorCode;
import jp.tsunagi.errors.HubException;

/**
 * The ledger's side of one returned file while it is read: its answers, in one transaction that {@link #apply} commits
 * together with the file's state and the run's balance. What is wrong with the file as a whole is found before that, and
 * then nothing of it stays.
 */
public final class AnswerLedger implements AutoCloseable {
    // Each statement binds the sent file and the answer file; these are answers to records that the sent file does not
    // hold.
    private static final String NEVER_SENT =
            "from answer a where a.sent_file_id = ? and a.answer_file_id = ? and not exists (select 1 from sent_record s "
                    + "where s.file_id = a.sent_file_id and s.record_key = a.record_key)";
    private static final String ANSWERED = "select count(*) from sent_record s where s.file_id = ? and exists "
            + "(select 1 from answer a where a.sent_file_id = s.file_id and a.record_key = s.record_key)";
    // An answer to a record that an earlier file has answered, or an earlier line of this file in the same sense.
    private static final String LATER = """
            from answer a where a.sent_file_id = ? and a.answer_file_id = ? and exists (select 1 from answer b
              where b.sent_file_id = a.sent_file_id and b.record_key = a.record_key
                and (b.answer_file_id < a.answer_file_id
                     or b.answer_file_id = a.answer_file_id and b.line_no < a.line_no))
            """;
    // Two answers of one file that contradict each other: neither can be believed.
    private static final String CONTRADICTORY = """
            from answer a where a.sent_file_id = ? and a.answer_file_id = ? and exists (select 1 from answer b
              where b.sent_file_id = a.sent_file_id and b.record_key = a.record_key
                and b.answer_file_id = a.answer_file_id and b.accepted <> a.accepted)
            """;
    private static final String CONTRADICTS_EARLIER = """
            from answer a where a.sent_file_id = ? and a.answer_file_id = ? and exists (select 1 from answer b
              where b.sent_file_id = a.sent_file_id and b.record_key = a.record_key
                and b.answer_file_id < a.answer_file_id and b.accepted <> a.accepted)
            """;

    private final BackgroundTransaction transaction;
    private final Connection connection;
    private final Clock clock;
    private final Run run;
    private final FileEntry file;
    private final FileEntry sent;
    private final BulkInsert answers;
    private final Quarantined quarantine;
    private final Journal journal;
    private final TraceCounts traceCounts;
    private long acceptedHere;
    private long rejectedHere;
    private Set<Long> dismissed;

    private AnswerLedger(
            BackgroundTransaction transaction,
            Journal journal,
            TraceCounts traceCounts,
            Clock clock,
            Run run,
            FileEntry file,
            FileEntry sent) {
        this.journal = journal;
        this.traceCounts = traceCounts;
        this.transaction = transaction;
        this.connection = transaction.connection();
        this.clock = clock;
        this.run = run;
        this.file = file;
        this.sent = sent;
        this.answers = new BulkInsert(
                connection,
                "answer",
                "sent_file_id",
                "record_key",
                "answer_file_id",
                "line_no",
                "accepted",
                "code",
                "detail");
        this.quarantine = new Quarantined(connection, run);
    }

    public static AnswerLedger open(
            DataSource hub,
            Journal journal,
            TraceCounts traceCounts,
            Clock clock,
            Run run,
            FileEntry file,
            FileEntry sent) {
        return new AnswerLedger(
                BackgroundTransaction.open(hub, "hub database, ledger of " + run.linkage()),
                journal,
                traceCounts,
                clock,
                run,
                file,
                sent);
    }

    public void answers(List<Answer> batch) {
        for (Answer answer : batch) {
            acceptedHere += answer.accepted() ? 1 : 0;
            rejectedHere += answer.accepted() ? 0 : 1;
        }
        transaction.submit(() -> answers.insert(batch.stream()
                .map(answer -> new Object[] {
                    sent.id(),
                    answer.recordKey(),
                    file.id(),
                    answer.lineNo(),
                    answer.accepted(),
                    answer.code(),
                    answer.detail()
                })
                .toList()));
    }

    public void setAside(List<QuarantineItem> items) {
        transaction.submit(() -> quarantine.insert(items, clock.instant()));
    }

    /**
     * Ties the answers to what was sent; those that cannot be tied are set aside. Once all are read; a second time it does
     * nothing.
     *
     * @return the lines of the answers that do not count
     */
    public Set<Long> tie() {
        if (dismissed == null) {
            dismissed = new HashSet<>();
            transaction.finish(() -> {
                Statements.analyze(connection, "answer", "sent_record");
                if (!everyAnswerCounts()) {
                    setUntiedAside();
                }
            });
        }
        return Collections.unmodifiableSet(dismissed);
    }

    /** Sets tied answers aside after all, each by its line: they do not count. */
    public void dismiss(List<QuarantineItem> items) {
        transaction.finish(() -> {
            quarantine.insert(items, clock.instant());
            for (QuarantineItem item : items) {
                Statements.update(
                        connection,
                        "delete from answer where sent_file_id = ? and answer_file_id = ? and line_no = ?",
                        sent.id(),
                        file.id(),
                        item.lineNo());
            }
        });
        items.forEach(item -> dismissed.add(item.lineNo()));
    }

    /** The people of the sent file, as one digest; {@code null} when it has none. */
    public String subject() {
        AtomicReference<String> subject = new AtomicReference<>();
        transaction.finish(() -> subject.set(sentSubject()));
        return subject.get();
    }

    /**
     * Ties the answers to what was sent, and commits.
     *
     * @param read lines of the file
     * @param setAside lines already set aside while reading
     */
    public Reconciled apply(long read, long setAside) {
        int untied = tie().size();
        AtomicReference<Reconciled> reconciled = new AtomicReference<>();
        transaction.finish(() -> {
            long accepted = untied == 0 ? sent.accepted() + acceptedHere : answered(true);
            long rejected = untied == 0 ? sent.rejected() + rejectedHere : answered(false);
            Balance balance = new Balance(read, read - setAside - untied, 0, setAside + untied, 0);
            close(balance);
            settle(accepted, rejected);
            conclude(balance, "answers file " + sent.id() + "; " + balance);
            connection.commit();
            reconciled.set(new Reconciled(
                    balance.written(),
                    balance.quarantined(),
                    accepted,
                    rejected,
                    sent.recordCount() - accepted - rejected));
        });
        return reconciled.get();
    }

    /**
     * Whether each answer is the one answer to a sent record: then as many sent records have an answer as there are answers.
     * One join that nearly always spares the searches for what is wrong.
     */
    private boolean everyAnswerCounts() throws SQLException {
        long answers = sent.accepted() + sent.rejected() + acceptedHere + rejectedHere;
        return Statements.count(connection, ANSWERED, sent.id()) == answers;
    }

    private void setUntiedAside() throws SQLException {
        remove(NEVER_SENT, ErrorCode.NEVER_SENT);
        remove(CONTRADICTORY, ErrorCode.CONTRADICTORY_ANSWERS);
        remove(CONTRADICTS_EARLIER, ErrorCode.CONTRADICTORY_ANSWERS);
        remove(LATER, ErrorCode.ANSWERED_TWICE);
    }

    /** The counterpart refused the sent file as a whole: its records count as never sent, so the next run sends them. */
    public void refuse(String code) {
        transaction.finish(() -> {
            close(Balance.ZERO);
            Statements.update(
                    connection,
                    "update linkage_file set state = 'REFUSED', rejected_count = record_count, at = ? where file_id = ?",
                    Runs.utc(clock.instant()),
                    sent.id());
            Statements.update(
                    connection,
                    "update run set error_code = ?, error_detail = ? where run_id = ?",
                    code,
                    "the counterpart refused the file",
                    sent.runId());
            conclude(Balance.ZERO, "refuses file " + sent.id() + " with " + code);
            connection.commit();
        });
    }

    private void remove(String which, ErrorCode code) throws SQLException {
        int found = Statements.update(
                connection,
                "insert into quarantine_item (run_id, linkage, level, source, line_no, record_key, error_code, state, "
                        + "raised_at) select f.run_id, f.linkage, 'RECORD', f.name, a.line_no, a.record_key, '"
                        + code.code() + "', 'OPEN', f.at from (select a.* " + which
                        + ") a join linkage_file f on f.file_id = a.answer_file_id",
                sent.id(),
                file.id());
        if (found > 0) {
            noteLines(which);
            Statements.update(connection, "delete " + which, sent.id(), file.id());
        }
    }

    private void noteLines(String which) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement("select a.line_no " + which)) {
            query.setLong(1, sent.id());
            query.setLong(2, file.id());
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    dismissed.add(rows.getLong(1));
                }
            }
        }
    }

    private long answered(boolean accepted) throws SQLException {
        return Statements.count(
                connection, "select count(*) from answer where sent_file_id = ? and accepted = ?", sent.id(), accepted);
    }

    private void settle(long accepted, long rejected) throws SQLException {
        boolean complete = accepted + rejected == sent.recordCount();
        boolean reconciled = complete || sent.state() == FileState.RECONCILED;
        Statements.update(
                connection,
                "update linkage_file set state = ?, accepted_count = ?, rejected_count = ?, missing_count = ?, at = ? "
                        + "where file_id = ?",
                (reconciled ? FileState.RECONCILED : FileState.PUBLISHED).name(),
                accepted,
                rejected,
                reconciled ? sent.recordCount() - accepted - rejected : 0,
                Runs.utc(clock.instant()),
                sent.id());
    }

    private void close(Balance balance) throws SQLException {
        if (!balance.holds()) {
            throw new HubException(ErrorCode.UNBALANCED, "run " + run.id() + ": " + balance);
        }
        Statements.update(
                connection,
                "update linkage_file set state = 'APPLIED', record_count = ?, sent_file_id = ?, at = ? where file_id = ?",
                balance.read(),
                sent.id(),
                Runs.utc(clock.instant()),
                file.id());
        Statements.update(
                connection,
                "update run set state = 'CLOSED', closed_at = ?, read_count = ?, written_count = ?, "
                        + "quarantined_count = ? where run_id = ?",
                Runs.utc(clock.instant()),
                balance.read(),
                balance.written(),
                balance.quarantined(),
                run.id());
    }

    private void conclude(Balance balance, String reason) throws SQLException {
        String subject = sentSubject();
        journal.conclude(
                connection,
                run.id(),
                Action.RUN,
                Outcome.DONE,
                entry -> entry.about(subject)
                        .records(balance.read())
                        .because(reason)
                        .traced(traceCounts.process(), traceCounts.take(run.id())));
    }

    private String sentSubject() throws SQLException {
        return Statements.text(connection, "select subject from linkage_file where file_id = ?", sent.id());
    }

    /** Rolls back what was not applied. */
    @Override
    public void close() {
        transaction.close();
    }
}
