package jp.tsunagi.ledger;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import jp.tsunagi.audit.journal.Access;
import jp.tsunagi.audit.journal.Action;
import jp.tsunagi.audit.journal.Entry;
import jp.tsunagi.audit.journal.Journal;
import jp.tsunagi.audit.journal.Outcome;
import jp.tsunagi.errors.ErrorCode;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.transaction.support.TransactionOperations;

/** The files in the ledger, each with its state. */
public final class LinkageFiles {
    private final JdbcClient hub;
    private final TransactionOperations transaction;
    private final Journal journal;
    private final Clock clock;

    public LinkageFiles(JdbcClient hub, TransactionOperations transaction, Journal journal, Clock clock) {
        this.journal = journal;
        this.hub = hub;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** Enters a file that is about to be written. */
    public FileEntry stage(Run run, String name, LocalDate deadline) {
        GeneratedKeyHolder keys = new GeneratedKeyHolder();
        hub.sql("insert into linkage_file (run_id, linkage, direction, name, state, deadline, at) "
                        + "values (?, ?, 'OUT', ?, 'STAGED', ?, ?)")
                .params(run.id(), run.linkage(), name, deadline, Runs.utc(clock.instant()))
                .update(keys, "file_id");
        return find(keys.getKeyAs(Long.class)).orElseThrow();
    }

    /**
     * Claims a file that came in, before it has any effect.
     *
     * @param opening opens the run of a file that is new, in the same transaction
     * @return the entry, in state CLAIMED when it is new or a crash left it so, otherwise as it was settled before
     */
    public FileEntry claim(String linkage, String name, String sha256, long byteSize, Supplier<Run> opening) {
        return transaction.execute(status -> {
            Optional<FileEntry> known = claimed(linkage, name, sha256);
            if (known.isPresent()) {
                return known.get();
            }
            FileEntry entry = enter(opening.get(), name, sha256, byteSize, FileState.CLAIMED);
            hub.sql("insert into claim (linkage, name, sha256, file_id) values (?, ?, ?, ?)")
                    .params(linkage, name, sha256, entry.id())
                    .update();
            return entry;
        });
    }

    /** A file that was claimed before. Waits for the last transaction on it that a hub which is dead left under way. */
    public Optional<FileEntry> claimed(String linkage, String name, String sha256) {
        return hub.sql("select * from linkage_file where file_id = (select c.file_id from claim c "
                        + "where c.linkage = ? and c.name = ? and c.sha256 = ?) for update")
                .params(linkage, name, sha256)
                .query(LinkageFiles::entry)
                .optional();
    }

    /** Whether a file of this name, with other content, had an effect before. */
    public boolean nameTaken(String linkage, String name, String sha256) {
        return hub.sql("select count(*) from linkage_file where linkage = ? and direction = 'IN' and name = ? "
                                + "and sha256 <> ? and state in ('CLAIMED', 'APPLIED')")
                        .params(linkage, name, sha256)
                        .query(Long.class)
                        .single()
                > 0;
    }

    /** Enters a file that came in. */
    public FileEntry enter(Run run, String name, String sha256, long byteSize, FileState state) {
        GeneratedKeyHolder keys = new GeneratedKeyHolder();
        hub.sql("insert into linkage_file (run_id, linkage, direction, name, state, sha256, byte_size, at) "
                        + "values (?, ?, 'IN', ?, ?, ?, ?, ?)")
                .params(run.id(), run.linkage(), name, state.name(), sha256, byteSize, Runs.utc(clock.instant()))
                .update(keys, "file_id");
        return find(keys.getKeyAs(Long.class)).orElseThrow();
    }

    public void state(long fileId, FileState state) {
        hub.sql("update linkage_file set state = ?, at = ? where file_id = ?")
                .params(state.name(), Runs.utc(clock.instant()), fileId)
                .update();
    }

    /**
     * Enters a file as in the counterpart's hands, unless its answer was even faster. Where no answers are agreed, that
     * settles every record of it.
     */
    public void published(FileEntry file) {
        String settled =
                file.deadline() != null ? "state = 'PUBLISHED'" : "state = 'RECONCILED', accepted_count = record_count";
        transaction.executeWithoutResult(status -> {
            hub.sql("update linkage_file set " + settled
                            + ", at = ? where file_id = ? and state in ('SEALED', 'UPLOADED')")
                    .params(Runs.utc(clock.instant()), file.id())
                    .update();
            journal.conclude(file.runId(), Action.PUBLISH, Outcome.DONE, UnaryOperator.identity());
        });
    }

    /** Gives a sealed file up that is surely not in the counterpart's hands; its records count as never sent. */
    public void abandon(FileEntry file) {
        transaction.executeWithoutResult(status -> {
            state(file.id(), FileState.ABANDONED);
            journal.conclude(
                    file.runId(),
                    Action.PUBLISH,
                    Outcome.FAILED,
                    entry -> entry.because("not delivered in time; made anew"));
        });
    }

    /** Lets a held file be claimed anew. */
    public void release(long fileId) {
        transaction.executeWithoutResult(status -> {
            hub.sql("delete from claim where file_id = ?").param(fileId).update();
            state(fileId, FileState.TAKEN_AGAIN);
        });
    }

    /** Enters where a file that came in is put away, before anything is moved. */
    public void place(long fileId, String place) {
        hub.sql("update linkage_file set place = ? where file_id = ?")
                .params(place, fileId)
                .update();
    }

    /** Enters that nothing is left of a file where it came in. */
    public void putAway(long fileId) {
        hub.sql("update linkage_file set put_away = true where file_id = ?")
                .param(fileId)
                .update();
    }

    /** A file that was settled, while a crash kept it from being put away. */
    public Optional<FileEntry> notPutAway(String linkage, String name, String sha256) {
        return hub.sql("select f.* from linkage_file f join run r on r.run_id = f.run_id "
                        + "where f.linkage = ? and f.name = ? and f.sha256 = ? and not f.put_away "
                        + "and f.state in ('APPLIED', 'HELD', 'DUPLICATE') "
                        + "and r.kind = 'INBOUND' and r.state <> 'OPEN' order by f.file_id limit 1")
                .params(linkage, name, sha256)
                .query(LinkageFiles::entry)
                .optional();
    }

    /** Whether a file of this content, under whatever name, was ever refused for this reason. */
    public boolean refused(String sha256, ErrorCode reason) {
        return hub.sql("select count(*) from linkage_file f join run r on r.run_id = f.run_id "
                                + "where f.sha256 = ? and f.direction = 'IN' and r.error_code = ?")
                        .params(sha256, reason.code())
                        .query(Long.class)
                        .single()
                > 0;
    }

    public Optional<FileEntry> find(long fileId) {
        return hub.sql("select * from linkage_file where file_id = ?")
                .param(fileId)
                .query(LinkageFiles::entry)
                .optional();
    }

    /** The file of a run. Waits for the last transaction on it that a hub which is dead left under way. */
    public Optional<FileEntry> ofRun(long runId) {
        return hub.sql("select * from linkage_file where run_id = ? order by file_id limit 1 for update")
                .param(runId)
                .query(LinkageFiles::entry)
                .optional();
    }

    /** A file that the counterpart can know under this name, which is without {@code .pgp} once it is decrypted. */
    public Optional<FileEntry> sent(Collection<String> linkages, String name) {
        return hub.sql(
                        "select * from linkage_file where linkage in (:linkages) and name in (:name, :name || '.pgp') and direction = 'OUT' "
                                + "and state in ('SEALED', 'UPLOADED', 'PUBLISHED', 'RECONCILED') order by file_id desc limit 1")
                .param("linkages", linkages)
                .param("name", name)
                .query(LinkageFiles::entry)
                .optional();
    }

    /** The people of a run or of its file, as one digest; empty when it has none. */
    public Optional<String> subject(long runId) {
        return hub.sql("select coalesce(r.subject, s.subject, f.subject) from run r "
                        + "left join linkage_file f on f.run_id = r.run_id "
                        + "left join linkage_file s on s.file_id = f.sent_file_id "
                        + "where r.run_id = ? order by f.file_id limit 1")
                .param(runId)
                .query((row, n) -> Optional.ofNullable(row.getString(1)))
                .optional()
                .flatMap(subject -> subject);
    }

    /** Published files with records that still had no answer when their deadline passed. */
    public List<FileEntry> overdue(LocalDate today) {
        return hub.sql("select * from linkage_file where direction = 'OUT' and state = 'PUBLISHED' and deadline < ? "
                        + "order by file_id")
                .param(today)
                .query(LinkageFiles::entry)
                .list();
    }

    /** What has no answer at the deadline is missing from now on; an answer that comes late still counts. */
    public void closeUnanswered(long fileId) {
        transaction.executeWithoutResult(status -> {
            hub.sql("update linkage_file set state = 'RECONCILED', at = ?, "
                            + "missing_count = record_count - accepted_count - rejected_count where file_id = ?")
                    .params(Runs.utc(clock.instant()), fileId)
                    .update();
            FileEntry closed = find(fileId).orElseThrow();
            journal.enter(Entry.of(Action.DEADLINE, Access.CHANGE, Outcome.DONE, "deadline watch")
                    .linkage(closed.linkage())
                    .run(closed.runId())
                    .file(closed.name(), closed.sha256())
                    .records(closed.missing())
                    .because("no answer by " + closed.deadline())
                    .build());
        });
    }

    /** How many files of a linkage were begun on a business day: the next one's number is one more. */
    public int countOn(String linkage, LocalDate businessDate) {
        return hub.sql("select count(*) from linkage_file f join run r on r.run_id = f.run_id "
                        + "where f.linkage = ? and f.direction = 'OUT' and r.business_date = ? "
                        + "and f.state not in ('EMPTY', 'ABANDONED')")
                .params(linkage, businessDate)
                .query(Integer.class)
                .single();
    }

    private static FileEntry entry(ResultSet row, int number) throws SQLException {
        return new FileEntry(
                row.getLong("file_id"),
                row.getLong("run_id"),
                row.getString("linkage"),
                row.getString("name"),
                FileState.valueOf(row.getString("state")),
                row.getString("sha256"),
                row.getObject("byte_size", Long.class),
                row.getObject("record_count", Long.class),
                row.getObject("sent_file_id", Long.class),
                row.getObject("deadline", LocalDate.class),
                row.getLong("accepted_count"),
                row.getLong("rejected_count"),
                row.getLong("missing_count"),
                row.getString("place"));
    }
}
