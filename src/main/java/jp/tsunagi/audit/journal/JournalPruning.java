package jp.tsunagi.audit.journal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import javax.sql.DataSource;
import jp.tsunagi.audit.proof.Checkpoint;
import jp.tsunagi.audit.proof.SignedNote;
import jp.tsunagi.errors.ErrorCode;
import jp.tsunagi.errors.HubException;

/**
 * Erases entries at the end of their retention, up to a checkpoint, and leaves a signed {@link Tombstone}, with which what
 * follows is verified as before. What is erased is verified for the last time; what does not fit what was signed stays.
 *
 * <p>The order is: attempt entered → tombstone in the evidence folder → tombstone in the database, rows deleted and outcome
 * entered in one transaction → hashes in the evidence folder deleted. Cut off at any moment, the next pruning finishes it.
 */
public final class JournalPruning {
    private static final String SCREEN = "retention";
    private static final String PLACE = "journal";
    // Every entry up to it is old, and the attempt's own entry comes after it.
    private static final String PRUNABLE = "select max(c.size) from journal_checkpoint c where c.size < "
            + "(select coalesce(min(e.seq), (select max(l.seq) + 1 from journal_entry l)) from journal_entry e "
            + "where e.at >= ?)";

    private final DataSource hub;
    private final Journal journal;
    private final JournalKeys keys;
    private final EvidenceFolder folder;
    private final Clock clock;

    public JournalPruning(DataSource hub, Journal journal, JournalKeys keys, EvidenceFolder folder, Clock clock) {
        this.hub = hub;
        this.journal = journal;
        this.keys = keys;
        this.folder = folder;
        this.clock = clock;
    }

    /** How many entries {@link #prune} would erase now. */
    public long prunable(Instant before) {
        return withConnection(connection -> {
            Chain chain = begin(connection);
            return Math.max(0, upTo(connection, before) - chain.size());
        });
    }

    /**
     * Erases what was entered before a moment.
     *
     * @return how many entries
     * @throws HubException JOURNAL_ALTERED: entries are not what was signed, and stay; STORAGE_FAILED
     */
    public long prune(Instant before) {
        long pruned = withConnection(connection -> {
            Chain chain = begin(connection);
            long first = chain.size();
            long size = upTo(connection, before);
            if (size <= first) {
                return 0L;
            }
            Attempt attempt = Attempt.begin(
                    journal,
                    Entry.intent(Action.PRUNE, Access.CHANGE, SCREEN)
                            .place(PLACE)
                            .records(size - first)
                            .because("entries " + (first + 1) + " to " + size + ", before " + before));
            try {
                JournalReader.read(connection, "seq > ? and seq <= ?", chain, first, size);
                erase(connection, size, tombstone(connection, chain, size, before), attempt);
            } catch (SQLException e) {
                HubException failure = unreachable(e);
                connection.rollback();
                attempt.failed(failure);
                throw failure;
            } catch (RuntimeException e) {
                connection.rollback();
                attempt.failed(e);
                throw e;
            }
            return size - first;
        });
        deleteHashes();
        return pruned;
    }

    /** Where the entries that are still there begin. */
    private Chain begin(Connection connection) throws SQLException {
        return newest(connection).map(Chain::after).orElseGet(Chain::start);
    }

    private Optional<Tombstone> newest(Connection connection) throws SQLException {
        try (PreparedStatement statement =
                        connection.prepareStatement("select note from journal_tombstone order by size desc limit 1");
                ResultSet row = statement.executeQuery()) {
            return row.next() ? Optional.of(keys.tombstone(row.getString(1))) : Optional.empty();
        }
    }

    private static long upTo(Connection connection, Instant before) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(PRUNABLE)) {
            statement.setObject(1, before.atOffset(ZoneOffset.UTC));
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }

    /** The tombstone's note, which lies in the evidence folder when this returns. */
    private String tombstone(Connection connection, Chain chain, long size, Instant before) throws SQLException {
        Checkpoint checkpoint = checkpoint(connection, size);
        if (chain.size() != size) {
            throw Chain.altered(chain.size() + 1, "is gone");
        }
        if (checkpoint.size() != size || !checkpoint.root().equals(chain.root())) {
            throw Chain.altered(size, "and those before it are not what checkpoint " + size + " has signed");
        }
        Tombstone tombstone = new Tombstone(
                keys.origin(),
                size,
                chain.root(),
                chain.last(),
                chain.tree().nodes(),
                before,
                clock.instant().truncatedTo(ChronoUnit.MILLIS));
        Path file = folder.tombstone(size);
        if (Files.exists(file)) {
            // An earlier pruning came so far. The folder may be one that is written once.
            String note = new String(EvidenceFolder.read(file), StandardCharsets.UTF_8);
            if (sameGrave(keys.tombstone(note), tombstone)) {
                return note;
            }
        }
        String note = SignedNote.sign(tombstone.text(), keys.newest()).format();
        folder.write(file, note.getBytes(StandardCharsets.UTF_8));
        return note;
    }

    private static boolean sameGrave(Tombstone there, Tombstone here) {
        return there.root().equals(here.root())
                && there.last().equals(here.last())
                && there.frontier().equals(here.frontier());
    }

    private Checkpoint checkpoint(Connection connection, long size) throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement("select note from journal_checkpoint where size = ?")) {
            statement.setLong(1, size);
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return Checkpoint.parse(keys.signed(row.getString(1), "checkpoint"));
            }
        }
    }

    private void erase(Connection connection, long size, String note, Attempt attempt) throws SQLException {
        try (PreparedStatement insert =
                connection.prepareStatement("insert into journal_tombstone (size, at, note) values (?, ?, ?)")) {
            insert.setLong(1, size);
            insert.setObject(2, clock.instant().atOffset(ZoneOffset.UTC));
            insert.setString(3, note);
            insert.executeUpdate();
        }
        delete(connection, "delete from journal_checkpoint where size < ?", size);
        int entries = delete(connection, "delete from journal_entry where seq <= ?", size);
        attempt.done(connection, entry -> entry.records((long) entries));
        connection.commit();
    }

    private static int delete(Connection connection, String sql, long size) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setLong(1, size);
            return statement.executeUpdate();
        }
    }

    // After the commit: until then the entries that they are the hashes of may still be there to be proved.
    private void deleteHashes() {
        long size = withConnection(
                connection -> newest(connection).map(Tombstone::size).orElse(0L));
        try {
            for (Path hashes : folder.hashes()) {
                if (EvidenceFolder.size(hashes) <= size) {
                    Files.delete(hashes);
                }
            }
        } catch (IOException e) {
            throw new HubException(
                    ErrorCode.STORAGE_FAILED,
                    folder.root() + ": " + e.getClass().getSimpleName(),
                    e);
        }
    }

    private interface Work<T> {
        T on(Connection connection) throws SQLException;
    }

    private <T> T withConnection(Work<T> work) {
        try (Connection connection = hub.getConnection()) {
            connection.setAutoCommit(false);
            try {
                return work.on(connection);
            } finally {
                connection.rollback();
                connection.setAutoCommit(true);
            }
        } catch (SQLException e) {
            throw unreachable(e);
        }
    }

    private static HubException unreachable(SQLException e) {
        return new HubException(ErrorCode.DATABASE_UNREACHABLE, "journal, SQL state " + e.getSQLState(), e);
    }
}
