package jp.tsunagi.audit.verify;

import java.time.Clock;
import java.util.Optional;
import javax.sql.DataSource;
import jp.tsunagi.audit.journal.Access;
import jp.tsunagi.audit.journal.Action;
import jp.tsunagi.audit.journal.Entry;
import jp.tsunagi.audit.journal.Journal;
import jp.tsunagi.audit.journal.Outcome;
import jp.tsunagi.errors.ErrorCode;
import jp.tsunagi.errors.HubException;

/** Verifies the hub's journal and enters that it was done. A journal that takes no entry is verified all the same. */
public final class EnteredVerification {
    private final DataSource hub;
    private final Journal journal;
    private final Verifier verifier;
    private final Clock clock;

    public EnteredVerification(DataSource hub, Journal journal, Verifier verifier, Clock clock) {
        this.hub = hub;
        this.journal = journal;
        this.verifier = verifier;
        this.clock = clock;
    }

    /** @param refusal why it could not be entered */
    public record Result(Verification verification, Optional<HubException> refusal) {}

    /**
     * Verifies.
     *
     * @param screen from where it was asked for
     * @throws HubException DATABASE_UNREACHABLE, STORAGE_FAILED
     */
    public Result verify(String screen) {
        long attempt;
        try {
            attempt = journal.enter(
                    Entry.intent(Action.VERIFY, Access.LOOK_UP, screen).build());
        } catch (HubException refusal) {
            return new Result(verifier.database(hub, clock), Optional.of(refusal));
        }
        Verification verification = verifier.database(hub, clock).without(attempt);
        try {
            journal.enter(outcome(verification, screen, attempt));
            return new Result(verification, Optional.empty());
        } catch (HubException refusal) {
            return new Result(verification, Optional.of(refusal));
        }
    }

    private static Entry outcome(Verification verification, String screen, long attempt) {
        Outcome outcome = verification.holds() ? Outcome.DONE : Outcome.FAILED;
        Entry.Builder entry = Entry.of(Action.VERIFY, Access.LOOK_UP, outcome, screen)
                .refers(attempt)
                .because(verification.summary());
        if (!verification.holds()) {
            entry.code(ErrorCode.JOURNAL_ALTERED.code())
                    .because(
                            verification.summary() + "; " + verification.flaws().get(0));
        }
        return entry.build();
    }
}
