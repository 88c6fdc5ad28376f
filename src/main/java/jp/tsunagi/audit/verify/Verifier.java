package jp.tsunagi.audit.verify;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import javax.sql.DataSource;
import jp.tsunagi.audit.journal.Action;
import jp.tsunagi.audit.journal.EvidenceFolder;
import jp.tsunagi.audit.journal.Outcome;
import jp.tsunagi.audit.journal.Tombstone;
import jp.tsunagi.audit.proof.TreeHasher;
import jp.tsunagi.errors.ErrorCode;
import jp.tsunagi.errors.HubException;

/**
 * 検証: whether the journal is what the hub has entered and signed. Every entry's hash is calculated from its contents, the
 * chain followed, every checkpoint's signature and root held against it, and both copies of each checkpoint against each
 * other. What was entered after the last checkpoint and cut off again cannot be seen.
 */
public final class Verifier {
    // A hub signs every minute. Before a new hub has done so for the first time, nothing is wrong.
    private static final Duration SIGNING = Duration.ofMinutes(2);

    private final EvidenceFolder folder;
    private final Notes notes;

    private Verifier(EvidenceFolder folder, TrustedKeys keys) {
        this.folder = folder;
        this.notes = new Notes(keys);
    }

    /** With the evidence folder's own first key as what is trusted. */
    public Verifier(EvidenceFolder folder) {
        this(folder, TrustedKeys.of(folder));
    }

    /**
     * With a key that comes from elsewhere as the only one that is trusted by itself.
     *
     * @param key file with a verifier key's line, or a public key in PEM
     * @throws HubException EVIDENCE_MALFORMED
     */
    public Verifier(EvidenceFolder folder, Path key) {
        this(folder, TrustedKeys.of(key, folder));
    }

    /**
     * Verifies a hub's database, and its ledger and trace against the journal.
     *
     * @param clock tells which runs are just over
     * @throws HubException DATABASE_UNREACHABLE, STORAGE_FAILED
     */
    public Verification database(DataSource hub, Clock clock) {
        // Before the database: what is signed in between is then in the database for certain.
        Restorations restorations = Restorations.read(folder, notes);
        NavigableMap<Long, Path> outside = restorations.checkpoints();
        NavigableMap<Long, Path> erased = StoredNotes.outside(folder.tombstones());
        try (Connection snapshot = hub.getConnection()) {
            snapshot.setAutoCommit(false);
            snapshot.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            try {
                return database(snapshot, clock, restorations, outside, erased);
            } finally {
                snapshot.rollback();
                snapshot.setAutoCommit(true);
            }
        } catch (SQLException e) {
            throw new HubException(ErrorCode.DATABASE_UNREACHABLE, "journal, SQL state " + e.getSQLState(), e);
        }
    }

    private Verification database(
            Connection snapshot,
            Clock clock,
            Restorations restorations,
            NavigableMap<Long, Path> outside,
            NavigableMap<Long, Path> erased)
            throws SQLException {
        NavigableMap<Long, StoredNotes.Stored> storedTombstones = StoredNotes.tombstones(snapshot);
        // What was signed since the folder was listed is there as well.
        storedTombstones.keySet().stream()
                .filter(size -> Files.exists(folder.tombstone(size)))
                .forEach(size -> erased.put(size, folder.tombstone(size)));
        Tombstones tombstones = Tombstones.read(notes, erased, storedTombstones);
        SignedCheckpoints checkpoints = SignedCheckpoints.both(notes, outside, pruned(tombstones), snapshot, folder);
        List<Flaw> beside = new ArrayList<>();
        LiveChecks live = new LiveChecks(snapshot);
        beside.addAll(live.traces(clock));
        beside.addAll(live.ledger(tombstones.newest()));
        return verify(
                new DatabaseEntries(snapshot),
                tombstones,
                checkpoints,
                restorations,
                clock.instant().minus(SIGNING),
                true,
                beside);
    }

    /**
     * Verifies an export, without a database.
     *
     * @throws HubException STORAGE_FAILED
     */
    public Verification export(Path file) {
        Tombstones tombstones = Tombstones.read(notes, StoredNotes.outside(folder.tombstones()), null);
        Restorations restorations = Restorations.read(folder, notes);
        SignedCheckpoints checkpoints =
                SignedCheckpoints.outside(notes, restorations.checkpoints(), pruned(tombstones));
        return verify(new ExportedEntries(file), tombstones, checkpoints, restorations, Instant.MAX, false, List.of());
    }

    private static long pruned(Tombstones tombstones) {
        return tombstones.newest().map(Tombstone::size).orElse(0L);
    }

