package jp.tsunagi.audit.journal;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import javax.sql.DataSource;
import jp.tsunagi.audit.proof.Checkpoint;
import jp.tsunagi.audit.proof.CompactRange;
import jp.tsunagi.audit.proof.Hash;
import jp.tsunagi.audit.proof.SignedNote;
import jp.tsunagi.errors.ErrorCode;
import jp.tsunagi.errors.HubException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Signs how far the journal has come: size, Merkle root and time (RFC 6962, C2SP checkpoint), in the database and in the
 * evidence folder. What was altered since the last checkpoint is noticed here and not signed.
 */
public final class Checkpoints {
    private static final Logger LOG = LoggerFactory.getLogger(Checkpoints.class);
    // So that the hashes of one checkpoint fit into memory easily.
    private static final int MOST_ENTRIES = 100_000;

    private final DataSource hub;
    private final JournalKeys keys;
    private final JournalSeal seal;
    private final EvidenceFolder folder;
    private final JournalState state;
    private final Clock clock;

    public Checkpoints(
            DataSource hub,
            JournalKeys keys,
            JournalSeal seal,
            EvidenceFolder folder,
            JournalState state,
            Clock clock) {
        this.seal = seal;
        this.hub = hub;
        this.keys = keys;
        this.folder = folder;
        this.state = state;
        this.clock = clock;
    }

    private volatile boolean assured;

    /**
     * Makes sure, once, that the journal is not older than what was signed of it: an entry after a lost one would make a
     * second history.
     *
     * @throws HubException JOURNAL_ROLLED_BACK; KEY_UNUSABLE when there are checkpoints and no key
     */
    void assure() {
        if (!assured) {
            look();
            assured = true;
        }
    }

    /** Puts the checkpoints aside that an accepted restoration has made void: a crash may have come in between. */
    private void settleRestorations() {
        for (Path file : folder.restorations()) {
            SignedNote note = SignedNote.parse(EvidenceFolder.read(file));
            if (!note.verifiedBy(keys.verifiers()).isEmpty()) {
                Restoration.parse(note.text()).voids().forEach(this::putAside);
            }
        }
    }

    private void putAside(Restoration.Voided gone) {
        Path file = folder.checkpoint(gone.size());
        if (Files.exists(file)
                && Checkpoint.parse(SignedNote.parse(EvidenceFolder.read(file)).text())
                        .root()
                        .equals(gone.root())) {
            folder.makeVoid(gone.size());
        }
    }

    private void look() {
        try (Connection connection = hub.getConnection()) {
            if (!keys.exist() && number(connection, "select count(*) from journal_checkpoint") > 0) {
                throw new HubException(
                        ErrorCode.KEY_UNUSABLE, "the key that signed the journal is not in the key folder");
            }
            settleRestorations();
            Optional<Path> outside = folder.newestCheckpoint();
            if (outside.isEmpty()) {
                return;
            }
            Checkpoint newest = Checkpoint.parse(
                    SignedNote.parse(EvidenceFolder.read(outside.get())).text());
            long entries = number(connection, "select coalesce(max(seq), 0) from journal_entry");
            if (entries < newest.size()) {
                throw new HubException(
                        ErrorCode.JOURNAL_ROLLED_BACK,
                        "the database holds " + entries + " entries, " + outside.get() + " signs " + newest.size());
            }
        } catch (SQLException e) {
            throw new HubException(ErrorCode.DATABASE_UNREACHABLE, "journal, SQL state " + e.getSQLState(), e);
        }
    }

    /**
     * Signs what was entered since the last checkpoint; does nothing when nothing was.
     *
     * @throws HubException JOURNAL_ALTERED; STORAGE_FAILED when the copy outside cannot be written
     */
    public synchronized void make() {
        try (Connection connection = hub.getConnection()) {
            connection.setAutoCommit(false);
            try {
                boolean more = true;
                while (more) {
                    more = make(connection);
                }
            } finally {
                connection.rollback();
                connection.setAutoCommit(true);
            }
            state.works(JournalState.Part.CHECKPOINTS);
        } catch (SQLException e) {
            HubException failure =
                    new HubException(ErrorCode.DATABASE_UNREACHABLE, "journal, SQL state " + e.getSQLState(), e);
            state.failed(JournalState.Part.CHECKPOINTS, failure);
            throw failure;
        } catch (HubException e) {
            state.failed(JournalState.Part.CHECKPOINTS, e);
            throw e;
        }
    }

