package jp.tsunagi.ledger;

import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import javax.sql.DataSource;
import jp.tsunagi.audit.journal.Access;
import jp.tsunagi.audit.journal.Action;
import jp.tsunagi.audit.journal.Entry;
import jp.tsunagi.audit.journal.Journal;
import jp.tsunagi.errors.ErrorCode;
import jp.tsunagi.errors.HubException;

/**
 * The ledger's side of one file while it is written: sent records and quarantined ones, in one transaction that
 * {@link #seal} commits together with the file's hash and the run's balance. A crash before leaves nothing of it.
 */
public final class OutboundLedger implements AutoCloseable {
    private final BackgroundTransaction transaction;
    private final Clock clock;
    private final Run run;
    private final FileEntry file;
    private final BulkInsert sentRecords;
    private final BulkInsert excluded;
    private final Quarantined quarantine;
    private final Journal journal;
    private final SubjectSet subjects = new SubjectSet();
    private final HeldBackRecords.Counter heldBack = new HeldBackRecords.Counter();

    private OutboundLedger(BackgroundTransaction transaction, Journal journal, Clock clock, Run run, FileEntry file) {
        this.journal = journal;
        this.transaction = transaction;
        this.clock = clock;
        this.run = run;
        this.file = file;
        this.sentRecords = new BulkInsert(
                transaction.connection(),
                "sent_record",
                "file_id",
                "record_no",
                "record_key",
                "change_type",
                "content_hash",
                "pseudonym");
        this.excluded = new BulkInsert(transaction.connection(), "exclusion", "run_id", "record_key", "code");
        this.quarantine = new Quarantined(transaction.connection(), run);
    }

    public static OutboundLedger open(DataSource hub, Journal journal, Clock clock, Run run, FileEntry file) {
        return new OutboundLedger(
                BackgroundTransaction.open(hub, "hub database, ledger of " + run.linkage()), journal, clock, run, file);
    }

    public void sent(List<SentRecord> records) {
        if (!records.isEmpty()) {
            transaction.submit(() -> {
                records.forEach(sent -> subjects.add(sent.pseudonym()));
                sentRecords.insert(records.stream()
                        .map(sent -> new Object[] {
                            file.id(),
                            sent.number(),
                            sent.key(),
                            sent.change().name(),
                            sent.contentHash().bytes(),
                            sent.pseudonym().bytes()
                        })
                        .toList());
            });
        }
    }

    public void setAside(List<QuarantineItem> items) {
        if (!items.isEmpty()) {
            transaction.submit(() -> quarantine.insert(items, clock.instant()));
        }
    }

    /** Counts records that are held back, all but those that a rule leaves out. */
    public void held(HeldBack.Cause cause, String detail, long records) {
        transaction.submit(() -> heldBack.add(cause, detail, records));
    }

    /** Enters who is left out, and why. */
    public void exclude(List<Exclusion> exclusions) {
        if (!exclusions.isEmpty()) {
            exclusions.forEach(left -> held(HeldBack.Cause.LEFT_OUT, left.code().code(), 1));
            transaction.submit(() -> excluded.insert(exclusions.stream()
                    .map(left -> new Object[] {
                        run.id(), left.recordKey(), left.code().code()
                    })
                    .toList()));
        }
    }

    /**
     * Commits everything, and with it the journal's entry that the file is to be published. After this the file, whole
     * under its temporary name, is what the ledger says it is.
     */
    public void seal(Seal seal, Balance balance, FileState state, String onlyKey) {
        if (!balance.holds()) {
            throw new HubException(ErrorCode.UNBALANCED, "run " + run.id() + ": " + balance);
        }
        transaction.finish(() -> {
            settleEarlierItems(onlyKey);
            heldBack.insert(transaction.connection(), run);
            update(
                    "update linkage_file set state = ?, sha256 = ?, byte_size = ?, record_count = ?, subject = ?, place = ?, "
                            + "remark = ?, at = ? "
                            + "where file_id = ?",
                    state.name(),
                    seal.sha256(),
                    seal.byteSize(),
                    seal.records(),
                    subjects.digest(),
                    seal.place(),
                    state == FileState.SEALED ? seal.remark() : null,
                    Runs.utc(clock.instant()),
                    file.id());
            update(
                    "update run set read_count = ?, written_count = ?, unchanged_count = ?, quarantined_count = ?, "
                            + "held_count = ? where run_id = ?",
                    balance.read(),
                    balance.written(),
                    balance.unchanged(),
                    balance.quarantined(),
                    balance.held(),
                    run.id());
            if (state == FileState.SEALED) {
                enterPublication(seal);
            }
            transaction.connection().commit();
        });
    }

    /**
     * What is known of a file when it is complete.
     *
     * @param sha256 of the file as it is delivered
     * @param place where it is to be delivered
     * @param provision row of the provision matrix that it goes out under
     * @param remark what people must know of the file; {@code null}: nothing
     */
    public record Seal(String sha256, long byteSize, long records, String place, String provision, String remark) {}

    private void enterPublication(Seal seal) {
        journal.enter(
                transaction.connection(),
                Entry.intent(Action.PUBLISH, Access.SEND, "route " + run.linkage())
                        .by(run.actor())
                        .linkage(run.linkage())
                        .run(run.id())
                        .file(file.name(), seal.sha256())
                        .about(subjects.digest())
                        .records(seal.records())
                        .place(seal.place())
                        .provision(seal.provision())
                        .because(seal.remark())
                        .build());
    }

    // A run looks at everyone again: what was set aside before is either set aside again or mended. A run about
    // one record looks at one.
    private void settleEarlierItems(String onlyKey) throws SQLException {
        // The cast: PostgreSQL does not guess the type of a parameter that is only asked for null.
        String settle = "update quarantine_item set state = ?, settled_at = ? where linkage = ? and level = 'RECORD' "
                + "and state = 'OPEN' and run_id < ? and (record_key = ? or cast(? as varchar(30)) is null)";
        Object now = Runs.utc(clock.instant());
        update(
                settle + " and record_key in (select q.record_key from quarantine_item q where q.run_id = ?)",
                "REPEATED",
                now,
                run.linkage(),
                run.id(),
                onlyKey,
                onlyKey,
                run.id());
        update(settle, "MENDED", now, run.linkage(), run.id(), onlyKey, onlyKey);
    }

    private void update(String sql, Object... values) throws SQLException {
        Statements.update(transaction.connection(), sql, values);
    }

    /** Rolls back what was not sealed. */
    @Override
    public void close() {
        transaction.close();
    }
}
