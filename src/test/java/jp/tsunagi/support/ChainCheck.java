package jp.tsunagi.support;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import javax.sql.DataSource;
import jp.tsunagi.audit.journal.EntryLine;
import jp.tsunagi.audit.journal.EvidenceFolder;
import jp.tsunagi.audit.journal.JournalEntry;
import jp.tsunagi.audit.journal.JournalReader;
import jp.tsunagi.audit.journal.Tombstone;
import jp.tsunagi.audit.proof.Checkpoint;
import jp.tsunagi.audit.proof.CompactRange;
import jp.tsunagi.audit.proof.Hash;
import jp.tsunagi.audit.proof.SignedNote;
import jp.tsunagi.audit.proof.TreeHasher;
import jp.tsunagi.audit.proof.VerifierKey;
import jp.tsunagi.audit.verify.Verifier;
import org.awaitility.Awaitility;

/** Verifies what is left of a journal against the evidence folder alone: chain, hashes, roots and signatures. */
public final class ChainCheck {
    private static final Clock MUCH_LATER = Clock.fixed(Instant.parse("2100-01-01T00:00:00Z"), ZoneOffset.UTC);

    private ChainCheck() {}

    /** @return the number of the first entry that is still there */
    public static long verify(DataSource hub, EvidenceFolder folder, List<VerifierKey> keys, Tombstone tombstone) {
        Map<Long, Hash> roots = new HashMap<>();
        for (Path file : folder.checkpoints()) {
            Checkpoint checkpoint = Checkpoint.parse(signed(file, keys));
            roots.put(checkpoint.size(), checkpoint.root());
        }
        CompactRange tree = tombstone == null ? CompactRange.empty() : tombstone.tree();
        AtomicReference<Hash> last = new AtomicReference<>(tombstone == null ? JournalEntry.ORIGIN : tombstone.last());
        long first = tree.size() + 1;
        if (tombstone != null) {
            assertThat(roots).containsEntry(tombstone.size(), tombstone.root());
            assertThat(tree.root()).isEqualTo(tombstone.root());
        }
        new JournalReader(hub)
                .read(
                        "seq > ?",
                        stored -> {
                            assertThat(stored.seq()).isEqualTo(tree.size() + 1);
                            assertThat(stored.journaled().prev()).isEqualTo(last.get());
                            byte[] leaf = new TreeHasher().leaf(EntryLine.of(stored.journaled()));
                            assertThat(stored.hash()).isEqualTo(Hash.of(leaf));
                            last.set(stored.hash());
                            tree.append(leaf);
                            if (roots.containsKey(tree.size())) {
                                assertThat(tree.root()).isEqualTo(roots.get(tree.size()));
                            }
                            return true;
                        },
                        0L);
        assertThat(tree.size())
                .isGreaterThanOrEqualTo(
                        roots.keySet().stream().mapToLong(Long::longValue).max().orElse(0));
        // The wire tap writes a little behind the runs.
        Awaitility.await()
                .untilAsserted(() -> assertThat(
                                new Verifier(folder).database(hub, MUCH_LATER).flaws())
                        .as("the hub's own verification says the same")
                        .isEmpty());
        return first;
    }

    /** The newest tombstone of the evidence folder. */
    public static Tombstone tombstone(EvidenceFolder folder, List<VerifierKey> keys) {
        List<Path> all = folder.tombstones();
        return all.isEmpty() ? null : Tombstone.parse(signed(all.get(all.size() - 1), keys));
    }

    private static String signed(Path file, List<VerifierKey> keys) {
        SignedNote note = SignedNote.parse(new String(EvidenceFolder.read(file), StandardCharsets.UTF_8));
        assertThat(note.verifiedBy(keys)).isNotEmpty();
        return note.text();
    }
}