    /** Signs what this process has entered last. What keeps it from that is told to the state, and a stop goes on. */
    public void close() {
        if (assured) {
            try {
                make();
            } catch (HubException e) {
                LOG.debug("not signed: {}", e.detail());
            }
        }
    }

    /** @return whether there may be more to sign */
    private boolean make(Connection connection) throws SQLException {
        Chain chain = last(connection);
        if (adopt(connection, chain)) {
            return true;
        }
        long before = chain.size();
        ByteArrayOutputStream hashes = new ByteArrayOutputStream();
        chain.keeping(hashes);
        chain.sealedBy(seal);
        JournalReader.read(connection, "seq > ? and seq <= ?", chain, before, before + MOST_ENTRIES);
        if (chain.size() == before) {
            return false;
        }
        Checkpoint checkpoint = new Checkpoint(
                keys.origin(), chain.size(), chain.root(), clock.instant().truncatedTo(ChronoUnit.MILLIS), before);
        String note = checkpoint.sign(keys.newest()).format();
        if (insert(connection, checkpoint, chain.frontier(), note)) {
            folder.write(folder.hashes(chain.size()), hashes.toByteArray());
            folder.write(folder.checkpoint(chain.size()), note.getBytes(StandardCharsets.UTF_8));
        }
        // Last: a checkpoint that the database knows lies outside too.
        connection.commit();
        LOG.debug("checkpoint {} {}", checkpoint.size(), checkpoint.root());
        return chain.size() - before == MOST_ENTRIES;
    }

    /** Takes over a checkpoint that a crash left outside the database only, so that the next one follows it. */
    private boolean adopt(Connection connection, Chain chain) throws SQLException {
        Optional<Path> newest = folder.newestCheckpoint().filter(file -> EvidenceFolder.size(file) > chain.size());
        if (newest.isEmpty()) {
            return false;
        }
        String note = new String(EvidenceFolder.read(newest.get()), StandardCharsets.UTF_8);
        Checkpoint checkpoint = checkpoint(note);
        JournalReader.read(connection, "seq > ? and seq <= ?", chain, chain.size(), checkpoint.size());
        require(checkpoint, chain.tree());
        insert(connection, checkpoint, chain.frontier(), note);
        connection.commit();
        return true;
    }

    /** What one of the journal's own keys has signed. */
    private Checkpoint checkpoint(String note) {
        return Checkpoint.parse(keys.signed(note, "checkpoint"));
    }

    private static void require(Checkpoint checkpoint, CompactRange tree) {
        if (tree.size() != checkpoint.size() || !tree.root().equals(checkpoint.root())) {
            throw new HubException(
                    ErrorCode.JOURNAL_ALTERED, "checkpoint " + checkpoint.size() + " signs another tree");
        }
    }

    private Chain last(Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(
                        "select c.size, c.frontier, e.hash, c.note, t.note from journal_checkpoint c "
                                + "left join journal_entry e on e.seq = c.size "
                                + "left join journal_tombstone t on t.size = c.size order by c.size desc limit 1");
                ResultSet row = statement.executeQuery()) {
            if (!row.next()) {
                return Chain.start();
            }
            CompactRange tree = CompactRange.decode(row.getBytes(2));
            byte[] hash = row.getBytes(3);
            require(checkpoint(row.getString(4)), tree);
            if (hash != null) {
                return new Chain(tree, Hash.of(hash));
            }
            // Pruned up to this very checkpoint: the tombstone tells the last entry's hash.
            String tombstone = row.getString(5);
            if (tombstone == null) {
                throw Chain.altered(row.getLong(1), "is gone");
            }
            return new Chain(tree, keys.tombstone(tombstone).last());
        }
    }

    private boolean insert(Connection connection, Checkpoint checkpoint, byte[] frontier, String note)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(
                "insert into journal_checkpoint (size, at, frontier, note) values (?, ?, ?, ?) on conflict do nothing")) {
            statement.setLong(1, checkpoint.size());
            statement.setObject(2, checkpoint.at().atOffset(ZoneOffset.UTC));
            statement.setBytes(3, frontier);
            statement.setString(4, note);
            return statement.executeUpdate() == 1;
        }
    }

    private static long number(Connection connection, String sql) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql);
                ResultSet row = statement.executeQuery()) {
            row.next();
            return row.getLong(1);
        }
    }
}
