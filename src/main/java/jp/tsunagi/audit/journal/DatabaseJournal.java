package jp.tsunagi.audit.journal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.UnaryOperator;
import javax.sql.DataSource;
import jp.tsunagi.audit.proof.Hash;
import jp.tsunagi.audit.proof.TreeHasher;
import jp.tsunagi.errors.ErrorCode;
import jp.tsunagi.errors.HubException;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * The journal in the hub's database. Entries of all threads and processes stand in one order without gaps, which the primary
 * key makes: whoever comes second with a number takes the next.
 */
public final class DatabaseJournal implements Journal {
    private final DataSource hub;
    private final Clock clock;
    private final Station station;
    private final JournalState state;
    private final Checkpoints checkpoints;
    private final JournalSeal seal;
    private final AtomicBoolean refusing = new AtomicBoolean();
    private volatile Head head;

    public DatabaseJournal(
            DataSource hub,
            Clock clock,
            Station station,
            JournalState state,
            Checkpoints checkpoints,
            JournalSeal seal) {
        this.seal = seal;
        this.checkpoints = checkpoints;
        this.hub = hub;
        this.clock = clock;
        this.station = station;
        this.state = state;
    }

    /** The last entry: number and hash. */
    private record Head(long seq, Hash hash) {}

    @Override
    public long enter(Entry entry) {
        if (!TransactionSynchronizationManager.isActualTransactionActive()) {
            return enterAlone(entry);
        }
        Connection connection = DataSourceUtils.getConnection(hub);
        try {
            return enter(connection, entry);
        } finally {
            DataSourceUtils.releaseConnection(connection, hub);
        }
    }

    @Override
    public long enter(Connection transaction, Entry entry) {
        try {
            return append(transaction, entry, head).seq();
        } catch (SQLException e) {
            throw refused(e);
        }
    }

    private synchronized long enterAlone(Entry entry) {
        try (Connection connection = hub.getConnection()) {
            // Known again only when it is committed; a transaction that rolls back takes its number with it.
            head = append(connection, entry, head);
            if (refusing.getAndSet(false)) {
                state.works(JournalState.Part.ENTRIES);
            }
            return head.seq();
        } catch (SQLException e) {
            throw refused(e);
        }
    }

    @Override
    public void conclude(long runId, Action action, Outcome outcome, UnaryOperator<Entry.Builder> details) {
        Connection connection = DataSourceUtils.getConnection(hub);
        Optional<StoredEntry> attempt;
        try {
            attempt = openAttempt(connection, runId, action);
        } catch (SQLException e) {
            throw refused(e);
        } finally {
            DataSourceUtils.releaseConnection(connection, hub);
        }
        attempt.ifPresent(
                open -> enter(details.apply(Entry.outcomeOf(open, outcome)).build()));
    }

    @Override
    public void conclude(
            Connection transaction, long runId, Action action, Outcome outcome, UnaryOperator<Entry.Builder> details) {
        try {
            openAttempt(transaction, runId, action)
                    .ifPresent(open -> enter(
                            transaction,
                            details.apply(Entry.outcomeOf(open, outcome)).build()));
        } catch (SQLException e) {
            throw refused(e);
        }
    }

    private static Optional<StoredEntry> openAttempt(Connection connection, long runId, Action action)
            throws SQLException {
        String sql =
                JournalRow.SELECT + " a where a.run_id = ? and a.action = ? and a.outcome = 'INTENDED' and not exists "
                        + "(select 1 from journal_entry o where o.run_id = a.run_id and o.refers = a.seq) "
                        + "order by a.seq desc limit 1";
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setLong(1, runId);
            statement.setString(2, action.name());
            try (ResultSet row = statement.executeQuery()) {
                return row.next() ? Optional.of(JournalRow.read(row)) : Optional.empty();
            }
        }
    }

    private Head append(Connection connection, Entry entry, Head known) throws SQLException {
        checkpoints.assure();
        Entry signed = signed(entry);
        Head last = known == null ? last(connection) : known;
        while (true) {
            JournalEntry next = new JournalEntry(
                    last.seq() + 1, clock.instant().truncatedTo(ChronoUnit.MILLIS), last.hash(), signed);
            Hash hash = Hash.of(new TreeHasher().leaf(EntryLine.of(next)));
            if (JournalRow.insert(connection, next, hash, seal.of(hash))) {
                return new Head(next.seq(), hash);
            }
            // Another process, or a transaction, was first.
            last = last(connection);
        }
    }

    private Entry signed(Entry entry) {
        return new Entry(
                entry.action(),
                entry.access(),
                entry.outcome(),
                entry.screen(),
                entry.actor() == null ? station.actor() : entry.actor(),
                entry.version() == null ? station.version() : entry.version(),
                entry.terminal() == null ? station.terminal() : entry.terminal(),
                entry.refers(),
                entry.subject(),
                entry.linkage(),
                entry.runId(),
                entry.fileName(),
                entry.fileSha256(),
                entry.place(),
                entry.records(),
                entry.provision(),
                entry.code(),
                entry.reason(),
                entry.traceProcess(),
                entry.traceCount());
    }

    private static Head last(Connection connection) throws SQLException {
        // The newest entry always stays; see JournalPruning.
        try (PreparedStatement statement =
                        connection.prepareStatement("select seq, hash from journal_entry order by seq desc limit 1");
                ResultSet row = statement.executeQuery()) {
            return row.next() ? new Head(row.getLong(1), Hash.of(row.getBytes(2))) : new Head(0, JournalEntry.ORIGIN);
        }
    }

    private HubException refused(SQLException failure) {
        HubException refusal =
                new HubException(ErrorCode.JOURNAL_REFUSED, "journal, SQL state " + failure.getSQLState(), failure);
        refusing.set(true);
        state.failed(JournalState.Part.ENTRIES, refusal);
        return refusal;
    }
}
