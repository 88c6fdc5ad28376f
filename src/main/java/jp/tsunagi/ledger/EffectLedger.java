package jp.tsunagi.ledger;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import jp.tsunagi.audit.journal.Access;
import jp.tsunagi.audit.journal.Action;
import jp.tsunagi.audit.journal.Entry;
import jp.tsunagi.audit.journal.Journal;
import jp.tsunagi.errors.ErrorCode;
import jp.tsunagi.errors.HubException;

/**
 * The hub's side of a run whose effect lies in the welfare database. {@link #prepare} commits all of it, with the journal's
 * entry of what is about to be done; then the effect is committed there, and {@link EffectRuns#conclude} closes the run.
 */
public final class EffectLedger implements AutoCloseable {
    private final BackgroundTransaction transaction;
    private final Connection connection;
    private final Clock clock;
    private final Run run;
    private final Journal journal;
    private final Quarantined quarantine;
    private final BulkInsert confirmed;
    private final HeldBackRecords.Counter heldBack = new HeldBackRecords.Counter();
    private final TakenPeople concerned;
    private final GivenTexts texts = new GivenTexts();

    private EffectLedger(BackgroundTransaction transaction, Journal journal, Clock clock, Run run) {
        this.transaction = transaction;
        this.connection = transaction.connection();
        this.journal = journal;
        this.clock = clock;
        this.run = run;
        this.quarantine = new Quarantined(connection, run);
        this.confirmed = new BulkInsert(
                connection,
                "confirmation_item",
                "linkage",
                "record_key",
                "code",
                "note",
                "state",
                "first_run_id",
                "last_run_id",
                "raised_at");
        this.concerned = new TakenPeople(connection, run);
    }

    public static EffectLedger open(DataSource hub, Journal journal, Clock clock, Run run) {
        return new EffectLedger(
                BackgroundTransaction.open(hub, "hub database, ledger of " + run.linkage()), journal, clock, run);
    }

    public void setAside(List<QuarantineItem> items) {
        if (!items.isEmpty()) {
            transaction.submit(() -> quarantine.insert(items, clock.instant()));
        }
    }

    /** Puts matters on the 確認リスト; one that is on it already is only seen again. */
    public void confirm(List<Confirmation> matters) {
        if (!matters.isEmpty()) {
            transaction.submit(() -> {
                Map<String, Confirmation> each = new LinkedHashMap<>();
                matters.stream()
                        .map(this::withoutNumbers)
                        .forEach(matter -> each.put(matter.recordKey() + matter.code(), matter));
                enterNew(notSeen(List.copyOf(each.values())));
            });
        }
    }

    private Confirmation withoutNumbers(Confirmation matter) {
        return new Confirmation(texts.key(matter.recordKey()), matter.code(), GivenTexts.text(matter.note()));
    }

    private List<Confirmation> notSeen(List<Confirmation> matters) throws SQLException {
        try (PreparedStatement seeing = connection.prepareStatement(
                "update confirmation_item set previous_run_id = case when last_run_id = ? then previous_run_id "
                        + "else last_run_id end, previous_note = case when last_run_id = ? then previous_note "
                        + "else note end, last_run_id = ?, note = ? where linkage = ? and record_key = ? "
                        + "and code = ? and state in ('OPEN', 'IN_HAND')")) {
            for (Confirmation matter : matters) {
                seeing.setLong(1, run.id());
                seeing.setLong(2, run.id());
                seeing.setLong(3, run.id());
                seeing.setString(4, matter.note());
                seeing.setString(5, run.linkage());
                seeing.setString(6, matter.recordKey());
                seeing.setString(7, matter.code().code());
                seeing.addBatch();
            }
            int[] seen = seeing.executeBatch();
            return IntStream.range(0, seen.length)
                    .filter(i -> seen[i] == 0)
                    .mapToObj(matters::get)
                    .toList();
        }
    }

    private void enterNew(List<Confirmation> matters) throws SQLException {
        confirmed.insert(matters.stream()
                .map(matter -> new Object[] {
                    run.linkage(),
                    matter.recordKey(),
                    matter.code().code(),
                    matter.note(),
                    "OPEN",
                    run.id(),
                    run.id(),
                    clock.instant()
                })
                .toList());
    }

    /** Counts records that are held back. */
    public void held(HeldBack.Cause cause, String detail, long records) {
        transaction.submit(() -> heldBack.add(cause, detail, records));
    }

    /** Enters about whom the run is; each person once. */
    public void concerns(List<Concerned> people) {
        if (!people.isEmpty()) {
            transaction.submit(() -> concerned.insert(people));
        }
    }

    /**
     * Commits everything. From now on the mark in the welfare database says whether the run took place.
     *
     * @throws HubException UNBALANCED
     */
    public void prepare(Balance balance) {
        if (!balance.holds()) {
            throw new HubException(ErrorCode.UNBALANCED, "run " + run.id() + ": " + balance);
        }
        transaction.finish(() -> {
            heldBack.insert(connection, run);
            Statements.update(
                    connection,
                    "update run set prepared = true, subject = ?, read_count = ?, written_count = ?, unchanged_count = ?, "
                            + "quarantined_count = ?, held_count = ? where run_id = ?",
                    concerned.digest(),
                    balance.read(),
                    balance.written(),
                    balance.unchanged(),
                    balance.quarantined(),
                    balance.held(),
                    run.id());
            journal.enter(
                    connection,
                    Entry.intent(Action.APPLY, Access.CHANGE, "route " + run.linkage())
                            .by(run.actor())
                            .linkage(run.linkage())
                            .run(run.id())
                            .about(concerned.digest())
                            .records(balance.written())
                            .place("welfare database")
                            .build());
            connection.commit();
        });
    }

    /** Rolls back what was not prepared. */
    @Override
    public void close() {
        transaction.close();
    }
}
