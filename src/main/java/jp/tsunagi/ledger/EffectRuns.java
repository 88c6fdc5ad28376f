package jp.tsunagi.ledger;

import java.time.Clock;
import jp.tsunagi.audit.TraceCounts;
import jp.tsunagi.audit.journal.Action;
import jp.tsunagi.audit.journal.Journal;
import jp.tsunagi.audit.journal.Outcome;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/** Runs whose effect lies in the welfare database: what is known of them in the hub's, before and after. */
public final class EffectRuns {
    private final JdbcClient hub;
    private final TransactionOperations transaction;
    private final Runs runs;
    private final Journal journal;
    private final TraceCounts traceCounts;
    private final Clock clock;

    public EffectRuns(
            JdbcClient hub,
            TransactionOperations transaction,
            Runs runs,
            Journal journal,
            TraceCounts traceCounts,
            Clock clock) {
        this.hub = hub;
        this.transaction = transaction;
        this.runs = runs;
        this.journal = journal;
        this.traceCounts = traceCounts;
        this.clock = clock;
    }

    /** Whether a crash came when everything was ready for the effect, so that its mark has to be looked for. */
    public boolean isPrepared(Run run) {
        return hub.sql("select prepared from run where run_id = ?")
                .param(run.id())
                .query(Boolean.class)
                .single();
    }

    /** Forgets what a run had prepared, since its effect did not take place; it begins anew. */
    public void discard(Run run) {
        transaction.executeWithoutResult(status -> {
            for (String table : new String[] {"quarantine_item", "taken_record", "held_back"}) {
                hub.sql("delete from " + table + " where run_id = ?")
                        .param(run.id())
                        .update();
            }
            hub.sql("delete from confirmation_item where first_run_id = ? and state = 'OPEN'")
                    .param(run.id())
                    .update();
            hub.sql("update confirmation_item set last_run_id = previous_run_id, note = previous_note, "
                            + "previous_run_id = null, previous_note = null where last_run_id = ? "
                            + "and previous_run_id is not null")
                    .param(run.id())
                    .update();
            hub.sql("update run set prepared = false, subject = null, read_count = 0, written_count = 0, "
                            + "unchanged_count = 0, quarantined_count = 0, held_count = 0 where run_id = ?")
                    .param(run.id())
                    .update();
            journal.conclude(
                    run.id(), Action.APPLY, Outcome.FAILED, entry -> entry.because("cut off before its effect"));
        });
    }

    /**
     * Closes a run whose effect has taken place.
     *
     * @param everyone whether it has looked at everyone: then what it did not find again on the 確認リスト has settled itself
     */
    public void conclude(Run run, boolean everyone) {
        RunLine line = runs.find(run.id()).orElseThrow();
        String subject = hub.sql("select subject from run where run_id = ?")
                .param(run.id())
                .query((row, n) -> java.util.Optional.ofNullable(row.getString(1)))
                .single()
                .orElse(null);
        transaction.executeWithoutResult(status -> {
            hub.sql("update linkage_file set state = 'APPLIED', record_count = ?, subject = ?, at = ? where run_id = ?")
                    .params(line.balance().read(), subject, Runs.utc(clock.instant()), run.id())
                    .update();
            if (everyone) {
                hub.sql("update confirmation_item set state = 'SETTLED', settled_at = ? where linkage = ? "
                                + "and state in ('OPEN', 'IN_HAND') and last_run_id < ?")
                        .params(Runs.utc(clock.instant()), run.linkage(), run.id())
                        .update();
            }
            hub.sql("update run set state = 'CLOSED', closed_at = ?, error_code = null, error_detail = null "
                            + "where run_id = ?")
                    .params(Runs.utc(clock.instant()), run.id())
                    .update();
            journal.conclude(
                    run.id(),
                    Action.APPLY,
                    Outcome.DONE,
                    entry -> entry.about(subject).records(line.balance().written()));
            journal.conclude(
                    run.id(),
                    Action.RUN,
                    Outcome.DONE,
                    entry -> entry.about(subject)
                            .records(line.balance().read())
                            .because(line.balance().toString())
                            .traced(traceCounts.process(), traceCounts.take(run.id())));
        });
    }
}
