package jp.tsunagi.support;

import java.nio.charset.StandardCharsets;
import jp.tsunagi.audit.journal.EntryLine;
import jp.tsunagi.audit.journal.JournalEntry;
import jp.tsunagi.audit.journal.StoredEntry;
import jp.tsunagi.audit.proof.Checkpoint;
import jp.tsunagi.audit.proof.CompactRange;
import jp.tsunagi.audit.proof.Hash;
import jp.tsunagi.audit.proof.SigningKey;
import jp.tsunagi.audit.proof.TreeHasher;

/** What someone with every right on the hub's database, and the hub's source code, can do to the journal. */
public final class Tamperer {
    private static final int AWAY = 100_000;

    private final JournalSite site;

    public Tamperer(JournalSite site) {
        this.site = site;
    }

    public void sql(String statement, Object... values) {
        site.sql().update(statement, values);
    }

    public void remove(long seq) {
        sql("delete from journal_entry where seq = ?", seq);
    }

    /** Removes an entry and closes the gap. */
    public void removeAndRenumber(long seq) {
        remove(seq);
        renumberAfter(seq, -1);
    }

    private void renumberAfter(long seq, int by) {
        sql("update journal_entry set seq = seq + ? where seq > ?", AWAY, seq);
        sql("update journal_entry set seq = seq - ? where seq > ?", AWAY - by, AWAY);
    }

    /** Makes room and puts a copy of another entry there. */
    public void insert(long seq, long like) {
        renumberAfter(seq - 1, 1);
        long source = like < seq ? like : like + 1;
        site.sql().execute("create table forged as select * from journal_entry where seq = " + source);
        sql("update forged set seq = ?, reason = 'forged'", seq);
        sql("insert into journal_entry select * from forged");
        site.sql().execute("drop table forged");
    }

    /** Swaps two entries, with or without what ties them to their places. */
    public void swap(long one, long other) {
        sql("update journal_entry set seq = ? where seq = ?", AWAY, one);
        sql("update journal_entry set seq = ? where seq = ?", one, other);
        sql("update journal_entry set seq = ? where seq = ?", other, AWAY);
    }

    public void swapContents(long one, long other) {
        String prev = "(select e.prev from saved_journal_entry e where e.seq = journal_entry.seq)";
        swap(one, other);
        sql(
                "update journal_entry set prev = " + prev + ", hash = " + prev.replace("e.prev", "e.hash")
                        + " where seq in (?, ?)",
                one,
                other);
    }

    /** Makes the hash of an entry fit its contents. */
    public Hash rehash(long seq) {
        StoredEntry entry = site.entries().stream()
                .filter(each -> each.seq() == seq)
                .findFirst()
                .orElseThrow();
        Hash hash = Hash.of(new TreeHasher().leaf(EntryLine.of(entry.journaled())));
        sql("update journal_entry set hash = ? where seq = ?", hash.bytes(), seq);
        return hash;
    }

    /** Makes all hashes from an entry on fit each other. */
    public void rebuildFrom(long seq) {
        Hash before = seq == 1
                ? JournalEntry.ORIGIN
                : site.entries().get((int) seq - 2).hash();
        for (long each = seq; each <= site.entries().size(); each++) {
            sql("update journal_entry set prev = ? where seq = ?", before.bytes(), each);
            before = rehash(each);
        }
    }

    /** A checkpoint of the entries as they are now, signed with a key of the tamperer's own. */
    public Checkpoint checkpoint(long size, long previous) {
        CompactRange tree = tree(size);
        return new Checkpoint(
                JournalFixture.ORIGIN, size, tree.root(), site.clock().instant(), previous);
    }

    private CompactRange tree(long size) {
        CompactRange tree = CompactRange.empty();
        site.entries().stream()
                .limit(size)
                .forEach(entry -> tree.append(entry.hash().bytes()));
        return tree;
    }

    /** Replaces a checkpoint in the database by one that fits the entries as they are now. */
    public void forgeCheckpoint(long size, long previous, SigningKey key) {
        forgeCheckpoint(size, checkpoint(size, previous).sign(key).format());
    }

    public void forgeCheckpoint(long size, String note) {
        sql(
                "update journal_checkpoint set note = ?, frontier = ? where size = ?",
                note,
                tree(size).encode(),
                size);
    }

    /** The same outside. */
    public void forgeOutside(long size, String note) {
        site.folder().write(site.folder().checkpoint(size), note.getBytes(StandardCharsets.UTF_8));
    }
}
