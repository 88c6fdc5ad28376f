package jp.tsunagi.evidence;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import jp.tsunagi.audit.journal.Access;
import jp.tsunagi.audit.journal.Action;
import jp.tsunagi.audit.journal.Attempt;
import jp.tsunagi.audit.journal.Checkpoints;
import jp.tsunagi.audit.journal.Entry;
import jp.tsunagi.audit.journal.EvidenceFolder;
import jp.tsunagi.audit.journal.Journal;
import jp.tsunagi.audit.journal.JournalKeys;
import jp.tsunagi.audit.proof.VerifierKey;
import jp.tsunagi.errors.HubException;
import jp.tsunagi.register.Municipality;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * 指紋ページ: a page for paper with the root of a day's last checkpoint. Signed by a person and filed, it proves what the
 * journal was, even against someone who holds database, evidence folder and keys.
 */
public final class Fingerprints {
    private final JdbcClient hub;
    private final Journal journal;
    private final Checkpoints checkpoints;
    private final JournalKeys keys;
    private final EvidenceFolder folder;
    private final Municipality municipality;
    private final Clock clock;

    public Fingerprints(
            JdbcClient hub,
            Journal journal,
            Checkpoints checkpoints,
            JournalKeys keys,
            EvidenceFolder folder,
            Municipality municipality,
            Clock clock) {
        this.hub = hub;
        this.journal = journal;
        this.checkpoints = checkpoints;
        this.keys = keys;
        this.folder = folder;
        this.municipality = municipality;
        this.clock = clock;
    }

    /** The page of this day, as far as it has gone. */
    public void writeToday() {
        write(LocalDate.now(clock));
    }

    /**
     * Writes {@code fingerprints/DATE.html} in the evidence folder. Of a day that is over it is the same page whenever it is
     * written.
     *
     * @return the page; empty when nothing was signed by the end of that day
     * @throws HubException JOURNAL_ALTERED when the checkpoint is not signed by a key of the journal
     */
    public Optional<Path> write(LocalDate date) {
        Entry.Builder entry =
                Entry.intent(Action.REPORT, Access.LOOK_UP, "fingerprint").place("fingerprints/" + date + ".html");
        return Attempt.begin(journal, entry).conclude(outcome -> make(date));
    }

    private Optional<Path> make(LocalDate date) {
        checkpoints.make();
        return lastCheckpoint(date).map(state -> {
            Path page = folder.root().resolve("fingerprints").resolve(date + ".html");
            String html = new FingerprintPage(municipality, clock.getZone()).html(fingerprint(date, state));
            folder.write(page, html.getBytes(StandardCharsets.UTF_8));
            return page;
        });
    }

    private Optional<SignedState> lastCheckpoint(LocalDate date) {
        return hub.sql("select note from journal_checkpoint where at < ? order by size desc limit 1")
                .param(Selection.start(date.plusDays(1), clock.getZone()))
                .query(String.class)
                .optional()
                .map(note -> SignedState.of(note, keys.verifiers()));
    }

    private Fingerprint fingerprint(LocalDate date, SignedState state) {
        OffsetDateTime begin = Selection.start(date, clock.getZone());
        OffsetDateTime end = Selection.start(date.plusDays(1), clock.getZone());
        Counts counts = new Counts();
        hub.sql("select access, count(*), min(seq), max(seq) from journal_entry "
                        + "where at >= ? and at < ? and seq <= ? group by access")
                .params(begin, end, state.size())
                .query(counts::add);
        VerifierKey key = keys.verifiers().get(state.key() - 1);
        return new Fingerprint(
                date,
                state.checkpoint(),
                PublicKeys.id(key),
                PublicKeys.hex(key),
                counts.entries,
                counts.first,
                counts.last);
    }

    private static final class Counts {
        private final Map<Access, Long> entries = new EnumMap<>(Access.class);
        private long first;
        private long last;

        private void add(ResultSet row) throws SQLException {
            entries.put(Access.valueOf(row.getString(1)), row.getLong(2));
            first = first == 0 ? row.getLong(3) : Math.min(first, row.getLong(3));
            last = Math.max(last, row.getLong(4));
        }
    }
}
