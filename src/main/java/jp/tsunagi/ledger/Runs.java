package jp.tsunagi.ledger;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import jp.tsunagi.audit.TraceCounts;
import jp.tsunagi.audit.journal.Access;
import jp.tsunagi.audit.journal.Action;
import jp.tsunagi.audit.journal.Entry;
import jp.tsunagi.audit.journal.Journal;
import jp.tsunagi.audit.journal.Outcome;
import jp.tsunagi.errors.ErrorCode;
import jp.tsunagi.errors.HubException;
import jp.tsunagi.errors.Kind;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/** The runs in the ledger: opened before anything is done, closed only when they balance. */
public final class Runs {
    private static final int DETAIL = 1000;

    private final JdbcClient hub;
    private final TransactionOperations transaction;
    private final Journal journal;
    private final TraceCounts traceCounts;
    private final String version;
    private final Clock clock;

    /** @param version hash of the configuration that the runs go by */
    public Runs(
            JdbcClient hub,
            TransactionOperations transaction,
            Journal journal,
            TraceCounts traceCounts,
            String version,
            Clock clock) {
        this.hub = hub;
        this.transaction = transaction;
        this.journal = journal;
        this.traceCounts = traceCounts;
        this.version = version;
        this.clock = clock;
    }

    /**
     * Opens a run and enters it in the journal.
     *
     * @param details what the entry is to say beside linkage, run and actor
     */
    public Run open(String linkage, RunKind kind, String actor, UnaryOperator<Entry.Builder> details) {
        return transaction.execute(status -> {
            Run run = insert(linkage, kind, actor);
            Access access = kind == RunKind.INBOUND ? Access.RECEIVE : Access.LOOK_UP;
            Entry.Builder entry = Entry.intent(Action.RUN, access, "route " + linkage)
                    .by(actor)
                    .linkage(linkage)
                    .run(run.id())
                    .about(kind == RunKind.INBOUND ? null : "all:" + linkage)
                    .because(kind.name());
            journal.enter(details.apply(entry).build());
            return run;
        });
    }

    private Run insert(String linkage, RunKind kind, String actor) {
        Instant now = clock.instant();
        LocalDate businessDate = LocalDate.ofInstant(now, clock.getZone());
        var keys = new org.springframework.jdbc.support.GeneratedKeyHolder();
        hub.sql("insert into run (linkage, kind, state, business_date, opened_at, actor, version) "
                        + "values (?, ?, 'OPEN', ?, ?, ?, ?)")
                .params(linkage, kind.name(), businessDate, utc(now), actor, version)
                .update(keys, "run_id");
        return new Run(keys.getKeyAs(Long.class), linkage, kind, businessDate, now, actor);
    }

    public Run run(long runId) {
        return hub.sql("select * from run where run_id = ?")
                .param(runId)
                .query((row, n) -> run(row))
                .single();
    }

    /** The run of a linkage that was begun and neither closed nor failed: a crash left it. */
    public Optional<Run> unfinished(String linkage) {
        return hub.sql("select * from run where linkage = ? and state = 'OPEN' order by run_id limit 1")
                .param(linkage)
                .query((row, n) -> run(row))
                .optional();
    }

    /**
     * Closes a run.
     *
     * @throws HubException UNBALANCED when a record is unaccounted for; the run then stays open
     */
    public void close(long runId, Balance balance) {
        if (!balance.holds()) {
            throw new HubException(ErrorCode.UNBALANCED, "run " + runId + ": " + balance);
        }
        transaction.executeWithoutResult(status -> {
            hub.sql("update run set state = 'CLOSED', closed_at = ?, read_count = ?, written_count = ?, "
                            + "unchanged_count = ?, quarantined_count = ?, held_count = ?, error_code = null, "
                            + "error_detail = null where run_id = ?")
                    .params(
                            utc(clock.instant()),
                            balance.read(),
                            balance.written(),
                            balance.unchanged(),
                            balance.quarantined(),
                            balance.held(),
                            runId)
                    .update();
            journal.conclude(
                    runId,
                    Action.RUN,
                    Outcome.DONE,
                    entry -> traced(runId, entry.records(balance.read()).because(balance.toString())));
        });
    }

