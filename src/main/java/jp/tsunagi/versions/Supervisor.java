package jp.tsunagi.versions;

import java.util.List;
import java.util.Optional;
import jp.tsunagi.audit.journal.Acceptance;
import jp.tsunagi.audit.journal.AcceptedVersion;
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
    private String judged;
    private String seen;
    private String waiting;

    public Supervisor(EditedSet edited, Launch launch, VersionFolder versions, FindingsFile findingsFile) {
        this.edited = edited;
        this.launch = launch;
        this.versions = versions;
        this.findingsFile = findingsFile;
    }

    /** Starts the hub, and finishes what a crash has left. */
    public void start() {
        versions.clear();
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
        hub.getBean(LinkageRunner.class).settle();
    }

    /** The hub that runs now. */
    public ConfigurableApplicationContext hub() {
        return hub;
    }

    /** Looks at the edited set. What is the same as at the look before has come to rest, and is judged once. */
    public void look() {
        // Somebody has told the process to stop.
        if (!hub.isActive()) {
            return;
        }
        try {
            String now = edited.hash();
            if (!now.equals(seen)) {
                seen = now;
            } else if (!now.equals(judged) || isApprovedMeanwhile(now)) {
                consider(now);
            }
        } catch (HubException e) {
            seen = null;
            LOG.warn("{} {}", e.code().code(), e.detail());
        }
    }

    private boolean isApprovedMeanwhile(String now) {
        return now.equals(waiting) && requests().mayRun(now);
    }

    private void consider(String now) {
        waiting = null;
        if (now.equals(running)) {
            judged = now;
            findingsFile.write(List.of());
            LOG.info("The edited set is again the one that runs");
            return;
        }
        Judgement judgement = edited.judge();
        if (!judgement.hash().equals(now)) {
            seen = null;
            return;
        }
        judged = now;
        if (!judgement.inOrder()) {
            refuse(now, judgement.findings());
        } else if (requests().mayRun(now)) {
            swap(now);
        } else {
            ask(now);
        }
    }

    private void ask(String next) {
        waiting = next;
        ChangeRequest request = requests()
                .find(next)
                .orElseGet(() -> requests().submit(next, edited.changedSince(Optional.of(versions.of(running)))));
        String line = "the edited set " + next + " waits until " + request.expires() + " for approval by another person"
                + " than " + request.acceptance().who() + ": `approve " + AcceptedVersion.shortened(next) + "`";
        LOG.info("{}", line);
        findingsFile.write(List.of(line));
    }

    private void swap(String next) {
        long attempt = journal()
                .enter(Entry.intent(Action.CONFIGURATION, Access.CHANGE, SCREEN)
                        .because("to run from " + next)
                        .build());
        LOG.info("The set is exchanged: {} for {}", next, running);
        Acceptance acceptance = edited.changedSince(Optional.of(versions.of(running)));
        hub.close();
        try {
            hub = launch.start(next, acceptance);
            running = next;
            findingsFile.write(List.of());
            conclude(attempt, Outcome.DONE, "runs from " + next);
        } catch (RuntimeException failure) {
            HubException e = Failures.of("hub", failure);
            hub = launch.start(running, new Acceptance("hub", "the set " + next + " does not start"));
            conclude(
                    attempt,
                    Outcome.FAILED,
                    "runs on from " + running + ": " + e.code().code());
            tell(Launch.notStarted(SetFindings.NONE, e));
        }
        settle();
    }

    // What the limit of a stop has cut off. Should it fail again, it waits for its schedule, as any run does.
    private void settle() {
        try {
            hub.getBean(LinkageRunner.class).settle();
        } catch (HubException e) {
            LOG.error("{} {}", e.code().code(), e.detail());
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

    @Override
    public void close() {
        if (hub != null) {
            hub.close();
        }
    }
}
