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
 * Proves that a person was in a file: the group of pseudonyms that holds the person's, and its way up to the digest that the
 * journal entry of the file names; see {@link SubjectSet}. Reads the sent records of these files once, in their order.
 */
final class Memberships {
    private final DataSource hub;

    Memberships(DataSource hub) {
        this.hub = hub;
    }

    /**
     * That a record stood in a file.
     *
     * @param group bytes of the pseudonyms in the record's group, in hexadecimal digits, in the order of the file
     * @param proof that the group is a leaf of the tree whose root the entry names; of a file with one record there is no
     *     tree, and its only pseudonym is the subject itself
     */
    record Membership(Sending sending, List<String> group, InclusionProof proof) {
        String json() {
            return "{\"entry\":" + sending.entry() + ",\"file\":" + Json.text(sending.fileName()) + ",\"group\":"
                    + Json.texts(group) + ",\"index\":" + proof.index() + ",\"linkage\":"
                    + Json.text(sending.linkage()) + ",\"number\":" + sending.number() + ",\"path\":"
                    + Json.texts(proof.steps()) + ",\"pseudonym\":"
                    + Json.text(sending.pseudonym().toString())
                    + ",\"set\":" + Json.text(sending.subject()) + ",\"size\":" + proof.size() + "}";
        }
    }

    /**
     * @param sendings of one person; those whose journal entry is erased can no longer be proved and are left out
     * @throws HubException JOURNAL_ALTERED when the sent records are not those that the journal names
     */
    List<Membership> of(List<Sending> sendings) {
        Map<Long, List<Sending>> files = new LinkedHashMap<>();
        sendings.stream().filter(sending -> sending.subject() != null).forEach(sending -> {
            List<Sending> ofFile = files.computeIfAbsent(sending.fileId(), id -> new ArrayList<>());
            // A record that was answered twice comes twice.
            if (ofFile.stream().noneMatch(known -> known.number() == sending.number())) {
                ofFile.add(sending);
            }
        });
        if (files.isEmpty()) {
            return List.of();
        }
        Map<Long, Groups> groups = new LinkedHashMap<>();
        files.forEach((id, ofFile) -> groups.put(id, new Groups(ofFile)));
        Streaming.rows(
                hub,
                "select file_id, pseudonym from sent_record where file_id in ("
                        + String.join(", ", Collections.nCopies(files.size(), "?")) + ") order by file_id, record_no",
                List.copyOf(files.keySet()),
                row -> groups.get(row.getLong(1)).add(row.getBytes(2)));
        List<Membership> memberships = new ArrayList<>();
        groups.values().forEach(ofFile -> memberships.addAll(ofFile.memberships()));
        return memberships;
    }

    /** The groups of one file. */
    private static final class Groups {
        private final List<Sending> wanted;
        private final String digest;
        private final long count;
        private final TreeHasher hasher = new TreeHasher();
        private final ProofBuilder proofs;
        private final Map<Integer, List<String>> kept = new LinkedHashMap<>();
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        private final List<String> group = new ArrayList<>();
        private long added;

        private Groups(List<Sending> wanted) {
            this.wanted = wanted;
            this.digest = wanted.get(0).subject();
            this.count = digest.startsWith("set:") ? Long.parseLong(digest.split(":", 3)[1]) : 1;
            long size = (count + SubjectSet.GROUP - 1) / SubjectSet.GROUP;
            TreeSet<Long> indices = new TreeSet<>();
            wanted.forEach(sending -> indices.add((long) index(sending)));
            if (indices.last() >= size) {
                throw other();
            }
            this.proofs = new ProofBuilder(indices, List.of(), size);
        }

        private static int index(Sending sending) {
            return (sending.number() - 1) / SubjectSet.GROUP;
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
            if (wanted.stream().anyMatch(sending -> index(sending) == index)) {
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
                    .map(sending -> {
                        int index = index(sending);
                        return new Membership(sending, kept.get(index), proofs.inclusion(index));
                    })
                    .toList();
        }

        private String only() {
            return Pseudonym.of(HexFormat.of().parseHex(kept.get(0).get(0))).toString();
        }

        private HubException other() {
            return JournalTree.altered(
                    "the sent records of file " + wanted.get(0).fileId() + " are not those that the journal names");
        }
    }
}
