package jp.tsunagi.support;

import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.util.List;
import jp.tsunagi.audit.journal.StoredEntry;
import jp.tsunagi.audit.journal.Tombstone;
import jp.tsunagi.audit.proof.CompactRange;
import jp.tsunagi.audit.proof.SignedNote;

/** Erases entries up to a checkpoint, as the end of their retention does. */
public final class Pruning {
    private final JournalSite site;

    public Pruning(JournalSite site) {
        this.site = site;
    }

    public void upTo(long size) {
        byte[] edge =
                site.sql().queryForObject("select frontier from journal_checkpoint where size = ?", byte[].class, size);
        CompactRange tree = CompactRange.decode(edge);
        List<StoredEntry> entries = site.entries();
        StoredEntry last = entries.stream()
                .filter(entry -> entry.seq() == size)
                .findFirst()
                .orElseThrow();
        Tombstone tombstone = new Tombstone(
                JournalFixture.ORIGIN,
                size,
                tree.root(),
                last.hash(),
                tree.nodes(),
                last.journaled().at().plusSeconds(1),
                site.clock().instant());
        String note = SignedNote.sign(tombstone.text(), site.journal().keys().newest())
                .format();
        site.folder().write(site.folder().tombstone(size), note.getBytes(StandardCharsets.UTF_8));
        site.sql()
                .update(
                        "insert into journal_tombstone (size, at, note) values (?, ?, ?)",
                        size,
                        tombstone.at().atOffset(ZoneOffset.UTC),
                        note);
        site.sql().update("delete from journal_entry where seq <= ?", size);
    }
}
