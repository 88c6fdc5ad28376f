package jp.tsunagi.counterpart;

import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;

/**
 * 委託区画: what the insurers' intermediate server keeps of the municipality's records: the current one of each recipient with
 * its personal number and of each voucher, the history by reception, and the branch numbers that it assigns.
 */
public final class ConsignmentPartition implements AutoCloseable {
    private final EmbeddedStore store;
    private final Receptions receptions;
    private final AnswerHistory history;
    private final VerificationStore verification;
    private final BranchNumbers branchNumbers;

    ConsignmentPartition(Path folder, Clock clock, TerminalSettings settings, VerificationStore verification) {
        this.store = new EmbeddedStore(folder, "partition");
        this.receptions = new Receptions(store, clock);
        this.history = new AnswerHistory(store);
        this.verification = verification;
        this.branchNumbers = new BranchNumbers(store, clock, settings, verification);
    }

    /** Registered recipients, deleted ones not counted. */
    public long count() {
        return count("select count(*) from registration where not deleted");
    }

    /** Registered vouchers, cancelled ones counted too. */
    public long voucherCount() {
        return count("select count(*) from voucher");
    }

    /** @param key 公費負担者番号 and 受給者番号 */
    public Optional<Registration> find(String key) {
        return store.transaction(connection -> Registrations.find(connection, key));
    }

    /** @param key 公費負担者番号, 受給者番号 and 交付番号 */
    public Optional<RegisteredVoucher> findVoucher(String key) {
        return store.transaction(connection -> Vouchers.find(connection, key));
    }

    Receptions receptions() {
        return receptions;
    }

    AnswerHistory history() {
        return history;
    }

    BranchNumbers branchNumbers() {
        return branchNumbers;
    }

    /**
     * Judges a batch, hands what is accepted on to the verification store, then commits. After a crash in between the batch is
     * judged again, with the same end, and the verification store takes the same records once more.
     */
    void register(Batch batch) {
        Reception reception = batch.reception();
        store.transaction(connection -> {
            Set<String> met = history.met(connection, reception, batch.keys());
            BatchPlan plan = switch (reception.kind()) {
                case ELIGIBILITY -> Registrations.take(connection, batch, met);
                case VOUCHER -> Vouchers.take(connection, batch, met);
            };
            history.add(connection, reception, plan.answers());
            plan.handOn(verification);
            return null;
        });
    }

    private long count(String sql) {
        return store.transaction(connection -> Deliveries.number(connection, sql));
    }

    @Override
    public void close() {
        store.close();
    }
}
