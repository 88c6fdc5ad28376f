package jp.tsunagi.evidence;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.sql.DataSource;
import jp.tsunagi.audit.journal.JournalKeys;
import jp.tsunagi.audit.journal.Tombstone;
import jp.tsunagi.audit.proof.CompactRange;
import jp.tsunagi.audit.proof.ProofBuilder;
import jp.tsunagi.audit.proof.SignedNote;
import jp.tsunagi.audit.proof.VerifierKey;
import jp.tsunagi.errors.ErrorCode;
import jp.tsunagi.errors.HubException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Proves entries against the newest checkpoint: one pass over the hashes, of which only those of the proofs are kept. */
final class JournalTree {
    private final DataSource hub;
    private final JdbcClient client;
    private final JournalKeys keys;

    JournalTree(DataSource hub, JournalKeys keys) {
        this.hub = hub;
        this.client = JdbcClient.create(hub);
        this.keys = keys;
    }

    /**
     * What all proofs of a bundle lead to.
     *
     * @param newest checkpoint that covers all entries
     * @param older the last checkpoint before the first entry, and the first that covers the last one
     * @param tombstone the statement that the entries up to a number were erased
     */
    record Proven(SignedState newest, List<SignedState> older, Optional<String> tombstone, ProofBuilder proofs) {}

    /** @throws HubException JOURNAL_ALTERED when a checkpoint is not that of the hashes that the database holds */
    Proven prove(List<Long> seqs) {
        Optional<String> tombstone = client.sql("select note from journal_tombstone order by size desc limit 1")
                .query(String.class)
                .optional();
        CompactRange erased = tombstone
                .map(note -> Tombstone.parse(SignedNote.parse(note).text()).tree())
                .orElseGet(CompactRange::empty);
        SignedState newest = checkpoint("size >= ? order by size desc", seqs.get(seqs.size() - 1))
                .orElseThrow(() -> altered("no checkpoint covers entry " + seqs.get(seqs.size() - 1)));
        List<SignedState> older = older(seqs, newest.size(), erased.size());
        ProofBuilder proofs = new ProofBuilder(
                seqs.stream().map(seq -> seq - 1).toList(),
                older.stream().map(SignedState::size).toList(),
                newest.size(),
                erased);
        pass(proofs, erased.size(), newest.size());
        check(proofs, newest, older);
        return new Proven(newest, older, tombstone, proofs);
    }

    private List<SignedState> older(List<Long> seqs, long newest, long erased) {
        Optional<SignedState> before = checkpoint("size < ? order by size desc", seqs.get(0));
        Optional<SignedState> covering = checkpoint("size >= ? order by size", seqs.get(seqs.size() - 1));
        return Stream.of(before, covering)
                .flatMap(Optional::stream)
                .filter(state -> state.size() >= Math.max(1, erased) && state.size() < newest)
                .toList();
    }

    private Optional<SignedState> checkpoint(String which, long size) {
        List<VerifierKey> trusted = keys.verifiers();
        return client.sql("select note from journal_checkpoint where " + which + " limit 1")
                .param(size)
                .query(String.class)
                .optional()
                .map(note -> SignedState.of(note, trusted));
    }

    private void pass(ProofBuilder proofs, long erased, long size) {
        long[] last = {erased};
        Streaming.rows(
                hub,
                "select seq, hash from journal_entry where seq > ? and seq <= ? order by seq",
                List.of(erased, size),
                row -> {
                    last[0]++;
                    if (row.getLong(1) != last[0]) {
                        throw altered("entry " + last[0] + " is gone");
                    }
                    proofs.add(row.getBytes(2));
                });
        if (last[0] != size) {
            throw altered("entry " + (last[0] + 1) + " is gone");
        }
    }

    private static void check(ProofBuilder proofs, SignedState newest, List<SignedState> older) {
        if (!proofs.root().equals(newest.checkpoint().root())) {
            throw altered("checkpoint " + newest.size() + " signs other entries");
        }
        for (SignedState state : older) {
            if (!proofs.consistency(state.size())
                    .verify(state.checkpoint().root(), newest.checkpoint().root())) {
                throw altered("checkpoint " + state.size() + " signs other entries");
            }
        }
    }

    static HubException altered(String what) {
        return new HubException(ErrorCode.JOURNAL_ALTERED, what);
    }
}