    private Entry.Builder traced(long runId, Entry.Builder entry) {
        return entry.traced(traceCounts.process(), traceCounts.take(runId));
    }

    public void fail(long runId, ErrorCode code, String detail) {
        transaction.executeWithoutResult(status -> {
            hub.sql("update run set state = 'FAILED', closed_at = ?, error_code = ?, error_detail = ? "
                            + "where run_id = ? and state = 'OPEN'")
                    .params(utc(clock.instant()), code.code(), shortened(detail), runId)
                    .update();
            Outcome outcome = code.kind() == Kind.CONTRACT ? Outcome.REFUSED : Outcome.FAILED;
            journal.conclude(
                    runId,
                    Action.RUN,
                    outcome,
                    entry -> traced(runId, entry.code(code.code()).because(detail)));
        });
    }

    /**
     * Fails a run whose file was given up, as {@link ErrorCode#MADE_ANEW}, and in the same transaction opens the one that
     * does its work anew, for everyone. Why it was not delivered, the journal has told before.
     *
     * @param details what the new run's entry is to say beside linkage, run and actor
     */
    public Run replace(Run givenUp, RunKind kind, String actor, UnaryOperator<Entry.Builder> details) {
        return transaction.execute(status -> {
            Run anew = open(givenUp.linkage(), kind, actor, details);
            fail(givenUp.id(), ErrorCode.MADE_ANEW, "not delivered in time; made anew as run " + anew.id());
            return anew;
        });
    }

    /** Notes why a run is not through yet; it stays open and is finished when its linkage runs next. */
    public void delay(long runId, ErrorCode code, String detail) {
        transaction.executeWithoutResult(status -> {
            hub.sql("update run set error_code = ?, error_detail = ? where run_id = ? and state = 'OPEN'")
                    .params(code.code(), shortened(detail), runId)
                    .update();
            journal.enter(Entry.of(Action.DELAY, Access.SEND, Outcome.FAILED, "route")
                    .run(runId)
                    .code(code.code())
                    .because(detail)
                    .build());
        });
    }

    public Optional<RunLine> find(long runId) {
        return hub.sql(RunLine.SELECT + " where r.run_id = ?")
                .param(runId)
                .query(RunLine::of)
                .optional();
    }

    /** The run of a file. */
    public Optional<RunLine> ofFile(long fileId) {
        return hub.sql(RunLine.SELECT + " where f.file_id = ?")
                .param(fileId)
                .query(RunLine::of)
                .optional();
    }

    /** The runs that have written a file of this name, newest first; a name that was given up is used again. */
    public List<RunLine> ofSent(String fileName) {
        return ofName(fileName, "OUT");
    }

    /** The runs of returned files of this name, newest first. */
    public List<RunLine> ofReturned(String fileName) {
        return ofName(fileName, "IN");
    }

    private List<RunLine> ofName(String fileName, String direction) {
        return hub.sql(RunLine.SELECT + " where f.name = ? and f.direction = ? order by r.run_id desc")
                .params(fileName, direction)
                .query(RunLine::of)
                .list();
    }

    /** When the newest run was opened. */
    public Optional<Instant> newestStart() {
        return hub.sql("select opened_at from run order by run_id desc limit 1")
                .query(OffsetDateTime.class)
                .optional()
                .map(OffsetDateTime::toInstant);
    }

    /** The newest runs, newest first. */
    public List<RunLine> latest(int most) {
        return hub.sql(RunLine.SELECT + " order by r.run_id desc limit ?")
                .param(most)
                .query(RunLine::of)
                .list();
    }

    private static Run run(ResultSet row) throws SQLException {
        return new Run(
                row.getLong("run_id"),
                row.getString("linkage"),
                RunKind.valueOf(row.getString("kind")),
                row.getObject("business_date", LocalDate.class),
                row.getObject("opened_at", OffsetDateTime.class).toInstant(),
                row.getString("actor"));
    }

    private static String shortened(String detail) {
        return detail.substring(0, Math.min(DETAIL, detail.length()));
    }

    static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
