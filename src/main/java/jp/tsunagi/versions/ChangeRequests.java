package jp.tsunagi.versions;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import jp.tsunagi.audit.journal.Acceptance;
import jp.tsunagi.audit.journal.Access;
import jp.tsunagi.audit.journal.Action;
import jp.tsunagi.audit.journal.Entry;
import jp.tsunagi.audit.journal.Journal;
import jp.tsunagi.audit.journal.Outcome;
import jp.tsunagi.errors.ErrorCode;
import jp.tsunagi.errors.HubException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/** Changes that were asked for: each a set by its hash, with who and why, and where it is required, a second person's approval. */
public final class ChangeRequests {
    private static final String REQUEST = "change request";
    private static final String APPROVAL = "approval";
    private static final int REASON = 1000;
    private static final String FIND = """
            select c.hash, c.reason, a.at, a.actor, a.reason as asked_for, p.actor as approved_by, p.reason as approved
            from change_request c
            join journal_entry a on a.seq = c.asked and a.screen = ? and a.outcome = 'INTENDED'
            left join journal_entry p
              on p.seq = c.approved and p.seq > a.seq and p.screen = ? and p.outcome = 'DONE'
            where c.hash = ?
            """;

    private final JdbcClient hub;
    private final TransactionOperations transaction;
    private final Journal journal;
    private final Duration validity;
    private final boolean approvalRequired;
    private final Clock clock;

    /**
     * Gives access to them.
     *
     * @param validity how long a request can be approved and taken
     * @param approvalRequired whether a set waits for a second person
     */
    public ChangeRequests(
            JdbcClient hub,
            TransactionOperations transaction,
            Journal journal,
            Duration validity,
            boolean approvalRequired,
            Clock clock) {
        this.hub = hub;
        this.transaction = transaction;
        this.journal = journal;
        this.validity = validity;
        this.approvalRequired = approvalRequired;
        this.clock = clock;
    }

    public boolean isApprovalRequired() {
        return approvalRequired;
    }

    /** Asks for a set, in the place of what was asked for it before. */
    public ChangeRequest submit(String hash, Acceptance acceptance) {
        String reason = Entry.Builder.withoutNumbers(acceptance.reason());
        transaction.executeWithoutResult(status -> {
            hub.sql("delete from change_request where hash = ?").param(hash).update();
            long asked = journal.enter(Entry.intent(Action.CONFIGURATION, Access.CHANGE, REQUEST)
                    .by(acceptance.who())
                    .because(askedFor(hash) + reason)
                    .build());
            hub.sql("insert into change_request (hash, reason, asked) values (?, ?, ?)")
                    .params(hash, reason.substring(0, Math.min(REASON, reason.length())), asked)
                    .update();
        });
        return find(hash).orElseThrow();
    }

    private static String askedFor(String hash) {
        return "asked for " + hash + ": ";
    }

    private static String approved(String hash) {
        return "approved " + hash;
    }

    /**
     * Agrees to a set that somebody else has asked for.
     *
     * @throws HubException APPROVAL_REFUSED when nobody has asked for it, the request has expired, or it is one's own
     */
    public ChangeRequest approve(String hash, String who) {
        ChangeRequest request = find(hash).orElseThrow(() -> refused(hash, who, "nobody has asked for it"));
        if (request.isExpired(clock.instant())) {
            throw refused(hash, who, "the request has expired; submit it again");
        }
        if (request.acceptance().who().equals(who)) {
            throw refused(hash, who, "who asks for a change cannot approve it");
        }
        transaction.executeWithoutResult(status -> {
            long entry = journal.enter(Entry.of(Action.CONFIGURATION, Access.CHANGE, Outcome.DONE, APPROVAL)
                    .by(who)
                    .because(approved(hash))
                    .build());
            hub.sql("update change_request set approved = ? where hash = ?")
                    .params(entry, hash)
                    .update();
        });
        return find(hash).orElseThrow();
    }

    private HubException refused(String hash, String who, String why) {
        journal.enter(Entry.of(Action.CONFIGURATION, Access.CHANGE, Outcome.REFUSED, APPROVAL)
                .by(who)
                .code(ErrorCode.APPROVAL_REFUSED.code())
                .because(hash + ": " + why)
                .build());
        return new HubException(ErrorCode.APPROVAL_REFUSED, hash + ": " + why);
    }

    /** Whether a set may run without more being said: nothing is required, or a second person has agreed in time. */
    public boolean mayRun(String hash) {
        return !approvalRequired || isApproved(hash);
    }

    private boolean isApproved(String hash) {
        return find(hash)
                .filter(request -> request.approvedBy() != null && !request.isExpired(clock.instant()))
                .isPresent();
    }

    /**
     * Sees to it that a set that is about to run was agreed to, where the one before asks for that.
     *
     * @throws HubException APPROVAL_REFUSED when it was not
     */
    public void require(String hash) {
        if (!isApproved(hash)) {
            throw refused(hash, Acceptance.HUB, standing(hash));
        }
    }

    /** How it stands with a set that may not run yet, and what is to be done. */
    String standing(String hash) {
        return find(hash)
                .map(request -> request.standing(clock.instant()))
                .orElse("is to be asked for with `submit --reason`, and approved by another person");
    }

    /** What was asked for a set, even if it has expired, as the journal has it. */
    public Optional<ChangeRequest> find(String hash) {
        return hub.sql(FIND)
                .params(REQUEST, APPROVAL, hash)
                .query((row, n) -> request(row))
                .optional()
                .flatMap(request -> request);
    }

    // Entries of other sets, put in its place, count for nothing.
    private Optional<ChangeRequest> request(ResultSet row) throws SQLException {
        String hash = row.getString("hash");
        if (!row.getString("asked_for").startsWith(askedFor(hash))) {
            return Optional.empty();
        }
        boolean approved = approved(hash).equals(row.getString("approved"));
        return Optional.of(new ChangeRequest(
                hash,
                new Acceptance(row.getString("actor"), row.getString("reason")),
                row.getObject("at", OffsetDateTime.class).toInstant().plus(validity),
                approved ? row.getString("approved_by") : null));
    }

    /** All that are not done, the oldest first. */
    public List<ChangeRequest> all() {
        return hub.sql("select hash from change_request order by asked").query(String.class).list().stream()
                .flatMap(hash -> find(hash).stream())
                .toList();
    }

    /** The requests whose hash begins so. */
    public List<ChangeRequest> named(String beginning) {
        return all().stream()
                .filter(request -> request.hash().startsWith(beginning))
                .toList();
    }

    /** Who wants a set, why, and who has approved it, if that was asked for; otherwise as known without. */
    public Acceptance stated(String hash, Acceptance known) {
        return known.isStated() ? known : find(hash).map(ChangeRequest::stated).orElse(known);
    }

    /** The set runs: what was asked for is done. Should it come back one day, that is another change. */
    public void taken(String hash) {
        hub.sql("delete from change_request where hash = ?").param(hash).update();
    }
}
