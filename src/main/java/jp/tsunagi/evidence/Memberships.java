package jp.tsunagi.evidence;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import javax.sql.DataSource;
import jp.tsunagi.audit.proof.InclusionProof;
import jp.tsunagi.audit.proof.ProofBuilder;
import jp.tsunagi.audit.proof.TreeHasher;
import jp.tsunagi.errors.HubException;
import jp.tsunagi.ledger.SubjectSet;
import jp.tsunagi.privacy.Pseudonym;

/**
 * Proves that a person was in a file, or among those for whom a run took something over: the group of pseudonyms that holds
 * the person's, and its way up to the digest that the journal entry names; see {@link SubjectSet}. Reads the people of these
 * files and runs once, in their order.
 */
final class Memberships {
    private static final String SENT =
            "select file_id, pseudonym from sent_record where file_id in (%s) order by file_id, record_no";
    private static final String TAKEN =
            "select run_id, pseudonym from taken_record where run_id in (%s) order by run_id, record_no";

    private final DataSource hub;

    Memberships(DataSource hub) {
        this.hub = hub;
    }

    /**
     * That a person stood in a set.
     *
     * @param group bytes of the pseudonyms in the person's group, in hexadecimal digits, in the order of the set
     * @param proof that the group is a leaf of the tree whose root the entry names; of a set of one there is no tree, and its
     *     only pseudonym is the subject itself
     */
    record Membership(Appearance appearance, List<String> group, InclusionProof proof) {
        String json() {
            return "{\"entry\":" + appearance.entry() + ",\"file\":" + Json.text(appearance.enteredFile())
                    + ",\"group\":"
                    + Json.texts(group) + ",\"index\":" + proof.index() + ",\"linkage\":"
                    + Json.text(appearance.linkage()) + ",\"number\":" + appearance.number() + ",\"path\":"
                    + Json.texts(proof.steps()) + ",\"pseudonym\":"
                    + Json.text(appearance.pseudonym().toString())
                    + ",\"run\":" + appearance.runId() + ",\"set\":" + Json.text(appearance.subject()) + ",\"size\":"
                    + proof.size() + "}";
        }
    }

    /**
     * @param sendings of one person; those whose journal entry is erased can no longer be proved and are left out
     * @param takings of the same person, likewise
     * @throws HubException JOURNAL_ALTERED when the people in the ledger are not those that the journal names
     */
    List<Membership> of(List<Sending> sendings, List<Taking> takings) {
        List<Membership> memberships = new ArrayList<>(of(sendings, SENT));
        memberships.addAll(of(takings, TAKEN));
        return memberships;
    }

    private List<Membership> of(List<? extends Appearance> appearances, String people) {
        Map<Long, List<Appearance>> sets = new LinkedHashMap<>();
        appearances.stream().filter(appearance -> appearance.subject() != null).forEach(appearance -> {
            List<Appearance> ofSet = sets.computeIfAbsent(appearance.setId(), id -> new ArrayList<>());
            // A record that was answered twice comes twice.
            if (ofSet.stream().noneMatch(known -> known.number() == appearance.number())) {
                ofSet.add(appearance);
            }
        });
        if (sets.isEmpty()) {
            return List.of();
        }
        Map<Long, Groups> groups = new LinkedHashMap<>();
        sets.forEach((id, ofSet) -> groups.put(id, new Groups(ofSet)));
        Streaming.rows(
                hub,
                people.formatted(String.join(", ", Collections.nCopies(sets.size(), "?"))),
                List.copyOf(sets.keySet()),
                row -> groups.get(row.getLong(1)).add(row.getBytes(2)));
        List<Membership> memberships = new ArrayList<>();
        groups.values().forEach(ofSet -> memberships.addAll(ofSet.memberships()));
        return memberships;
    }

    /** The groups of one set. */
    private static final class Groups {
        private final List<Appearance> wanted;
        private final String digest;
        private final long count;
        private final TreeHasher hasher = new TreeHasher();
        private final ProofBuilder proofs;
        private final Map<Integer, List<String>> kept = new LinkedHashMap<>();
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        private final List<String> group = new ArrayList<>();
        private long added;

        private Groups(List<Appearance> wanted) {
            this.wanted = wanted;
            this.digest = wanted.get(0).subject();
            this.count = digest.startsWith("set:") ? Long.parseLong(digest.split(":", 3)[1]) : 1;
            long size = (count + SubjectSet.GROUP - 1) / SubjectSet.GROUP;
            TreeSet<Long> indices = new TreeSet<>();
            wanted.forEach(appearance -> indices.add((long) index(appearance)));
            if (indices.last() >= size) {
                throw other();
            }
            this.proofs = new ProofBuilder(indices, List.of(), size);
        }

        private static int index(Appearance appearance) {
            return (appearance.number() - 1) / SubjectSet.GROUP;
        }

        private void add(byte[] pseudonym) {
            if (pseudonym == null || added == count) {
                throw other();
            }
            bytes.writeBytes(pseudonym);
            group.add(HexFormat.of().formatHex(pseudonym));
            added++;
            if (group.size() == SubjectSet.GROUP || added == count) {
                close();
            }
        }

        private void close() {
            int index = (int) ((added - 1) / SubjectSet.GROUP);
            if (wanted.stream().anyMatch(appearance -> index(appearance) == index)) {
                kept.put(index, List.copyOf(group));
            }
            proofs.add(hasher.leaf(bytes.toByteArray()));
            bytes.reset();
            group.clear();
        }

        private List<Membership> memberships() {
            if (added != count || !digest.equals(count == 1 ? only() : "set:" + count + ":" + proofs.root())) {
                throw other();
            }
            return wanted.stream()
                    .map(appearance -> {
                        int index = index(appearance);
                        return new Membership(appearance, kept.get(index), proofs.inclusion(index));
                    })
                    .toList();
        }

        private String only() {
            return Pseudonym.of(HexFormat.of().parseHex(kept.get(0).get(0))).toString();
        }

        private HubException other() {
            return JournalTree.altered(
                    "the people of run " + wanted.get(0).runId() + " are not those that the journal names");
        }
    }
}
