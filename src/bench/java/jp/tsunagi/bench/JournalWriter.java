package jp.tsunagi.bench;

import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import javax.sql.DataSource;
import jp.tsunagi.audit.journal.Access;
import jp.tsunagi.audit.journal.Action;
import jp.tsunagi.audit.journal.Entry;
import jp.tsunagi.audit.journal.EntryLine;
import jp.tsunagi.audit.journal.EvidenceFolder;
import jp.tsunagi.audit.journal.JournalEntry;
import jp.tsunagi.audit.journal.JournalKeys;
import jp.tsunagi.audit.journal.JournalSeal;
import jp.tsunagi.audit.journal.Outcome;
import jp.tsunagi.audit.proof.Checkpoint;
import jp.tsunagi.audit.proof.CompactRange;
import jp.tsunagi.audit.proof.Hash;
import jp.tsunagi.audit.proof.TreeHasher;
import jp.tsunagi.privacy.HubKeys;
import org.postgresql.PGConnection;

/** Makes a journal of any length as the hub would have entered and signed it, by COPY. */
final class JournalWriter {
    private static final String ORIGIN = "tsunagi-139998/journal";
    private static final int SIGNED_EACH = 50_000;
    private static final Instant BEGIN = Instant.parse("2026-04-01T00:00:00.000Z");

    private final TreeHasher hasher = new TreeHasher();
    private final CompactRange tree = CompactRange.empty();
    private final DataSource hub;
    private final EvidenceFolder folder;
    private final JournalKeys keys;
    private final JournalSeal seal;
    private Hash last = JournalEntry.ORIGIN;
    private long bytes;

    JournalWriter(DataSource hub, Path root) {
        this.hub = hub;
        this.folder = new EvidenceFolder(root.resolve("evidence"));
        HubKeys hubKeys = new HubKeys(root.resolve("keys"));
        this.keys = new JournalKeys(hubKeys, folder, ORIGIN);
        this.seal = new JournalSeal(hubKeys);
    }

    EvidenceFolder folder() {
        return folder;
    }

    /** The bytes that are hashed. */
    long bytes() {
        return bytes;
    }

    void write(int entries) throws Exception {
        try (Connection connection = hub.getConnection()) {
            for (int from = 1; from <= entries; from += SIGNED_EACH) {
                long previous = tree.size();
                copy(connection, from, Math.min(entries, from + SIGNED_EACH - 1));
                sign(connection, previous);
            }
            try (PreparedStatement analyze = connection.prepareStatement("vacuum (analyze) journal_entry")) {
                analyze.execute();
            }
        }
    }

    private void copy(Connection connection, int from, int to) throws Exception {
        try (PipedInputStream in = new PipedInputStream(1 << 16);
                PipedOutputStream out = new PipedOutputStream(in)) {
            List<Exception> failures = new ArrayList<>();
            Thread maker = new Thread(() -> {
                try (out) {
                    for (int seq = from; seq <= to; seq++) {
                        out.write(row(seq).getBytes(StandardCharsets.UTF_8));
                    }
                } catch (Exception e) {
                    failures.add(e);
                }
            });
            maker.start();
            connection.unwrap(PGConnection.class).getCopyAPI().copyIn("copy journal_entry (seq, at, actor, actor_version, "
                    + "terminal, screen, access, action, outcome, refers, subject, linkage, run_id, file_name, file_sha256, "
                    + "records, reason, prev, hash, seal) from stdin", in, 1 << 16);
            maker.join();
            if (!failures.isEmpty()) {
                throw failures.get(0);
            }
        }
    }

    /** Attempts and their outcomes in turn. */
    private String row(int seq) {
        boolean attempt = seq % 2 == 1;
        String version = "a".repeat(64);
        String subject = "p1-" + String.format("%032x", seq);
        String sha256 = String.format("%064x", seq);
        Entry entry = Entry.of(
                        Action.VIEW, Access.LOOK_UP, attempt ? Outcome.INTENDED : Outcome.DONE, "route eligibility-out/check")
                .refers(attempt ? 1 : seq - 1)
                .by("operator shikaku")
                .version(version)
                .at("192.0.2.17")
                .about(subject)
                .linkage("eligibility-out")
                .run((long) seq / 10)
                .file("SKK_139998_20260401_001.csv", sha256)
                .records(9_725L)
                .because("資格情報の照会")
                .build();
        Instant at = BEGIN.plusMillis(seq * 40L);
        JournalEntry journaled = new JournalEntry(seq, at, last, entry);
        byte[] line = EntryLine.of(journaled);
        bytes += line.length;
        Hash hash = Hash.of(hasher.leaf(line));
        tree.append(hash.bytes());
        String row = String.join(
                "\t",
                String.valueOf(seq),
                EntryLine.time(at),
                entry.actor(),
                version,
                entry.terminal(),
                entry.screen(),
                entry.access().name(),
                entry.action().name(),
                entry.outcome().name(),
                String.valueOf(entry.refers()),
                subject,
                entry.linkage(),
                String.valueOf(entry.runId()),
                entry.fileName(),
                sha256,
                "9725",
                entry.reason(),
                "\\\\x" + last,
                "\\\\x" + HexFormat.of().formatHex(hash.bytes()),
                "\\\\x" + HexFormat.of().formatHex(seal.of(hash)));
        last = hash;
        return row + "\n";
    }

    private void sign(Connection connection, long previous) throws Exception {
        Instant at = BEGIN.plusMillis(tree.size() * 40L);
        String note = new Checkpoint(ORIGIN, tree.size(), tree.root(), at, previous).sign(keys.newest()).format();
        try (PreparedStatement insert = connection.prepareStatement(
                "insert into journal_checkpoint (size, at, frontier, note) values (?, ?, ?, ?)")) {
            insert.setLong(1, tree.size());
            insert.setObject(2, at.atOffset(ZoneOffset.UTC));
            insert.setBytes(3, tree.encode());
            insert.setString(4, note);
            insert.executeUpdate();
        }
        folder.write(folder.checkpoint(tree.size()), note.getBytes(StandardCharsets.UTF_8));
    }
}
