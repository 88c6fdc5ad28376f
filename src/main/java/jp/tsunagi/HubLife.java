package jp.tsunagi;

import jp.tsunagi.audit.journal.Acceptance;
import jp.tsunagi.audit.journal.Access;
import jp.tsunagi.audit.journal.Action;
import jp.tsunagi.audit.journal.ConfigurationFiles;
import jp.tsunagi.audit.journal.ConfigurationVersions;
import jp.tsunagi.audit.journal.Entry;
import jp.tsunagi.audit.journal.Journal;
import jp.tsunagi.audit.journal.Outcome;
import jp.tsunagi.privacy.HubKeys;
import jp.tsunagi.versions.ChangeRequests;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationEvent;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.SmartApplicationListener;

/**
 * Start and stop of the hub, entered before the first route starts and after the last has stopped. A journal that takes no
 * entry keeps the hub from starting.
 */
final class HubLife implements SmartLifecycle, SmartApplicationListener {
    private static final String SCREEN = "hub";

    private final Journal journal;
    private final ConfigurationVersions versions;
    private final ChangeRequests requests;
    private final ConfigurationFiles configuration;
    private final Acceptance acceptance;
    private final HubReadiness readiness;
    private final HubKeys keys;
    private final boolean unattended;
    private long start;
    private long stop;
    private boolean running;

    /** @param unattended whether linkages start by themselves */
    HubLife(
            Journal journal,
            ConfigurationVersions versions,
            ChangeRequests requests,
            ConfigurationFiles configuration,
            Acceptance acceptance,
            HubReadiness readiness,
            HubKeys keys,
            boolean unattended) {
        this.keys = keys;
        this.journal = journal;
        this.versions = versions;
        this.requests = requests;
        this.configuration = configuration;
        this.acceptance = acceptance;
        this.readiness = readiness;
        this.unattended = unattended;
    }

    @Override
    public void start() {
        // What a crash left says nothing.
        readiness.serving(false);
        start = journal.enter(Entry.intent(Action.HUB_START, Access.CHANGE, SCREEN)
                .because(unattended ? "unattended" : "for a command")
                .build());
        if (start == 1) {
            journal.enter(Entry.of(Action.KEY, Access.CHANGE, Outcome.DONE, "first start")
                    .because("keys made: " + String.join(", ", keys.names()))
                    .build());
        }
        if (!Acceptance.NONE.equals(acceptance)) {
            accept(configuration.version());
        }
        running = true;
    }

    private void accept(String hash) {
        boolean isOther = versions.newest()
                .filter(before -> before.approvalRequired() && !before.hash().equals(hash))
                .isPresent();
        boolean goesOn =
                acceptance.who().equals(Acceptance.HUB) && versions.find(hash).isPresent();
        if (isOther && !goesOn) {
            requests.require(hash);
        }
        versions.accept(configuration, requests.stated(hash, acceptance), requests.isApprovalRequired());
        requests.taken(hash);
    }

    @Override
    public boolean supportsEventType(Class<? extends ApplicationEvent> type) {
        return ApplicationReadyEvent.class.isAssignableFrom(type) || ContextClosedEvent.class.isAssignableFrom(type);
    }

    @Override
    public void onApplicationEvent(ApplicationEvent event) {
        if (event instanceof ApplicationReadyEvent) {
            journal.enter(Entry.of(Action.HUB_START, Access.CHANGE, Outcome.DONE, SCREEN)
                    .refers(start)
                    .build());
            readiness.serving(true);
        } else if (running) {
            readiness.serving(false);
            stop = journal.enter(
                    Entry.intent(Action.HUB_STOP, Access.CHANGE, SCREEN).build());
        }
    }

    @Override
    public void stop() {
        running = false;
        if (stop > 0) {
            journal.enter(Entry.of(Action.HUB_STOP, Access.CHANGE, Outcome.DONE, SCREEN)
                    .refers(stop)
                    .build());
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** First to start, last to stop. */
    @Override
    public int getPhase() {
        return Integer.MIN_VALUE;
    }
}
