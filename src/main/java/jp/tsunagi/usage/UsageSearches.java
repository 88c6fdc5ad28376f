package jp.tsunagi.usage;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javax.sql.DataSource;
import jp.tsunagi.audit.journal.Access;
import jp.tsunagi.audit.journal.Action;
import jp.tsunagi.audit.journal.Attempt;
import jp.tsunagi.audit.journal.Entry;
import jp.tsunagi.audit.journal.Journal;
import jp.tsunagi.errors.HubException;
import jp.tsunagi.files.Mappings;
import jp.tsunagi.files.Places;
import jp.tsunagi.files.StatementUser;
import jp.tsunagi.privacy.Pseudonyms;

/**
 * Searches in 資格確認実績, each between its two entries in the journal: what was asked and why before it is read, the people
 * who were shown, as a digest of their pseudonyms, and how many rows after. Without the second entry nothing is shown and no
 * file stays.
 */
public final class UsageSearches implements StatementUser {
    private final SearchRows rows;
    private final Journal journal;
    private final Places places;

    public UsageSearches(DataSource welfare, Mappings mappings, Pseudonyms pseudonyms, Journal journal, Places places) {
        this.rows = new SearchRows(welfare, mappings, pseudonyms);
        this.journal = journal;
        this.places = places;
    }

    /**
     * The beginning of what was found.
     *
     * @param found how many rows there are in all
     */
    public record Page(List<String> titles, List<List<String>> rows, long found) {}

    /** @param sha256 of the file */
    public record Exported(long rows, String sha256) {}

    /**
     * Finds rows for the screen.
     *
     * @param purpose why, in the words of whoever asks
     * @param most rows at most
     * @throws HubException JOURNAL_REFUSED; what {@link #export} throws of the query
     */
    public Page look(UsageSearch search, String purpose, int most) {
        Entry.Builder entry =
                Entry.intent(Action.VIEW, Access.LOOK_UP, screen(search)).because(why(search, purpose));
        return Attempt.begin(journal, entry).conclude(outcome -> {
            FirstRows first = new FirstRows(most);
            SearchRows.Found found = rows.read(search, first);
            outcome.about(found.subject()).records(found.shown());
            return new Page(first.titles, first.rows, found.rows());
        });
    }

    /**
     * Writes all rows to a new file, which the media ledger lists.
     *
     * @throws HubException JOURNAL_REFUSED; FOLDER_UNUSABLE when there is such a file; STORAGE_FAILED; MAPPING_INVALID,
     *     SOURCE_UNORDERED, SQL_INVALID when the query is not as it must be; DATABASE_UNREACHABLE, DATABASE_LOST
     */
    public Exported export(UsageSearch search, String purpose, Path csv) {
        String name = csv.getFileName().toString();
        Entry.Builder entry = Entry.intent(Action.EXPORT, Access.LOOK_UP, screen(search))
                .place(places.of(csv))
                .file(name, null)
                .because(why(search, purpose));
        Attempt attempt = Attempt.begin(journal, entry);
        try (SearchFile file = new SearchFile(csv)) {
            Exported exported = attempt.conclude(outcome -> {
                file.create();
                SearchRows.Found found = rows.read(search, file);
                String sha256 = file.complete();
                outcome.about(found.subject()).records(found.rows()).file(name, sha256);
                return new Exported(found.rows(), sha256);
            });
            file.keep();
            return exported;
        }
    }

    @Override
    public void prepare(Set<String> configured) {
        if (configured.contains("welfare")) {
            LocalDate day = LocalDate.EPOCH;
            rows.prepare(UsageSearch.untrusted(day, day));
            rows.prepare(UsageSearch.checks(day, day, 1, 1));
            rows.prepare(UsageSearch.frequent(day, day, new FrequentVisits(1, 1)));
        }
    }

    private static String screen(UsageSearch search) {
        return "command usage " + search.name();
    }

    private static String why(UsageSearch search, String purpose) {
        return search.words() + ": " + Entry.Builder.withoutNumbers(purpose);
    }

    private static final class FirstRows implements SearchRows.Output {
        private final int most;
        private final List<List<String>> rows = new ArrayList<>();
        private List<String> titles = List.of();

        FirstRows(int most) {
            this.most = most;
        }

        @Override
        public void titles(List<String> names) {
            titles = names;
        }

        @Override
        public boolean row(List<String> cells) {
            return rows.size() < most && rows.add(cells);
        }
    }
}
