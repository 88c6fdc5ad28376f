package jp.tsunagi.quarantine;

import jp.tsunagi.audit.Traced;
import jp.tsunagi.audit.journal.Access;
import jp.tsunagi.audit.journal.Action;
import jp.tsunagi.audit.journal.Entry;
import jp.tsunagi.audit.journal.Journal;
import jp.tsunagi.audit.journal.Outcome;
import jp.tsunagi.errors.ErrorCode;
import jp.tsunagi.errors.HubException;
import jp.tsunagi.errors.Kind;
import jp.tsunagi.files.Failures;
import jp.tsunagi.files.Inbound;
import jp.tsunagi.files.Inbox;
import jp.tsunagi.files.Outbound;
import jp.tsunagi.files.Outbox;
import jp.tsunagi.ledger.FileState;
import jp.tsunagi.ledger.Runs;
import org.apache.camel.Exchange;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The end of a route that failed. An outbound run is given up and nothing of it published; a returned file is held for a
 * person, or, when something was only away for a while, left where it is and taken again. If even this fails the original
 * is not acknowledged.
 */
public final class DeadLetters {
    private static final Logger LOG = LoggerFactory.getLogger(DeadLetters.class);

    private final Outbox outbox;
    private final Inbox inbox;
    private final Runs runs;
    private final Quarantine quarantine;
    private final Journal journal;

    public DeadLetters(Outbox outbox, Inbox inbox, Runs runs, Quarantine quarantine, Journal journal) {
        this.journal = journal;
        this.outbox = outbox;
        this.inbox = inbox;
        this.runs = runs;
        this.quarantine = quarantine;
    }

    /**
     * Stores what failed.
     *
     * @throws HubException for a failure of kind TRANSIENT of a returned file: the consumer leaves the file where it is
     */
    public void store(Exchange exchange) {
        HubException failure = Failures.of(
                exchange.getFromRouteId(), exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Exception.class));
        LOG.error(
                "{} {}, run {}, file {}: {}",
                failure.code().code(),
                exchange.getFromRouteId(),
                exchange.getProperty(Traced.RUN_ID),
                exchange.getProperty(Traced.FILE_NAME),
                failure.detail());
        if (failure.code().kind() == Kind.BUG) {
            LOG.error("Cause:", failure);
        } else {
            LOG.debug("Cause:", failure);
        }
        Outbound outbound = exchange.getProperty(Outbound.PROPERTY, Outbound.class);
        Inbound inbound = exchange.getProperty(Inbound.PROPERTY, Inbound.class);
        if (outbound != null) {
            outbox.abandon(outbound, failure.code(), failure.detail());
        } else if (inbound != null && failure.code().kind() != Kind.TRANSIENT) {
            hold(exchange, inbound, failure);
        } else if (failure.code().kind() == Kind.TRANSIENT || inbound == null) {
            if (inbound == null) {
                enterRefusal(exchange, failure);
                giveUp(exchange, failure);
            }
            throw failure;
        }
    }

    /** What was asked for and has not become a run. */
    private void enterRefusal(Exchange exchange, HubException failure) {
        if (failure.code() != ErrorCode.JOURNAL_REFUSED && exchange.getProperty(Traced.RUN_ID) == null) {
            journal.enter(Entry.of(Action.RUN, Access.LOOK_UP, Outcome.REFUSED, "route " + exchange.getFromRouteId())
                    .linkage(exchange.getFromRouteId())
                    .code(failure.code().code())
                    .because(failure.detail())
                    .build());
        }
    }

    /** A run without a file: what was only away for a while is tried again under the same run. */
    private void giveUp(Exchange exchange, HubException failure) {
        Long run = exchange.getProperty(Traced.RUN_ID, Long.class);
        if (run != null && failure.code().kind() == Kind.TRANSIENT) {
            runs.delay(run, failure.code(), failure.detail());
        } else if (run != null) {
            runs.fail(run, failure.code(), failure.detail());
        }
    }

    private void hold(Exchange exchange, Inbound inbound, HubException failure) {
        if (inbound.file().state() != FileState.DUPLICATE) {
            quarantine.hold(inbound.run(), inbound.file(), failure);
        }
        runs.fail(inbound.run().id(), failure.code(), failure.detail());
        if (inbound.file().state() != FileState.DUPLICATE) {
            // Last, because a file that is held is not looked at again.
            inbox.hold(exchange, inbound);
        }
        if (failure.code() == ErrorCode.PERSONAL_NUMBER_RETURNED || failure.code() == ErrorCode.AMBIGUOUS_IDENTIFIER) {
            LOG.error(
                    "ALERT {} file {} carries what may be a personal number",
                    inbound.linkage().id(),
                    inbound.file().id());
        }
    }
}
