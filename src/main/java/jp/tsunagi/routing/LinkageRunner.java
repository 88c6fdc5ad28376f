package jp.tsunagi.routing;

import java.time.Instant;
import jp.tsunagi.audit.journal.Access;
import jp.tsunagi.audit.journal.Action;
import jp.tsunagi.audit.journal.Entry;
import jp.tsunagi.audit.journal.Journal;
import jp.tsunagi.audit.journal.Outcome;
import jp.tsunagi.errors.HubException;
import jp.tsunagi.files.Failures;
import jp.tsunagi.files.ReplayedFile;
import jp.tsunagi.files.ReplayedLine;
import jp.tsunagi.files.RunRequest;
import jp.tsunagi.ledger.Runs;
import jp.tsunagi.register.Linkage;
import jp.tsunagi.register.Register;
import org.apache.camel.CamelExecutionException;
import org.apache.camel.ConsumerTemplate;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs a linkage now, once, through the same route as its schedule does. */
public final class LinkageRunner {
    private static final Logger LOG = LoggerFactory.getLogger(LinkageRunner.class);
    private static final long PICK_UP_MILLIS = 1_000;

    private final Register register;
    private final RegisterProperties properties;
    private final Runs runs;
    private final ProducerTemplate producer;
    private final ConsumerTemplate consumer;
    private final Journal journal;

    public LinkageRunner(
            Register register,
            RegisterProperties properties,
            Runs runs,
            ProducerTemplate producer,
            ConsumerTemplate consumer,
            Journal journal) {
        this.journal = journal;
        this.register = register;
        this.properties = properties;
        this.runs = runs;
        this.producer = producer;
        this.consumer = consumer;
    }

    /**
     * Makes the run of a linkage that starts by schedule, or takes whatever is ready in an inbound linkage's folder.
     *
     * @throws jp.tsunagi.errors.HubException what kept the route from opening a run; a run that failed is in the ledger
     */
    public void run(String linkageId, RunRequest request) {
        Linkage linkage = known(linkageId);
        if (linkage.startsBySchedule()) {
            send(linkage, request);
        } else {
            pickUp(linkage);
        }
    }

    private Linkage known(String linkageId) {
        try {
            return register.linkage(linkageId);
        } catch (HubException e) {
            journal.enter(Entry.of(Action.RUN, Access.LOOK_UP, Outcome.REFUSED, "run")
                    .code(e.code().code())
                    .because(linkageId + ": " + e.detail())
                    .build());
            throw e;
        }
    }

    /** Finishes what a crash left of the linkages that start by schedule; does nothing otherwise. */
    public void settle() {
        for (Linkage linkage : register.linkages()) {
            if (linkage.startsBySchedule() && runs.unfinished(linkage.id()).isPresent()) {
                send(linkage, RunRequest.SCHEDULED);
            }
        }
    }

    /** Runs what its schedule would have started between two moments, in which no schedule ran. */
    public void makeUpFor(Instant after, Instant until) {
        for (Linkage linkage : register.linkages()) {
            if (linkage.startsBySchedule() && linkage.schedule().cameBetween(after, until)) {
                try {
                    send(linkage, RunRequest.SCHEDULED);
                } catch (HubException e) {
                    LOG.error("{} {}: {}", e.code().code(), linkage.id(), e.detail());
                }
            }
        }
    }

    /** Takes one line of an archived file over again. */
    public void again(String linkageId, ReplayedLine line) {
        send(register.linkage(linkageId), line);
    }

    /** Takes a held file again, from its beginning. */
    public void again(String linkageId, ReplayedFile file) {
        send(register.linkage(linkageId), file);
    }

    private void send(Linkage linkage, Object request) {
        try {
            producer.requestBody("direct:" + linkage.id(), request);
        } catch (CamelExecutionException e) {
            throw Failures.of(linkage.id(), e.getCause());
        }
    }

    private void pickUp(Linkage linkage) {
        String endpoint = properties.takingFrom(linkage);
        Exchange file = consumer.receive(endpoint, PICK_UP_MILLIS);
        while (file != null) {
            Exchange done = producer.send("direct:" + linkage.id(), file);
            consumer.doneUoW(done);
            if (done.getException() != null) {
                throw Failures.of(linkage.id(), done.getException());
            }
            file = consumer.receive(endpoint, PICK_UP_MILLIS);
        }
    }
}
