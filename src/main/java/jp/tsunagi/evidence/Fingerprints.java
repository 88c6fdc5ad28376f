package jp.tsunagi.evidence;

import java.io.IOException;
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
import jp.tsunagi.errors.ErrorCode;
import jp.tsunagi.errors.HubException;
import jp.tsunagi.files.Hashes;
import jp.tsunagi.files.Places;
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
    private final Places places;
    private final Municipality municipality;
    private final Clock clock;

    public Fingerprints(
            JdbcClient hub,
            Journal journal,
            Checkpoints checkpoints,
            JournalKeys keys,
            EvidenceFolder folder,
            Places places,
            Municipality municipality,
            Clock clock) {
        this.hub = hub;
        this.journal = journal;
        this.checkpoints = checkpoints;
        this.keys = keys;
        this.folder = folder;
        this.places = places;
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
     * @throws HubException JOURNAL_ALTERED when the checkpoint is not signed by a key of the journal; STORAGE_FAILED
     */
    public Optional<Path> write(LocalDate date) {
        Path page = folder.root().resolve("fingerprints").resolve(date + ".html");
        String name = page.getFileName().toString();
        Entry.Builder entry = Entry.intent(Action.REPORT, Access.LOOK_UP, "fingerprint")
                .place(places.of(page))
                .file(name, null);
        return Attempt.begin(journal, entry).conclude(outcome -> {
            checkpoints.make();
            Optional<SignedState> state = lastCheckpoint(date);
            if (state.isEmpty()) {
                outcome.place(null).file(null, null).because("nothing was signed by the end of that day");
                return Optional.empty();
            }
            outcome.file(name, write(page, fingerprint(date, state.get())));
            return Optional.of(page);
        });
    }

    /** @return SHA-256 of the page */
    private String write(Path page, Fingerprint fingerprint) {
        String html = new FingerprintPage(municipality, clock.getZone()).html(fingerprint);
        folder.write(page, html.getBytes(StandardCharsets.UTF_8));
        try {
            return Hashes.of(page);
        } catch (IOException e) {
            throw new HubException(
                    ErrorCode.STORAGE_FAILED, page + ": " + e.getClass().getSimpleName(), e);
        }
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
