package jp.tsunagi.evidence;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import javax.sql.DataSource;
import jp.tsunagi.audit.journal.Access;
import jp.tsunagi.audit.journal.Action;
import jp.tsunagi.audit.journal.Attempt;
import jp.tsunagi.audit.journal.Checkpoints;
import jp.tsunagi.audit.journal.Entry;
import jp.tsunagi.audit.journal.EntryLine;
import jp.tsunagi.audit.journal.EvidenceFolder;
import jp.tsunagi.audit.journal.Journal;
import jp.tsunagi.audit.journal.JournalKeys;
import jp.tsunagi.audit.journal.JournalReader;
import jp.tsunagi.audit.journal.StoredEntry;
import jp.tsunagi.audit.proof.Hash;
import jp.tsunagi.audit.proof.TreeHasher;
import jp.tsunagi.audit.proof.VerifierKey;
import jp.tsunagi.errors.HubException;
import jp.tsunagi.evidence.Memberships.Membership;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * 証跡の束: what the journal says of a run, a period or a person, in one ZIP file that proves itself: the hashed lines, their
 * way to a signed checkpoint, the public keys, and a page on how to check it without this software. People are pseudonyms
 * in it. Giving it out is entered before and after.
 */
public final class Bundles {
    private static final String SCREEN = "evidence";

    private final DataSource hub;
    private final Journal journal;
    private final Checkpoints checkpoints;
    private final JournalKeys keys;
    private final EvidenceFolder folder;
    private final LegalBases bases;
    private final ZoneId zone;

    public Bundles(
            DataSource hub,
            Journal journal,
            Checkpoints checkpoints,
            JournalKeys keys,
            EvidenceFolder folder,
            LegalBases bases,
            ZoneId zone) {
        this.hub = hub;
        this.journal = journal;
        this.checkpoints = checkpoints;
        this.keys = keys;
        this.folder = folder;
        this.bases = bases;
        this.zone = zone;
    }

    /**
     * A bundle that was written.
     *
     * @param sha256 of the file
     * @param memberships places of the person that are proved, in files and in what was taken over
     */
    public record Bundle(Path file, String sha256, int entries, int memberships) {}

    /**
     * Writes what was entered before this was asked for.
     *
     * @param out does not exist yet
     * @return empty when nothing was entered; then no file is written
     * @throws HubException JOURNAL_ALTERED when what the database holds is not what was signed; FOLDER_UNUSABLE when
     *     the file is there already; STORAGE_FAILED
     */
    public Optional<Bundle> write(Scope scope, String purpose, Path out) {
        Attempt attempt =
                Attempt.begin(journal, of(scope, purpose).apply(Entry.intent(Action.EVIDENCE, Access.LOOK_UP, SCREEN)));
        // As the journal has it, without what could be a number.
        String clean = Entry.intent(Action.EVIDENCE, Access.LOOK_UP, SCREEN)
                .purpose(purpose)
                .build()
                .reason();
        return attempt.conclude(outcome -> {
            Optional<Bundle> made = make(scope, clean, out, attempt.seq());
            outcome(outcome, made);
            return made;
        });
    }

    private static UnaryOperator<Entry.Builder> of(Scope scope, String purpose) {
        return entry -> {
            if (scope instanceof Scope.OfRun run) {
                return entry.run(run.runId()).purpose(purpose);
            }
            if (scope instanceof Scope.OfPeriod period) {
                return entry.because(
                        period.from() + " - " + period.to() + ": " + Entry.Builder.withoutNumbers(purpose));
            }
            return ((Scope.OfPerson) scope)
                    .pseudonyms().stream()
                            .findFirst()
                            .map(pseudonym -> entry.about(pseudonym.toString()))
                            .orElse(entry)
                            .purpose(purpose);
        };
    }

    private static void outcome(Entry.Builder entry, Optional<Bundle> bundle) {
        entry.records(0L);
        bundle.ifPresent(made -> entry.file(made.file().getFileName().toString(), made.sha256())
                .place(made.file().toAbsolutePath().toString())
                .records((long) made.entries()));
    }

    private Optional<Bundle> make(Scope scope, String purpose, Path out, long attempt) {
        Archive.refuse(out);
        if (scope instanceof Scope.OfPerson person && person.pseudonyms().isEmpty()) {
            return Optional.empty();
        }
        List<Sending> sendings = scope instanceof Scope.OfPerson person
                ? new Sendings(JdbcClient.create(hub)).of(person.pseudonyms())
                : List.of();
        List<Taking> takings = scope instanceof Scope.OfPerson person
                ? new Takings(JdbcClient.create(hub)).of(person.pseudonyms())
                : List.of();
        List<Step> asides = scope instanceof Scope.OfPerson person ? asides(person) : List.of();
        List<Step> way = new ArrayList<>(sendings);
        way.addAll(takings);
        way.addAll(asides);
        Selection selection = Selection.of(scope, way, attempt, zone);
        List<Long> seqs = new ArrayList<>();
        Streaming.rows(
                hub,
                "select seq from journal_entry where " + selection.where() + " order by seq",
                selection.values(),
                row -> seqs.add(row.getLong(1)));
        if (seqs.isEmpty()) {
            return Optional.empty();
        }
        checkpoints.make();
        JournalTree.Proven proven = new JournalTree(hub, keys).prove(seqs);
        List<Membership> memberships = new Memberships(hub).of(sendings, takings);
        Summary summary = new Summary(bases, zone, words(scope), purpose, proven.newest(), sendings, takings, asides);
        try (Archive archive = Archive.create(out, proven.newest().checkpoint().at())) {
            List<Hash> leaves = new ArrayList<>();
            archive.add("entries.jsonl", lines -> entries(selection, proven, lines, leaves, summary));
            if (leaves.size() != seqs.size()) {
                throw JournalTree.altered("entries have gone while they were read");
            }
            archive.add("proofs.json", proofs -> proofs(proofs, proven, seqs, leaves));
            if (scope instanceof Scope.OfPerson) {
                archive.add(
                        "membership.json",
                        Json.lines(memberships.stream().map(Membership::json).toList()) + "\n");
            }
            signatures(archive, proven);
            archive.add("summary.html", summary.html());
            HowToCheck page = page(scope, proven, seqs, leaves);
            archive.add("README.html", page.html());
            archive.add("README.txt", page.text());
            return Optional.of(new Bundle(out, archive.finish(), seqs.size(), memberships.size()));
        }
    }

