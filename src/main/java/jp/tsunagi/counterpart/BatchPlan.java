package jp.tsunagi.counterpart;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a batch of records does to the consignment partition: each record is judged against what the partition holds and
 * what the batch has done to it so far. Nothing is written here.
 */
final class BatchPlan {
    private static final String FIRST_BRANCH = "01";
    private static final int LAST_BRANCH = 99;

    private final boolean initialLoad;
    private final Map<String, Held> held;
    private final Map<String, String> owners;
    private final Set<String> metKeys;
    private final List<Answer> answers = new ArrayList<>();
    private final List<Row> rows = new ArrayList<>();
    private final List<QualificationRecord> handedOver = new ArrayList<>();
    private final List<String> deletedKeys = new ArrayList<>();

    /** What is registered under a key; a deleted record holds no personal number. */
    record Held(String branchNumber, Optional<String> personalNumber) {
        boolean registered() {
            return personalNumber.isPresent();
        }
    }

    /** A record that becomes the current one of its key. */
    record Row(SentRecord record, String key, Held held) {}

    /** A record with what it showed from itself. */
    record Checked(SentRecord record, Optional<Fault> fault) {}

    /**
     * @param held the registrations of the batch's keys
     * @param owners the key under which each of the batch's personal numbers is registered
     * @param metKeys those of the batch's keys that stood in the file before
     */
    BatchPlan(boolean initialLoad, Map<String, Held> held, Map<String, String> owners, Set<String> metKeys) {
        this.initialLoad = initialLoad;
        this.held = held;
        this.owners = owners;
        this.metKeys = metKeys;
    }

    void add(Checked checked) {
        SentRecord record = checked.record();
        boolean keyTwice = record.key().isPresent() && !metKeys.add(record.key().get());
        Optional<Fault> fault = checked.fault()
                .or(() -> faultIf(keyTwice, Rejection.KEY_TWICE, EligibilityItem.INSURED_IDENTIFICATION_NUMBER))
                .or(() -> againstRegistrations(record));
        answers.add(Answer.to(record, fault));
        if (fault.isEmpty()) {
            accept(record, record.key().orElseThrow());
        }
    }

    List<Answer> answers() {
        return answers;
    }

    /** In the order of the file: a personal number is given up by one row before another takes it. */
    List<Row> rows() {
        return rows;
    }

    List<QualificationRecord> handedOver() {
        return handedOver;
    }

    List<String> deletedKeys() {
        return deletedKeys;
    }

    private Optional<Fault> againstRegistrations(SentRecord record) {
        String key = record.key().orElseThrow();
        Held before = held.get(key);
        boolean never = before == null || !before.registered();
        boolean needed = record.deletes()
                || (!initialLoad && !record.get(EligibilityItem.CHANGE_TYPE).equals("01"));
        String owner = owners.get(record.get(EligibilityItem.PERSONAL_NUMBER));
        return faultIf(never && needed, Rejection.NEVER_REGISTERED, EligibilityItem.CHANGE_TYPE)
                .or(() -> faultIf(
                        owner != null && !owner.equals(key),
                        Rejection.PERSONAL_NUMBER_OF_ANOTHER,
                        EligibilityItem.PERSONAL_NUMBER));
    }

    private void accept(SentRecord record, String key) {
        Held before = held.get(key);
        if (before != null) {
            before.personalNumber().ifPresent(owners::remove);
        }
        Held now = record.deletes() ? new Held(before.branchNumber(), Optional.empty()) : registered(record, before);
        now.personalNumber().ifPresent(number -> owners.put(number, key));
        held.put(key, now);
        rows.add(new Row(record, key, now));
        if (now.registered()) {
            handedOver.add(QualificationRecord.of(record, key, now.branchNumber()));
        } else {
            deletedKeys.add(key);
        }
    }

    /** The branch number stays as long as the personal number does: another one under the key is another person. */
    private static Held registered(SentRecord record, Held before) {
        Optional<String> number = Optional.of(record.get(EligibilityItem.PERSONAL_NUMBER));
        if (before == null) {
            return new Held(FIRST_BRANCH, number);
        }
        boolean another = before.registered() && !before.personalNumber().equals(number);
        int branch = Integer.parseInt(before.branchNumber()) + (another ? 1 : 0);
        return new Held("%02d".formatted(Math.min(branch, LAST_BRANCH)), number);
    }

    private static Optional<Fault> faultIf(boolean wrong, Rejection rejection, EligibilityItem item) {
        return wrong ? Optional.of(new Fault(rejection, item)) : Optional.empty();
    }
}
