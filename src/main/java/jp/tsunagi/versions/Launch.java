package jp.tsunagi.versions;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import jp.tsunagi.audit.journal.Acceptance;
import jp.tsunagi.errors.ErrorCode;
import jp.tsunagi.errors.HubException;
import jp.tsunagi.files.Failures;
import org.springframework.context.ConfigurableApplicationContext;

/** Starts the hub: from the edited set when that is in order, else from the one that it ran last. */
public final class Launch {
    private final EditedSet edited;
    private final VersionFolder versions;
    private final Permission permission;
    private final Starter starter;

    /** Tells whether a set may take the place of the one that ran last. */
    @FunctionalInterface
    public interface Permission {
        /**
         * As that one says, and by its ledger: the other one may name another ledger.
         *
         * @param last folder of the set that ran last
         * @param hash of the other one
         */
        boolean mayRun(Path last, String hash);
    }

    /** Starts a hub. */
    @FunctionalInterface
    public interface Starter {
        /**
         * Starts it.
         *
         * @param home folder of a checked set
         * @param acceptance of that set, should it be another one than before
         * @throws RuntimeException what keeps it from starting; then nothing of it runs on
         */
        ConfigurableApplicationContext start(Path home, Acceptance acceptance);
    }

    /**
     * A hub that runs.
     *
     * @param hash of the set that it runs from
     * @param edited hash of the edited set, which was looked at
     * @param findings why it does not run from that
     * @param waits whether it does not, because the edited set waits for approval
     */
    public record Launched(
            ConfigurableApplicationContext hub, String hash, String edited, SetFindings findings, boolean waits) {}

    public Launch(EditedSet edited, VersionFolder versions, Permission permission, Starter starter) {
        this.edited = edited;
        this.versions = versions;
        this.permission = permission;
        this.starter = starter;
    }

    /**
     * Starts the hub.
     *
     * @throws HubException ROUTE_INVALID with all findings, when the edited set is not in order and none ran before
     */
    public Launched start() {
        Optional<String> last = versions.last();
        String now = edited.state();
        if (last.filter(now::equals).isPresent()) {
            return new Launched(start(now, Acceptance.by(Acceptance.HUB)), now, now, SetFindings.NONE, false);
        }
        Judgement judgement = judged(now, last.isPresent());
        return judgement.inOrder() ? take(last, judgement) : goOn(last, judgement.hash(), judgement.findings(), false);
    }

    // A set that ran before needs no room on the disk to run again.
    private Judgement judged(String now, boolean ranBefore) {
        try {
            return edited.judge();
        } catch (HubException e) {
            if (!ranBefore) {
                throw e;
            }
            return new Judgement(now, notStarted(SetFindings.NONE, e));
        }
    }

    private Launched take(Optional<String> last, Judgement judgement) {
        String hash = judgement.hash();
        if (last.isPresent() && !permission.mayRun(versions.whole(last.get()), hash)) {
            return goOn(last, hash, judgement.findings(), true);
        }
        Acceptance acceptance = edited.changedSince(last.map(versions::of));
        try {
            return new Launched(start(hash, acceptance), hash, hash, judgement.findings(), false);
        } catch (RuntimeException e) {
            if (last.isEmpty()) {
                throw e;
            }
            HubException failure = Failures.of(Acceptance.HUB, e);
            boolean waits = failure.code() == ErrorCode.APPROVAL_REFUSED;
            return goOn(last, hash, waits ? judgement.findings() : notStarted(judgement.findings(), failure), waits);
        }
    }

    private Launched goOn(Optional<String> last, String edited, SetFindings findings, boolean waits) {
        String hash =
                last.orElseThrow(() -> new HubException(ErrorCode.ROUTE_INVALID, String.join("\n", findings.errors())));
        return new Launched(start(hash, goingOn(edited)), hash, edited, findings, waits);
    }

    /** Of a set that ran before, when another one cannot take its place. */
    static Acceptance goingOn(String other) {
        return new Acceptance(Acceptance.HUB, "the set " + other + " does not run");
    }

    /**
     * Starts the hub from a set that is kept.
     *
     * @throws RuntimeException what keeps it from starting; then nothing of it runs on
     */
    ConfigurableApplicationContext start(String hash, Acceptance acceptance) {
        ConfigurableApplicationContext hub = starter.start(versions.whole(hash), acceptance);
        try {
            versions.ran(hash);
            return hub;
        } catch (RuntimeException e) {
            hub.close();
            throw e;
        }
    }

    static SetFindings notStarted(SetFindings findings, HubException failure) {
        List<String> errors = new ArrayList<>(findings.errors());
        errors.add("the set does not start: " + failure.code().code() + " " + failure.detail());
        return new SetFindings(errors, findings.warnings());
    }
}