    /** @param unsignedUntil entries that are later need not be signed yet */
    private Verification verify(
            Entries entries,
            Tombstones tombstones,
            SignedCheckpoints checkpoints,
            Restorations restorations,
            Instant unsignedUntil,
            boolean live,
            List<Flaw> beside) {
        tombstones.requireRoots(checkpoints.roots());
        Optional<Tombstone> start = tombstones.before(first(entries));
        long erased = start.map(Tombstone::size).orElse(0L);
        ChainCheck chain = new ChainCheck(start, checkpoints.roots());
        new ReadAhead(entries).read(erased, chain);
        SignedHashes hashes = new SignedHashes(folder, chain.signedBefore(), chain.signedTree(), checkpoints.valid());
        boolean endsWithItself =
                !live && chain.found().filter(each -> isWhole(each, hashes)).isPresent();
        Optional<Break> found = endsWithItself ? Optional.empty() : chain.found();
        List<Flaw> flaws = new ArrayList<>(tombstones.flaws());
        List<String> notices = new ArrayList<>(chain.notices());
        notices.addAll(checkpoints.notices());
        notices.addAll(restorations.notices());
        long all = chain.verified() - erased;
        if (found.isPresent()) {
            all = count(entries, erased);
            // Without the statement that they were erased, erased entries are missing.
            if (tombstones.flaws().isEmpty()) {
                boolean rolledBack =
                        live && checkpoints.newestStored() < found.get().at();
                flaws.add(
                        !live
                                        && endsWithExport(found.get())
                                        && hashes.missing() > 0
                                        && hashes.of(found.get().chained()).isEmpty()
                                ? untold(hashes.missing())
                                : new Diagnosis(entries, start, hashes, rolledBack).of(found.get()));
            }
        } else if (endsWithItself) {
            notices.add(ofEarlier(chain, checkpoints));
        } else if (checkpoints.none()
                && (chain.first() == null ? !live : chain.first().isBefore(unsignedUntil))) {
            flaws.add(notSigned(erased + 1));
        } else if (chain.verified() > chain.signed()) {
            notices.add(notYetSigned(chain.verified() - chain.signed()));
        }
        flaws.addAll(checkpoints.flaws());
        flaws.addAll(restorations.unexplained(chain.restored()));
        flaws.addAll(beside);
        return new Verification(
                checkpoints.share(Math.max(chain.signed(), erased)),
                new Verification.Share(chain.verified() - erased, all),
                erased,
                tombstones.upTo(erased),
                chain.open(),
                notices,
                flaws);
    }

    private Flaw notSigned(long seq) {
        return Flaw.entry(
                seq,
                Change.NOT_SIGNED,
                "no checkpoint is in " + folder.root().toAbsolutePath().normalize()
                        + ": give the evidence folder of this journal with --evidence");
    }

    private static String ofEarlier(ChainCheck chain, SignedCheckpoints checkpoints) {
        return "ATTENTION: checkpoints up to " + checkpoints.newest() + " were signed later: this export is one of an "
                + "earlier time (its last entry is of " + chain.latest() + "), or was cut back to it";
    }

    private static String notYetSigned(long entries) {
        return String.format(Locale.ROOT, "%,d entr%s not signed yet", entries, entries == 1 ? "y is" : "ies are");
    }

    /**
     * Whether an export that holds fewer entries than are signed was cut off by nobody: it ends with the entry of the export
     * itself, as what was signed later has it.
     */
    private static boolean isWhole(Break found, SignedHashes hashes) {
        return endsWithExport(found)
                && (found.chained() == found.signed()
                        || hashes.of(found.chained())
                                .filter(found.before().hash(new TreeHasher())::equals)
                                .isPresent());
    }

    private static boolean endsWithExport(Break found) {
        Row last = found.before();
        return found.kind() == Break.Kind.SHORT
                && last != null
                && last.entry().action() == Action.EXPORT
                && last.entry().outcome() == Outcome.INTENDED;
    }

    private static Flaw untold(long size) {
        return Flaw.checkpoint(
                size,
                Change.CHECKPOINT_REMOVED,
                "its file of hashes is gone or another: whether it signs the last entries of the export cannot be told");
    }

    private static long first(Entries entries) {
        AtomicLong first = new AtomicLong();
        entries.read(0, row -> {
            first.set(row.readable() ? row.seq() : 0);
            return false;
        });
        return first.get();
    }

    private static long count(Entries entries, long after) {
        AtomicLong count = new AtomicLong();
        entries.read(after, row -> count.incrementAndGet() > 0);
        return count.get();
    }
}
