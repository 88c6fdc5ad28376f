package jp.tsunagi.ledger;

import java.util.List;
import javax.sql.DataSource;
import jp.tsunagi.audit.journal.Access;
import jp.tsunagi.audit.journal.Action;
import jp.tsunagi.audit.journal.Entry;
import jp.tsunagi.audit.journal.Journal;

/**
 * The hub's side of a step of an outbound run that changes the welfare database: about whom it is, with the journal's entry of
 * what is about to be done, in one transaction that ends before the change is committed there.
 */
public final class StepLedger implements AutoCloseable {
    private final BackgroundTransaction transaction;
    private final Journal journal;
    private final Run run;
    private final TakenPeople people;

    private StepLedger(BackgroundTransaction transaction, Journal journal, Run run) {
        this.transaction = transaction;
        this.journal = journal;
        this.run = run;
        this.people = new TakenPeople(transaction.connection(), run);
    }

    /** Opens it; what an attempt that did not take place has left is forgotten. */
    public static StepLedger open(DataSource hub, Journal journal, Run run) {
        StepLedger ledger = new StepLedger(
                BackgroundTransaction.open(hub, "hub database, ledger of " + run.linkage()), journal, run);
        ledger.transaction.submit(() -> Statements.update(
                ledger.transaction.connection(), "delete from taken_record where run_id = ?", run.id()));
        return ledger;
    }

    /** @param concerned each person once */
    public void concerns(List<Concerned> concerned) {
        if (!concerned.isEmpty()) {
            transaction.submit(() -> people.insert(concerned));
        }
    }

    /**
     * Enters what is about to be done and commits.
     *
     * @param records how many are changed
     * @return digest of the people
     */
    public String prepare(long records) {
        transaction.finish(() -> {
            journal.enter(
                    transaction.connection(),
                    Entry.intent(Action.APPLY, Access.CHANGE, "route " + run.linkage())
                            .by(run.actor())
                            .linkage(run.linkage())
                            .run(run.id())
                            .about(people.digest())
                            .records(records)
                            .place("welfare database")
                            .build());
            transaction.connection().commit();
        });
        return people.digest();
    }

    /** Forgets about whom it was, since the step did not take place. */
    public static void forget(DataSource hub, Journal journal, Run run) {
        try (StepLedger ledger = open(hub, journal, run)) {
            ledger.transaction.finish(() -> ledger.transaction.connection().commit());
        }
    }

    /** Rolls back what was not prepared. */
    @Override
    public void close() {
        transaction.close();
    }
}
