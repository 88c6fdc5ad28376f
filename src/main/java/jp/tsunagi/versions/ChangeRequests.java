package jp.tsunagi.versions;

import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
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
        OffsetDateTime now = clock.instant().atOffset(ZoneOffset.UTC);
        OffsetDateTime expires = now.plus(validity);
        String reason = Entry.Builder.withoutNumbers(acceptance.reason());
        transaction.executeWithoutResult(status -> {
            hub.sql("delete from change_request where hash = ?").param(hash).update();
            hub.sql("insert into change_request (hash, at, who, reason, expires) values (?, ?, ?, ?, ?)")
                    .params(hash, now, acceptance.who(), reason, expires)
                    .update();
            journal.enter(Entry.intent(Action.CONFIGURATION, Access.CHANGE, REQUEST)
                    .by(acceptance.who())
                    .because("asked for " + hash + ": " + reason)
                    .build());
        });
        return find(hash).orElseThrow();
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
        if (request.isBy(who)) {
            throw refused(hash, who, "who asks for a change cannot approve it");
        }
        transaction.executeWithoutResult(status -> {
            hub.sql("update change_request set approved_by = ?, approved_at = ? where hash = ?")
                    .params(who, clock.instant().atOffset(ZoneOffset.UTC), hash)
                    .update();
            journal.enter(Entry.of(Action.CONFIGURATION, Access.CHANGE, Outcome.DONE, "approval")
                    .by(who)
                    .because("approved " + hash)
                    .build());
        });
        return find(hash).orElseThrow();
    }

    private HubException refused(String hash, String who, String why) {
        journal.enter(Entry.of(Action.CONFIGURATION, Access.CHANGE, Outcome.REFUSED, "approval")
                .by(who)
                .code(ErrorCode.APPROVAL_REFUSED.code())
                .because(hash + ": " + why)
                .build());
        return new HubException(ErrorCode.APPROVAL_REFUSED, hash + ": " + why);
    }

    /** Whether a set may run without more being said: nothing is required, or a second person has agreed in time. */
    boolean mayRun(String hash) {
        return !approvalRequired
                || find(hash)
                        .filter(request -> request.approvedBy() != null && !request.isExpired(clock.instant()))
                        .isPresent();
    }

    /** What was asked for a set, even if it has expired. */
    public Optional<ChangeRequest> find(String hash) {
        return hub.sql("select * from change_request where hash = ?")
                .param(hash)
                .query((row, n) -> new ChangeRequest(
                        row.getString("hash"),
                        new Acceptance(row.getString("who"), row.getString("reason")),
                        row.getObject("expires", OffsetDateTime.class).toInstant(),
                        row.getString("approved_by")))
                .optional();
    }

    /** The requests whose hash begins so. */
    public List<ChangeRequest> named(String beginning) {
        return hub.sql("select hash from change_request order by at").query(String.class).list().stream()
                .filter(hash -> hash.startsWith(beginning))
                .flatMap(hash -> find(hash).stream())
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
