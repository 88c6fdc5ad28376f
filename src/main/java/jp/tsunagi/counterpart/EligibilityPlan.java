package jp.tsunagi.counterpart;

import static jp.tsunagi.counterpart.EligibilityItem.CHANGE_TYPE;
import static jp.tsunagi.counterpart.EligibilityItem.PERSONAL_NUMBER;
import static jp.tsunagi.counterpart.EligibilityItem.REGISTRATION_DELETION_CLASSIFICATION;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** 資格情報 against the registrations. */
final class EligibilityPlan extends BatchPlan {
    private static final String FIRST_BRANCH = "01";
    private static final int LAST_BRANCH = 99;

    private final Map<String, Held> held;
    private final Map<String, String> owners;
    private final List<Row> rows = new ArrayList<>();
    private final List<QualificationRecord> handedOn = new ArrayList<>();
    private final List<String> deletedKeys = new ArrayList<>();

    /** What is registered under a key; a deleted record holds no personal number. */
    record Held(String branchNumber, Optional<String> personalNumber) {
        boolean registered() {
            return personalNumber.isPresent();
        }
    }

    /**
     * A record that becomes the current one of its key.
     *
     * @param branchGiven the branch number is given by this record
     */
    record Row(SentRecord record, String key, Held held, boolean branchGiven) {}

    /**
     * @param held the registrations of the batch's keys
     * @param owners the key under which each of the batch's personal numbers is registered
     */
    EligibilityPlan(Batch batch, Set<String> metKeys, Map<String, Held> held, Map<String, String> owners) {
        super(batch, metKeys);
        this.held = held;
        this.owners = owners;
    }

    /** In the order of the file: a personal number is given up by one row before another takes it. */
    List<Row> rows() {
        return rows;
    }

    @Override
    Optional<Fault> againstRegistrations(SentRecord record, String key) {
        Held before = held.get(key);
        boolean never = before == null || !before.registered();
        String owner = owners.get(record.get(PERSONAL_NUMBER));
        return Fault.when(
                        never && (deletes(record) || batch().needsPredecessor(record)),
                        Rejection.NEVER_REGISTERED,
                        CHANGE_TYPE)
                .or(() -> Fault.when(
                        owner != null && !owner.equals(key), Rejection.PERSONAL_NUMBER_OF_ANOTHER, PERSONAL_NUMBER));
    }

    @Override
    void accept(SentRecord record, String key) {
        Held before = held.get(key);
        if (before != null) {
            before.personalNumber().ifPresent(owners::remove);
        }
        Held now = deletes(record) ? new Held(before.branchNumber(), Optional.empty()) : registered(record, before);
        now.personalNumber().ifPresent(number -> owners.put(number, key));
        held.put(key, now);
        rows.add(new Row(
                record, key, now, before == null || !before.branchNumber().equals(now.branchNumber())));
        if (now.registered()) {
            handedOn.add(QualificationRecord.of(record, key, now.branchNumber()));
        } else {
            deletedKeys.add(key);
        }
    }

    @Override
    void handOn(VerificationStore verification) {
        verification.take(handedOn, deletedKeys);
    }

    /** The branch number stays as long as the personal number does: another one under the key is another person. */
    private static Held registered(SentRecord record, Held before) {
        Optional<String> number = Optional.of(record.get(PERSONAL_NUMBER));
        if (before == null) {
            return new Held(FIRST_BRANCH, number);
        }
        boolean another = before.registered() && !before.personalNumber().equals(number);
        return new Held(another ? next(before.branchNumber()) : before.branchNumber(), number);
    }

    /** The branch number after this one; there are two digits. */
    static String next(String branchNumber) {
        return "%02d".formatted(Math.min(Integer.parseInt(branchNumber) + 1, LAST_BRANCH));
    }

    private static boolean deletes(SentRecord record) {
        return record.get(REGISTRATION_DELETION_CLASSIFICATION).equals("2");
    }
}
