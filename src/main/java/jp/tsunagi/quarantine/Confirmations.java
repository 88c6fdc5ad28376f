package jp.tsunagi.quarantine;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import jp.tsunagi.audit.journal.Access;
import jp.tsunagi.audit.journal.Action;
import jp.tsunagi.audit.journal.Attempt;
import jp.tsunagi.audit.journal.Entry;
import jp.tsunagi.audit.journal.Journal;
import jp.tsunagi.privacy.Pseudonym;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The 確認リスト, for the people who look into its matters. Every look and every change is entered in the journal. */
public final class Confirmations {
    private static final int LONGEST_HANDLER = 100;
    private static final int LONGEST_REMARK = 1000;

    private final JdbcClient hub;
    private final Journal journal;
    private final Clock clock;

    public Confirmations(JdbcClient hub, Journal journal, Clock clock) {
        this.hub = hub;
        this.journal = journal;
        this.clock = clock;
    }

    /**
     * Which matters to list.
     *
     * @param linkage {@code null} for all
     * @param code of the error catalogue; {@code null} for all
     * @param most how many at most
     */
    public record Filter(String linkage, String code, Set<Matter.State> states, int most) {
        public Filter {
            states = Set.copyOf(states);
        }
    }

    /**
     * The matters, oldest first.
     *
     * @param screen page or command that shows them
     */
    public List<Matter> list(Filter filter, String screen) {
        return Attempt.view(
                journal,
                screen,
                entry -> entry.about("all:confirmation").linkage(filter.linkage()),
                () -> hub.sql("select * from confirmation_item where state in (:states) "
                                + "and (cast(:linkage as varchar) is null or linkage = :linkage) "
                                + "and (cast(:code as varchar) is null or code = :code) order by item_id limit :most")
                        .param(
                                "states",
                                filter.states().stream().map(Enum::name).toList())
                        .param("linkage", filter.linkage())
                        .param("code", filter.code())
                        .param("most", filter.most())
                        .query(Confirmations::matter)
                        .list());
    }

    /**
     * Takes a matter in hand, from somebody else too.
     *
     * @param handler who; numbers of people are left out of it
     * @return false when there is no such matter that waits
     */
    public boolean take(long itemId, String handler, String screen) {
        return change(
                itemId,
                "in hand",
                screen,
                () -> hub.sql("update confirmation_item set state = 'IN_HAND', handler = ? where item_id = ? "
                                + "and state in ('OPEN', 'IN_HAND')")
                        .params(clipped(Entry.Builder.withoutNumbers(handler), LONGEST_HANDLER), itemId)
                        .update());
    }

    /**
     * Settles a matter. A later run that finds it again puts it on the list anew.
     *
     * @param remark what came of it; numbers of people are left out of it
     * @return false when there is no such matter that waits
     */
    public boolean settle(long itemId, String handler, String remark, String screen) {
        String kept = clipped(Entry.Builder.withoutNumbers(remark), LONGEST_REMARK);
        return change(
                itemId,
                "settled: " + kept,
                screen,
                () -> hub.sql("update confirmation_item set state = 'SETTLED', handler = ?, remark = ?, settled_at = ? "
                                + "where item_id = ? and state in ('OPEN', 'IN_HAND')")
                        .params(
                                clipped(Entry.Builder.withoutNumbers(handler), LONGEST_HANDLER),
                                kept,
                                clock.instant().atOffset(ZoneOffset.UTC),
                                itemId)
                        .update());
    }

    private interface Update {
        int rows();
    }

    private boolean change(long itemId, String what, String screen, Update update) {
        Entry.Builder entry =
                Entry.intent(Action.CONFIRM, Access.CHANGE, screen).because("item " + itemId + " " + what);
        find(itemId).ifPresent(matter -> entry.linkage(matter.linkage()).about(pseudonym(matter)));
        Attempt attempt = Attempt.begin(journal, entry);
        int changed;
        try {
            changed = update.rows();
        } catch (RuntimeException e) {
            attempt.failed(e);
            throw e;
        }
        if (changed == 0) {
            attempt.failed(outcome -> outcome.because("item " + itemId + " does not wait"));
            return false;
        }
        attempt.done(outcome -> outcome);
        return true;
    }

    private Optional<Matter> find(long itemId) {
        return hub.sql("select * from confirmation_item where item_id = ?")
                .param(itemId)
                .query(Confirmations::matter)
                .optional();
    }

    private String pseudonym(Matter matter) {
        return hub.sql(
                        "select pseudonym from taken_record where record_key = ? and run_id = ? order by record_no limit 1")
                .params(matter.recordKey(), matter.lastRunId())
                .query((row, n) -> Pseudonym.of(row.getBytes(1)).toString())
                .optional()
                .orElse(null);
    }

    private static String clipped(String text, int longest) {
        return text == null ? null : text.substring(0, Math.min(longest, text.length()));
    }

    private static Matter matter(ResultSet row, int number) throws SQLException {
        OffsetDateTime settled = row.getObject("settled_at", OffsetDateTime.class);
        return new Matter(
                row.getLong("item_id"),
                row.getString("linkage"),
                row.getString("record_key"),
                row.getString("code"),
                row.getString("note"),
                Matter.State.valueOf(row.getString("state")),
                row.getLong("first_run_id"),
                row.getLong("last_run_id"),
                row.getObject("raised_at", OffsetDateTime.class).toInstant(),
                row.getString("handler"),
                row.getString("remark"),
                settled == null ? null : settled.toInstant());
    }
}
