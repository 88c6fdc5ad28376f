package jp.tsunagi.counterpart;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import jp.tsunagi.counterpart.Batch.Checked;

/**
 * What a batch of records does to the consignment partition: each record is judged against what the partition holds and
 * what the batch has done to it so far. Nothing is written here.
 */
abstract sealed class BatchPlan permits EligibilityPlan, VoucherPlan {
    private final Batch batch;
    private final Set<String> metKeys;
    private final List<Answer> answers = new ArrayList<>();

    /** @param metKeys those of the batch's keys that stood in the file before */
    BatchPlan(Batch batch, Set<String> metKeys) {
        this.batch = batch;
        this.metKeys = metKeys;
    }

    /** Once, before anything is asked of the plan. */
    final void judge() {
        batch.records().forEach(this::judge);
    }

    final List<Answer> answers() {
        return answers;
    }

    final Batch batch() {
        return batch;
    }

    abstract Optional<Fault> againstRegistrations(SentRecord record, String key);

    abstract void accept(SentRecord record, String key);

    /** What the verification store is given of it. */
    abstract void handOn(VerificationStore verification);

    private void judge(Checked checked) {
        SentRecord record = checked.record();
        boolean keyTwice = record.key().isPresent() && !metKeys.add(record.key().get());
        Optional<Fault> fault = checked.fault()
                .or(() ->
                        Fault.when(keyTwice, Rejection.KEY_TWICE, record.kind().distinguishing()))
                .or(() -> againstRegistrations(record, record.key().orElseThrow()));
        answers.add(Answer.to(record, fault));
        if (fault.isEmpty()) {
            accept(record, record.key().orElseThrow());
        }
    }
}
