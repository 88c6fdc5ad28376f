package jp.tsunagi.audit.verify;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import jp.tsunagi.audit.journal.EvidenceFolder;
import jp.tsunagi.audit.proof.CompactRange;
import jp.tsunagi.errors.ErrorCode;
import jp.tsunagi.errors.HubException;

/** Checkpoints and tombstones as they lie in the database and in the evidence folder, by their sizes. */
final class StoredNotes {
    private static final int FETCH = 1_000;

    private StoredNotes() {}

    /**
     * A row of {@code journal_checkpoint} or {@code journal_tombstone}.
     *
     * @param edge of the tree; {@code null} when there is none or it is damaged
     */
    record Stored(String note, Instant at, CompactRange edge) {
        byte[] bytes() {
            return note.getBytes(StandardCharsets.UTF_8);
        }
    }

    /** Files by the sizes that their names tell. */
    static NavigableMap<Long, Path> outside(List<Path> files) {
        NavigableMap<Long, Path> notes = new TreeMap<>();
        files.forEach(file -> notes.put(EvidenceFolder.size(file), file));
        return notes;
    }

    /** Smallest first. */
    static void checkpoints(Connection snapshot, BiConsumer<Long, Stored> taker) {
        rows(snapshot, "select size, note, at, frontier from journal_checkpoint order by size", taker);
    }

    static NavigableMap<Long, Stored> tombstones(Connection snapshot) {
        NavigableMap<Long, Stored> notes = new TreeMap<>();
        rows(snapshot, "select size, note, at, null from journal_tombstone", notes::put);
        return notes;
    }

    private static void rows(Connection snapshot, String sql, BiConsumer<Long, Stored> taker) {
        try (PreparedStatement statement = snapshot.prepareStatement(sql)) {
            statement.setFetchSize(FETCH);
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    Instant at = row.getObject(3, OffsetDateTime.class).toInstant();
                    taker.accept(row.getLong(1), new Stored(row.getString(2), at, edge(row.getBytes(4))));
                }
            }
        } catch (SQLException e) {
            throw new HubException(ErrorCode.DATABASE_UNREACHABLE, "journal, SQL state " + e.getSQLState(), e);
        }
    }

    private static CompactRange edge(byte[] frontier) {
        try {
            return frontier == null ? null : CompactRange.decode(frontier);
        } catch (HubException e) {
            return null;
        }
    }
}
