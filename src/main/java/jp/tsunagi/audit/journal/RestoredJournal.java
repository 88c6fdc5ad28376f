package jp.tsunagi.audit.journal;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import jp.tsunagi.audit.proof.Checkpoint;
import jp.tsunagi.audit.proof.SignedNote;
import jp.tsunagi.errors.ErrorCode;
import jp.tsunagi.errors.HubException;

/**
 * Lets a hub go on whose database was restored to an older state. What was lost stays known: the statement that it was
 * accepted is signed and names the checkpoints that are void from now on; they are put aside, not deleted.
 */
public final class RestoredJournal {
    private final DataSource hub;
    private final JournalKeys keys;
    private final EvidenceFolder folder;
    private final Journal journal;
    private final Clock clock;

    public RestoredJournal(DataSource hub, JournalKeys keys, EvidenceFolder folder, Journal journal, Clock clock) {
        this.hub = hub;
        this.keys = keys;
        this.folder = folder;
        this.journal = journal;
        this.clock = clock;
    }

    /**
     * Accepts that the database is older than what was signed of it.
     *
     * @return the statement, or {@code null} when the database is not older
     */
    public Restoration accept(String by, String reason) {
        long entries = entries();
        List<Restoration.Voided> voids = new ArrayList<>();
        for (Path file : folder.checkpoints()) {
            Checkpoint checkpoint =
                    Checkpoint.parse(SignedNote.parse(EvidenceFolder.read(file)).text());
            if (checkpoint.size() > entries) {
                voids.add(new Restoration.Voided(checkpoint.size(), checkpoint.root()));
            }
        }
        if (voids.isEmpty()) {
            return null;
        }
        Restoration restoration =
                new Restoration(keys.origin(), entries, voids, by, reason.replaceAll("\\R", " "), clock.instant());
        // By its time: the same size can be lost more than once.
        folder.write(
                folder.restoration(clock.instant().toEpochMilli()),
                SignedNote.sign(restoration.text(), keys.newest()).format().getBytes(StandardCharsets.UTF_8));
        // The journal puts the void checkpoints aside before it takes this entry, and after a crash before the next
        // one.
        journal.enter(Entry.of(Action.RESTORED, Access.CHANGE, Outcome.DONE, "command accept-restore")
                .by(by)
                .records(voids.get(voids.size() - 1).size() - entries)
                .purpose(reason)
                .build());
        return restoration;
    }

    private long entries() {
        try (Connection connection = hub.getConnection();
                PreparedStatement statement =
                        connection.prepareStatement("select coalesce(max(seq), 0) from journal_entry");
                ResultSet row = statement.executeQuery()) {
            row.next();
            return row.getLong(1);
        } catch (SQLException e) {
            throw new HubException(ErrorCode.DATABASE_UNREACHABLE, "journal, SQL state " + e.getSQLState(), e);
        }
    }
}
