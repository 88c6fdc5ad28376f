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
    private final Starter starter;

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
     */
    public record Launched(ConfigurableApplicationContext hub, String hash, String edited, SetFindings findings) {}

    public Launch(EditedSet edited, VersionFolder versions, Starter starter) {
        this.edited = edited;
        this.versions = versions;
        this.starter = starter;
    }

    /**
     * Starts the hub.
     *
     * @throws HubException ROUTE_INVALID with all findings, when the edited set is not in order and none ran before
     */
    public Launched start() {
        Optional<String> last = versions.last();
        String now = edited.hash();
        if (last.filter(now::equals).isPresent()) {
            return new Launched(start(now, Acceptance.by("hub")), now, now, SetFindings.NONE);
        }
        Judgement judgement = edited.judge();
        SetFindings findings = judgement.findings();
        if (judgement.inOrder()) {
            Acceptance acceptance = edited.changedSince(versions.of(last.orElse("none")));
            try {
                return new Launched(start(judgement.hash(), acceptance), judgement.hash(), judgement.hash(), findings);
            } catch (RuntimeException e) {
                if (last.isEmpty()) {
                    throw e;
                }
                findings = notStarted(findings, Failures.of("hub", e));
            }
        }
        if (last.isEmpty()) {
            throw new HubException(ErrorCode.ROUTE_INVALID, String.join("\n", findings.errors()));
        }
        Acceptance goingOn = new Acceptance("hub", "the edited set " + judgement.hash() + " cannot run");
        return new Launched(start(last.get(), goingOn), last.get(), judgement.hash(), findings);
    }

    /** Starts the hub from a set that is kept. */
    ConfigurableApplicationContext start(String hash, Acceptance acceptance) {
        ConfigurableApplicationContext hub = starter.start(versions.of(hash), acceptance);
        versions.ran(hash);
        return hub;
    }

    static SetFindings notStarted(SetFindings findings, HubException failure) {
        List<String> errors = new ArrayList<>(findings.errors());
        errors.add("the set does not start: " + failure.code().code() + " " + failure.detail());
        return new SetFindings(errors, findings.warnings());
    }
}
