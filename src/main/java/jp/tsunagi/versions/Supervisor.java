package jp.tsunagi.versions;

import java.time.Clock;
import java.time.Instant;
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
import jp.tsunagi.files.Failures;
import jp.tsunagi.routing.LinkageRunner;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * Keeps a hub running while its set is edited. An edited set that has come to rest and is in order takes the place of the
 * one that runs, as a whole: what is under way ends first, within the limit of a stop, and what that limit cuts off is settled
 * as after a crash. One with findings changes nothing but that they are told.
 *
 * <p>One thread starts it, looks and closes.
 */
public final class Supervisor implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Supervisor.class);
    private static final String SCREEN = "edited set";

    private final EditedSet edited;
    private final Launch launch;
    private final VersionFolder versions;
    private final FindingsFile findingsFile;
    private ConfigurableApplicationContext hub;
    private String running;
    private String seen;
    private String judged;
    private String standing;
    private String failure;
    private Instant stoodStill;
    private volatile boolean stopped;

    public Supervisor(EditedSet edited, Launch launch, VersionFolder versions, FindingsFile findingsFile) {
        this.edited = edited;
        this.launch = launch;
        this.versions = versions;
        this.findingsFile = findingsFile;
    }

    /** Starts the hub, and finishes what a crash has left. */
    public void start() {
        versions.clear();
        begin();
    }

    private void begin() {
        Launch.Launched launched = launch.start();
        hub = launched.hub();
        running = launched.hash();
        findingsFile.write(List.of());
        if (!launched.waits()) {
            judged = launched.edited();
            if (!running.equals(judged)) {
                refuse(judged, launched.findings());
            }
        }
        settle();
    }

    /** The hub that runs now; {@code null} while none can. */
    public ConfigurableApplicationContext hub() {
        return hub;
    }

    /**
     * Looks at the edited set. What is the same as at the look before has come to rest, and is judged once, and again when
     * somebody has said more of it. What fails meanwhile is told once, and tried at the next look.
     */
    public void look() {
        try {
            if (stopped) {
                return;
            }
            if (hub == null) {
                begin();
            } else if (hub.isActive()) {
                compare(edited.state());
            }
            failure = null;
        } catch (RuntimeException e) {
            HubException known = Failures.of(SCREEN, e);
            seen = null;
            judged = null;
            String line = known.code().code() + " " + known.detail();
            if (!line.equals(failure)) {
                failure = line;
                LOG.error("{}", line, known.code() == ErrorCode.UNEXPECTED ? e : null);
                findingsFile.write(List.of(line));
            }
        }
    }

    private void compare(String now) {
        if (!now.equals(seen)) {
            seen = now;
        } else if (!now.equals(judged) || isSaidMore(now)) {
            consider(now);
        }
    }

    private boolean isSaidMore(String now) {
        return !now.equals(running) && !requests().standing(now).equals(standing);
    }

    private void consider(String now) {
        if (now.equals(running)) {
            judged = now;
            findingsFile.write(List.of());
            LOG.info("The edited set is again the one that runs");
            return;
        }
        standing = requests().standing(now);
        Judgement judgement = edited.judge();
        if (!judgement.hash().equals(now)) {
            seen = null;
        } else if (!judgement.inOrder()) {
            refuse(now, judgement.findings());
            judged = now;
        } else if (requests().mayRun(now)) {
            swap(now);
        } else {
            LOG.info("The edited set {} {}", now, standing);
            findingsFile.write(List.of("the edited set " + now + " " + standing));
            judged = now;
        }
    }

    private void swap(String next) {
        Acceptance acceptance = edited.changedSince(Optional.of(versions.of(running)));
        long attempt = journal()
                .enter(Entry.intent(Action.CONFIGURATION, Access.CHANGE, SCREEN)
                        .because("to run from " + next)
                        .build());
        LOG.info("The set is exchanged: {} for {}", next, running);
        judged = next;
        stoodStill = hub.getBean(Clock.class).instant();
        close();
        try {
            hub = launch.start(next, acceptance);
        } catch (RuntimeException e) {
            // A process that is told to stop starts nothing any more.
            if (!stopped) {
                goBack(next, attempt, Failures.of("hub", e));
            }
            return;
        }
        running = next;
        findingsFile.write(List.of());
        conclude(attempt, Outcome.DONE, "runs from " + next);
        settle();
    }

    private void goBack(String next, long attempt, HubException failure) {
        SetFindings findings = Launch.notStarted(SetFindings.NONE, failure);
        tell(findings);
        hub = launch.start(running, Launch.goingOn(next));
        conclude(
                attempt,
                Outcome.FAILED,
                "runs on from " + running + ": " + failure.code().code());
        settle();
    }

    // What the limit of a stop has cut off, and what fell due meanwhile. Should it fail again, it waits for its
    // schedule, as any
    // run does.
    private void settle() {
        Instant since = stoodStill;
        stoodStill = null;
        try {
            LinkageRunner linkages = hub.getBean(LinkageRunner.class);
            linkages.settle();
            if (since != null) {
                linkages.makeUpFor(since, hub.getBean(Clock.class).instant());
            }
        } catch (RuntimeException e) {
            HubException known = Failures.of("hub", e);
            LOG.error("{} {}", known.code().code(), known.detail());
        }
    }

    private void conclude(long attempt, Outcome outcome, String text) {
        journal()
                .enter(Entry.of(Action.CONFIGURATION, Access.CHANGE, outcome, SCREEN)
                        .refers(attempt)
                        .because(text)
                        .build());
    }

    private void refuse(String hash, SetFindings findings) {
        tell(findings);
        journal()
                .enter(Entry.of(Action.CONFIGURATION, Access.CHANGE, Outcome.REFUSED, SCREEN)
                        .code(ErrorCode.ROUTE_INVALID.code())
                        .because(hash + ": " + findings.places())
                        .build());
    }

    private void tell(SetFindings findings) {
        LOG.error("The edited set does not run; the hub runs on from {}", running);
        findings.errors().forEach(finding -> LOG.error("{} {}", ErrorCode.ROUTE_INVALID.code(), finding));
        findingsFile.write(findings.errors());
    }

    private ChangeRequests requests() {
        return hub.getBean(ChangeRequests.class);
    }

    private Journal journal() {
        return hub.getBean(Journal.class);
    }

    /** The process was told to stop: nobody looks any more, and what was found is no longer told. */
    public void stop() {
        stopped = true;
        findingsFile.write(List.of());
    }

    @Override
    public void close() {
        if (hub != null) {
            hub.close();
            hub = null;
        }
    }
}