    private List<Step> asides(Scope.OfPerson person) {
        JdbcClient client = JdbcClient.create(hub);
        Set<String> keys = new TreeSet<>(new Holders(client).keys(person.pseudonyms()));
        keys.addAll(person.recordKeys());
        return new Asides(client).of(keys);
    }

    private void entries(
            Selection selection, JournalTree.Proven proven, OutputStream lines, List<Hash> leaves, Summary summary) {
        TreeHasher hasher = new TreeHasher();
        new JournalReader(hub)
                .read(
                        selection.where(),
                        entry -> {
                            byte[] line = EntryLine.of(entry.journaled());
                            Hash leaf = Hash.of(hasher.leaf(line));
                            check(entry, leaf, proven);
                            write(lines, line);
                            leaves.add(leaf);
                            summary.add(entry);
                            return true;
                        },
                        selection.values().toArray());
    }

    private static void check(StoredEntry entry, Hash leaf, JournalTree.Proven proven) {
        Hash root = proven.newest().checkpoint().root();
        if (!proven.proofs().inclusion(entry.seq() - 1).verify(leaf, root)) {
            throw JournalTree.altered("entry " + entry.seq() + " does not fit its hash");
        }
    }

    private static void write(OutputStream lines, byte[] line) {
        try {
            lines.write(line);
            lines.write('\n');
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void proofs(OutputStream out, JournalTree.Proven proven, List<Long> seqs, List<Hash> leaves)
            throws IOException {
        SignedState newest = proven.newest();
        StringBuilder head = new StringBuilder("{\n\"checkpoint\":" + state(newest) + "},\n\"consistency\":");
        head.append(Json.lines(proven.older().stream()
                .map(older -> state(older) + ",\"path\":"
                        + Json.texts(proven.proofs().consistency(older.size()).path()) + "}")
                .toList()));
        out.write(head.append(",\n\"entries\":[").toString().getBytes(StandardCharsets.UTF_8));
        for (int i = 0; i < seqs.size(); i++) {
            String line = (i == 0 ? "\n" : ",\n") + "{\"leaf\":\"" + leaves.get(i) + "\",\"path\":"
                    + Json.texts(proven.proofs().inclusion(seqs.get(i) - 1).steps()) + ",\"seq\":" + seqs.get(i) + "}";
            out.write(line.getBytes(StandardCharsets.UTF_8));
        }
        out.write("\n]\n}\n".getBytes(StandardCharsets.UTF_8));
    }

    private static String state(SignedState state) {
        return "{\"file\":" + Json.text(state.path()) + ",\"root\":\""
                + state.checkpoint().root() + "\",\"size\":" + state.size();
    }

    private void signatures(Archive archive, JournalTree.Proven proven) {
        proven.older().forEach(older -> archive.add(older.path(), older.bytes()));
        archive.add(proven.newest().path(), proven.newest().bytes());
        proven.tombstone().ifPresent(note -> archive.add("checkpoints/tombstone", note));
        List<VerifierKey> verifiers = keys.verifiers();
        for (int version = 1; version <= verifiers.size(); version++) {
            VerifierKey key = verifiers.get(version - 1);
            archive.add("keys/journal-" + version + ".vkey", key.format() + "\n");
            archive.add(HowToCheck.key(version), key.pem());
        }
        folder.rotations().forEach(file -> archive.add(rotation(file), EvidenceFolder.read(file)));
    }

    private static String rotation(Path file) {
        return "keys/" + file.getFileName();
    }

    private HowToCheck page(Scope scope, JournalTree.Proven proven, List<Long> seqs, List<Hash> leaves) {
        List<String> path = proven.proofs().inclusion(seqs.get(0) - 1).steps().stream()
                .map(Object::toString)
                .toList();
        return new HowToCheck(new HowToCheck.Subject(
                proven.newest(),
                proven.older(),
                keys.verifiers(),
                seqs.size(),
                seqs.get(0),
                leaves.get(0).toString(),
                path,
                folder.rotations().stream().map(Bundles::rotation).toList(),
                scope instanceof Scope.OfPerson));
    }

    private static String words(Scope scope) {
        if (scope instanceof Scope.OfRun run) {
            return "実行 / run " + run.runId();
        }
        if (scope instanceof Scope.OfPeriod period) {
            return "期間 / period " + period.from() + " - " + period.to();
        }
        return "本人 / person " + ((Scope.OfPerson) scope).pseudonyms().get(0);
    }
}
